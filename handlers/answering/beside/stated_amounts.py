"""Whether a value is what was stated: so much, beyond a bound, about it, or a little over a round
number.
"""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from handlers.answering.values.answer import Result, ResultKind
from handlers.understanding.asked.claims import About, Bounded, Over, SoMuch, States
from handlers.understanding.patterns import PATTERNS

_TOLERANCE = Decimal("0.006")
"""Per cent are printed to two places."""
_SURELY_ABOUT = Decimal("0.05")
"""Of what is stated: 96 is about 100."""
_SURELY_NOT = Decimal("0.25")
"""Of what is stated: 130 is not."""


def equal(value: Decimal, stated: Decimal, unit: str) -> bool:
    """Whether a figure is what is stated; a percentage to as many places as it is stated with (46.7
    for 46.67).

    So is a multiple with places (1.5倍 for 1.48); twice is two times, and not 2.22 times. What is
    stated in 万, 亿, thousands or millions is so if it is right as far as it goes (1.83亿 for
    183,368,800 yuan), from two digits on.
    """
    _, stated_digits, exponent = stated.as_tuple()
    if not isinstance(exponent, int):
        return False
    if exponent > 0 and len(stated_digits) > 1:
        return abs(value - stated) <= Decimal(5).scaleb(exponent - 1)
    if unit != "%" and (unit != "倍" or exponent == 0):
        return value == stated
    half = Decimal(5).scaleb(exponent - 1)
    return abs(value - stated) <= max(_TOLERANCE, half)


def fits(claim: SoMuch, value: Decimal, unit: str) -> bool | None:
    """Whether a value is what is stated, beyond the bound that is, or about it.

    Nobody can say whether 256 decisions are more than half of what they were: that is for their
    percentage to decide.
    """
    if claim.per_cent and unit != "%":
        return None
    match claim:
        case States(stated):
            return equal(value, stated, unit)
        case Bounded(bound, above, inclusive):
            return (inclusive and value == bound) or (value > bound if above else value < bound)
        case Over(stated):
            return stated < value < claim.next
        case About(stated):
            apart = abs(value - stated)
            if _SURELY_ABOUT * stated < apart <= _SURELY_NOT * stated:
                return None  # between what surely is and what surely is not, the reader judges
            return apart <= _SURELY_ABOUT * stated
        case _:
            assert_never(claim)


def as_stated(result: Result, text: str) -> Decimal:
    """A change without its sign; with the opposite one where the form prints it the other way than
    a text states.

    How far two figures are apart is so much whichever is larger.
    """
    if result.kind is ResultKind.COMPUTED or not result.value:
        return abs(result.value)
    falls = PATTERNS["states-a-fall"].search(text) is not None
    if falls == (result.value < 0):
        return abs(result.value)
    return -abs(result.value)
