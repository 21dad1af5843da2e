"""One update that the library cannot read is passed over; the others, and the next start, are none
the worse for it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from store.state import State, open_state
from store.state.messages.inbox import Accepted
from tests.emulator.control import Emulator, emulator
from tests.emulator.world import BOT
from tests.telegram.another_emulator import PRIVATE, Talk
from tests.telegram.conversation import conversation
from tests.telegram.scripted import Scripted

LI = {"id": 5_000_000_009, "is_bot": False, "first_name": "Li"}
MEMBER = {"user": BOT, "status": "member"}
RIGHTS = [
    "messages",
    "audios",
    "documents",
    "photos",
    "videos",
    "video_notes",
    "voice_notes",
    "polls",
    "other_messages",
]
BEFORE_TAGS = {
    **dict.fromkeys([f"can_send_{right}" for right in RIGHTS], True),
    **dict.fromkeys(
        ["can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages"],
        True,
    ),
    "user": BOT,
    "status": "restricted",
    "is_member": True,
    "until_date": 0,
    "can_manage_topics": True,
}
"""As a server before Bot API 10.0 says it."""
GROUP = {"id": -1_002_000_000_009, "type": "supergroup", "title": "xyzzy"}
CHANGE = {
    "chat": GROUP,
    "from": LI,
    "date": 1,
    "old_chat_member": MEMBER,
    "new_chat_member": BEFORE_TAGS,
}
UNREADABLE: list[tuple[str, Any]] = [
    ("my_chat_member", CHANGE),
    ("message", 5),
    ("message", {"text": "xyzzy"}),
    ("callback_query", {"id": "1"}),
    ("edited_message", ["xyzzy"]),
]


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with emulator() as telegram:
        yield telegram


@pytest.mark.parametrize("webhook", [False, True])
@pytest.mark.parametrize(("kind", "content"), UNREADABLE)
async def test_the_bot_goes_on(
    telegram: Emulator,
    assistant: Scripted,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    webhook: bool,
    kind: str,
    content: Any,
) -> None:
    async with conversation(assistant, tmp_path, telegram=telegram, webhook=webhook) as talk:
        li = talk.private("Li")
        await telegram.updates.put(kind, content)
        await li.says("Li", "平罗县2022年收到多少申请")
        assert (await li.bot_answer()).first_line == "24 件"
        await talk.settled()
        assert talk.state.inbox.waiting() == 0
    (logged,) = [record for record in caplog.records if record.getMessage() == "not readable"]
    assert (logged.levelno, logged.__dict__["kind"]) == (logging.ERROR, kind)
    assert "xyzzy" not in "".join(
        f"{record.getMessage()} {record.__dict__}" for record in caplog.records
    )


@pytest.mark.parametrize("webhook", [False, True])
async def test_one_that_an_earlier_version_kept_does_not_end_each_start(
    telegram: Emulator, assistant: Scripted, tmp_path: Path, webhook: bool
) -> None:
    state = open_state(tmp_path / "state.db")
    assert isinstance(state, State)
    state.inbox.accept([Accepted(9, json.dumps({"update_id": 9, "my_chat_member": CHANGE}))])
    state.close()
    async with conversation(assistant, tmp_path, telegram=telegram, webhook=webhook) as talk:
        li = talk.private("Li")
        await li.says("Li", "平罗县2022年收到多少申请")
        assert (await li.bot_answer()).first_line == "24 件"
        assert talk.state.inbox.waiting() == 0


async def test_it_is_so_on_the_other_emulator_too(other: Talk) -> None:
    await other.put("message", {"text": "xyzzy"})
    await other.says(PRIVATE, "平罗县2022年收到多少申请")
    assert (await other.answer(1))["text"].startswith("<b>24 件</b>")
