from __future__ import annotations

import sqlite3

import pytest

from store.index import Event, Happened
from store.loader import Assigned, RolledBack, assign, rollback
from tests.store.made import PINGLUO, XIJI, Workshop, report


def events(workshop: Workshop, after: int = 0) -> list[Event]:
    index = workshop.open()
    found = index.events_after(after)
    index.close()
    return found


def what(found: list[Event]) -> list[tuple[str, int | None, Happened]]:
    return [(event.agency, event.year, event.kind) for event in found]


def test_a_load_notes_what_is_new_and_what_changed(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(PINGLUO, new=5))
    workshop.write("乙.txt", report(XIJI))
    workshop.load()
    first = events(workshop)
    assert sorted(what(first)) == sorted(
        [(PINGLUO, 2022, Happened.NEW), (XIJI, 2022, Happened.NEW)]
    )
    assert len({event.load for event in first}) == 1
    workshop.write("甲.txt", report(PINGLUO, new=6))
    workshop.load()
    (changed,) = events(workshop, first[-1].number)
    assert what([changed]) == [(PINGLUO, 2022, Happened.CHANGED)]
    assert changed.before in [event.report for event in first]
    index = workshop.open()
    held = index.reports([number for number in (changed.report, changed.before) if number])
    index.close()
    assert [held[number].current for number in held] == [False, True]


def test_the_same_files_again_are_no_event(workshop: Workshop) -> None:
    workshop.write("甲.txt", report())
    workshop.load()
    before = events(workshop)
    workshop.load()
    assert events(workshop) == before


def test_an_index_made_anew_has_another_name_and_the_same_fingerprints(workshop: Workshop) -> None:
    for number, new in enumerate((5, 6)):
        workshop.write(f"{number}.txt", report(year=2021 + number, new=new))
        workshop.load()
    index = workshop.open()
    before, name = index.events_after(0), index.identity()
    index.close()
    workshop.index.unlink()
    workshop.load()
    index = workshop.open()
    assert index.identity() != name
    assert {event.fingerprint for event in index.events_after(0)} == {
        event.fingerprint for event in before if event.kind is Happened.NEW
    }
    index.close()


def test_problems_that_come_with_another_year_are_an_event_of_the_text_that_has_them(
    workshop: Workshop,
) -> None:
    workshop.write("2022.txt", report(year=2022, over=3))
    workshop.load()
    last = events(workshop)[-1].number
    workshop.write("2021.txt", report(year=2021, forward=1))
    workshop.load()
    assert what(events(workshop, last)) == [
        (PINGLUO, 2021, Happened.NEW),
        (PINGLUO, 2022, Happened.PROBLEMS),
    ]


def test_rolling_back_goes_to_a_text_whose_fingerprint_is_known(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    workshop.write("甲.txt", report(new=6))
    workshop.load()
    first, second = events(workshop)
    assert isinstance(rollback(PINGLUO, 2022, workshop.index, workshop.names), RolledBack)
    assert isinstance(
        rollback(PINGLUO, 2022, workshop.index, workshop.names, undo=True), RolledBack
    )
    back, forth = events(workshop, second.number)
    assert [back.fingerprint, forth.fingerprint] == [first.fingerprint, second.fingerprint]


def test_an_assignment_takes_a_report_from_one_and_gives_it_to_another(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(PINGLUO))
    workshop.load()
    last = events(workshop)[-1].number
    assert isinstance(
        assign("甲.txt", workshop.names.agency(XIJI), workshop.index, workshop.names), Assigned
    )
    found = events(workshop, last)
    assert sorted(what(found)) == sorted(
        [(PINGLUO, 2022, Happened.GONE), (XIJI, 2022, Happened.NEW)]
    )
    assert [event.report is None for event in found if event.kind is Happened.GONE] == [True]


def test_an_index_of_an_earlier_version_of_the_program_notes_what_it_holds(
    workshop: Workshop,
) -> None:
    workshop.write("甲.txt", report())
    workshop.load()
    expected = events(workshop)
    with sqlite3.connect(workshop.index) as earlier:
        earlier.execute("DROP TABLE events")
        earlier.execute("DROP TABLE identity")
        earlier.execute("DELETE FROM _sqlite_migrations WHERE name = 'm007_events'")
    earlier.close()
    (noted,) = events(workshop)
    assert (noted.kind, noted.report, noted.fingerprint) == (
        Happened.NEW,
        1,
        expected[0].fingerprint,
    )


@pytest.mark.parametrize("settled", [True, False])
def test_two_files_of_one_name_are_one_report_only_if_it_is_known_whose(
    workshop: Workshop, settled: bool
) -> None:
    agency = PINGLUO if settled else "县统计局"
    workshop.write("甲.txt", report(agency, new=5))
    workshop.write("乙.txt", report(agency, new=6))
    workshop.load()
    assert len(events(workshop)) == (1 if settled else 2)
