"""A damage in one place never silently changes what is read in another: a cell is read as before,
or not at all.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import Cell, Fact, Reading
from store.reading import read
from store.reference import DATA
from tests.reading.test_shipped_reports import FILES, reading


def damaged(lines: list[str], at: int, kind: str, where: int) -> list[str]:
    """A copy of the lines with one of them damaged."""
    line = lines[at]
    cut = where % (len(line) + 1)
    cells = re.split(r"(\t)", line)
    cell = (where % len(cells)) // 2 * 2
    match kind:
        case "cut":
            return [*lines[:at], line[:cut], *lines[at + 1 :]]
        case "lose line":
            return [*lines[:at], *lines[at + 1 :]]
        case "truncate":
            return lines[:at]
        case "break":
            return [*lines[:at], line[:cut], "", line[cut:], *lines[at + 1 :]]
        case "blank cell":
            return [*lines[:at], "".join([*cells[:cell], "", *cells[cell + 1 :]]), *lines[at + 1 :]]
        case "lose cell":
            return [*lines[:at], "".join([*cells[:cell], *cells[cell + 2 :]]), *lines[at + 1 :]]
        case "double cell":
            return [
                *lines[:at],
                "".join([*cells[: cell + 1], "\t", *cells[cell:]]),
                *lines[at + 1 :],
            ]
        case _:
            return [*lines[:at], line[:cut] + "乱" + line[cut:], *lines[at + 1 :]]


KINDS = (
    "cut",
    "lose line",
    "truncate",
    "break",
    "blank cell",
    "lose cell",
    "double cell",
    "garbage",
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FILES), st.data(), st.sampled_from(KINDS), st.integers(0, 200))
def test_untouched_cells_are_read_as_before_or_not_at_all(
    file: str, data: st.DataObject, kind: str, where: int
) -> None:
    before: dict[Cell, Fact] = {fact.cell: fact for fact in reading(file).facts}
    touched = data.draw(st.sampled_from(sorted({fact.line for fact in before.values()})))
    lines = (DATA / "reports" / file).read_text(encoding="utf-8").split("\n")
    after = read(file, "\n".join(damaged(lines, touched - 1, kind, where)).encode())
    assert isinstance(after, Reading)
    for fact in after.facts:
        known = before.get(fact.cell)
        assert known is not None or fact.value is None, fact
        if known is not None and known.line != touched:
            assert fact.value in (known.value, None), (fact, known)


@pytest.mark.parametrize("file", FILES)
def test_reading_twice_gives_the_same(file: str) -> None:
    again = read(file, (DATA / "reports" / file).read_bytes())
    assert again == reading(file)
