"""Rows of a table that a page break has cut in two, put together where that is certain."""

from __future__ import annotations

from typing import Final

from store.reading.forms.form import row_keys
from store.reading.forms.labels import fits
from store.reading.words.folding import key
from store.reading.words.numbers import parse

_ENOUGH: Final = 6
"""Characters of a label that lost its end from which it is known."""
_MERGED: Final = 2
"""Cells to the left of a row's label that span several rows: 三、本年度办理结果, （三）不予公开."""


def rejoined(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...] | None:
    """The whole row of which one part ends a page and the other begins the next, or None when they
    are two rows.

    One part has all the numbers; the other only text, and the texts together are a label of the
    form that neither is by itself, or one has the whole label and the other none. The lower part
    may begin with cells that were merged
    downwards: after the break they are drawn once more.
    """
    again = len(below) - len(above)
    if not 0 <= again <= _MERGED:
        return None
    rest = below[again:]
    numbers = [[bool(parse(cell)) for cell in row] for row in (above, rest)]
    if any(numbers[0]) == any(numbers[1]):
        return None
    joined = tuple(one + other for one, other in zip(above, rest, strict=True))
    texts = [_text(row) for row in (above, rest, joined)]
    labels = [_is_label(text) for text in texts]
    if not labels[2] or (labels[0] and texts[1]) or (labels[1] and texts[0]):
        return None
    return (*below[:again], *joined)


def _text(row: tuple[str, ...]) -> str:
    """The last cell of a row that is no number."""
    return next((cell for cell in reversed(row) if cell and not parse(cell)), "")


def _is_label(text: str) -> bool:
    """Whether a text is a label of the form, or of one only though it lost its end."""
    folded = key(text)
    return folded in row_keys() or (len(folded) >= _ENOUGH and len(fits(folded)) == 1)
