"""One current report for an agency and year; earlier texts are kept, and can be made to count
again.
"""

from __future__ import annotations

import pytest

from store.changes import ChangeKind, changes
from store.index import Index
from store.loader import Displaced, NothingBefore, RolledBack, rollback
from store.loader.decisions import beside
from tests.store.made import PINGLUO, XIJI, Workshop, report


def files(index: Index, *, superseded: bool) -> list[str]:
    return [held.file for held in index.held(superseded=superseded)]


def back(workshop: Workshop, *, undo: bool = False) -> object:
    return rollback(PINGLUO, 2022, workshop.index, workshop.names, undo=undo)


def write_and_load(workshop: Workshop, name: str, text: str) -> None:
    workshop.write(name, text)
    workshop.load()


# ---- which one counts ----------------------------------------------------------------------------
def test_a_new_text_is_a_new_version_and_the_old_one_is_kept(workshop: Workshop) -> None:
    for new in (5, 6, 7):
        write_and_load(workshop, "甲.txt", report(new=new))
    assert workshop.new_requests() == [7]
    versions = workshop.open().versions(PINGLUO, 2022)
    assert [(version.report.current, version.present) for version in versions] == [
        (False, False)
    ] * 2 + [(True, True)]


def test_two_files_in_one_load_are_both_named_and_the_one_given_last_counts(
    workshop: Workshop,
) -> None:
    first, last = workshop.write("z.txt", report(new=5)), workshop.write("a.txt", report(new=6))
    done = workshop.load(first, last)
    assert done.displaced == [Displaced(PINGLUO, 2022, "a.txt", "z.txt")]
    assert workshop.new_requests() == [6]
    index = workshop.open()
    assert files(index, superseded=False) == ["a.txt"]
    assert files(index, superseded=True) == ["a.txt", "z.txt"]


@pytest.mark.parametrize(
    ("first", "last", "counts"),
    [
        ("2023-03-01", "2023-01-20", 5),
        ("2023-01-20", "2023-03-01", 6),
        ("2023-03-01", "", 6),
        ("", "2023-01-20", 6),
        ("2023-02-30", "2023-01-20", 6),
    ],
    ids=["earlier", "later", "last without", "first without", "no such day"],
)
def test_the_later_publication_counts_where_both_say_when(
    workshop: Workshop, first: str, last: str, counts: int
) -> None:
    paths = [
        workshop.write("一.txt", report(new=5, published=first)),
        workshop.write("二.txt", report(new=6, published=last)),
    ]
    workshop.load(*paths)
    assert workshop.new_requests() == [counts]


def test_in_several_loads_as_in_one(workshop: Workshop) -> None:
    write_and_load(workshop, "一.txt", report(new=5, published="2023-03-01"))
    write_and_load(workshop, "二.txt", report(new=6, published="2023-01-20"))
    assert workshop.new_requests() == [5]


def test_a_text_that_comes_back_counts_again(workshop: Workshop) -> None:
    for new in (5, 6, 5):
        write_and_load(workshop, "甲.txt", report(new=new))
    assert workshop.new_requests() == [5]
    assert len(workshop.open().versions(PINGLUO, 2022)) == 2


def test_a_file_that_becomes_another_agencys_leaves_no_number_behind(workshop: Workshop) -> None:
    write_and_load(workshop, "甲.txt", report(PINGLUO, new=5))
    write_and_load(workshop, "甲.txt", report(XIJI, new=6))
    assert workshop.new_requests(PINGLUO) == []
    assert workshop.new_requests(XIJI) == [6]


def test_every_file_once_among_all_that_are_held(workshop: Workshop) -> None:
    for new in (5, 6):
        write_and_load(workshop, "甲.txt", report(new=new))
    back(workshop)
    assert files(workshop.open(), superseded=True) == ["甲.txt"]


# ---- going back and forth ------------------------------------------------------------------------
def test_back_and_back_again_and_forward(workshop: Workshop) -> None:
    for new in (5, 6, 7):
        write_and_load(workshop, "甲.txt", report(new=new))
    assert back(workshop) == RolledBack("甲.txt", "甲.txt", 3)
    assert workshop.new_requests() == [6]
    back(workshop)
    assert workshop.new_requests() == [5]
    assert back(workshop) == NothingBefore(3)
    back(workshop, undo=True)
    assert workshop.new_requests() == [6]
    back(workshop, undo=True)
    assert workshop.new_requests() == [7]
    assert back(workshop, undo=True) == NothingBefore(3)


def test_back_to_another_file(workshop: Workshop) -> None:
    write_and_load(workshop, "旧.txt", report(new=5))
    write_and_load(workshop, "新.txt", report(new=6))
    assert back(workshop) == RolledBack("新.txt", "旧.txt", 2)
    assert workshop.new_requests() == [5]


def test_nothing_to_go_back_to(workshop: Workshop) -> None:
    write_and_load(workshop, "甲.txt", report())
    assert back(workshop) == NothingBefore(1)
    assert rollback(XIJI, 2022, workshop.index, workshop.names) == NothingBefore(0)
    assert not beside(workshop.index).exists()


def test_a_rollback_survives_loads_of_the_same_and_ends_with_a_new_text(workshop: Workshop) -> None:
    for new in (5, 6):
        write_and_load(workshop, "甲.txt", report(new=new))
    back(workshop)
    workshop.load()
    assert workshop.new_requests() == [5]
    write_and_load(workshop, "乙.txt", report(new=6))
    assert workshop.new_requests() == [5], "the text that was rolled back, under another name"
    write_and_load(workshop, "甲.txt", report(new=7))
    assert workshop.new_requests() == [7]


def test_a_rollback_survives_the_loss_of_the_index(workshop: Workshop) -> None:
    for name, new in (("旧.txt", 5), ("新.txt", 6)):
        write_and_load(workshop, name, report(new=new))
    back(workshop)
    workshop.index.unlink()
    workshop.load()
    assert workshop.new_requests() == [5]


def test_a_text_that_was_rolled_back_does_not_count_where_nothing_else_is_there(
    workshop: Workshop,
) -> None:
    for new in (5, 6):
        write_and_load(workshop, "甲.txt", report(new=new))
    back(workshop)
    workshop.index.unlink()
    assert workshop.load().displaced == [Displaced(PINGLUO, 2022, "", "甲.txt")]
    assert workshop.new_requests() == []
    assert files(workshop.open(), superseded=True) == ["甲.txt"]


# ---- what changed --------------------------------------------------------------------------------
def test_the_change_cell_by_cell(workshop: Workshop) -> None:
    write_and_load(workshop, "甲.txt", report(new=5, documents=(1, 0, 4)))
    write_and_load(
        workshop, "甲.txt", report(new=6, documents=(1, 0, 4)).replace("行政许可\t0\n", "")
    )
    index = workshop.open()
    old, new = (
        index.facts([version.report])[version.report.id]
        for version in index.versions(PINGLUO, 2022)
    )
    found = [(*change.cell[1:], str(change.kind)) for change in changes(old, new)]
    assert found == [
        ("licensing", "decisions", ChangeKind.REMOVED),
        ("new", "natural_person", ChangeKind.CHANGED),
        ("new", "total", ChangeKind.CHANGED),
        ("granted", "natural_person", ChangeKind.CHANGED),
        ("granted", "total", ChangeKind.CHANGED),
        ("total_handled", "natural_person", ChangeKind.CHANGED),
        ("total_handled", "total", ChangeKind.CHANGED),
    ]
    assert next(changes(new, old)).kind is ChangeKind.ADDED
    assert list(changes(old, old)) == []


def test_where_a_number_stands_is_no_change(workshop: Workshop) -> None:
    write_and_load(workshop, "甲.txt", report())
    write_and_load(workshop, "甲.txt", "\n\n" + report())
    index = workshop.open()
    old, new = (
        index.facts([version.report])[version.report.id]
        for version in index.versions(PINGLUO, 2022)
    )
    assert list(changes(old, new)) == []
