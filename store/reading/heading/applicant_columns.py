"""The columns that the heads of table three announce: the kinds of applicants."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.forms.form import REQUEST_COLUMNS, frame
from store.reading.forms.head_words import (
    APPLICANTS,
    ORGANISATIONS,
    OTHER,
    Columns,
    corners,
    people,
    person,
)
from store.reading.heading.heads import SPREAD, RowHead


def applicant_columns(heads: Sequence[RowHead]) -> list[Columns]:
    """The columns of table three: 法人或其他组织 stands for the kinds below it.

    申请人情况 stands for all of them but a 总计 beside it. There are two ways where lines do not
    show whether 总计 comes first or last.
    """
    kinds = [h for h in heads if person(h.text) in REQUEST_COLUMNS[1:-1]]
    if not kinds:
        return []
    below = _in_row(kinds[0].row, heads)
    if {"natural_person", "total"} <= {person(h.text) for h in below}:
        return [
            _distinct(below)
        ]  # the rows of heads were filled up, so that the last one has them all
    inner = _distinct(below or kinds)
    if _are_in_pieces(heads, inner):
        if _stand_in_order(heads):
            return []
        return [(OTHER,)]
    if not any(h.text == ORGANISATIONS for h in heads):
        return [_distinct([h for h in heads if person(h.text)])]
    return _with_upper_heads([h for h in heads if h not in (*below, *kinds)], inner, heads)


def _in_row(row: int, heads: Sequence[RowHead]) -> list[RowHead]:
    """The heads of a row that the layout shows; none where it shows no rows."""
    if row >= 0:
        return [h for h in heads if h.row == row]
    return []


def _are_in_pieces(heads: Sequence[RowHead], inner: Columns) -> bool:
    """Whether narrow columns broke the heads, and lines do not show which pieces belong
    together.
    """
    spread = all(h.row < 0 or h.row >= SPREAD for h in heads)
    return spread and len(inner) < len(REQUEST_COLUMNS) - 2 and not all(map(_is_unbroken, heads))


def _with_upper_heads(
    outer: Sequence[RowHead],
    inner: Columns,
    heads: Sequence[RowHead],
) -> list[Columns]:
    """The columns of the upper heads, in each order in which 总计 may stand beside 申请人情况."""
    totals = [h for h in outer if person(h.text) == "total"]
    applicants = next((h for h in outer if h.text == APPLICANTS), None)
    as_printed = _outer(outer, inner, heads)
    if not totals or applicants is None or totals[0].row != applicants.row:
        return [as_printed]
    rest = [h for h in outer if h not in totals]
    total_last, total_first = (
        _outer([*rest, *totals], inner, heads),
        _outer([*totals, *rest], inner, heads),
    )
    behind = outer.index(totals[0]) - outer.index(applicants)
    if applicants.row >= 0:
        if behind > 0:
            return [total_last]
        return [total_first]
    if behind == 1:
        return [total_last, total_first]
    return [as_printed]


def _stand_in_order(heads: Sequence[RowHead]) -> bool:
    """Whether the heads of applicants on each line stand in the order of the form: 商业企   科研机
    社会公.
    """
    for line in {head.row for head in heads}:
        known = [person(head.text) for head in heads if head.row == line]
        places = [REQUEST_COLUMNS.index(column) for column in known if column]
        if places != sorted(places):
            return False
    return True


def _is_unbroken(head: RowHead) -> bool:
    return head.text in frame().heads or head.text in people()


def _outer(outer: Sequence[RowHead], inner: Columns, heads: Sequence[RowHead]) -> Columns:
    """The columns of the upper heads, with those below 法人或其他组织 in its place."""
    found: list[str] = []
    for head in outer:
        if head.text == ORGANISATIONS:
            found += [] if tuple(found[-len(inner) :]) == inner else inner
        elif column := person(head.text):
            found += [] if found[-1:] == [column] else [column]
        elif head.text not in frame().heads and head.row >= 0 and _is_among_people(head, heads):
            found.append(OTHER)
    return tuple(found)


def _is_among_people(head: RowHead, heads: Sequence[RowHead]) -> bool:
    return any(person(h.text) or h.text == ORGANISATIONS for h in heads if h.row == head.row)


def _distinct(heads: Sequence[RowHead]) -> Columns:
    """The columns of heads, each that stands there several times over as one."""
    found: list[str] = []
    last = ""
    for head in heads:
        if (head.text in frame().heads and not person(head.text)) or (
            not found and head.text in corners()
        ):
            continue
        if head.text != last and (len(head.text) < 20):
            found.append(person(head.text) or OTHER)
        last = head.text
    return tuple(found)
