"""Rates and shares: one figure of a report divided by another. Those with a name are
`data/reference/ratios.tsv`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from store.measures import Measure, subjects
from store.reference import BrokenReferenceError, rows_of


@dataclass(frozen=True, slots=True)
class Ratio:
    """What is divided by what; each term is a sum of measures of one report."""

    top: tuple[Measure, ...]
    bottom: tuple[Measure, ...]
    code: str = ""
    """Empty for a share that has no name of its own (自然人 in 本年新收)."""
    zh: str = ""
    en: str = ""
    defined_zh: str = ""
    """The sentence that an answer defines it with; empty where the terms say it all."""
    defined_en: str = ""


@cache
def ratios() -> dict[str, Ratio]:
    """The rates that have a definition, by code."""
    return {
        row["ratio"]: Ratio(
            _terms(row["ratio"], row["top"]),
            _terms(row["ratio"], row["bottom"]),
            row["ratio"],
            row["zh"],
            row["en"],
            row["defined_zh"],
            row["defined_en"],
        )
        for row in rows_of("ratios.tsv")
    }


def share(part: Measure, whole: Measure) -> Ratio:
    """The share of one measure in another: the rate with that definition if there is one, else one
    without a name.
    """
    return share_of((part,), (whole,))


def share_of(part: tuple[Measure, ...], whole: tuple[Measure, ...]) -> Ratio:
    """The share of the sum of some measures in that of others, as `share` gives it of one in
    another.
    """
    return next(
        (one for one in ratios().values() if (one.top, one.bottom) == (part, whole)),
        Ratio(part, whole),
    )


def named(code: str, measures: Sequence[Measure]) -> Ratio | None:
    """The rate with a code; where each kind of review has one (纠错率), that of the kind spoken of,
    else 行政复议's.
    """
    if code in ratios():
        return ratios()[code]
    spoken = [
        measure.subject for measure in measures if subjects()[measure.subject].table == "reviews"
    ]
    return ratios().get(f"{spoken[0] if spoken else 'review'}_{code}")


def _terms(code: str, text: str) -> tuple[Measure, ...]:
    found = tuple(Measure(*term.split(":")) for term in text.split())
    known = [
        one.subject in subjects() and one.column in subjects()[one.subject].columns for one in found
    ]
    if not found or not all(known):
        raise BrokenReferenceError(
            f"ratios.tsv: {code}: {text} names a row or column that is not asked for"
        )
    return found
