"""Cells that the text states beside the tables, by labels of their own
(`data/reference/prose-claims.tsv`).

Only a figure whose clause says the label and nothing else is held against a cell:
办理行政许可6428件 is, and 行政许可类信息10条 is not. A part of the requests counts only where their
total is one of the tables' own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from store.folding import folded
from store.model import Cell, Figure, Form, Problem, Sentence
from store.reading.checks.prose import other_than_the_table
from store.reading.deciding.draft import Draft
from store.reading.narrative.patterns import pattern
from store.reference import REFERENCE, BrokenReferenceError, indicators, numbered_rows_of

_FILE: Final = "prose-claims.tsv"
_SECTIONS: Final = frozenset({"overview", "disclosure", "requests", "reviews"})
Term = tuple[str, str, str]
"""Table, row, and column: rows by their beginning, columns with commas between them."""
Sum = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A label and the sums of cells that it may mean, the usual one first."""

    sums: tuple[Sum, ...]
    within: bool


def against_tables(draft: Draft) -> Iterator[Problem]:
    """Figures of the text that are none of those that their label means in the tables."""
    for sentence in draft.sentences:
        if sentence.section not in _SECTIONS:
            continue
        for place, figure in enumerate(sentence.figures):
            states_one = not figure.approximate and pattern("unit-of-cell").match(figure.unit)
            claim = _claims().get(_label(figure.phrase)) if states_one else None
            if claim is not None and _is_of_the_whole(draft, sentence, place, claim):
                yield from _held_against(draft, sentence, figure, claim)


def _is_of_the_whole(draft: Draft, sentence: Sentence, place: int, claim: _Claim) -> bool:
    """Whether a figure is of the agency's own year, and of all its requests."""
    start = sentence.figures[place].start
    if pattern("changed-by").search(_clause(sentence.text, start)) or pattern(
        "others-beside"
    ).search(_clause(sentence.text, start)):
        return False
    if not claim.within:
        return "信息" not in folded(
            sentence.figures[place].phrase
        )  # 行政处罚类信息2条 are no 行政处罚
    whole = {_sum(draft, _cells(each, draft.tables.form)) for each in _totals()} - {None}
    return any(figure.value in whole for figure in sentence.figures[:place])


def _clause(text: str, end: int) -> str:
    return re.split(r"[，,。；;：:（(、]", text[:end])[-1]


def _held_against(
    draft: Draft,
    sentence: Sentence,
    figure: Figure,
    claim: _Claim,
) -> Iterator[Problem]:
    of_form = [
        (cells, _sum(draft, cells))
        for cells in (_cells(each, draft.tables.form) for each in claim.sums)
        if cells
    ]
    stated = {value for _, value in of_form}
    if not of_form:
        return
    cells, expected = of_form[0]
    if expected is None or figure.value in stated:
        return
    yield other_than_the_table(draft, sentence, figure, expected, cells)


def _sum(draft: Draft, cells: Sequence[Cell]) -> Decimal | None:
    """What some cells come to; None where one is not there, or empty."""
    values = [value for value in (draft.value(*cell) for cell in cells) if value is not None]
    if len(values) == len(cells):
        return sum(values, Decimal(0))
    return None


@cache
def _cells(sum_of: Sum, form: Form) -> tuple[Cell, ...]:
    """The cells of a sum that a form has; empty where it has none of one of its terms."""
    found: list[Cell] = []
    for table, row, columns in sum_of:
        term = [
            cell
            for cell, one in indicators().items()
            if cell.table == table
            and fnmatchcase(cell.row, row)
            and cell.column in columns.split(",")
            if form in one.forms and not one.local
        ]
        if not term:
            return ()
        found += term
    return tuple(found)


@cache
def _totals() -> tuple[Sum, ...]:
    """What the requests come to that parts are told of: received, with those carried over, or
    handled.
    """
    new, over, handled = (
        ("requests", row, "total") for row in ("new", "carried_over", "total_handled")
    )
    return ((new,), (new, over), (handled,))


@lru_cache(maxsize=1024)
def _label(phrase: str) -> str:
    return _neutral().sub("", folded(phrase))


@cache
def _neutral() -> re.Pattern[str]:
    """What stands before a label or behind it and counts nothing: 本年度共."""
    lines = (REFERENCE / "neutral.txt").read_text(encoding="utf-8").splitlines()
    told = chain.from_iterable(line.split() for line in lines if not line.startswith("#"))
    words = sorted(told, key=len, reverse=True)
    between = pattern("year-or-sign").pattern
    run = f"(?:{between}|{'|'.join(words)})"
    return re.compile(rf"^{run}+|{run}+$")


@cache
def _claims() -> dict[str, _Claim]:
    found: dict[str, _Claim] = {}
    for number, row in numbered_rows_of(_FILE):
        where = f"{_FILE}:{number}"
        if (
            row["within"] not in ("", "yes")
            or not row["labels"].split()
            or not row["example"].strip()
        ):
            raise BrokenReferenceError(
                f"{where}: labels and an example are needed, and `within` is yes or empty"
            )
        sums = tuple(
            tuple(_term(one, where) for one in each.split("+")) for each in row["cells"].split("|")
        )
        for label in row["labels"].split():
            if found.setdefault(label, _Claim(sums, bool(row["within"]))).sums != sums:
                raise BrokenReferenceError(f"{where}: {label} stands for two cells")
    return found


def _term(text: str, where: str) -> Term:
    parts = text.split("/")
    if len(parts) != len(Cell._fields):
        raise BrokenReferenceError(f"{where}: {text} is no table/row/column")
    table, row, columns = parts
    if not any(_cells(((table, row, columns),), form) for form in Form):
        raise BrokenReferenceError(f"{where}: {text} is no cell of any form")
    return table, row, columns
