"""Which figures the index keeps side by side: every measure in each form, numbered, and the cells
that it adds up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, product
from typing import NamedTuple

from store.measures import Measure, cells, subjects
from store.model import FORMS, Cell, Form
from store.reference import REFERENCE, indicators

SumRow = tuple[int, int | None, int | None]
"""The number of a measure, its value, or, failing that, what it comes to at least; in
ten-thousandths.
"""
_LISTS = ("indicators.tsv", "subjects.tsv", "columns.tsv")
_WAY = b"2: tables of reports of no form too"
"""Another one where the same lists make other figures."""


class Single(NamedTuple):
    """A measure that is one cell of a form."""

    form: str
    cell: int
    number: int


class Added(NamedTuple):
    """A measure that adds up cells of a form."""

    number: int
    table: str
    first: tuple[int, ...]
    """The cells that are taken where all of them are there."""
    otherwise: tuple[int, ...]


@cache
def cell_numbers() -> dict[Cell, int]:
    """The numbers of the catalogue's cells: their places in it, from 1."""
    return {cell: number for number, cell in enumerate(indicators(), start=1)}


@cache
def numbers() -> dict[tuple[Measure, Form], int]:
    """The numbers of the measures by form, from 0."""
    measures: list[Measure] = []
    for code, subject in subjects().items():
        measures += [Measure(code, column) for column in subject.columns]
    return {pair: at for at, pair in enumerate(product(measures, FORMS))}


@cache
def singles() -> tuple[Single, ...]:
    """The measures that are one cell, whatever else a report has."""
    return tuple(
        Single(str(form), (first or otherwise)[0], number)
        for form, _, number, first, otherwise in chain.from_iterable(
            map(_variants_of, (*FORMS, Form.NONE))
        )
        if len({*first, *otherwise}) == 1
    )


@cache
def _added(form: Form) -> tuple[Added, ...]:
    return tuple(
        Added(number, subjects()[measure.subject].table, first, otherwise)
        for _, measure, number, first, otherwise in _variants_of(form)
        if len({*first, *otherwise}) > 1
    )


def _variants_of(
    form: Form,
) -> Iterator[tuple[Form, Measure, int, tuple[int, ...], tuple[int, ...]]]:
    """The variants of a form; where it is not known, those that both have alike: table four, say,
    alone in a report.
    """
    known = {(measure, of): (first, otherwise) for measure, of, _, first, otherwise in _variants()}
    for measure, of, number, first, otherwise in _variants():
        alike = of is FORMS[0] and all(
            known[measure, other] == (first, otherwise) for other in FORMS
        )
        if of is form or (form is Form.NONE and alike):
            yield form, measure, number, first, otherwise


def _variants() -> Iterator[tuple[Measure, Form, int, tuple[int, ...], tuple[int, ...]]]:
    """What each measure adds up in a report that has every cell, and in one that has none."""
    for (measure, form), number in numbers().items():
        first, otherwise = (
            tuple(
                cell_numbers()[cell]
                for cell in cells(measure, form, present=present)
                if cell in cell_numbers()
            )
            for present in (_Everything(), ())
        )
        yield measure, form, number, first, otherwise


class _Everything:
    def __contains__(self, cell: object) -> bool:
        return True


def sums(form: str, tables: Iterable[str], values: Mapping[int, int | None]) -> Iterator[SumRow]:
    """The measures of a report that add up cells; what cannot be said, or comes to nothing at
    least, is left out.

    `values` are those of the report's cells, by number.
    """
    there = frozenset(tables)
    for number, table, first, otherwise in _added(Form(form)):
        if table not in there:
            continue
        wanted = first if first and all(cell in values for cell in first) else otherwise
        known = [value for cell in wanted if (value := values.get(cell)) is not None]
        if wanted and len(known) == len(wanted):
            yield number, sum(known), None
        elif sum(known) > 0:
            yield number, None, sum(known)


@cache
def fingerprint() -> str:
    """What tells whether the figures in an index were made by these lists."""
    digest = hashlib.sha256(_WAY)
    for name in _LISTS:
        digest.update((REFERENCE / name).read_bytes())
    return digest.hexdigest()
