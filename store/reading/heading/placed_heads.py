"""Heads put together by their places across the page, and the numbers that each stands over.

Where no lines part the columns of a page, narrow ones break their heads, and those of two lines
stand beside those of
one: `商业企   科研机`, below it `其他`, below it `业   构`. What stands in one column is one head,
  and it belongs to
the numbers below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain, pairwise
from statistics import median
from typing import Final

from store.reading.forms.form import frame
from store.reading.forms.head_words import is_column, outcomes, people
from store.reading.layout.records import PrintedCell, Record
from store.reading.lines.blocks import Span
from store.reading.words.folding import key

_GAP: Final = re.compile(r"\s{2,}")
_TOUCHING: Final = 1.0
"""Points by which what stands in two columns may overlap."""
_LOOKED_AT: Final = 30
"""Rows below the heads that are looked at for their columns."""
_MOST_WAYS: Final = 64
"""Ways in which heads may stand over numbers that are looked at."""
_UNEVEN: Final = 0.5
"""Share of the way from column to column by which a head may stand elsewhere over its numbers than
most do.
"""
_PIECES: Final = 3
"""Lines over which a head above several columns may be broken."""


@dataclass(frozen=True, slots=True)
class PlacedHead:
    """A head, or a line of one."""

    pieces: tuple[str, ...]
    """Its lines, from top to bottom."""
    span: Span

    @property
    def printed(self) -> str:
        """All of it."""
        return "".join(self.pieces)

    @property
    def text(self) -> str:
        """All of it, folded."""
        return key(self.printed)

    def with_(self, other: PlacedHead) -> PlacedHead:
        """Both as one."""
        return PlacedHead((*self.pieces, *other.pieces), hull(self.span, other.span))


@dataclass(frozen=True, slots=True)
class Placed:
    """What stands above the numbers of a table."""

    over_several: tuple[PlacedHead, ...]
    """The form's heads that stand over several columns: 行政诉讼."""
    heads: tuple[PlacedHead, ...]
    """The heads of columns from left to right."""
    numbers: tuple[Span, ...]
    """The columns of the numbers from left to right."""
    beside: tuple[PlacedHead, ...]
    """What stands above the labels of the rows."""


def placed_above(pieces: Sequence[PrintedCell], below: Sequence[Record]) -> Placed | None:
    """What the pieces above rows are by their places; None where the file does not say them."""
    if not all(piece.spans for piece in pieces):
        return None
    rows = [record for record in _of_table(below) if is_placed(record)]
    if not rows or rows[0] is not below[0]:
        return None
    numbers = columns_of_numbers(rows)
    parts = list(chain.from_iterable(_parts(piece, numbers) for piece in pieces))
    beside = _beside_numbers(parts, _end_of_labels(rows, numbers), numbers[0][0])
    several, rest = _over_several([part for part in parts if part not in beside])
    if rest:
        return Placed(tuple(several), tuple(_in_columns(rest)), numbers, tuple(beside))
    return None


def is_placed(record: Record) -> bool:
    """Whether a record has numbers, and the place of each is known."""
    return bool(record.values) and all(value.spans for value in record.values)


def _beside_numbers(parts: Sequence[PlacedHead], left: float, first: float) -> list[PlacedHead]:
    """The parts above the labels, which reach up to `left`; the numbers begin at `first`."""
    labels = [part.span for part in parts if part.span[0] < left and part.span[1] <= first]
    return [
        part
        for part in parts
        if part.span[0] < left or any(overlap(part.span, span) for span in labels)
    ]


def hull(one: Span, other: Span) -> Span:
    """What reaches over both."""
    return min(one[0], other[0]), max(one[1], other[1])


def middle(span: Span) -> float:
    """Where the middle of a span lies."""
    return (span[0] + span[1]) / 2


def heads_by_column(placed: Placed) -> list[PlacedHead | None] | None:
    """The heads in the order of the columns, None for a column without one; None altogether where
    that is not certain.

    Head and numbers of one column stand beside all that stands in others, whether they stand to the
    left, to the right or in the middle. There may be more heads than numbers: a column may be blank
    in every row.
    """
    heads, numbers = [head.span for head in placed.heads], list(placed.numbers)
    fewer, more = (numbers, heads) if len(heads) > len(numbers) else (heads, numbers)
    ways = [way for way in _ways(fewer, more) if _is_even(fewer, way, more)]
    if len(ways) != 1:
        return None
    if len(heads) > len(numbers):
        return list(placed.heads)
    over = dict(zip(ways[0], placed.heads, strict=True))
    return [over.get(at) for at in range(len(numbers))]


def _is_even(fewer: Sequence[Span], way: Sequence[int], more: Sequence[Span]) -> bool:
    """Whether all heads stand over their numbers alike.

    Where one column has lost its head and the next one its numbers, these are not of that head.
    """
    apart = [middle(span) - middle(more[at]) for span, at in zip(fewer, way, strict=True)]
    steps = [middle(right) - middle(left) for left, right in pairwise(more)]
    usual = median(apart)
    near = [min(steps[max(0, at - 1) : at + 1], default=0.0) for at in way]
    return not steps or all(
        abs(own - usual) < _UNEVEN * step for own, step in zip(apart, near, strict=True)
    )


def _ways(fewer: Sequence[Span], more: Sequence[Span]) -> list[tuple[int, ...]]:
    """In which of the more places the fewer may stand, in order."""
    found: list[tuple[int, ...]] = []
    open_ways: list[tuple[tuple[int, ...], int, float]] = [((), 0, float("-inf"))]
    while open_ways and len(found) < _MOST_WAYS:
        way, at, end = open_ways.pop()
        if at == len(more):
            found += [way] if len(way) == len(fewer) else []
            continue
        left_over = len(more) - at > len(fewer) - len(way)
        if left_over and more[at][0] > end - _TOUCHING:
            open_ways.append((way, at + 1, more[at][1]))
        if len(way) < len(fewer):
            column = hull(fewer[len(way)], more[at])
            if column[0] > end - _TOUCHING:
                open_ways.append(((*way, at), at + 1, column[1]))
    return found


def _of_table(below: Sequence[Record]) -> Iterator[Record]:
    """The rows below the same heads as the first of them."""
    for at, record in enumerate(below[:_LOOKED_AT]):
        if at and (record.section != below[0].section or _has_heads(record.labels[:-1])):
            return
        yield record


def _has_heads(pieces: Sequence[PrintedCell]) -> bool:
    texts = chain.from_iterable(_GAP.split(piece.text) for piece in pieces)
    return any(key(text) in frame().heads for text in texts)


def columns_of_numbers(rows: Sequence[Record]) -> tuple[Span, ...]:
    """Where the columns of numbers stand, by the rows that have as many as most, and stand as most
    of these do.
    """
    count = Counter(len(row.values) for row in rows).most_common(1)[0][0]
    spans = [
        [hull(value.spans[0], value.spans[-1]) for value in row.values]
        for row in rows
        if len(row.values) == count
    ]
    usual = [median(middle(row[at]) for row in spans) for at in range(count)]
    near = min((right - left for left, right in pairwise(usual)), default=float("inf")) * _UNEVEN
    like = [
        row
        for row in spans
        if all(abs(middle(span) - at) < near for span, at in zip(row, usual, strict=True))
    ]
    return tuple(reduce(hull, column) for column in zip(*(like or spans[:1]), strict=True))


def _end_of_labels(rows: Sequence[Record], numbers: Sequence[Span]) -> float:
    """How far to the right the labels of rows reach."""
    ends = [row.labels[-1].spans[-1][1] for row in rows if row.labels and row.labels[-1].spans]
    return max((end for end in ends if end <= numbers[0][0]), default=0.0)


def _parts(piece: PrintedCell, numbers: Sequence[Span]) -> Iterator[PlacedHead]:
    """The texts of a line that wide gaps part; by its blanks one that is no head and reaches over
    several columns.
    """
    at = 0
    for part in _GAP.split(piece.text.strip()):
        words = part.split()
        spans = piece.spans[at : at + len(words)]
        at += len(words)
        whole = hull(spans[0], spans[-1])
        over = sum(whole[0] < middle(column) < whole[1] for column in numbers)
        if over > 1 and key(part) not in frame().heads:
            yield from (PlacedHead((word,), span) for word, span in zip(words, spans, strict=True))
        else:
            yield PlacedHead((part,), whole)


def _over_several(parts: Sequence[PlacedHead]) -> tuple[list[PlacedHead], list[PlacedHead]]:
    """The form's heads over several columns, also those that are broken, and the other parts."""
    several: list[PlacedHead] = []
    rest = list(parts)
    while rest:
        found = next(filter(None, (_head_from(rest, at) for at in range(len(rest)))), None)
        if found is None:
            break
        head, used = found
        several.append(head)
        rest = [part for at, part in enumerate(rest) if at not in used]
    return several, rest


def _head_from(parts: Sequence[PlacedHead], at: int) -> tuple[PlacedHead, set[int]] | None:
    """The head over several columns that begins with a part, and the places of its parts."""
    head, used = parts[at], {at}
    while head.text not in _broad():
        begun = any(word.startswith(head.text) for word in _broad()) and len(used) < _PIECES
        below = (
            n
            for n in range(max(used) + 1, len(parts))
            if begun and overlap(parts[n].span, head.span)
        )
        following = next(below, None)
        if following is None:
            return None
        head, used = head.with_(parts[following]), used | {following}
    return head, used


def _broad() -> frozenset[str]:
    """The heads that stand over no column of their own."""
    return frozenset(
        word for word in frame().heads - people().keys() - outcomes().keys() if not is_column(word)
    )


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans have more in common than touching columns do."""
    return min(one[1], other[1]) - max(one[0], other[0]) > _TOUCHING


def _in_columns(parts: Sequence[PlacedHead]) -> list[PlacedHead]:
    """The parts that stand above one another put together, from left to right."""
    columns: list[tuple[Span, list[int]]] = []
    for at in sorted(range(len(parts)), key=lambda n: parts[n].span[0]):
        span = parts[at].span
        if columns and overlap(span, columns[-1][0]):
            columns[-1] = (hull(span, columns[-1][0]), [*columns[-1][1], at])
        else:
            columns.append((span, [at]))
    return [_as_one([parts[at] for at in sorted(places)], span) for span, places in columns]


def _as_one(parts: Sequence[PlacedHead], span: Span) -> PlacedHead:
    return PlacedHead(tuple(chain.from_iterable(part.pieces for part in parts)), span)
