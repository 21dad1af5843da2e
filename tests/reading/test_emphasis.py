"""Marks of emphasis beside a number: they are dropped where they part no digits."""

from __future__ import annotations

import pytest

from tests.reading.samples import DISCLOSURE_2021, HEADER, codes, reading_of, row


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("cell", ["4`1`", "**4**1", "4__1__", "4**`1`**", "４**１**", "4**__1__**"])
def test_digits_that_marks_part_are_not_one_number_and_that_is_told(cell: str, name: str) -> None:
    found = reading_of(
        f"{HEADER}{DISCLOSURE_2021}规章\t1\t2\t3\n行政规范性文件\t0\t0\t{cell}\n", name
    )
    assert row(found, "regulations", "disclosure") == [1, 2, 3]
    assert row(found, "normative_documents", "disclosure") in ([], [0, 0])
    assert codes(found)


@pytest.mark.parametrize("cell", ["**41**", "`41`", "__41__", "**`41`**", "**41**件"])
def test_emphasis_around_a_number_leaves_it(cell: str) -> None:
    found = reading_of(f"{HEADER}{DISCLOSURE_2021}**行政规范性文件**\t0\t0\t{cell}\n", "a.md")
    assert row(found, "normative_documents", "disclosure") == [0, 0, 41]
