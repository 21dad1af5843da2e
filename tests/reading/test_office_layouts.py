"""Reports as offices publish them: read whole in every format, and nothing is ever wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from benchmarks.synthetic import synthetic_report
from store.model import Reading
from store.reading import read
from tests.reading.documents import as_docx, as_html, as_pdf, as_text, as_xlsx
from tests.reading.office_layouts import (
    LAYOUTS,
    an_item_each,
    continued,
    in_one_table,
    reviews_apart,
    with_notes,
)
from tests.reading.relaid import Part, relaid
from tests.reading.samples import HEADER, codes, reading_of
from tests.reading.test_formats import facts

Make = Callable[[Sequence[Part]], bytes]
FORMATS: dict[str, Make] = {
    "tabs.txt": as_text,
    "blanks.txt": partial(as_text, gap="   "),
    "page.html": as_html,
    "book.xlsx": as_xlsx,
}
PDFS: dict[str, Make] = {"ruled.pdf": as_pdf, "unruled.pdf": partial(as_pdf, ruled=False)}


def made(seed: int, year: int) -> Reading:
    """A report with numbers of its own, read from plain text."""
    name, text = synthetic_report(seed, year)
    found = read(name, text.encode())
    assert isinstance(found, Reading)
    return found


def again(name: str, content: bytes) -> Reading:
    found = read(name, content)
    assert isinstance(found, Reading)
    return found


@pytest.mark.parametrize("year", [2020, 2022])
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_gives_the_facts_of_the_report(layout: str, name: str, year: int) -> None:
    gold = made(year, year)
    found = again(name, FORMATS[name](LAYOUTS[layout](relaid(gold))))
    assert facts(found) == facts(gold)
    assert (found.agency_printed, found.year) == (gold.agency_printed, gold.year)
    assert codes(found) == codes(gold)


def test_three_layouts_at_once_in_word() -> None:
    gold = made(8, 2022)
    assert facts(
        again("word.docx", as_docx(with_notes(reviews_apart(continued(relaid(gold))))))
    ) == facts(gold)


@pytest.mark.parametrize("name", PDFS)
@pytest.mark.parametrize("layout", [continued, with_notes, an_item_each, reviews_apart])
def test_a_pdf_is_read_or_says_what_is_not(
    layout: Callable[[Sequence[Part]], list[Part]], name: str
) -> None:
    gold = made(31, 2022)
    found = again(name, PDFS[name](layout(relaid(gold))))
    assert facts(found).items() <= facts(gold).items()
    assert facts(found) == facts(gold) or codes(found) > codes(gold)


def test_a_table_of_thirty_columns_in_a_pdf_says_what_is_not_read() -> None:
    gold = made(8, 2022)
    found = again("one.pdf", as_pdf(in_one_table(relaid(gold))))
    assert facts(found).items() <= facts(gold).items()
    assert "rows-missing" in codes(found)


HEADS = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"


def reviews(first: str, second: str, heads: str = HEADS) -> Reading:
    return reading_of(
        f"{HEADER}四、政府信息公开行政复议、行政诉讼情况\n（一）行政复议情况\n行政复议\n{heads}\n{first}\n"
        f"（二）行政诉讼情况\n行政诉讼\n未经复议直接起诉\t复议后起诉\n{HEADS}\t{HEADS}\n{second}\n"
    )


def test_two_tables_of_reviews_are_one() -> None:
    found = reviews("1\t0\t0\t2\t3", "4\t0\t0\t0\t4\t0\t1\t0\t0\t1")
    assert [int(fact.value or 0) for fact in found.facts] == [
        1,
        0,
        0,
        2,
        3,
        4,
        0,
        0,
        0,
        4,
        0,
        1,
        0,
        0,
        1,
    ]
    assert {fact.line for fact in found.facts[:5]} < {fact.line for fact in found.facts}


@pytest.mark.parametrize(
    ("first", "second", "heads"),
    [
        ("1\t0\t0\t2\t4", "4\t0\t0\t0\t4\t0\t1\t0\t0\t1", HEADS),  # a third does not add up
        ("1\t0\t0\t3", "4\t0\t0\t0\t4\t0\t1\t0\t0\t1", HEADS),
        (
            "1\t0\t0\t2\t3",
            "4\t0\t0\t0\t4\t0\t1\t0\t0\t1",
            "结果纠正\t结果维持\t其他结果\t尚未审结\t总计",
        ),
        (
            "1\t0\t0\t2\t3",
            "4\t0\t0\t0\t4\t0\t1\t0\t0\t1",
            "上年结果维持\t结果纠正\t其他结果\t尚未审结\t总计",
        ),
    ],
)
def test_two_tables_of_reviews_that_are_not_certain_are_not_read(
    first: str, second: str, heads: str
) -> None:
    found = reviews(first, second, heads)
    assert not found.facts
    assert codes(found) & {"numbers-unused", "row-unknown", "row-unreadable"}


def test_the_number_of_a_remark_counts_nothing() -> None:
    found = reading_of(f"{HEADER}注：1.“依申请公开”指当年收到的申请。2.各栏没有发生的填“0”。\n")
    assert not [
        figure
        for sentence in found.sentences
        for figure in sentence.figures
        if figure.value in (1, 2)
    ]
