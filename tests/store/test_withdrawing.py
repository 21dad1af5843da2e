"""Reports that are taken out: they count for nobody, however often they are loaded, until they are
put back.
"""

from __future__ import annotations

import pytest

from store.index import Happened
from store.loader import Loaded, NothingToWithdraw, Withdrew, withdraw
from store.loader.decisions import beside
from tests.store.made import PINGLUO, XIJI, Workshop, report


@pytest.fixture
def two(workshop: Workshop) -> Workshop:
    """Two reports."""
    workshop.write("甲.txt", report(PINGLUO))
    workshop.write("乙.txt", report(XIJI))
    workshop.load()
    return workshop


def out(workshop: Workshop, *, undo: bool = False, file: str = "", whose: str = PINGLUO) -> object:
    pair = None if file else (whose, 2022)
    return withdraw(workshop.index, workshop.names, file=file, pair=pair, undo=undo)


def counting(workshop: Workshop) -> list[str]:
    return sorted(held.agency.name for held in workshop.open().held())


def test_out_of_everything_at_once_and_back(two: Workshop) -> None:
    assert out(two) == Withdrew(("甲.txt",), ((PINGLUO, 2022),))
    assert counting(two) == [XIJI]
    assert [held.file for held in two.open().withdrawn()] == ["甲.txt"]
    assert out(two) == NothingToWithdraw(1)
    assert out(two, undo=True) == Withdrew(("甲.txt",), ((PINGLUO, 2022),))
    assert counting(two) == sorted([PINGLUO, XIJI])
    assert out(two, undo=True) == NothingToWithdraw(1)
    assert out(two, whose="月球基地") == NothingToWithdraw(0)


def test_subscribers_can_be_told(two: Workshop) -> None:
    out(two)
    out(two, undo=True)
    kinds = [event.kind for event in two.open().events_after(0) if event.agency == PINGLUO]
    assert kinds == [Happened.NEW, Happened.GONE, Happened.NEW]


def test_the_same_text_stays_out_and_a_corrected_one_counts(two: Workshop) -> None:
    out(two, file="甲.txt")
    two.write("另名.txt", report(PINGLUO))
    two.load()
    assert counting(two) == [XIJI]
    two.write("甲.txt", report(PINGLUO, new=9))
    assert isinstance(two.load(), Loaded)
    assert two.new_requests() == [9]


def test_no_earlier_version_stands_in_for_it(two: Workshop) -> None:
    two.write("甲.txt", report(PINGLUO, new=9))
    two.load()
    assert isinstance(out(two), Withdrew)
    assert counting(two) == [XIJI]


def test_survives_the_loss_of_the_index(two: Workshop) -> None:
    out(two)
    two.index.unlink()
    two.load()
    assert counting(two) == [XIJI]
    assert '"decision": "withdraw"' in beside(two.index).read_text(encoding="utf-8")


def test_one_of_unknown_agency_waits_no_more(workshop: Workshop) -> None:
    workshop.write("局.txt", report("县统计局"))
    workshop.load()
    out(workshop, file="局.txt")
    assert workshop.open().unsettled() == []
