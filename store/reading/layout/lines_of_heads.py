"""Lines amid the heads of a table that no lines part into columns: they are of the table, whatever
their words.

`项之和）   非法律` is the lower end of one head and the upper end of another: without it
非法律服务机构 would be 法律服务机构.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from store.reading.forms.form import frame
from store.reading.layout.cutting import columns
from store.reading.layout.segments import BlockRole, Segment
from store.reading.lines.blocks import Block
from store.reading.words.folding import key, squeezed

_WIDE: Final = re.compile(r"\s{3,}")
_SENTENCE: Final = re.compile(r"[。；！？]")
_LONGEST: Final = 60
"""Characters of the longest line that may be of heads, without its gaps."""


def with_lines_of_heads(segments: Sequence[Segment]) -> list[Segment]:
    """The segments of a file, with short lines amid heads as lines of the table; only where places
    are known.
    """
    found = list(segments)
    for position, segment in enumerate(found):
        if segment.role is not BlockRole.PROSE or not _may_be_of_heads(segment.block):
            continue
        above, below = (_line_of_table(found, position, step) for step in (-1, 1))
        if above and below and _has_head(above.block.text):
            found[position] = Segment(segment.block, BlockRole.TABLE, segment.section)
    return found


def _may_be_of_heads(block: Block) -> bool:
    return (
        bool(block.spans)
        and len(squeezed(block.text)) <= _LONGEST
        and not _SENTENCE.search(block.text)
    )


def _line_of_table(found: Sequence[Segment], position: int, step: int) -> Segment | None:
    """The next line of a table before or behind one that may be amid its heads."""
    at = position + step
    while 0 <= at < len(found) and found[at].section == found[position].section:
        if found[at].role is BlockRole.TABLE:
            if found[at].block.spans:
                return found[at]
            return None
        if found[at].role is not BlockRole.PROSE or not _may_be_of_heads(found[at].block):
            return None
        at += step
    return None


def _has_head(text: str) -> bool:
    """Whether a line holds a head, or a piece of one that a narrow column broke, and no numbers."""
    parts = [key(part) for part in _WIDE.split(text.strip())]
    return not columns(text)[1] and any(
        len(part) > 1 and part in frame().everything for part in parts
    )
