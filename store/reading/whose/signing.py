"""The agency that signs a report: at its end, above the date or beside it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from store.reading.layout.segments import BlockRole, Segment
from store.reading.whose.titles import cleaned, fold
from store.reading.words.identity_patterns import IDENTITY
from store.reading.words.places import ENDINGS

_MAX_SIGNATURE: Final = 100
_SIGNED: Final = re.compile(rf"[\u3400-\u9fff]{{2,36}}(?:{ENDINGS})")
_LAST: Final = 5
"""Lines at the end among which the signature is."""


def _tail(segments: Sequence[Segment]) -> list[tuple[str, int]]:
    """The last lines of the prose, folded, and where they stand; those that are too long for a
    signature are empty.
    """
    prose = [s.block for s in segments if s.role is BlockRole.PROSE and not s.block.grid]
    return [
        (fold(block.text) if len(block.text) < _MAX_SIGNATURE else "", block.line)
        for block in prose[-_LAST:]
    ]


def signature(segments: Sequence[Segment]) -> tuple[str, int]:
    """The agency on the line before the date at the end, or on the same line, and that line."""
    tail = _tail(segments)
    for text, line in tail:
        date = IDENTITY["date-of-signature"].search(text)
        if date and not text[date.end() :] and (agency := cleaned(text[: date.start()])):
            return agency, line
    for (above, line), (below, _) in itertools.pairwise(tail):
        if IDENTITY["date-of-signature"].fullmatch(below) and _SIGNED.fullmatch(above):
            return above, line
    return "", 0
