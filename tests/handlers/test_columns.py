"""A column of the evaluator has a value where every term has one, and where the form counts the
same under its name.
"""

from __future__ import annotations

import pytest

from handlers.answering.evaluator.columns import evaluator
from handlers.meaning import LATEST, Cells, Everyone, Quantity, SumOf
from store.index import Index
from store.index.records import SCALE
from store.measures import Measure
from tests.store.made import PINGLUO, XIJI, Workshop, report

RULES, DOCUMENTS = (Cells(Measure(row, "made")) for row in ("regulations", "normative_documents"))
DECISIONS = Cells(Measure("licensing", "decisions"))
BLANK_ROW = "行政许可\t\n"


def values(index: Index, quantity: Quantity, *, one_meaning: bool = True) -> list[int | None]:
    """The values of a quantity in the latest reports, in whole numbers."""
    column = evaluator(index).column(quantity, Everyone(), LATEST, one_meaning)
    return [None if value is None else int(value / SCALE) for value in column.values]


@pytest.mark.parametrize("at", range(3))
def test_a_sum_of_three_of_which_one_lacks_is_none(workshop: Workshop, at: int) -> None:
    terms = [RULES, DOCUMENTS]
    terms.insert(at, DECISIONS)
    whole = report(XIJI, documents=(3, 0, 4), decisions=6)
    blank = report(PINGLUO, documents=(2, 0, 4)).replace("行政许可\t0\n", BLANK_ROW)
    workshop.write("a.txt", whole)
    workshop.write("b.txt", blank)
    workshop.load()
    index = workshop.open()
    assert sorted(values(index, SumOf(tuple(terms))), key=str) == [9, None]
    lacking = evaluator(index).column(SumOf(tuple(terms)), Everyone(), LATEST).lacking
    assert len(lacking) == 1


def test_what_most_forms_count_is_the_columns_and_the_others_are_unlike(index: Index) -> None:
    """Four shipped reports are in the form of 2019, where 制发 is of those made public; one is in
    that of 2021.
    """
    column = evaluator(index).column(DOCUMENTS, Everyone(), LATEST)
    (unlike,) = column.unlike
    assert column.frame.forms[unlike] == "2021"
    assert column.values[unlike] is None
    assert sum(value is not None for value in column.values) == 4
    assert list(column.lacking) == []


def test_each_form_by_itself_is_told_where_that_is_asked(index: Index) -> None:
    assert None not in values(index, DOCUMENTS, one_meaning=False)


def test_what_both_forms_count_alike_is_of_both(index: Index) -> None:
    column = evaluator(index).column(DECISIONS, Everyone(), LATEST)
    assert (len(set(column.frame.forms)), column.unlike) == (2, frozenset())
    assert None not in column.values
