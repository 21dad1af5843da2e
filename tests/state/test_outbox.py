from __future__ import annotations

from datetime import timedelta

import pytest

from handlers import kept_replies
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from store.state import DueMessage, MessageKind, Outgoing, Place, Stage, State, open_state
from store.state.messages.outbox import KEPT
from tests.state.conftest import Calendar

GROUP, OTHER = -1_002_000_000_005, 5_000_000_001


def message(
    key: str, chat: int = GROUP, topic: int | None = None, *, not_before: int = 0
) -> Outgoing:
    return Outgoing(key, chat, topic, MessageKind.ALERT, f"words of {key}", not_before=not_before)


def words(due: list[DueMessage]) -> list[str]:
    return [each.reply for each in due]


def send(state: State, due: DueMessage, number: int = 1) -> None:
    assert state.outbox.begin(due.id)
    state.outbox.shown(due.id, number, last=True)


def test_the_oldest_of_each_chat_is_due(state: State) -> None:
    assert state.outbox.put(message("a"), message("b"), message("c", OTHER)) == 3
    first, other = state.outbox.due()
    assert words([first, other]) == ["words of a", "words of c"]
    assert words(state.outbox.due(busy=[OTHER])) == ["words of a"]
    send(state, first)
    assert words(state.outbox.due()) == ["words of b", "words of c"]


def test_the_same_key_again_is_nothing(state: State) -> None:
    assert state.outbox.put(message("a")) == 1
    assert state.outbox.put(message("a"), message("a", OTHER)) == 0
    send(state, state.outbox.due()[0])
    assert state.outbox.put(message("a")) == 0
    assert state.outbox.due() == []


def test_it_is_put_with_its_cause_or_not_at_all(state: State) -> None:
    def cause_that_fails() -> None:
        with state.db.writing():
            state.standings.note(GROUP, "member")
            state.outbox.put(message("a"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cause_that_fails()
    assert state.outbox.due() == []
    assert state.standings.get(GROUP) is None


def test_whoever_listens_is_told_of_new_messages_only(state: State) -> None:
    told: list[str] = []
    state.outbox.listen(lambda: told.append("news"))
    state.outbox.put(message("a"))
    state.outbox.put(message("a"))
    assert told == ["news"]


def test_quiet_hours_hold_a_message_back_and_let_later_ones_pass(
    state: State, calendar: Calendar
) -> None:
    morning = int((calendar.now + timedelta(hours=8)).timestamp())
    state.outbox.put(message("alert", not_before=morning), message("notice"))
    (notice,) = state.outbox.due()
    assert notice.reply == "words of notice"
    send(state, notice)
    assert state.outbox.due() == []
    assert state.outbox.next_time() == morning
    calendar.pass_by(timedelta(hours=8))
    assert words(state.outbox.due()) == ["words of alert"]
    assert state.outbox.next_time() is None


def test_one_that_must_be_tried_again_holds_up_its_chat_alone(
    state: State, calendar: Calendar
) -> None:
    state.outbox.put(message("a"), message("b"), message("c", OTHER))
    first = state.outbox.due()[0]
    assert state.outbox.begin(first.id)
    state.outbox.postpone(first.id, 6.5)
    assert words(state.outbox.due()) == ["words of c"]
    calendar.pass_by(timedelta(seconds=7))
    again = state.outbox.due()[0]
    assert (again.reply, again.attempts, again.in_doubt) == ("words of a", 1, False)


def test_a_message_that_is_in_the_air_is_given_to_nobody_else(state: State) -> None:
    state.outbox.put(message("a"))
    (due,) = state.outbox.due()
    assert state.outbox.begin(due.id)
    assert state.outbox.due() == []
    assert not state.outbox.begin(due.id)


def test_what_was_in_the_air_when_the_process_died_is_in_doubt(
    state: State, place: Place, calendar: Calendar
) -> None:
    state.outbox.put(message("a"), message("b", OTHER))
    first = state.outbox.due()[0]
    state.outbox.begin(first.id)
    after = open_state(place, calendar)
    assert isinstance(after, State)
    assert after.outbox.recover() == 1
    assert [each.in_doubt for each in after.outbox.due()] == [True, False]
    assert after.outbox.counts()[Stage.UNCERTAIN] == 1
    after.close()


def test_only_the_part_in_the_air_is_in_doubt(state: State) -> None:
    state.outbox.put(message("a"))
    (due,) = state.outbox.due()
    state.outbox.begin(due.id)
    state.outbox.shown(due.id, 41, last=False)
    (due,) = state.outbox.due()
    assert (due.messages, due.in_doubt) == ((41,), False)
    state.outbox.begin(due.id)
    state.outbox.recover()
    (due,) = state.outbox.due()
    assert (due.messages, due.in_doubt, due.placeholder) == ((41,), True, None)
    state.outbox.begin(due.id)
    state.outbox.placed(due.id, 43)
    (due,) = state.outbox.due()
    assert (due.in_doubt, due.placeholder) == (True, 43)
    state.outbox.begin(due.id)
    state.outbox.postpone(due.id, 0)
    assert state.outbox.due()[0].in_doubt, "a doubt stays until the part is surely there"
    state.outbox.begin(due.id)
    state.outbox.shown(due.id, 43, last=False)
    (due,) = state.outbox.due()
    assert (due.messages, due.in_doubt, due.placeholder) == ((41, 43), False, None)


def test_what_is_settled_keeps_no_words_and_goes_after_its_time(
    state: State, calendar: Calendar
) -> None:
    state.outbox.put(message("a"), message("b", OTHER))
    first, second = state.outbox.due()
    send(state, first)
    state.outbox.begin(second.id)
    state.outbox.fail(second.id, "Bad Request: message is too long")
    assert state.db.read("SELECT DISTINCT reply FROM outbox") == [("",)]
    assert state.outbox.counts() == {
        Stage.QUEUED: 0,
        Stage.SENDING: 0,
        Stage.UNCERTAIN: 0,
        Stage.SENT: 1,
        Stage.FAILED: 1,
    }
    calendar.pass_by(KEPT)
    state.outbox.purge()
    assert sum(state.outbox.counts().values()) == 2
    calendar.pass_by(timedelta(seconds=1))
    state.outbox.purge()
    assert sum(state.outbox.counts().values()) == 0


def test_a_closed_topic_holds_up_itself_alone(state: State, calendar: Calendar) -> None:
    state.outbox.put(message("a", topic=7), message("b"), message("c", topic=8))
    assert state.pauses.shut(GROUP, 7)
    assert not state.pauses.shut(GROUP, 7), "that is no news"
    assert words(state.outbox.due()) == ["words of b"]
    send(state, state.outbox.due()[0])
    assert words(state.outbox.due()) == ["words of c"]
    send(state, state.outbox.due()[0])
    assert state.outbox.next_time() == int((calendar.now + timedelta(hours=1)).timestamp())
    assert state.pauses.open(GROUP, 7)
    assert words(state.outbox.due()) == ["words of a"]


def test_a_chat_that_is_shut_holds_up_all_its_topics_and_is_tried_again(
    state: State, calendar: Calendar
) -> None:
    state.outbox.put(message("a", topic=7), message("b"), message("c", OTHER))
    state.pauses.gone(GROUP)
    assert words(state.outbox.due()) == ["words of c"]
    calendar.pass_by(timedelta(hours=24))
    assert words(state.outbox.due()) == ["words of a", "words of c"]
    state.pauses.gone(GROUP)
    assert state.pauses.given_up() == []
    calendar.pass_by(timedelta(days=30))
    assert state.pauses.given_up() == [(GROUP, -1)]
    state.forget_chat(GROUP)
    assert words(state.outbox.due()) == ["words of c"]
    assert state.pauses.given_up() == []


def test_what_waits_moves_with_a_group(state: State) -> None:
    state.outbox.put(message("a", -5), message("b", topic=7), message("c", -5))
    state.migrate_chat(-5, GROUP)
    for expected in ("a", "b", "c"):
        (due,) = state.outbox.due()
        assert due.reply == f"words of {expected}"
        send(state, due)


def test_a_reply_is_kept_as_it_is() -> None:
    reply = Reply(
        (ReplyLine("24 件", Style.HEAD), ReplyLine("来源 <&>"), ReplyLine("𠮷", Style.TABLE)),
        Language.ZH,
        (
            (
                Button("办理结果", "平罗县2022年办理结果"),
                Button("订阅", "/subscribe 平罗县", private=True),
            ),
            (Button("…", "西吉"),),
        ),
    )
    assert kept_replies.read(kept_replies.written(reply)) == reply
