"""Patterns in data files that are put together from named pieces: `<piece>` stands for one of the
section `pieces`.
"""

from __future__ import annotations

import re
from functools import cache

from store.reference import BrokenReferenceError, section_of, toml_of

_PIECE = re.compile(r"<([a-z_]+)>")


def patterns_of(file: str, section: str) -> str:
    """All patterns of a section as one, the first that fits taken first; a piece that is not there
    is told.
    """
    return "|".join(
        expanded(file, one) for one in section_of(file, section, ("patterns",))["patterns"]
    )


def expanded(file: str, written: str) -> str:
    """A pattern with all of its pieces, which may be made of others."""
    pieces = _pieces(file)
    while (piece := _PIECE.search(written)) is not None:
        if piece[1] not in pieces:
            raise BrokenReferenceError(f"{file}: there is no piece <{piece[1]}>")
        written = written[: piece.start()] + pieces[piece[1]] + written[piece.end() :]
    return written


@cache
def _pieces(file: str) -> dict[str, str]:
    found: dict[str, str] = toml_of(file).get("pieces", {})
    return found
