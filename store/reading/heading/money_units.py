"""The unit in which the head of an amount counts it: 本年收费金额（单位：万元）,
采购总金额（元）.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from store.reading.forms.around_tables import AROUND
from store.reading.layout.segments import Segment
from store.reading.words.folding import squeezed

_YUAN: Final = {
    unit: Decimal(10) ** power
    for unit, power in {
        "元": 0, "百元": 2, "千元": 3, "万元": 4, "十万元": 5, "百万元": 6, "千万元": 7, "亿元": 8,
        "万": 4, "亿": 8,
    }.items()
}  # fmt: skip
_HEADS: Final = {"amount": "amount-head", "fee_amount": "fee-head"}
_LABELS: Final = {"amount": "unit-of-purchases", "fee_amount": "unit-of-fees"}
_OF_FORM: Final = {"fee_amount": Decimal(10) ** 4}
"""What the form itself prints in the head, where the report's head has lost it."""
_SIGN: Final = "位"
"""Stands in all that `_LINE` finds, whatever blanks there are: most cells are numbers."""
_LONGEST: Final = 30
"""Characters of a line that gives the units of a table."""


def unit_lines(segments: Iterable[Segment]) -> set[str]:
    """The units of money that lines or cells of their own give table two: 单位：元."""
    found: set[str] = set()
    for segment in segments:
        for cell in segment.block.cells if segment.section == "disclosure" else ():
            if (
                len(cell) < _LONGEST
                and _SIGN in cell
                and (said := AROUND["money-line"].fullmatch(squeezed(cell)))
            ):
                found |= set(re.findall(AROUND["money"].pattern, said[1]))
    return found


def head_units(text: str, lines: Iterable[str] = ()) -> dict[str, Decimal]:
    """By column, the yuan in one of the unit that its head prints in squeezed text, or else a line
    of the table's own.

    A column is not there where its head prints a unit that is none of yuan (万美元), or another one
    than the label of its row, or stands there without any: the form's own unit is taken only for a
    head that is lost or cut off.
    """
    table = {*AROUND["money-of-table"].findall(text), *lines}
    found: dict[str, Decimal] = {}
    for column, name in _HEADS.items():
        head = AROUND[name].pattern
        said = {
            _said(match) for match in re.finditer(head + AROUND["unit-behind-head"].pattern, text)
        }
        units = ((said - {""}) or set(table)) | set(AROUND[_LABELS[column]].findall(text))
        whole = re.search(rf"{head}(?![(（\[【])", text) is not None
        if not units and column in _OF_FORM and not whole:
            found[column] = _OF_FORM[column]
        if len(units) == 1 and (unit := units.pop()) in _YUAN:
            found[column] = _YUAN[unit]
    return found


def _said(match: re.Match[str]) -> str:
    """What a head says in brackets, or right behind itself; empty when it says nothing."""
    return AROUND["money-said-around"].sub("", match[1] or match[2] or "")
