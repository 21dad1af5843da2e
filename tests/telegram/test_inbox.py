"""What was accepted is dealt with, also when the process died in between."""

from __future__ import annotations

import json
from pathlib import Path

from handlers.reply import Language
from handlers.telegram.showing.wording import EdgeSentence
from store.state import State, open_state
from store.state.messages.inbox import KNOWN, TRIES, Accepted
from tests.emulator.control import Emulator, emulator
from tests.telegram.conversation import Scene, conversation
from tests.telegram.scripted import Scripted


def opened(folder: Path) -> State:
    state = open_state(folder / "state.db")
    assert isinstance(state, State)
    return state


async def accepted_and_killed(telegram: Emulator, scene: Scene, folder: Path, text: str) -> None:
    """The bot took the update in, and died before it was dealt with."""
    await scene.says("Li", text)
    (update,) = await telegram.updates.fetch(0, 1, 0, None)
    await telegram.updates.fetch(update["update_id"] + 1, 1, 0, None)
    kept = opened(folder)
    assert kept.inbox.accept([Accepted(update["update_id"], json.dumps(update))])
    kept.close()


async def test_a_question_that_was_accepted_is_answered_after_a_crash(
    assistant: Scripted, tmp_path: Path
) -> None:
    async with emulator() as telegram:
        async with conversation(assistant, tmp_path, telegram=telegram) as before:
            earlier = before.private("Li")
        await accepted_and_killed(telegram, earlier, tmp_path, "平罗县2022年收到多少申请")
        async with conversation(assistant, tmp_path, telegram=telegram) as after:
            li = after.resumed(earlier)
            answer = await li.bot_answer()
            assert answer.text.splitlines()[:2] == [
                EdgeSentence.MAY_BE_ANSWERED.say(Language.ZH),
                "24 件",
            ]
            await li.says("Li", "平罗县2022年收到多少申请")
            assert (await li.bot_answer()).first_line == "24 件"
            assert after.state.inbox.waiting() == 0


async def test_a_question_that_kills_the_process_is_given_up_and_that_is_said(
    assistant: Scripted, tmp_path: Path
) -> None:
    async with emulator() as telegram:
        async with conversation(assistant, tmp_path, telegram=telegram) as before:
            earlier = before.private("Li")
        await accepted_and_killed(telegram, earlier, tmp_path, "平罗县2022年收到多少申请")
        state = opened(tmp_path)
        for _ in range(TRIES - 1):
            assert state.inbox.give_up() == ()
            assert len(state.inbox.resume()) == 1
        state.close()
        async with conversation(assistant, tmp_path, telegram=telegram) as after:
            li = after.resumed(earlier)
            await after.delivered()
            assert (await li.bot_answer()).text == EdgeSentence.FAILED.say(Language.ZH)
            assert after.state.inbox.waiting() == 0
        assert assistant.asked == []
        assert len(telegram.said_by_bot(earlier.chat)) == 1


def test_a_number_is_known_for_two_days_and_its_text_only_until_it_is_done(tmp_path: Path) -> None:
    state = opened(tmp_path)
    assert state.inbox.accept([Accepted(7, "words"), Accepted(8, "words")]) == {7, 8}
    state.inbox.done(7)
    assert state.inbox.accept([Accepted(7, "words"), Accepted(9, "words")]) == {9}
    assert [each.number for each in state.inbox.resume()] == [8, 9]
    assert state.db.read("SELECT text FROM waiting WHERE number = 7") == []
    now = state.db.now()
    state.db.now = lambda: now + 2 * KNOWN
    assert state.inbox.accept([Accepted(7, "words")]) == {7}
    assert state.inbox.waiting() == 3
    state.close()
