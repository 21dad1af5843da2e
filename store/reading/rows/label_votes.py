"""What the label of a record says: which rows of the form it may be, and how well it fits each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from store.reading.forms.around_tables import AROUND
from store.reading.forms.form import LOCAL, REVIEWS, FormRow, frame, is_framing, row_keys, rows
from store.reading.forms.labels import EXACT, IN_GROUP, NUMERALS, fits, is_harmless, raises_doubt
from store.reading.layout.records import Record
from store.reading.words.folding import is_numbered, key, squeezed

LOST: Final = 0.3
"""Weight of a record without a label of its own whose numbers fill the row."""
_MAX_PIECES: Final = 8
"""Pieces into which a label may be broken."""
_TIME: Final = 12
"""Characters of the longest cell that says nothing but a time."""
_FIRST_HEAD: Final = "信息内容"
_LAST_HEADS: Final = ["尚未审结", "总计"]
_NOTE: Final = re.compile(r"\([^()]*\)$")
"""What a report adds to a label: 规章(设区的市应提供相关数据)."""
_WITHIN: Final = ("含", "包含", "包括", "不含", "除", "如")


class Vote(NamedTuple):
    """How well a record's label fits a row of the form."""

    score: float
    pieces: int
    """How many of the record's label pieces belong to the row's label; 0 when it is lost."""


def votes_of(record: Record, year: int | None = None) -> dict[int, Vote]:
    """For each position in `rows()` that the record may be, how well its label fits."""
    if _is_reviews(record):
        return {len(rows()) - 1: Vote(EXACT, 0)}
    if _is_none_of_form(record, year):
        return {}
    spoken, exact = _named(tuple([piece.text for piece in record.labels[-_MAX_PIECES:]]), year)
    if exact:
        if _is_made_another(record):
            return {}
        return exact
    found = {} if record.continued else _alike(spoken)
    if not found and _label_is_lost(record):
        return dict.fromkeys(_of_size(len(record.values)), Vote(LOST, 0))
    return found


def _is_none_of_form(record: Record, year: int | None) -> bool:
    """Whether a record is heads, or a row of another time or of somebody else."""
    if _is_head_of_reviews(record) or _is_row_of_heads(record):
        return True
    return len(record.labels) > 1 and bool(record.values) and _is_of_other_time(record, year)


def _is_made_another(record: Record) -> bool:
    """Whether what goes on below the numbers makes another row of a label, or other numbers."""
    continued = record.continued
    return bool(continued) and bool(
        raises_doubt(continued)
        or AROUND["year-in-label"].search(continued)
        or _goes_on_in_unit(record)
    )


def _is_of_other_time(record: Record, year: int | None) -> bool:
    """Whether a cell beside the label of a row gives it to another time, or to somebody else:
    （三）不予公开 | 2019年 | 8.属于行政查询事项, 花马池镇   3.其他   0   2.

    What stands on lines above the numbers may be heads.
    """
    beside = _beside_label(record)
    if any(_is_other_time(text, year) for text in beside):
        return True
    return not record.grid and any(map(_names_agency, beside))


def _beside_label(record: Record) -> list[str]:
    """The short cells beside the label on the line of its numbers; without the last of a grid's."""
    labels = record.labels[:-1] if record.grid else record.labels
    line = record.values[0].line
    return [squeezed(p.text) for p in labels if len(p.text) <= _TIME and p.line == line]


def _is_other_time(text: str, year: int | None) -> bool:
    """Whether a text is nothing but a time, and another one than a year."""
    time = AROUND["only-time"].fullmatch(text)
    if time is None:
        return False
    return not time["year"] or (year is not None and int(time["year"]) != year)


def _names_agency(text: str) -> bool:
    return not is_numbered(text) and AROUND["remark-of-agency"].search(text) is not None


def _goes_on_in_unit(record: Record) -> bool:
    """Whether a number with more than digits in it may go on below: 132个 / 百分点."""
    return any(not value.text.isdecimal() and value.text[-1:].isalpha() for value in record.values)


def _alike(spoken: Sequence[tuple[int, str]]) -> dict[int, Vote]:
    """The rows that what the last pieces of a label say may mean; of equals the fewer pieces."""
    found: dict[int, Vote] = {}
    for k, text in reversed(spoken):
        for p, score in fits(text).items():
            if p not in found or score >= found[p].score:
                found[p] = Vote(score, k)
    return found


def _of_size(count: int) -> list[int]:
    """The rows that have so many cells in one form or the other, without those that stand in no
    order.
    """
    return [
        p
        for p, row in enumerate(rows())
        if row.code not in (REVIEWS, LOCAL) and count in sizes_of_rows()[p]
    ]


def row_named(record: Record) -> int | None:
    """The position of the one row that a record names exactly, with all the row's numbers, glued or
    repeated.
    """
    found = [p for p, vote in votes_of(record).items() if vote.score >= IN_GROUP]
    if len(found) != 1:
        return None
    one = len(record.values) == 1 and record.values[0].text.isdecimal()
    repeated = record.grid and len(record.values) > max(
        len(cells) for cells in rows()[found[0]].cells.values()
    )
    if one or repeated or same_shape(record, rows()[found[0]]):
        return found[0]
    return None


@lru_cache(maxsize=2048)
def _named(
    pieces: tuple[str, ...],
    year: int | None,
) -> tuple[Sequence[tuple[int, str]], dict[int, Vote]]:
    """What the last pieces of a label say, and the rows of which that is the whole label; labels
    are few.
    """
    spoken = _suffixes(pieces, year)
    exact: dict[int, Vote] = {}
    for k, text in reversed(spoken):
        exact |= dict.fromkeys(row_keys().get(text, ()), Vote(EXACT, k))
    return spoken, exact


def _suffixes(pieces: Sequence[str], year: int | None = None) -> list[tuple[int, str]]:
    """The last piece of the label, the last two together, and so on, folded: each that may be the
    row's own label.

    A number (`7.`) begins a label, so that none reaches over one; and no label stands behind a word
    that makes another of it (上年 | 行政许可).
    """
    if pieces and is_numbered(pieces[-1]) and (whole := key(pieces[-1])) in row_keys():
        return [(1, whole)]
    found: list[tuple[int, str]] = []
    for k in range(1, len(pieces) + 1):
        before = pieces[-k - 1] if k < len(pieces) else ""
        text = key("".join(pieces[-k:]))
        if text and not _makes_another(before, pieces[-k]):
            spoken = [
                text,
                text.lstrip(NUMERALS),
                *(_without_note(pieces[-1], text, year) if k == 1 else ()),
            ]
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
    """Whether a remark behind a label leaves it what it is: not where it names another year, or
    another agency.
    """
    bare = note.strip("()")
    years = {int(found) for found in AROUND["year-in-label"].findall(bare)}
    other = (years - {year} and not bare.startswith("指")) or (
        AROUND["remark-of-agency"].search(bare) and not bare.startswith(_WITHIN)
    )
    return not other and (
        bool(AROUND["remark-of-year"].fullmatch(bare)) or is_harmless(note, label)
    )


def _makes_another(before: str, label: str) -> bool:
    """Whether the piece before a label belongs to it and makes another row of it: 免征 before
    行政事业性收费.
    """
    if is_numbered(label) or is_framing(before):
        return False
    text = key(before)
    if raises_doubt(text) or AROUND["year-in-label"].search(text):
        return True
    return AROUND["remark-of-agency"].search(text.rstrip(NUMERALS)) is not None


def _label_is_lost(record: Record) -> bool:
    """Whether all that stands before the numbers belongs to the frame of the table."""
    known = frame()
    keys = [key(piece.text) for piece in record.labels]
    return bool(record.values) and all(
        text in known.heads for text in [text for text in keys if text][-1:]
    )


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
    return record.section == "reviews" or any(
        word in words for word in ("复议", "诉讼", "维持纠正", "审结", "起诉")
    )


def _is_head_of_reviews(record: Record) -> bool:
    """Whether what stands before the numbers is the last head of table four, 总计, and no row of
    table three.
    """
    return (
        len(record.labels) > 1 and [key(piece.text) for piece in record.labels[-2:]] == _LAST_HEADS
    )


def same_shape(record: Record, row: FormRow) -> bool:
    """Whether a record has as many numbers as the row has cells, in one form or the other."""
    return len(record.values) in {len(cells) for cells in row.cells.values()}


@cache
def sizes_of_rows() -> tuple[frozenset[int], ...]:
    """For each of `rows()`, how many cells it has in one form or the other."""
    return tuple(frozenset(map(len, row.cells.values())) for row in rows())
