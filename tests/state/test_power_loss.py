"""What was promised outlives a loss of power; what may go is only what keeps something from being
done again.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.state import MessageKind, Outgoing, Stage, State, open_state
from store.state.chats.hours import Quiet
from store.state.chats.subscriptions import EVERYTHING, What
from store.state.messages.inbox import Accepted
from store.state.messages.told import Position
from tests.state.power import Noting, lose_power, power_is_there

CHAT = -5
ALERT = Outgoing("alert", CHAT, None, MessageKind.ALERT, "words")


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[State]:
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda *given, **more: connect(*given, factory=Noting, **more)
    )
    first = open_state(tmp_path / "state.db")
    assert isinstance(first, State)
    first.close()
    power_is_there(tmp_path / "state.db")
    opened = open_state(tmp_path / "state.db")
    assert isinstance(opened, State)
    yield opened
    opened.close()


def after_the_loss(folder: Path) -> State:
    """The state as it is found when the power is back; the process that ran is not asked."""
    there = folder / "after"
    there.mkdir()
    for name in ("state.db", "state.db-wal", "state.db-synced"):
        if (folder / name).exists():
            shutil.copy2(folder / name, there / name)
    lose_power(there / "state.db")
    opened = open_state(there / "state.db")
    assert isinstance(opened, State)
    return opened


def _within(state: State) -> None:
    with state.db.writing(lazy=True):
        state.answered.note(CHAT, "message:1", "f", [2])
        state.outbox.put(ALERT)


def _placed(state: State) -> None:
    state.outbox.put(ALERT)
    state.outbox.begin(1)
    state.outbox.placed(1, 9)


def _moved(state: State) -> None:
    state.languages.choose(CHAT, "en")
    state.migrate_chat(CHAT, -100)


PROMISED: dict[str, tuple[Callable[[State], object], Callable[[State], object]]] = {
    "an update": (
        lambda state: state.inbox.accept([Accepted(7, "{}")]),
        lambda state: [each.number for each in state.inbox.resume()] == [7],
    ),
    "a message to be sent": (
        lambda state: state.outbox.put(ALERT),
        lambda state: state.outbox.waiting() == 1,
    ),
    "a message that leaves": (
        lambda state: (state.outbox.put(ALERT), state.outbox.begin(1)),
        lambda state: state.outbox.counts()[Stage.SENDING] == 1,
    ),
    "a message in doubt": (
        _placed,
        lambda state: state.outbox.due()[0].placeholder == 9,
    ),
    "what was told": (
        lambda state: state.told.advance(state.told.position("i"), 5, ["f"], {"s": "f"}),
        lambda state: (
            (state.told.position("i"), state.told.last(["s"])) == (Position("i", 5), {"s": "f"})
        ),
    ),
    "a subscription": (
        lambda state: state.subscriptions.add(CHAT, None, EVERYTHING, What.NEW, "Li"),
        lambda state: len(state.subscriptions.here(CHAT, None)) == 1,
    ),
    "a digest": (
        lambda state: state.schedules.put(
            CHAT, None, "0 9 * * *", EVERYTHING, 0, always=True, seen=0
        ),
        lambda state: state.schedules.get(CHAT, None),
    ),
    "quiet hours": (
        lambda state: state.hours.set_quiet(CHAT, Quiet(0, 60)),
        lambda state: state.hours.quiet(CHAT) == Quiet(0, 60),
    ),
    "an administrator": (
        lambda state: state.admins.add(5, "Li", 1),
        lambda state: state.admins.get(5) is not None,
    ),
    "a language that was chosen": (
        lambda state: state.languages.choose(CHAT, "en"),
        lambda state: state.languages.chosen(CHAT) == "en",
    ),
    "a supergroup's settings": (
        _moved,
        lambda state: state.languages.chosen(-100) == "en",
    ),
    "what is put within something that may go": (
        _within,
        lambda state: state.outbox.waiting() == 1,
    ),
}


@pytest.mark.parametrize("promised", PROMISED)
def test_what_was_promised_is_there(state: State, tmp_path: Path, promised: str) -> None:
    do, is_there = PROMISED[promised]
    state.inbox.done(3)
    do(state)
    state.inbox.done(4)
    found = after_the_loss(tmp_path)
    assert is_there(found)
    found.close()


def test_a_message_whose_confirmation_is_lost_is_in_doubt_and_not_sent_again_unmarked(
    state: State, tmp_path: Path
) -> None:
    state.outbox.put(ALERT)
    assert state.outbox.begin(1)
    state.outbox.shown(1, 77, last=True)
    found = after_the_loss(tmp_path)
    assert found.outbox.recover() == 1
    (due,) = found.outbox.due()
    assert due.in_doubt
    found.close()


def test_what_may_go_does_go_in_this_test(state: State, tmp_path: Path) -> None:
    """Else the tests above would show nothing."""
    state.inbox.accept([Accepted(7, "{}")])
    size = (tmp_path / "state.db-wal").stat().st_size
    state.inbox.done(7)
    assert (tmp_path / "state.db-wal").stat().st_size > size
    found = after_the_loss(tmp_path)
    assert found.inbox.waiting() == 1
    found.close()
