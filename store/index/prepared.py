"""A reading as rows for the tables: plain tuples, so that the process that read a file hands them
on cheaply.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from store.index.catalogue import SumRow, cell_numbers, sums
from store.index.prose import pairs
from store.index.records import to_scaled
from store.model import Reading, Sentence

FactRow = tuple[int, int | None, str, str, str, int, int, str]
FigureRow = tuple[int, str, str, str, str, bool]
SentenceRow = tuple[str, int, int, str, tuple[FigureRow, ...], str]
ProblemRow = tuple[int, str, int, int, str]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one text says, without the report's number, which only the index knows."""

    file: str
    digest: str
    printed: str
    """The agency as printed; whose report it is, is settled when it is put in."""
    year: int | None
    """The year that it counts for: the one that it states, unless an administrator gave it
    another.
    """
    stated_year: int | None
    year_given: bool
    form: str
    title: str
    tables: str
    published: str | None
    """The date of publication, 2023-01-19; None where the text does not give one."""
    pages: str
    agency_source: str
    year_source: str
    facts: tuple[FactRow, ...]
    sums: tuple[SumRow, ...]
    lines: tuple[tuple[int, str], ...]
    sentences: tuple[SentenceRow, ...]
    problems: tuple[ProblemRow, ...]
    scanned_pages: tuple[tuple[int, bytes], ...] = ()
    scanned_lines: tuple[tuple[int, int, float, float], ...] = ()
    """Of lines that were recognised from a picture: on which page, and where."""


def prepare(reading: Reading, digest: str, published: str | None) -> Prepared:
    """The rows of a reading."""
    numbers = cell_numbers()
    values = {numbers[fact.cell]: to_scaled(fact.value) for fact in reading.facts}
    return Prepared(
        file=reading.file,
        digest=digest,
        printed=reading.agency_printed,
        year=reading.year,
        stated_year=reading.year,
        year_given=False,
        form=str(reading.form),
        title=reading.title,
        tables=" ".join(sorted(reading.tables)),
        published=published,
        pages=" ".join(map(str, reading.pages)),
        agency_source=reading.agency_source,
        year_source=reading.year_source,
        facts=tuple(
            (
                numbers[f.cell],
                to_scaled(f.value),
                f.unit,
                f.raw,
                str(f.status),
                f.line,
                f.end_line,
                f.reason,
            )
            for f in reading.facts
        ),
        sums=tuple(sums(str(reading.form), reading.tables, values)),
        lines=tuple(
            (number, text) for number, text in enumerate(reading.lines, start=1) if text.strip()
        ),
        sentences=tuple(map(_sentence_row, reading.sentences)),
        problems=tuple(
            (place, p.code, p.line, p.end_line, json.dumps(dict(p.values), ensure_ascii=False))
            for place, p in enumerate(reading.problems)
        ),
        scanned_pages=tuple(
            (page, picture) for page, picture in sorted(reading.scanned.items()) if picture
        ),
        scanned_lines=tuple(
            (line, *place)
            for line, place in enumerate(reading.places, start=1)
            if reading.scanned.get(place.page)
        ),
    )


def _sentence_row(sentence: Sentence) -> SentenceRow:
    figures = tuple(
        (f.start, f.phrase, str(f.value), f.unit, f.raw, f.approximate) for f in sentence.figures
    )
    return (
        sentence.section,
        sentence.line,
        sentence.end_line,
        sentence.text,
        figures,
        pairs(sentence.text),
    )
