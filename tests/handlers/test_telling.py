"""What happened in the index is told once, whatever dies in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from handlers.telling import Telling
from store.index import Event, Index, open_index
from store.loader import RolledBack, rollback
from store.names import Names
from store.state import MessageKind, Outgoing, State, open_state
from tests.store.begun import begin_state
from tests.store.made import PINGLUO, Workshop, report


@pytest.fixture
def workshop(tmp_path: Path, names: Names) -> Workshop:
    folder = tmp_path / "reports"
    folder.mkdir()
    return Workshop(folder, tmp_path / "index.db", names)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = open_state(begin_state(tmp_path / "state.db"))
    assert isinstance(opened, State)
    yield opened
    opened.close()


def everybody(events: Sequence[Event]) -> list[Outgoing]:
    """One message for what happened together, as subscriptions do it."""
    key = "+".join(f"{event.number} {event.fingerprint[:8]}" for event in events)
    said = "、".join(f"{event.year} {event.kind}" for event in events)
    return [Outgoing(key, 7, None, MessageKind.ALERT, said)]


def told(workshop: Workshop, state: State) -> list[str]:
    """Catch up, and take what there is to say."""
    index = open_index(workshop.index)
    assert isinstance(index, Index)
    Telling(index, state, everybody).catch_up()
    index.close()
    said = []
    while due := state.outbox.due():
        for each in due:
            said.append(each.reply)
            state.outbox.begin(each.id)
            state.outbox.shown(each.id, 1, last=True)
    return said


def test_each_load_is_told_once(workshop: Workshop, state: State) -> None:
    workshop.write("2021.txt", report(year=2021))
    workshop.write("2022.txt", report(year=2022))
    workshop.load()
    assert told(workshop, state) == ["2021 new、2022 new"]
    assert told(workshop, state) == []
    workshop.write("2022.txt", report(year=2022, new=9))
    workshop.load()
    assert told(workshop, state) == ["2022 changed"]


def test_a_version_that_counts_again_is_told_to_those_who_heard_of_another(
    workshop: Workshop, state: State
) -> None:
    for new in (5, 6):
        workshop.write("甲.txt", report(new=new))
        workshop.load()
    assert told(workshop, state) == ["2022 new、2022 changed"]
    for undo in (False, True, False):
        assert isinstance(
            rollback(PINGLUO, 2022, workshop.index, workshop.names, undo=undo), RolledBack
        )
        assert told(workshop, state) == ["2022 changed"]
        assert told(workshop, state) == []


def test_an_index_made_anew_alerts_of_what_is_new_alone(workshop: Workshop, state: State) -> None:
    workshop.write("2021.txt", report(year=2021))
    workshop.load()
    told(workshop, state)
    workshop.index.unlink()
    workshop.write("2022.txt", report(year=2022))
    workshop.load()
    assert told(workshop, state) == ["2022 new"]


def test_messages_and_position_stand_or_fall_together(workshop: Workshop, state: State) -> None:
    workshop.write("甲.txt", report())
    workshop.load()
    index = open_index(workshop.index)
    assert isinstance(index, Index)

    def broken(events: Sequence[Event]) -> list[Outgoing]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Telling(index, state, broken).catch_up()
    index.close()
    assert told(workshop, state) == ["2022 new"]


def test_two_that_tell_at_once_tell_it_once(workshop: Workshop, state: State) -> None:
    workshop.write("甲.txt", report())
    workshop.load()
    index = open_index(workshop.index)
    assert isinstance(index, Index)
    other = Telling(index, state, everybody)

    def meanwhile(events: Sequence[Event]) -> list[Outgoing]:
        other.catch_up()
        return [Outgoing("twice", 7, None, MessageKind.ALERT, "twice")]

    assert Telling(index, state, meanwhile).catch_up() == 0
    index.close()
    assert told(workshop, state) == ["2022 new"]
