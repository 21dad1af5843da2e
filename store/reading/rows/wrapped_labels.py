"""Labels whose column was too narrow for one line: their numbers stand on the first line, or amid
them.

`8.属于行政查   0   0` / `询事项` is one row. The rest of the label, which would open the next row,
is given back to its own where both together are exactly a label of the form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from store.reading.forms.around_tables import AROUND
from store.reading.forms.form import frame, is_framing, row_keys
from store.reading.forms.labels import NUMERALS, within_group
from store.reading.layout.records import PrintedCell, Record
from store.reading.rows.placed_rows import rest_of_label
from store.reading.words.folding import is_numbered, key, squeezed

_NUMBER_BEHIND: Final = re.compile(r"(?P<label>.*\S)\s{2,}(?P<number>\d[\d.,]{0,19})")
_BROKEN_OFF: Final = re.compile(r"[(（][^()（）]*$")
_CLOSING: Final = re.compile(r"^[^(（]*[)）]")
_MOST: Final = 8
"""Pieces into which the beginning or the rest of a label may be broken."""
_BIT: Final = 2
"""Characters of such a bit."""
_SHORT: Final = 24
"""Characters of the longest line of a narrow column."""
_REMARKS: Final = ("注", "备注", "说明")


def unwrapped(cut: Sequence[Record]) -> list[Record]:
    """The records, each with all of its label."""
    found: list[Record] = []
    for record in cut:
        above = found[-1] if found else None
        if above is None or not _may_go_on(above, record):
            found.append(record)
            continue
        found[-1], left = _of_two_lines(above, record) or _parted(above, record)
        if left.cells and _is_of_same_row(left, found[-1]):
            cells, values = (*found[-1].cells, *left.cells), (*found[-1].values, *left.values)
            found[-1] = found[-1]._replace(cells=cells, values=values)
        elif left.labels or left.cells:
            found.append(left)
    return found


def _may_go_on(above: Record, record: Record) -> bool:
    """Whether a record may begin with the rest of the label of the one above it."""
    is_row = record.grid and record.values
    return bool(above.values and record.labels and not above.damage and not is_row)


def _is_of_same_row(left: Record, above: Record) -> bool:
    """Whether numbers beside the rest of a label are its row's: a cell had two lines, and they are
    too few for a row.

    `5.要求行政机关确认或重新出具已获取信   0   3` / `息   1`
    """
    return not left.labels and len(left.values) < max(2, len(above.values))


def _of_two_lines(above: Record, record: Record) -> tuple[Record, Record] | None:
    """A row with the number beside the rest of its label, or of its group's, as one more; and what
    is left below it.

    `（四）无法提   1.本机关不掌握相关政府信息   0   0` / `供   1`: a cell of the row has two lines.
    """
    piece = record.labels[0]
    found = _NUMBER_BEHIND.fullmatch(piece.text)
    if record.grid or found is None:
        return None
    bare = piece._replace(text=found["label"], spans=piece.spans[:-1])
    whole, left = _parted(above, record._replace(labels=(bare, *record.labels[1:])))
    is_rest = not left.labels or left.labels[0].text != bare.text
    if not is_rest and not all(_ends_group(key(part)) for part in bare.text.split()):
        return None
    number = piece._replace(text=found["number"], spans=piece.spans[-1:])
    return whole._replace(cells=(*whole.cells, number), values=(*whole.values, number)), left


def _parted(above: Record, record: Record) -> tuple[Record, Record]:
    """A record with the rest of its label, which stands in the record below it, and what is left of
    that one.
    """
    labels, count = _continued(above.labels, record.labels)
    if count:
        remark = (
            key(record.labels[count].text) if _is_remark(record.labels[count : count + 1]) else ""
        )
        whole = above._replace(labels=(*labels, *record.labels[:count]), continued=remark)
        return _with_remark(whole, record._replace(labels=record.labels[count:]))
    if parted := rest_of_label(above.labels, record.labels):
        rest, left = parted
        return above._replace(labels=(*above.labels, *rest)), record._replace(labels=tuple(left))
    if record.grid:
        return above, record
    joined, rest_below = _with_remark(above, record)
    if rest_below is not record:
        return joined, rest_below
    return above._replace(continued=_unexplained(record.labels[0], record.labels[1:2])), record


def _with_remark(above: Record, below: Record) -> tuple[Record, Record]:
    """A record with the rest of the remark in which its label breaks off, and what is left of the
    record below it: （一）予以公开（ / 上年）.
    """
    opened = _opened(above.labels)
    if not opened:
        return above, below
    for count, piece in enumerate(below.labels[:_MOST], 1):
        if is_numbered(piece.text):
            break
        if _CLOSING.search(piece.text):
            text = "".join(
                one.text.strip() for one in (*above.labels[-opened:], *below.labels[:count])
            )
            if AROUND["money"].search(text):
                break  # the unit of its amount, which is told where a label is whole
            label = above.labels[-opened]._replace(text=text)
            whole = above._replace(labels=(*above.labels[:-opened], label))
            return whole, below._replace(labels=below.labels[count:])
    return above, below


def _opened(labels: Sequence[PrintedCell]) -> int:
    """How many of the last pieces of a label there are from that on in which a remark begins that
    does not end; 0 where none does.
    """
    for count, piece in enumerate(reversed(labels[-_MOST:]), 1):
        if _BROKEN_OFF.search(piece.text):
            return count
        if _CLOSING.search(piece.text):
            return 0
    return 0


def _continued(
    above: tuple[PrintedCell, ...],
    below: Sequence[PrintedCell],
) -> tuple[tuple[PrintedCell, ...], int]:
    """The pieces above in the order in which those below continue them, and how many of these
    do.
    """
    if count := _rest(above, below):
        return above, count
    if _is_of_group(above[-1:]) and (count := _rest(above[:-1], below)):
        return (above[-1], *above[:-1]), count
    if _is_group(above[-2:-1]) and (count := _rest(_group_first(above), below)):
        return _group_first(above), count
    return above, 0


def _rest(above: Sequence[PrintedCell], below: Sequence[PrintedCell]) -> int:
    """How many of the pieces below the numbers end the label above them."""
    longest = 0
    opening = ""
    for begin in range(1, min(_MOST, len(above)) + 1):
        opening = above[-begin].text + opening
        closing = ""
        for end, piece in enumerate(below[:_MOST], 1):
            if is_numbered(piece.text):
                break
            closing += piece.text
            own = key(closing).lstrip(NUMERALS)
            if (
                within_group(key(opening + closing)) in row_keys()
                and key(opening)
                and own
                and own not in row_keys()
            ):
                longest = max(longest, end)
        if is_numbered(above[-begin].text):
            break
    return longest


def _is_remark(pieces: Sequence[PrintedCell]) -> bool:
    """Whether a piece is a remark in brackets, which belongs to the label above it: （上年）."""
    text = squeezed(pieces[0].text) if pieces else ""
    return text.startswith("(") and text.endswith(")") and not is_numbered(pieces[0].text)


def _is_group(pieces: Sequence[PrintedCell]) -> bool:
    """Whether a piece is a whole group, printed at the height of the middle of a label:
    其他处理.
    """
    return len(pieces) == 1 and key(pieces[0].text) in frame().groups


def _group_first(labels: Sequence[PrintedCell]) -> tuple[PrintedCell, ...]:
    return (labels[-2], *labels[:-2], labels[-1])


def _is_of_group(pieces: Sequence[PrintedCell]) -> bool:
    """Whether the last piece before the numbers is a bit of the group's own narrow column: 理 of
    其他处理.
    """
    return len(pieces) == 1 and len(key(pieces[0].text)) <= _BIT and is_framing(pieces[0].text)


def _begins(text: str) -> bool:
    """Whether a label or a head of the form begins with a folded text."""
    return any(word.startswith(text) for word in chain(row_keys(), frame().words))


def _ends_group(text: str) -> bool:
    """Whether a folded text is the last line of a group's own narrow column beside the rows: 开 of
    （三）不予公开.
    """
    return any(word.endswith(text) for word in frame().groups)


def _unexplained(piece: PrintedCell, following: Sequence[PrintedCell]) -> str:
    """A piece below the numbers, folded, that begins nothing that is known; empty where it does."""
    text = key(piece.text)
    if len(text) > _SHORT or is_numbered(piece.text) or piece.text.lstrip().startswith(_REMARKS):
        return ""
    joined = bool(following) and key(piece.text + following[0].text) in {
        *row_keys(),
        *frame().words,
    }
    if joined or _is_known(piece.text):
        return ""
    return text


def _is_known(text: str) -> bool:
    """Whether a piece of a label is made of beginnings of labels, or says something of the form's
    frame.
    """
    parts = [key(part) for part in text.split()]
    if all(_begins(part) or _ends_group(part) for part in parts):
        return True
    return not frame().words.isdisjoint(parts) or frame().line.fullmatch(key(text)) is not None
