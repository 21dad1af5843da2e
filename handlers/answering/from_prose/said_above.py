"""What the report of a place says of an agency below it that has none itself."""

from __future__ import annotations

from handlers.answering.from_prose.prose_of import (
    quotes_of,
    wanted,
)
from handlers.answering.reports.places import agency_of
from handlers.prose.quote import Quote
from handlers.understanding import Question
from store.index import HeldReport, Index
from store.model import GOVERNMENT, Agency, Division

_SHORT_NAME = 2
"""Characters of a name that is too short to be looked for in running text."""
_MANY = 200
"""Reports in which a name may stand; no more are looked at."""


def from_above(index: Index, question: Question) -> list[Quote]:
    """What the report of a place says of one below it, by name: 泗洪县874件 in the report of
    宿迁市.
    """
    quotes: list[Quote] = []
    for mention in question.mentions:
        said = question.text[mention.start : mention.end]
        if len(said) > _SHORT_NAME:
            quotes += _said_above(index, question, agency_of(mention), said)
    if len({quote.sentence.report.year for quote in quotes}) == len(quotes):
        return quotes
    return []


def _said_above(index: Index, question: Question, agency: Agency, said: str) -> list[Quote]:
    """The figures of an agency under the first of its names that a report above has any for."""
    if agency.division is None:
        return []
    for named in _named_above(said, agency, agency.division):
        looked_for = wanted(question, (named,))
        found = quotes_of(
            index, _above(index, question, agency, agency.division, named), looked_for
        )
        told = [quote for quote in found if quote.figure and named in looked_for.terms]
        if told:
            return told
    return []


def _named_above(said: str, agency: Agency, division: Division) -> list[str]:
    """What a report above may call an agency: as it was asked, in full without the places above,
    县自然资源局.
    """
    place = division.path[-1]
    full = agency.name.removeprefix("".join(division.path[:-1]))
    short = place[-1] + agency.office if agency.office and agency.office not in GOVERNMENT else ""
    return [name for name in dict.fromkeys((said, full, short)) if name]


def _above(
    index: Index,
    question: Question,
    agency: Agency,
    division: Division,
    named: str,
) -> list[HeldReport]:
    """The reports of the places in which an agency lies that name it so: 泗洪县政府, or
    泗洪县人民政府 in full.
    """
    return [
        report
        for report in index.reports_saying([[named]], question.years, _MANY)
        if report.agency.division is not None
        and report.agency.division.path == division.path[: len(report.agency.division.path)]
        and report.agency != agency
        and (report.agency.division == division or len(named) > len(agency.office) + 1)
    ]
