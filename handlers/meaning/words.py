"""What a quantity is called, in either language (`data/reference/quantities.toml`)."""

from __future__ import annotations

import string
from functools import cache
from typing import assert_never

from handlers.meaning.quantities import (
    Cells,
    Change,
    Difference,
    Growth,
    ProseFigure,
    Quantity,
    Rate,
    Share,
    SumOf,
    Total,
)
from handlers.ratios import ratios
from handlers.reply import Language
from store.filling import filled
from store.measures import Measure, columns, subjects
from store.reference import BrokenReferenceError, toml_of

_PLACES = {
    "total": {"subject"},
    "cell": {"subject", "column"},
    "plus": set(),
    "difference": {"first", "second"},
    "share": {"part", "whole"},
    "share_of_all": {"part"},
    "change": {"of"},
    "change_against": {"of", "year"},
    "growth": {"of"},
    "growth_against": {"of", "year"},
}
"""What each of the sentences has places for: the list holds these and no other."""


@cache
def _sentences() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = toml_of("quantities.toml")
    if found.keys() != _PLACES.keys():
        raise BrokenReferenceError(
            f"quantities.toml: missing or unknown: {sorted(found.keys() ^ _PLACES.keys())}"
        )
    for key, texts in found.items():
        if set(texts) != {"zh", "en"} or any(
            _places(text) != _PLACES[key] for text in texts.values()
        ):
            raise BrokenReferenceError(
                f"quantities.toml: {key} must have zh and en with {sorted(_PLACES[key])}"
            )
    return found


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _say(key: str, language: Language, **values: object) -> str:
    return filled(_sentences()[key][language], values)


def name(quantity: Quantity, language: Language) -> str:
    """What a quantity is called: 本年新收政府信息公开申请数量比上年增减, growth of …."""
    match quantity:
        case Cells(measure):
            return measure_name(measure, language)
        case SumOf(terms):
            return _say("plus", language).join(name(term, language) for term in terms)
        case Difference(first, second):
            return _say(
                "difference", language, first=name(first, language), second=name(second, language)
            )
        case Rate(code):
            found = ratios()[code]
            if language is Language.ZH:
                return found.zh
            return found.en
        case Share(part, whole):
            if isinstance(whole, Total):
                return _say("share_of_all", language, part=name(part, language))
            return _say("share", language, part=name(part, language), whole=name(whole, language))
        case Change(of, against):
            key = "change" if against is None else "change_against"
            return _say(key, language, of=name(of, language), year=against)
        case Growth(of, against):
            key = "growth" if against is None else "growth_against"
            return _say(key, language, of=name(of, language), year=against)
        case ProseFigure(label):
            return label
        case _:
            assert_never(quantity)


def measure_name(measure: Measure, language: Language) -> str:
    """Row and column; a total goes without saying."""
    row, column = subjects()[measure.subject], columns()[measure.column]
    of_row, of_column = (row.zh, column.zh) if language is Language.ZH else (row.en, column.en)
    return _say(
        "total" if measure.column == "total" else "cell", language, subject=of_row, column=of_column
    )
