"""Rows that stand in a table again as a correction, though a narrow column has broken their label:
`2.其他法律行政   241` / `法规禁止公开（更` / `正）`.

The lines of the table are read as one, without its numbers: the label stands before the remark, or
behind `更正：`. Where it is none of the form's, no row of the table is certain.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from store.reading.forms.around_tables import AROUND
from store.reading.forms.form import TABLES, row_keys
from store.reading.layout.segments import BlockRole, Segment
from store.reading.words.folding import key, squeezed
from store.reading.words.numbers import fills_cell

_MAY_CORRECT: Final = re.compile("[更勘订訂修改]")
_SHORTEST: Final = 2
"""Characters of a label, folded: 总计."""
_WINDOW: Final = 60
"""Characters on either side of the remark that are looked at."""
_LONGEST: Final = 120
"""Characters of a line of a table."""
_SENTENCE: Final = "。"


class CorrectedRow(NamedTuple):
    """A remark that a row of a table is a correction."""

    line: int
    text: str
    table: str
    labels: frozenset[str]
    """Folded labels of which one is the row's; none where it cannot be told."""


def corrected_rows(segments: Sequence[Segment], text: str) -> Iterator[CorrectedRow]:
    """The remarks that rows of tables are corrections, each with the labels beside it; `text` is
    all that the tables' own lines say.
    """
    beside = [s.block.text for s in segments if s.role is BlockRole.PROSE and s.section in TABLES]
    if not any(map(_MAY_CORRECT.search, (text, *beside))):
        return
    for section, parts in groupby(segments, key=lambda part: part.section):
        if section in TABLES:
            own = [part for part in parts if _is_of_table(part)]
            if any(_MAY_CORRECT.search(part.block.text) for part in own):
                yield from _in_table(section, own)


def _is_of_table(part: Segment) -> bool:
    text = part.block.text
    if part.role is BlockRole.TABLE:
        return True
    return part.role is BlockRole.PROSE and len(text) <= _LONGEST and _SENTENCE not in text


def _in_table(section: str, parts: Sequence[Segment]) -> Iterator[CorrectedRow]:
    texts = [_without_numbers(part) for part in parts]
    starts = [0, *accumulate(map(len, texts))]
    whole = "".join(texts)
    for found in AROUND["row-corrected"].finditer(whole):
        at = bisect_right(starts, found.start()) - 1
        if any(part.role is BlockRole.TABLE for part in parts[:at]):  # else a caption above it
            block = parts[at].block
            labels = _labels_beside(found, begins_line=found.start() == starts[at])
            yield CorrectedRow(block.line, block.text.strip(), section, labels)


def _labels_beside(found: re.Match[str], *, begins_line: bool) -> frozenset[str]:
    """The labels before a remark and behind it, as far as they may be meant."""
    before, behind = found.string[: found.start()], found.string[found.end() :]
    labels: set[str] = set()
    if not found["behind"]:
        labels |= _ending(before[-_WINDOW:])
    if found["behind"] or begins_line:
        labels |= _beginning(behind[:_WINDOW])
    return frozenset(labels)


def _without_numbers(part: Segment) -> str:
    words = " ".join(part.block.cells).split()
    return squeezed("".join([word for word in words if not fills_cell(word)]))


def _ending(text: str) -> set[str]:
    """The longest label with which a text ends."""
    folded = key(text)
    return _longest(label for label in row_keys() if folded.endswith(label))


def _beginning(text: str) -> set[str]:
    folded = key(text)
    return _longest(label for label in row_keys() if folded.startswith(label))


def _longest(labels: Iterator[str]) -> set[str]:
    longest = max(labels, key=len, default="")
    if len(longest) >= _SHORTEST:
        return {longest}
    return set()
