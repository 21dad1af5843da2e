"""The two national forms as the reader knows them: rows in order, their columns, and every word of
their frame.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import Final

from store.model import FORMS, Cell, Form
from store.patterns import any_of
from store.reading.forms.around_tables import AROUND
from store.reading.words.folding import key
from store.reference import REFERENCE, BrokenReferenceError, indicators, rows_of

TABLES: Final = ("disclosure", "requests", "reviews")
REQUEST_COLUMNS: Final = (
    "natural_person",
    "enterprise",
    "research",
    "social_org",
    "legal_service",
    "other",
    "total",
)
REVIEW_COLUMNS: Final = ("upheld", "corrected", "other", "pending", "total")
REVIEW_ROWS: Final = ("review", "litigation_direct", "litigation_after_review")
REVIEWS: Final = "reviews"
"""The name under which the one row of 15 numbers is aligned."""
LOCAL: Final = "other_documents"
"""The row that only Hubei's form of 2019 has."""
SIGNED: Final = frozenset({"change"})
"""The columns whose values may be below zero."""
OTHER_ROWS: Final = ("other_overdue_correction", "other_overdue_fee", "other_other")


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the form; the three of table four are one here, as they are printed in one."""

    table: str
    code: str
    keys: tuple[str, ...]
    """The folded label and its known spellings."""
    cells: dict[Form, tuple[Cell, ...]]
    """Per form, its cells from left to right; a form that lacks the row is not there."""


@cache
def rows() -> tuple[FormRow, ...]:
    """Every row of both forms in the order of the form (shared rows once)."""
    codes: dict[tuple[str, str], list[Cell]] = {}
    for cell in indicators():
        codes.setdefault((cell.table, cell.row), []).append(cell)
    spellings = _spellings()
    found = [
        _row(table, code, cells, spellings)
        for (table, code), cells in codes.items()
        if table != REVIEWS
    ]
    every = tuple(
        Cell(REVIEWS, row, column) for row, column in product(REVIEW_ROWS, REVIEW_COLUMNS)
    )
    if missing := [cell for cell in every if cell not in indicators()]:
        raise BrokenReferenceError(f"indicators.tsv lacks {missing}")
    return (*found, FormRow(REVIEWS, REVIEWS, (), dict.fromkeys(FORMS, every)))


def _row(
    table: str,
    code: str,
    cells: list[Cell],
    spellings: dict[tuple[str, str], list[str]],
) -> FormRow:
    catalogue = indicators()
    labels = [key(label) for label in catalogue[cells[0]].row_zh.split(" / ")]
    labels += [key(label) for label in spellings.get((table, code), [])]
    by_form = {form: tuple(c for c in cells if form in catalogue[c].forms) for form in FORMS}
    return FormRow(
        table,
        code,
        tuple(dict.fromkeys(labels)),
        {form: found for form, found in by_form.items() if found},
    )


def _spellings() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for entry in rows_of("form-labels.tsv"):
        if entry["table"] not in TABLES or entry["kind"] not in {
            "row",
            "head",
            "group",
            "column",
            "corner",
        }:
            raise BrokenReferenceError(f"form-labels.tsv: {entry}: unknown table or kind")
        if entry["kind"] == "row":
            found.setdefault((entry["table"], entry["code"]), []).append(entry["label"])
    return found


@dataclass(frozen=True, slots=True)
class FormFrame:
    """The words of the tables' frame, folded."""

    heads: frozenset[str]
    groups: frozenset[str]
    words: frozenset[str]
    """Heads and groups together."""
    of_form: dict[str, Form]
    """Heads that only one form has."""
    openers: frozenset[str]
    """Words that no prose line consists of, so that one of them alone on a line opens a table."""
    line: re.Pattern[str]
    """A line that consists of heads and groups with nothing between them."""
    everything: str
    """All labels, heads and groups, separated, for looking up fragments."""


@cache
def frame() -> FormFrame:
    """The frame of the tables, from `form-labels.tsv` and the catalogue's column labels."""
    entries = list(rows_of("form-labels.tsv"))
    heads = {key(e["label"]) for e in entries if e["kind"] == "head"}
    groups = {key(e["label"]) for e in entries if e["kind"] == "group"}
    of_form = {
        key(e["label"]): Form(e["code"]) for e in entries if e["kind"] == "head" and e["code"]
    }
    row_keys = set(chain.from_iterable(row.keys for row in rows()))
    openers = {
        label
        for label in heads | groups | row_keys
        if not AROUND["label-and-word"].fullmatch(label)
    }
    return FormFrame(
        frozenset(heads),
        frozenset(groups),
        frozenset(heads | groups),
        of_form,
        frozenset(openers),
        re.compile(f"{any_of(heads | groups)}+"),
        "\n".join(heads | groups | row_keys),
    )


def is_framing(text: str) -> bool:
    """Whether a text says nothing but heads and groups of the form, or a piece of one."""
    folded = key(text)
    known = frame()
    if not folded or folded in known.everything or known.line.fullmatch(folded):
        return True
    return all(key(part) in known.everything for part in text.split())


@cache
def row_keys() -> dict[str, tuple[int, ...]]:
    """Folded label -> positions in `rows()`."""
    found: dict[str, tuple[int, ...]] = {}
    for position, row in enumerate(rows()):
        for label in row.keys:
            found[label] = (*found.get(label, ()), position)
    return found


@cache
def sections() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The chapters' codes and the pattern of their headings."""
    try:
        return tuple(
            (entry["section"], re.compile(entry["pattern"])) for entry in rows_of("sections.tsv")
        )
    except re.error as error:
        raise BrokenReferenceError(f"{REFERENCE / 'sections.tsv'}: {error}") from error


def form_of(text: str) -> Form:
    """The form whose heads stand in a folded text; NONE when there are none or two equally."""
    votes = dict.fromkeys(FORMS, 0)
    for head, form in frame().of_form.items():
        votes[form] += head in text
    return most_told(votes)


def most_told(votes: Mapping[Form, int]) -> Form:
    """The form that most speaks for; NONE when as much speaks for another."""
    most = max(votes.values())
    first, *equals = (form for form, number in votes.items() if number == most)
    if equals:
        return Form.NONE
    return first
