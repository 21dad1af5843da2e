"""What is certain of the tables of a scan: the form itself is the judge of what a recogniser took
for a number.

A number of tables three and four is kept where the sums hold that it is part of. Where one digit
that is easily taken for another explains why they do not, and only one, that is the number, as a
repair. Everything else is a problem. In tables without sums the recogniser has read each number
twice, and what it did not read alike is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import chain, product
from typing import Final

from store.model import Cell, Fact, Problem, Status
from store.reading.deciding.column_sums import equations
from store.reading.deciding.tables import Tables
from store.reading.forms.form import REQUEST_COLUMNS, REVIEW_COLUMNS, REVIEW_ROWS, REVIEWS
from store.reference import BrokenReferenceError, rows_of

_ZERO: Final = Decimal(0)
_REQUESTS: Final = "requests"
Values = dict[Cell, Decimal]
Sum = Mapping[Cell, int]
"""Cells of which those with 1 come to as much as those with -1."""


@cache
def digit_lookalikes() -> dict[str, str]:
    """The digits that each digit is mistaken for."""
    found = {
        row["digit"]: row["lookalikes"].replace(" ", "") for row in rows_of("digit-lookalikes.tsv")
    }
    if sorted(found) != list("0123456789") or any(
        digit not in found[like] for digit, like in _pairs(found)
    ):
        raise BrokenReferenceError(
            "digit-lookalikes.tsv: each digit once, and every pair both ways"
        )
    return found


def _pairs(lookalikes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each digit with each that it is mistaken for."""
    for digit, others in lookalikes.items():
        yield from product(digit, others)


def certain(tables: Tables, lines: frozenset[int]) -> Tables:
    """The tables without the numbers on these lines, which are a scan's, that their sums do not
    bear out.
    """
    facts = {fact.cell: fact for fact in tables.facts}
    doubtful = {
        cell
        for cell, fact in facts.items()
        if not lines.isdisjoint(range(fact.line, fact.end_line + 1))
    }
    values = {cell: fact.value or _ZERO for cell, fact in facts.items()}
    sums = list(_sums(facts))
    repaired = {cell: value for cell, value in _repairs(facts, values, sums) if cell in doubtful}
    for cell, value in repaired.items():
        facts[cell] = facts[cell]._replace(
            value=value, status=Status.REPAIRED, reason="lookalike-digit"
        )
        values[cell] = value
    left_out = _unproven(values, sums) & doubtful
    kept = tuple(facts[fact.cell] for fact in tables.facts if fact.cell not in left_out)
    return replace(
        tables, facts=kept, problems=(*tables.problems, *_problems(tables.facts, left_out))
    )


def _unproven(values: Values, sums: Sequence[Sum]) -> set[Cell]:
    """The cells of tables three and four that are part of a sum that does not hold, or of none."""
    wrong = set(chain.from_iterable(each for each in sums if _rest(each, values)))
    summed = set(chain.from_iterable(sums))
    return wrong | {
        cell for cell in values if cell.table in (_REQUESTS, REVIEWS) and cell not in summed
    }


def _sums(facts: Mapping[Cell, Fact]) -> Iterator[Sum]:
    """The sums of which every cell was read."""
    rows = {cell.row for cell in facts if cell.table == _REQUESTS}
    wanted: list[Sum] = [_row(_REQUESTS, row, REQUEST_COLUMNS) for row in sorted(rows)]
    wanted += [_row(REVIEWS, row, REVIEW_COLUMNS) for row in REVIEW_ROWS]
    for equation in equations(rows):
        wanted += [
            {Cell(_REQUESTS, row, column): sign for row, sign in equation.items()}
            for column in REQUEST_COLUMNS
        ]
    return (each for each in wanted if all(cell in facts for cell in each))


def _row(table: str, row: str, columns: tuple[str, ...]) -> Sum:
    return {Cell(table, row, column): 1 if column != columns[-1] else -1 for column in columns}


def _rest(each: Sum, values: Values) -> Decimal:
    return sum((values[cell] * sign for cell, sign in each.items()), _ZERO)


def _repairs(
    facts: Mapping[Cell, Fact],
    values: Values,
    sums: Sequence[Sum],
) -> Iterator[tuple[Cell, Decimal]]:
    """The numbers that one digit explains: all sums that do not hold, and that no other cell could
    explain.
    """
    failing = [each for each in sums if _rest(each, values)]
    for row in _rows_of(chain.from_iterable(failing)):
        own = [each for each in failing if _rows_of(each) == {row}]
        if len(own) != 1:
            continue
        found = list(_explaining(own[0], facts, values, sums))
        if len(found) == 1 and sum(found[0][0] in each for each in sums) > 1:
            yield found[0]


def _rows_of(cells: Iterable[Cell]) -> set[tuple[str, str]]:
    return {(cell.table, cell.row) for cell in cells}


def _explaining(
    failing: Sum,
    facts: Mapping[Cell, Fact],
    values: Values,
    sums: Sequence[Sum],
) -> Iterator[tuple[Cell, Decimal]]:
    """The numbers with one digit for its like, in a cell of a sum, with which all sums of the cell
    hold.
    """
    for cell in failing:
        for value in _lookalikes(facts[cell], values[cell]):
            changed = {**values, cell: value}
            if not any(_rest(each, changed) for each in sums if cell in each):
                yield cell, value


def _lookalikes(fact: Fact, value: Decimal) -> Iterator[Decimal]:
    said = str(value)
    if not said.isdecimal():
        return
    for place, digit in enumerate(said):
        for other in digit_lookalikes()[digit]:
            changed = said[:place] + other + said[place + 1 :]
            if len(changed) == 1 or changed[0] != "0":
                yield Decimal(changed)


def _problems(facts: Iterable[Fact], left_out: set[Cell]) -> Iterator[Problem]:
    told: set[tuple[str, str]] = set()
    for fact in facts:
        if fact.cell in left_out and fact.cell[:2] not in told:
            told.add(fact.cell[:2])
            yield Problem(
                "scan-uncertain", fact.line, fact.end_line, {"row": "/".join(fact.cell[:2])}
            )
