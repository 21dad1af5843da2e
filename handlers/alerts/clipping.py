"""A long sentence cut for a message that is read at a glance; the whole stands behind a button."""

from __future__ import annotations

import re

_LONGEST = 150
"""Columns, where a Chinese character takes two: three lines on a phone."""
_CLAUSE = re.compile(r"[，、；。：](?=.)|[,;] ")


def clipped(text: str) -> str:
    """The text as far as the last clause or item that fits: never in the middle of a number or a
    word.
    """
    if _columns(text) <= _LONGEST:
        return text
    fitting = [
        found for found in _CLAUSE.finditer(text) if _columns(text[: found.start()]) < _LONGEST
    ]
    if not fitting:
        return text
    last = fitting[-1]
    return text[: last.start()] + (" …" if last[0].endswith(" ") else "……")


def _columns(text: str) -> int:
    return len(text) + sum(letter > "\u2e7f" for letter in text)
