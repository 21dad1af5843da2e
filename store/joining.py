"""How the lines of a paragraph are put together again: the same for whoever reads them and whoever
shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_CJK: Final = re.compile(r"[\u3400-\u9fff，。；：、！？“”（）《》]")


def joint(before: str, following: str) -> str:
    """What stands between two pieces: between words of Latin letters a blank, between characters
    nothing.
    """
    if not before or _CJK.match(following[0]) or _CJK.match(before[-1]) or following[0].isdecimal():
        return ""
    return " "


def joined(lines: Iterable[str]) -> str:
    """Lines as one text; blank ones are left out."""
    text = ""
    for line in lines:
        piece = line.strip()
        if piece:
            text += joint(text, piece) + piece
    return text
