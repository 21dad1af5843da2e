"""Aligns the records cut from the tables with the rows of the form: labels vote, order and counts decide.

A dynamic programme over records × rows of the form (at most 400 × 40) finds the pairing of greatest weight in which
both orders agree. What was paired by less than an exact label is kept only
where no other row of the form could stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Final, NamedTuple

from store.model import Form
from store.reading.forms.form import LOCAL, REVIEWS, FormRow, frame, is_framing, row_keys, rows
from store.reading.forms.labels import EXACT, IN_GROUP, NUMERALS, fits, is_harmless, raises_doubt
from store.reading.layout.records import Record
from store.reading.words.folding import is_numbered, key, squeezed

LOST: Final = 0.3
"""Weight of a record without a label of its own whose numbers fill the row."""
_MAX_PIECES: Final = 8
"""Pieces into which a label may be broken."""
_FIRST_HEAD: Final = "信息内容"
_LAST_HEADS: Final = ["尚未审结", "总计"]
_NOTE: Final = re.compile(r"\([^()]*\)$")
"""What a report adds to a label: 规章(设区的市应提供相关数据)."""
_YEAR: Final = re.compile(r"(20[0-9]{2})年")
_OF_AGENCY: Final = re.compile(r"(?:局|厅|委员会|镇|乡|街道|街道办事处|政府|办公室)$")
_WITHIN: Final = ("含", "包含", "包括", "不含", "除", "如")
_CLOSE: Final = 0.15
"""Two rows whose labels fit a record within this are equally likely."""


class Vote(NamedTuple):
    """How well a record's label fits a row of the form."""

    score: float
    pieces: int
    """How many of the record's label pieces belong to the row's label; 0 when it is lost."""


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
        """What had to be overlooked in the label, as a code of `repairs`; empty when it is the row's."""
        if self.vote.score == LOST:
            return "lost-label"
        return "label-slip" if self.vote.score < IN_GROUP else ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What became of every record."""

    matches: tuple[AlignedRecord, ...]
    uncertain: tuple[tuple[Record, tuple[int, ...]], ...]
    """Records that could be any of several rows."""
    rest: tuple[Record, ...]
    """Records that are no row of the form: heads, fragments of labels, and rows that it does not know."""


def align(records: Sequence[Record], year: int | None = None) -> Alignment:
    """The records of a report on a year, paired with the rows of the form."""
    votes = [_votes(record, year) for record in records]
    weights = [_weights(record, found) for record, found in zip(records, votes, strict=True)]
    pairs = _best_chain(weights, len(rows()))
    named = set(chain.from_iterable(map(_exact, votes)))
    scored = [(i, p, votes[i][p].score) for i, p in pairs]
    pairs = [(i, p) for i, p, score in scored if score != LOST or p not in named]  # its label stands elsewhere
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
    records: Sequence[Record], votes: Sequence[dict[int, Vote]], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Rows that stand elsewhere than in the form, each the only one with its whole label, and with all its numbers."""
    taken, paired = {p for _, p in pairs}, {i for i, _ in pairs}
    left = [i for i, found in enumerate(votes) if found and i not in paired]
    named = Counter(chain.from_iterable(map(_exact, votes))) if left else Counter[int]()
    for i in left:
        exact = _exact(votes[i])
        if len(exact) == 1 and exact[0] not in taken and named[exact[0]] == 1 and _is_plain(records[i], exact[0]):
            yield i, exact[0]


def _is_plain(record: Record, position: int) -> bool:
    """Whether a record has all numbers of a row whose label is no word of the form's frame."""
    row = rows()[position]
    return row.code != REVIEWS and frame().words.isdisjoint(row.keys) and _same_shape(record, row)


def _best_chain(weights: Sequence[dict[int, float]], width: int) -> list[tuple[int, int]]:
    """The increasing pairing (record, row) of greatest weight; of equals the one that pairs earlier records."""
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
    """Other rows that this record could as well be: those the order leaves open and the label fits as well."""
    vote = votes[i][p]
    if vote.score == EXACT:
        return []
    low, high = _room(i, anchors)
    taken = {q for j, q in pairs if j != i and votes[j][q].score == EXACT}
    as_well = [q for q, other in votes[i].items() if q != p and other.score >= vote.score - _CLOSE]
    table = rows()
    left = [q for q in as_well if low < q < high and q not in taken]
    return [q for q in left if _same_shape(records[i], table[q]) and not _excluded(table[q], table[p], pairs)]


def _room(i: int, anchors: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The rows between which a record stands, by those that are certain."""
    low = max((q for j, q in anchors if j < i), default=-1)
    high = min((q for j, q in anchors if j > i), default=len(rows()))
    return low, high


def _same_shape(record: Record, row: FormRow) -> bool:
    return len(record.values) in {len(cells) for cells in row.cells.values()}


def _excluded(row: FormRow, taken: FormRow, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether a row cannot stand beside those already found: 其他处理 in one row or in three; the rows of one form."""
    table = rows()
    found: set[Form] = set()
    for _, p in pairs:
        if table[p].table == "disclosure" and len(table[p].cells) == 1:
            found |= set(table[p].cells)
    if row.code == LOCAL:
        return True
    return bool(found) and row.table == "disclosure" and found.isdisjoint(row.cells) and row.code != taken.code


def _votes(record: Record, year: int | None = None) -> dict[int, Vote]:
    """For each position in `rows()` that the record may be, how well its label fits."""
    if _is_reviews(record):
        return {len(rows()) - 1: Vote(EXACT, 0)}
    if _is_head_of_reviews(record) or _is_row_of_heads(record):
        return {}
    spoken, exact = _named(tuple([piece.text for piece in record.labels[-_MAX_PIECES:]]), year)
    if exact:
        return {} if _is_made_another(record.continued) else exact
    found = {} if record.continued else _alike(spoken)
    if not found and _label_is_lost(record):
        return dict.fromkeys(_of_size(len(record.values)), Vote(LOST, 0))
    return found


def _is_made_another(continued: str) -> bool:
    """Whether what goes on below the numbers makes another row of a label."""
    return bool(continued) and bool(raises_doubt(continued) or _YEAR.search(continued))


def _alike(spoken: Sequence[tuple[int, str]]) -> dict[int, Vote]:
    """The rows that what the last pieces of a label say may mean; of equals the fewer pieces."""
    found: dict[int, Vote] = {}
    for k, text in reversed(spoken):
        for p, score in fits(text).items():
            if p not in found or score >= found[p].score:
                found[p] = Vote(score, k)
    return found


def _of_size(count: int) -> list[int]:
    """The rows that have so many cells in one form or the other, without those that stand in no order."""
    return [p for p, row in enumerate(rows()) if row.code not in (REVIEWS, LOCAL) and count in _sizes()[p]]


def row_named(record: Record) -> int | None:
    """The position of the one row that a record names exactly, with all the row's numbers, glued or repeated."""
    found = [p for p, vote in _votes(record).items() if vote.score >= IN_GROUP]
    if len(found) != 1:
        return None
    one = len(record.values) == 1 and record.values[0].text.isdecimal()
    repeated = record.grid and len(record.values) > max(len(cells) for cells in rows()[found[0]].cells.values())
    return found[0] if one or repeated or _same_shape(record, rows()[found[0]]) else None


@lru_cache(maxsize=2048)
def _named(pieces: tuple[str, ...], year: int | None) -> tuple[Sequence[tuple[int, str]], dict[int, Vote]]:
    """What the last pieces of a label say, and the rows of which that is the whole label; labels are few."""
    spoken = _suffixes(pieces, year)
    exact: dict[int, Vote] = {}
    for k, text in reversed(spoken):
        exact |= dict.fromkeys(row_keys().get(text, ()), Vote(EXACT, k))
    return spoken, exact


def _suffixes(pieces: Sequence[str], year: int | None = None) -> list[tuple[int, str]]:
    """The last piece of the label, the last two together, and so on, folded: each that may be the row's own label.

    A number (`7.`) begins a label, so that none reaches over one; and no label stands behind a word that makes another
    of it (上年 | 行政许可).
    """
    if pieces and is_numbered(pieces[-1]) and (whole := key(pieces[-1])) in row_keys():
        return [(1, whole)]
    found: list[tuple[int, str]] = []
    for k in range(1, len(pieces) + 1):
        before = pieces[-k - 1] if k < len(pieces) else ""
        text = key("".join(pieces[-k:]))
        if text and not _makes_another(before, pieces[-k]):
            spoken = [text, text.lstrip(NUMERALS), *(_without_note(pieces[-1], text, year) if k == 1 else ())]
            known = [one for one in spoken if one in row_keys()]
            found += [(k, one) for one in known or [text]]
        if is_numbered(pieces[-k]):
            break
    return found


def _without_note(piece: str, label: str, year: int | None) -> Iterator[str]:
    """A label without the remark in brackets behind it, where that leaves it what it is."""
    noted = _NOTE.search(squeezed(piece))
    if noted and _leaves_it(noted[0], label, year):
        yield key(_NOTE.sub("", squeezed(piece)))


def _leaves_it(note: str, label: str, year: int | None) -> bool:
    """Whether a remark behind a label leaves it what it is: not where it names another year, or another agency."""
    bare = note.strip("()")
    years = {int(found) for found in _YEAR.findall(bare)}
    other = (years - {year} and not bare.startswith("指")) or (_OF_AGENCY.search(bare) and not bare.startswith(_WITHIN))
    return not other and is_harmless(note, label)


def _makes_another(before: str, label: str) -> bool:
    """Whether the piece before a label belongs to it and makes another row of it: 免征 before 行政事业性收费."""
    if is_numbered(label) or is_framing(before):
        return False
    text = key(before)
    return raises_doubt(text) or bool(_YEAR.search(text) or _OF_AGENCY.search(text.rstrip(NUMERALS)))


def _label_is_lost(record: Record) -> bool:
    """Whether all that stands before the numbers belongs to the frame of the table."""
    known = frame()
    keys = [key(piece.text) for piece in record.labels]
    return bool(record.values) and all(text in known.heads for text in [text for text in keys if text][-1:])


def _is_row_of_heads(record: Record) -> bool:
    """Whether a row without numbers is one of heads: 信息内容 | 行政许可, 事项 | 自然人 | 总计."""
    if record.values:
        return False
    keys = [key(piece.text) for piece in record.labels]
    if not record.grid:
        return keys[-2:-1] == [_FIRST_HEAD]
    return keys[:1] == [_FIRST_HEAD] or sum(text in frame().heads for text in keys) > 1


def _is_reviews(record: Record) -> bool:
    """The row of 15 numbers, or what is left of it, under the heads of table four."""
    if record.section == "reviews" and len(record.cells) == 1 and len(record.cells[0].text) >= 15:
        return record.cells[0].glued
    if not len(record.cells) >= 13 or len(record.values) > 17:
        return False
    words = "".join(key(piece.text) for piece in record.labels)
    return record.section == "reviews" or any(word in words for word in ("复议", "诉讼", "维持纠正", "审结", "起诉"))


def _is_head_of_reviews(record: Record) -> bool:
    """Whether what stands before the numbers is the last head of table four, 总计, and no row of table three."""
    return len(record.labels) > 1 and [key(piece.text) for piece in record.labels[-2:]] == _LAST_HEADS


@cache
def _sizes() -> tuple[frozenset[int], ...]:
    """For each of `rows()`, how many cells it has in one form or the other."""
    return tuple(frozenset(map(len, row.cells.values())) for row in rows())


def _weights(record: Record, votes: Mapping[int, Vote]) -> dict[int, float]:
    """How much speaks for each row that a record may be."""
    return {position: _weight(record, _sizes()[position], vote) for position, vote in votes.items()}


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
        return vote.score + 0.7 if len(record.cells) >= min(sizes) else 0.3
    if any(value.glued for value in record.values) or any(abs(count - size) == 1 for size in sizes):
        return vote.score + 0.6
    return vote.score + 0.1 if vote.score == EXACT and count < 2 * max(sizes) else vote.score * 0.3
