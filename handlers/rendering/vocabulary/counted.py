"""Numbers with what they count, as English says it: 24 requests received this year; 3 granted in
full, 2 in part.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.answering.values.answer import Result
from handlers.rendering.vocabulary.labels import column, subject, what
from handlers.rendering.vocabulary.numbers import number, plain, unit_name
from handlers.reply import Language

_EN = Language.EN
_UNSAID = "Unable"
"""What goes without saying behind a number: 19 not held."""
_PART = "granted in part"


def counted(result: Result) -> str:
    """A number and what it counts: `24 requests received this year`, `administrative licences:
    6,269 decisions`.
    """
    shown, named, unit = number(result, _EN), what(result, _EN), unit_name(result, _EN)
    one = unit.removesuffix("s") if abs(result.value) == 1 else unit
    if result.measure is None or result.ratio is not None:
        return f"{named}: {shown}"
    if not shown.endswith(f" {one}"):
        return f"{named}: {shown}"  # Money, and what was printed in ten thousands.
    amount = shown.removesuffix(one)
    if named.startswith(unit):
        return f"{amount}{one}{named.removeprefix(unit)}"
    if result.measure.column == "total" and unit == "requests":
        return f"{shown} {_in_brackets(named)}"
    row, of = subject(result.measure, _EN), column(result.measure, _EN)
    if row.endswith(unit) and row != unit:
        return f"{amount}{row.removesuffix(unit)}{one} {of}"
    if of == unit:
        return f"{row}: {shown}"
    return f"{named}: {shown}"


def counted_parts(total: Result | None, parts: Sequence[Result]) -> str:
    """A whole with its parts: `24 requests handled this year in total: 3 granted in full, 2 in
    part, 19 not held`.
    """
    told = ", ".join(_part(part, parts[:place]) for place, part in enumerate(parts))
    if total:
        return f"{counted(total)}: {told}"
    return told


def _part(part: Result, before: Sequence[Result]) -> str:
    amount = plain(part.value)
    if part.measure is not None and part.measure.column != "total":
        return f"{amount} from {column(part.measure, _EN)}"
    named = what(part, _EN)
    if named == _PART and any(
        each.measure and each.measure.subject == "granted" for each in before
    ):
        return f"{amount} in part"
    return f"{amount} {_in_brackets(named)}"


def _in_brackets(named: str) -> str:
    """`Denied: state secret` as `denied (state secret)`; what cannot be provided is only said
    why.
    """
    head, _, reason = named.partition(": ")
    if not reason:
        return _lower(named)
    if head == _UNSAID:
        return reason
    return f"{_lower(head)} ({reason})"


def _lower(named: str) -> str:
    return named[:1].lower() + named[1:]
