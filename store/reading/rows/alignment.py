"""Aligns the records cut from the tables with the rows of the form: labels vote, order and counts
decide.

A dynamic programme over records × rows of the form (at most 400 × 40) finds the pairing of greatest
weight in which both orders agree. What was paired by less than an exact label is kept only where no
other row of the form could stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from store.model import Form
from store.reading.forms.form import LOCAL, REVIEWS, FormRow, frame, rows
from store.reading.forms.labels import EXACT, IN_GROUP
from store.reading.layout.records import Record
from store.reading.rows.label_votes import LOST, Vote, same_shape, sizes_of_rows, votes_of

_CLOSE: Final = 0.15
"""Two rows whose labels fit a record within this are equally likely."""


class AlignedRecord(NamedTuple):
    """A record that was read as a row of the form."""

    record: Record
    position: int
    """The position of the row in `rows()`."""
    vote: Vote

    @property
    def row(self) -> FormRow:
        """The row of the form."""
        return rows()[self.position]

    @property
    def tolerance(self) -> str:
        """What had to be overlooked in the label, as a code of `repairs`; empty when it is the
        row's.
        """
        if self.vote.score == LOST:
            return "lost-label"
        if self.vote.score < IN_GROUP:
            return "label-slip"
        return ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of every record."""

    matches: tuple[AlignedRecord, ...]
    uncertain: tuple[tuple[Record, tuple[int, ...]], ...]
    """Records that could be any of several rows."""
    rest: tuple[Record, ...]
    """Records that are no row of the form: heads, fragments of labels, and rows that it does not
    know.
    """


def align(records: Sequence[Record], year: int | None = None) -> Alignment:
    """The records of a report on a year, paired with the rows of the form."""
    votes = [votes_of(record, year) for record in records]
    weights = [_weights(record, found) for record, found in zip(records, votes, strict=True)]
    pairs = _best_chain(weights, len(rows()))
    named = set(chain.from_iterable(map(_exact, votes)))
    scored = [(i, p, votes[i][p].score) for i, p in pairs]
    pairs = [
        (i, p) for i, p, score in scored if score != LOST or p not in named
    ]  # its label stands elsewhere
    anchors = [(i, p) for i, p, score in scored if score == EXACT]
    matches: list[AlignedRecord] = []
    uncertain: list[tuple[Record, tuple[int, ...]]] = []
    for i, p in pairs:
        rivals = _rivals(i, p, pairs, anchors, votes, records)
        if rivals:
            uncertain.append((records[i], (p, *rivals)))
        else:
            matches.append(AlignedRecord(records[i], p, votes[i][p]))
    moved = list(_out_of_order(records, votes, pairs))
    matches += [AlignedRecord(records[i], p, votes[i][p]) for i, p in moved]
    return Alignment(tuple(matches), tuple(uncertain), _without(records, [*pairs, *moved]))


def _without(records: Sequence[Record], pairs: Sequence[tuple[int, int]]) -> tuple[Record, ...]:
    """The records that were paired with no row."""
    paired = {i for i, _ in pairs}
    return tuple(record for i, record in enumerate(records) if i not in paired)


def _exact(votes: Mapping[int, Vote]) -> list[int]:
    """The rows whose whole label a record has."""
    return [p for p, vote in votes.items() if vote.score == EXACT]


def _out_of_order(
    records: Sequence[Record],
    votes: Sequence[dict[int, Vote]],
    pairs: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Rows that stand elsewhere than in the form, each the only one with its whole label, and with
    all its numbers.
    """
    taken, paired = {p for _, p in pairs}, {i for i, _ in pairs}
    left = [i for i, found in enumerate(votes) if found and i not in paired]
    named = Counter(chain.from_iterable(map(_exact, votes))) if left else Counter[int]()
    for i in left:
        exact = _exact(votes[i])
        if (
            len(exact) == 1
            and exact[0] not in taken
            and named[exact[0]] == 1
            and _is_plain(records[i], exact[0])
        ):
            yield i, exact[0]


def _is_plain(record: Record, position: int) -> bool:
    """Whether a record has all numbers of a row whose label is no word of the form's frame."""
    row = rows()[position]
    return row.code != REVIEWS and frame().words.isdisjoint(row.keys) and same_shape(record, row)


def _best_chain(weights: Sequence[dict[int, float]], width: int) -> list[tuple[int, int]]:
    """The increasing pairing (record, row) of greatest weight; of equals the one that pairs earlier
    records.
    """
    best: list[list[float]] = [[0.0] * (width + 1)]
    for options in weights:
        above = best[-1]
        line = above.copy()
        for p in sorted(options):
            score = above[p] + options[p]
            if options[p] > 0 and score > line[p + 1]:
                end = bisect_left(line, score, p + 1)
                line[p + 1 : end] = [score] * (end - p - 1)
        best.append(line)
    pairs: list[tuple[int, int]] = []
    i, p = len(weights), width
    while i and p:
        if best[i][p] == best[i - 1][p]:
            i -= 1
        elif best[i][p] == best[i][p - 1]:
            p -= 1
        else:
            i, p = i - 1, p - 1
            pairs.append((i, p))
    return pairs[::-1]


def _rivals(
    i: int,
    p: int,
    pairs: Sequence[tuple[int, int]],
    anchors: Sequence[tuple[int, int]],
    votes: Sequence[dict[int, Vote]],
    records: Sequence[Record],
) -> list[int]:
    """Other rows that this record could as well be: those the order leaves open and the label fits
    as well.
    """
    vote = votes[i][p]
    if vote.score == EXACT:
        return []
    low, high = _room(i, anchors)
    taken = {q for j, q in pairs if j != i and votes[j][q].score == EXACT}
    as_well = [q for q, other in votes[i].items() if q != p and other.score >= vote.score - _CLOSE]
    table = rows()
    left = [q for q in as_well if low < q < high and q not in taken]
    return [
        q
        for q in left
        if same_shape(records[i], table[q]) and not _excluded(table[q], table[p], pairs)
    ]


def _room(i: int, anchors: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The rows between which a record stands, by those that are certain."""
    low = max((q for j, q in anchors if j < i), default=-1)
    high = min((q for j, q in anchors if j > i), default=len(rows()))
    return low, high


def _excluded(row: FormRow, taken: FormRow, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether a row cannot stand beside those already found: 其他处理 in one row or in three; the
    rows of one form.
    """
    table = rows()
    found: set[Form] = set()
    for _, p in pairs:
        if table[p].table == "disclosure" and len(table[p].cells) == 1:
            found |= set(table[p].cells)
    if row.code == LOCAL:
        return True
    return (
        bool(found)
        and row.table == "disclosure"
        and found.isdisjoint(row.cells)
        and row.code != taken.code
    )


def _weights(record: Record, votes: Mapping[int, Vote]) -> dict[int, float]:
    """How much speaks for each row that a record may be."""
    return {
        position: _weight(record, sizes_of_rows()[position], vote)
        for position, vote in votes.items()
    }


def _weight(record: Record, sizes: frozenset[int], vote: Vote) -> float:
    """The label's vote, and more where the numbers fill the row, which has one of these sizes."""
    count = len(record.values)
    if count in sizes:
        return vote.score + (0.0 if vote.score == LOST else 1.0)
    if vote.score == LOST:
        return 0.0
    if not count:
        if vote.score < EXACT:
            return 0.0  # a piece of a label on a line of its own is no blank row
        if len(record.cells) >= min(sizes):
            return vote.score + 0.7
        return 0.3
    if any(value.glued for value in record.values) or any(abs(count - size) == 1 for size in sizes):
        return vote.score + 0.6
    if vote.score == EXACT and count < 2 * max(sizes):
        return vote.score + 0.1
    return vote.score * 0.3
