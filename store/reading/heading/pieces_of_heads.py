"""Lines among the heads of table three that belong to none of them, though the form's words hold
them: 法人, 企业.

Narrow columns break heads into lines (商业企, 业): then the order of the form holds. A line that is
no piece of a head that is lacking stands in the place of one: 法人 where 自然人 should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final

from store.reading.forms.form import frame, rows
from store.reading.forms.head_words import (
    APPLICANTS,
    ORGANISATIONS,
    corners,
    is_shared,
    people,
    person,
)
from store.reading.forms.labels import is_measure
from store.reading.heading.heads import SPREAD, RowHead, unmeasured
from store.reading.layout.records import PrintedCell
from store.reading.words.folding import key

_SUMS: Final = "本列数据"
"""How the head of the column of labels begins."""
_DIGIT: Final = re.compile(r"(?<!^)\d(?![.、．])")
"""One that is no row's number: 1.属于国家秘密."""
_GAP: Final = re.compile(r"\s+")


def has_stranger(heads: Sequence[RowHead], above: Sequence[PrintedCell]) -> bool:
    """Whether one of the lines above a row is a word of the form, and no piece of a head of table
    three that lacks.
    """
    if any(0 <= head.row < SPREAD for head in heads) or not any(map(_is_of_applicants, heads)):
        return False
    pieces = list(_pieces(above))
    lacking = (set(people()) | {APPLICANTS, ORGANISATIONS}).difference(pieces)
    columns = {people()[piece] for piece in pieces if piece in people()}
    if columns.issuperset(people().values()):
        return False
    left = "\n".join(label for label in lacking if people().get(label) not in columns)
    of_form = (piece for piece in _beyond_heads(pieces) if piece in frame().everything)
    return any(piece not in left and not _may_stand_beside(piece) for piece in of_form)


def _is_of_applicants(head: RowHead) -> bool:
    return head.text == ORGANISATIONS or (bool(person(head.text)) and not is_shared(head.text))


def _pieces(above: Sequence[PrintedCell]) -> Iterator[str]:
    """The lines above a row, folded, parted at their gaps; without rows that were not cut, and what
    is counted.
    """
    heads = (unmeasured(cell.text) for cell in above if not _DIGIT.search(cell.text))
    for text in chain.from_iterable(map(_GAP.split, heads)):
        if (folded := key(text)) and not is_measure(folded):
            yield folded


def _beyond_heads(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces that are no whole head, or one that has stood there before."""
    seen: set[str] = set()
    for piece in pieces:
        if piece in seen or piece not in frame().heads:
            yield piece
        seen.add(piece)


def _may_stand_beside(piece: str) -> bool:
    """Whether a piece is one of a row's label, of a group's, or of what stands at the head of the
    labels.
    """
    return piece in corners() or (piece not in frame().heads and piece in _labels_beside())


@cache
def _labels_beside() -> str:
    labels = chain.from_iterable(row.keys for row in rows() if row.table == "requests")
    corner = (head for head in frame().heads if head.startswith(_SUMS))
    return "\n".join((*labels, *frame().groups, *corner))
