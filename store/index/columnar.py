"""A column of figures as bytes: as narrow as its figures are, and back again without a look at
each.

Most figures of reports are whole and small: a city's 130 reports have 0 in most cells and two
digits in the others. In eight bytes each they were an eighth of the index, and a list of them, of
100,000 reports, a number of its own for each.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal

from store.index.records import SCALE

Code = Literal["b", "h", "i", "q"]
_WHOLE: Final[tuple[Code, ...]] = ("b", "h", "i")
"""Of whole figures, by their bytes: 1, 2 and 4. All others are kept in ten-thousandths, in 8."""
_CODES: Final[dict[int, Code]] = {ord(code): code for code in (*_WHOLE, "q")}
"""By the first byte of a column."""
_NARROW: Final = ("b", "h")
"""Those of which few enough figures can be made for each to be made once."""


def nothing(code: Code) -> int:
    """What stands for a report without the figure: the least number that there is."""
    return -(1 << (8 * array(code).itemsize - 1))


def packed(values: Sequence[int | None]) -> bytes:
    """Figures in ten-thousandths, None where there is none; the first byte says how they are
    kept.
    """
    there = [value for value in values if value is not None]
    if not any(value % SCALE for value in there):
        least, most = (min(there, default=0) // SCALE, max(there, default=0) // SCALE)
        for code in _WHOLE:
            gap = nothing(code)
            if gap < least and most < -gap:
                return (
                    code.encode()
                    + array(code, (gap if v is None else v // SCALE for v in values)).tobytes()
                )
    gap = nothing("q")
    return b"q" + array("q", (gap if value is None else value for value in values)).tobytes()


def unpacked(piece: bytes) -> list[int | None]:
    """The figures that were packed. Small ones are the same object wherever they stand."""
    code = _CODES[piece[0]]
    if code in _NARROW:
        return [*map(_shared(code).__getitem__, array(code, piece[1:]))]
    gap = nothing(code)
    if code == "q":
        return [None if value == gap else value for value in array(code, piece[1:])]
    return [None if value == gap else value * SCALE for value in array(code, piece[1:])]


class _SharedFigures(dict[int, int | None]):
    """Figures by what is kept for them, each made when it is first met.

    A table of all that there can be took 3 MB for five reports; a new number for each figure, 100
    MB for a million.
    """

    def __missing__(self, kept: int) -> int:
        """Make a figure."""
        self[kept] = made = kept * SCALE
        return made


@cache
def _shared(code: Code) -> _SharedFigures:
    return _SharedFigures({nothing(code): None})
