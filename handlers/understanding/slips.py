"""Slips of the pen in the words of a question: 神请 for 申请, 处法 for 处罚.

Only scraps are looked at, single characters that the cut left over and that no name explains; and only a wording that
sounds exactly the same, shares a character, and is the only one that does, is taken for what was meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from handlers.understanding.lexicon import Word, is_common, senses
from store.names.sounds import pronounced

_LONGEST = 6
_KINDS = ("subject:", "hint:", "column:")


class Slip(NamedTuple):
    """What was written and what it is read as."""

    written: str
    meant: str


@cache
def _by_sound() -> dict[tuple[str, ...], str | None]:
    """The wording of each sound; None where two wordings that mean different things share it."""
    found: dict[tuple[str, ...], str | None] = {}
    for wording, meant in senses("zh").items():
        if not 2 <= len(wording) <= _LONGEST or not meant[0].startswith(_KINDS):
            continue
        for sound in pronounced(wording):
            other = found.setdefault(sound, wording)
            if other is not None and senses("zh")[other] != meant:
                found[sound] = None
    return found


def slips(text: str, words: Sequence[Word]) -> list[Slip]:
    """The slips among the words of a text, the longest first."""
    found: list[Slip] = []
    for start, end in _scraps(words):
        for size in range(min(_LONGEST, end - start), 1, -1):
            for place in range(start, end - size + 1):
                written = text[place : place + size]
                meant = _meant(written)
                if meant and not any(written in slip.written for slip in found):
                    found.append(Slip(written, meant))
    return found


def _scraps(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Runs of neighbouring words of one character, or of characters that no word explains, at least one of these."""
    runs: list[tuple[int, int, bool]] = []
    for word in words:
        if word.text.isascii() or len(word.text) > _LONGEST:
            continue
        if len(word.text) > 1 and (word.senses or is_common(word.text)):
            continue
        if runs and runs[-1][1] == word.start:
            start, _, unknown = runs.pop()
            runs.append((start, word.end, unknown or not word.senses))
        else:
            runs.append((word.start, word.end, not word.senses))
    return [(start, end) for start, end, unknown in runs if unknown and end - start >= 2]


def _meant(written: str) -> str | None:
    readings = {_by_sound().get(sound) for sound in pronounced(written)} - {None}
    if len(readings) != 1:
        return None
    meant = readings.pop()
    if meant is None or meant == written:
        return None
    shared = sum(one == other for one, other in zip(written, meant, strict=True))
    return meant if shared * 2 >= len(meant) else None
