"""Cuts a line that holds a label and numbers: `规章000`, `规章 0 0 0`, `（三）不予公开
1.属于国家秘密   0   0`.
"""

from __future__ import annotations

import re
from typing import Final

from store.reading.forms.labels import is_row
from store.reading.words.folding import key
from store.reading.words.number_patterns import NUMBERS
from store.reading.words.numbers import LINE_BREAK, fills_cell, parse

_GLUED: Final = re.compile(r"(?P<label>.*?[^\d\s.,+\-−－])\s*(?P<digits>\d{1,40})")
_WIDE: Final = re.compile(r"\s{2,}")
_CLOSING: Final = frozenset(')）]】”"’:：、。》')
_MOST_DIGITS: Final = 40
_ROW_OF_DIGITS: Final = 7
"""Digits that a row of table three has at least; a year behind the name of a row has four."""
_LONGEST_OF_SIGNS: Final = 8
_LONGEST: Final = 200
"""Characters of a line that may be a row of a table."""


def numbers(text: str) -> list[str]:
    """The numbers of a text that has nothing else, with blanks between them; a unit belongs to the
    number before it.
    """
    found: list[str] = []
    for part in text.split():
        if fills_cell(part):
            found.append(part)
        elif found and NUMBERS["unit-apart"].fullmatch(part):
            found[-1] += f" {part}"
        else:
            return []
    return found


def columns(text: str) -> tuple[list[str], list[str]]:
    """Labels and numbers of a line whose columns are set wide apart; both empty when it is not
    one.
    """
    if len(text) > _LONGEST or "  " not in text:
        return [], []
    parts = _WIDE.split(text.strip())
    labels: list[str] = []
    while parts and not (parse(parts[0]) or LINE_BREAK in parts[0]):
        labels.append(parts.pop(0))
    values = numbers(" ".join(parts)) if labels and len(parts) > 1 else []
    if values:
        return (labels, values)
    return ([], [])


def spaced(text: str) -> tuple[str, list[str]]:
    """A known label and the numbers behind it, with blanks between them; empty when the line is
    nothing of the kind.
    """
    if len(text) > _LONGEST:
        return "", []
    found = NUMBERS["label-and-numbers"].fullmatch(text)
    if found and _ends_in_word(found["label"]) and is_row(key(found["label"])):
        values = numbers(found["values"])
        if values:
            return found["label"].strip(), values
    return "", []


def glued(text: str) -> tuple[str, str]:
    """A known label and the digits that follow it without a blank."""
    found = _GLUED.fullmatch(text) if len(text) <= _LONGEST else None
    known = found and _ends_in_word(found["label"]) and is_row(key(found["label"]))
    if found and known:
        return (found["label"].strip(), found["digits"])
    return ("", "")


def _ends_in_word(label: str) -> bool:
    """Whether a label ends as labels do.

    `行政事业性收费   $` before 8 ends in the sign of the number, `行政处罚（` before 2019 in a
    remark.
    """
    last = label.rstrip()[-1:]
    return last.isalpha() or last in _CLOSING


def is_glued(text: str) -> bool:
    """Whether a text is the digits of several cells run together: no number begins with 0."""
    return 2 < len(text) <= _MOST_DIGITS and text[0] == "0" and text.isdecimal()


def is_no_label(text: str) -> bool:
    """Whether a line of its own is digits and what makes no label of them: 1 05, 70/11, 0百, 24%.

    It stands in the place of a number, so that its row does not lack one.

    >>> is_no_label("0百"), is_no_label("2."), is_no_label("8.属于"), is_no_label("2023.1.9")
    (True, False, False, False)
    """
    bare = text.strip()
    return (
        0 < len(bare) <= _LONGEST_OF_SIGNS
        and NUMBERS["no-label"].fullmatch(bare) is not None
        and NUMBERS["number-of-item-or-date"].fullmatch(bare) is None
    )


def ends_in_numbers(text: str) -> bool:
    """Whether a line is a row of a table by itself: a known label, then at least three numbers or
    seven digits.
    """
    labels, values = columns(text)
    if len(values) >= 3 and is_row(key(labels[-1])):
        return True
    if len(text) > _LONGEST or not text[-1:].isdecimal():
        return False
    return len(spaced(text)[1]) >= 3 or len(glued(text)[1]) >= _ROW_OF_DIGITS
