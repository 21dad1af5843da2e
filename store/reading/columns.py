"""Which columns the heads above a row announce, in the order in which they stand.

Tables are printed with 总计 first, with 法人 before 自然人, without the columns that are empty, with one more (占比),
with a merged head in every place that it covers, or with last year's column beside this year's. The heads decide which
number is which; without heads the form's own order holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from store.reading.folding import key, squeezed
from store.reading.form import REQUEST_COLUMNS, REVIEW_COLUMNS, REVIEW_ROWS, frame, is_framing
from store.reading.numbers import parse
from store.reading.records import Record
from store.reference import indicators, rows_of

OTHER: Final = ""
"""A column that the form does not have: 占比, last year's number."""
Columns = tuple[str, ...]
"""Codes of columns from left to right; in table four each with the code of its row (`review/upheld`)."""

_NOTE: Final = re.compile(r"[(（\[【][^()（）]*[)）\]】]$|单位[:：]?[^()]{1,6}$")
_MEASURE: Final = re.compile(r"\s*[(（](?:单位[:：])?[件项条个人次]{1,2}[)）]\s*$")
"""What a head may say of what it counts: 自然人（件）."""
_OTHER_COUNT: Final = re.compile(r"[百千万亿%‰]|累计|历年|上年|去年|同期")
"""What in a remark behind a head makes another number of the count below it."""
_MONEY: Final = frozenset({"amount", "fee_amount"})
_GAP: Final = re.compile(r"\s{2,}")
_ORGANISATIONS: Final = "法人或其他组织"
_LITIGATION: Final = "行政诉讼"
_GROUPS: Final = {"行政复议": ("review",), "未经复议直接起诉": REVIEW_ROWS[1:2], "复议后起诉": REVIEW_ROWS[2:]}
_FIRST: Final = "信息内容"
_SHARED: Final = frozenset({"总计", "合计", "其他"})
"""Heads of more than one table."""
_APPLICANTS: Final = "申请人情况"
_SPREAD: Final = 1000
"""From here on, rows of heads are lines whose columns only blanks keep apart."""
_LOOKED_AT: Final = 30
"""Rows below the heads that are looked at for the sums."""
_LONGEST: Final = 60
"""Characters of the longest head with its remark."""
_SHORTEST: Final = 2
"""Characters of a head that is cut off at its end."""


class _Head(NamedTuple):
    text: str
    """Folded."""
    printed: str
    row: int
    """Rows of heads are told apart where the layout shows them."""
    unknown: bool = False
    """Whether it is a text of no table's frame, in a layout that does not tell heads from what stands around them."""


def columns_of(cut: Sequence[Record], year: int | None) -> Mapping[int, Columns]:
    """By a record's identity, the columns that the heads above it announce; records under no heads are left out."""
    found: dict[int, Columns] = {}
    heads: list[_Head] = []
    current: Columns | None = None
    section = ""
    for number, record in enumerate(cut):
        if record.section != section:
            current, heads, section = None, [], record.section
        heads += _heads_of(record, number)
        if record.values:
            heads = heads if any(not head.unknown for head in heads) else []
            if heads:
                ways = _resolved(heads, year)
                current = _by_sums(ways, cut[number:]) if ways else None if _opens(heads) else current
                if current and _lacks_heads(current, heads) and len(record.values) != len(current):
                    current = None  # heads are broken or lost, and no columns left out: the form's own order holds
                heads = []
            if current:
                found[id(record)] = current
    return found


def _heads_of(record: Record, number: int) -> Iterator[_Head]:
    """The heads among a record's texts: a row of a grid that has no numbers, or lines before the row's own label."""
    pieces = [_MEASURE.sub("", piece.text) for piece in record.labels]
    if record.grid:
        if not record.values and sum(key(text) in frame().heads or _is_column(text) for text in pieces) > 0:
            yield from (_Head(key(text), text, number) for text in pieces)
        return
    if record.values and len(record.values) < len(REVIEW_ROWS) * len(REVIEW_COLUMNS) - 2:
        pieces = pieces[:-1]
    for at, text in enumerate(pieces):
        folded = key(text)
        whole = frame().line.fullmatch(folded)
        parts = text.split() if folded.startswith(_FIRST) and not whole else _GAP.split(text.strip())
        torn = [_person(key(part)) for part in parts]
        if len(parts) > 1 and (any(key(part) in frame().heads or _is_column(part) for part in parts) or all(torn)):
            yield from (_Head(key(part), part, _SPREAD * (number + 1) + at) for part in parts)
        elif folded in frame().heads or _is_column(text):
            yield _Head(folded, text, -1)
        elif not whole and not is_framing(text) and len(text) < _LONGEST:
            yield _Head(folded, text, -1, unknown=True)
        elif whole:
            yield from (_Head(word, word, -1) for word in _words().findall(folded) if word in frame().heads)


def _opens(heads: Sequence[_Head]) -> bool:
    """Whether heads begin a table anew, so that those before no longer hold."""
    return any(head.text in (_FIRST, _ORGANISATIONS, _LITIGATION) for head in heads)


@cache
def _words() -> re.Pattern[str]:
    """The heads and groups of the form, one after the other."""
    return re.compile("|".join(map(re.escape, sorted(frame().words, key=len, reverse=True))))


def _resolved(heads: Sequence[_Head], year: int | None) -> list[Columns]:
    """The columns that heads announce, in each way that they can be taken; none where they do not say.

    Where one of the form's heads is missing and a text that is none stands among them, it may stand in its place.
    """
    known = [head for head in heads if not head.unknown]
    if _is_of_table_two(known):
        return _ways(heads, year)
    ways = _ways(known, year)
    strange = len(known) < len(heads) or _has_strange_outcome(known) or _has_strange_applicant(known)
    return [(OTHER,)] if strange and known and not all(map(_is_whole, ways or [()])) else ways


def _is_of_table_two(heads: Sequence[_Head]) -> bool:
    """Whether heads are those of table two, in which a text behind 信息内容 is the head of a column."""
    return any(h.text == _FIRST for h in heads) and not any(
        h.text not in _SHARED and (_person(h.text) or h.text in _outcomes()) for h in heads
    )


def _lacks_heads(columns: Columns, heads: Sequence[_Head]) -> bool:
    """Whether lines show fewer heads of table three than the form has."""
    people = set(columns) < set(REQUEST_COLUMNS)
    return people and all(head.row < 0 or head.row >= _SPREAD for head in heads)


def _is_whole(columns: Columns) -> bool:
    """Whether columns are all those of a row of the form, in whatever order."""
    return frozenset(columns) in _whole_rows()


@cache
def _whole_rows() -> frozenset[frozenset[str]]:
    reviews = frozenset(f"{row}/{column}" for row in REVIEW_ROWS for column in REVIEW_COLUMNS)
    two = {frozenset(column for _, column in sequence) for sequence in _sequences()}
    return frozenset({frozenset(REQUEST_COLUMNS), reviews, *two})


def _has_strange_outcome(heads: Sequence[_Head]) -> bool:
    """Whether a text that is no head of table four stands among its heads."""
    own = [head for head in heads if head.text in _outcomes() and head.text not in _SHARED]
    return bool(own) and any(head.text and head.text not in _review_words() for head in heads if head.row >= 0)


def _has_strange_applicant(heads: Sequence[_Head]) -> bool:
    """Whether a text that is no word of the form stands on a line of heads of table three."""
    rows = {head.row for head in heads if head.row >= _SPREAD and head.text not in _SHARED and _person(head.text)}
    return any(head.row in rows and not is_framing(head.printed) for head in heads)


@cache
def _review_words() -> str:
    return "\n".join((*_outcomes(), *_GROUPS, _LITIGATION))


def _ways(heads: Sequence[_Head], year: int | None) -> list[Columns]:
    if any(_person(head.text) and head.text not in _SHARED for head in heads):
        return _people_columns(heads)
    if any(head.text in _outcomes() and head.text not in _SHARED for head in heads):
        found = _review_columns(heads)
    else:
        found = _disclosure_columns(heads, year)
    return [found] if found else []


def _by_sums(ways: Sequence[Columns], records: Sequence[Record]) -> Columns:
    """The way to take the heads in which more rows below them add up: where 总计 stands apart from the other heads."""
    if len(ways) == 1:
        return ways[0]
    held = [0] * len(ways)
    for record in records[:_LOOKED_AT]:
        numbers = [number.value for piece in record.values if (number := parse(piece.text))]
        for at, way in enumerate(ways):
            if len(numbers) == len(way) and any(numbers):
                held[at] += sum(numbers) == 2 * numbers[way.index("total")]
    return ways[held.index(max(held))]


# ---- table two -----------------------------------------------------------------------------------------------------
@cache
def _sequences() -> tuple[tuple[tuple[str, str], ...], ...]:
    """The heads of the rows of table two in each form, folded, with their columns."""
    found: dict[tuple[tuple[str, str], ...], None] = {}
    rows: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for cell, known in indicators().items():
        if cell.table == "disclosure":
            for form in known.forms:
                for number, head in enumerate(known.column_zh.split(" / ")):
                    rows.setdefault((f"{cell.row}/{number}", form.value), []).append((_bare(head), cell.column))
    for sequence in rows.values():
        found[tuple(sequence)] = None
    return tuple(found)


@cache
def _codes() -> dict[str, str]:
    """Folded head of table two -> column."""
    return {head: column for sequence in _sequences() for head, column in sequence}


def _bare(text: str) -> str:
    """A head without the remark behind it, folded."""
    return key(_NOTE.sub("", squeezed(text)))


def _is_column(text: str) -> bool:
    return len(text) < _LONGEST and _bare(text) in _codes()


def _column(head: _Head, year: int | None) -> str:
    """The column of table two that a head names, or OTHER."""
    bare = _bare(head.printed)
    if year:
        bare = re.sub(f"^{year}年?度?", "本年", bare)
    column = _codes().get(bare) or _codes().get(bare.removeprefix("本年")) or _codes().get("本年" + bare) or OTHER
    note = _NOTE.search(squeezed(head.printed))
    bare_note = note[0].strip("()（）") if note else ""
    if column not in _MONEY and _OTHER_COUNT.search(bare_note) and not bare_note.startswith(("指", "减")):
        return OTHER
    return column


def _disclosure_columns(heads: Sequence[_Head], year: int | None) -> Columns | None:
    start = max((at for at, head in enumerate(heads) if head.text == _FIRST), default=None)
    if start is not None:
        row = [head for head in heads[start + 1 :] if heads[start].row in (head.row, -1)]
    else:
        row = [head for head in heads if _is_column(head.printed)]
    row = [head for head in row if head.text and head.text != _FIRST]
    columns = tuple(_column(head, year) for head in row)
    if OTHER in columns and (cut := _cut_off(row)):
        return cut
    return columns or None


def _cut_off(row: Sequence[_Head]) -> Columns | None:
    """The columns of heads each of which has lost its end: 本年新 | 本年新 | 对外公开."""
    for sequence in _sequences():
        if len(sequence) == len(row) and all(
            len(head.text) >= _SHORTEST and whole.startswith(head.text)
            for head, (whole, _) in zip(row, sequence, strict=True)
        ):
            return tuple(column for _, column in sequence)
    return None


# ---- table three ---------------------------------------------------------------------------------------------------
@cache
def _people() -> dict[str, str]:
    """Folded head of table three -> column."""
    return _labels("requests", REQUEST_COLUMNS)


@lru_cache(maxsize=1024)
def _person(text: str) -> str:
    """The column of table three that a head names, also one that lost its end to a narrow column: 商业企."""
    columns = {column for label, column in _people().items() if _begins(text, label)}
    return _people().get(text) or (columns.pop() if len(columns) == 1 else OTHER)


def _begins(text: str, label: str) -> bool:
    """Whether a text is a label that lost its end: 商业企, also 总."""
    return label.startswith(text) and len(text) >= min(_SHORTEST, len(label) - 1)


@cache
def _corners() -> frozenset[str]:
    """What stands at the head of the column of labels: 事项."""
    return frozenset(key(entry["label"]) for entry in rows_of("form-labels.tsv") if entry["kind"] == "corner")


@cache
def _outcomes() -> dict[str, str]:
    """Folded head of table four -> column."""
    return _labels("reviews", REVIEW_COLUMNS)


def _labels(table: str, columns: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for cell, known in indicators().items():
        if cell.table == table and cell.column in columns:
            found |= {key(label): cell.column for label in known.column_zh.split(" / ")}
    for entry in rows_of("form-labels.tsv"):
        if entry["kind"] == "column" and entry["table"] == table:
            found[key(entry["label"])] = entry["code"]
    return found


def _people_columns(heads: Sequence[_Head]) -> list[Columns]:
    """The columns of table three: 法人或其他组织 stands for the kinds below it.

    申请人情况 stands for all of them but a 总计 beside it. There are two ways where lines do not show
    whether 总计 comes first or last.
    """
    kinds = [h for h in heads if _person(h.text) in REQUEST_COLUMNS[1:-1]]
    if not kinds:
        return []
    below = [h for h in heads if h.row == kinds[0].row and h.row >= 0]
    if {"natural_person", "total"} <= {_person(h.text) for h in below}:
        return [_distinct(below)]  # the rows of heads were filled up, so that the last one has them all
    inner = _distinct(below or kinds)
    spread = all(h.row < 0 or h.row >= _SPREAD for h in heads)
    if spread and len(inner) < len(REQUEST_COLUMNS) - 2 and not all(map(_is_unbroken, heads)):
        # narrow columns broke the heads, and lines do not show which pieces belong together
        return [] if _stand_in_order(heads) else [(OTHER,)]
    if _ORGANISATIONS not in {head.text for head in heads}:
        return [_distinct([h for h in heads if _person(h.text)])]
    outer = [h for h in heads if h not in below and h not in kinds]
    beside = [h for h in outer if _person(h.text) == "total"]
    applicants = next((h for h in outer if h.text == _APPLICANTS), None)
    if not beside or applicants is None or beside[0].row != applicants.row:
        return [_outer(outer, inner, heads)]
    rest = [h for h in outer if h not in beside]
    ways = [_outer([*rest, *beside], inner, heads), _outer([*beside, *rest], inner, heads)]
    if applicants.row >= 0:
        return ways[:1] if outer.index(applicants) < outer.index(beside[0]) else ways[1:]
    return ways if outer.index(beside[0]) == outer.index(applicants) + 1 else [_outer(outer, inner, heads)]


def _stand_in_order(heads: Sequence[_Head]) -> bool:
    """Whether the heads of applicants on each line stand in the order of the form: 商业企   科研机   社会公."""
    for line in {head.row for head in heads}:
        known = [_person(head.text) for head in heads if head.row == line]
        places = [REQUEST_COLUMNS.index(column) for column in known if column]
        if places != sorted(places):
            return False
    return True


def _is_unbroken(head: _Head) -> bool:
    return head.text in frame().heads or head.text in _people()


def _outer(outer: Sequence[_Head], inner: Columns, heads: Sequence[_Head]) -> Columns:
    """The columns of the upper heads, with those below 法人或其他组织 in its place."""
    found: list[str] = []
    for head in outer:
        if head.text == _ORGANISATIONS:
            found += [] if tuple(found[-len(inner) :]) == inner else inner
        elif person := _person(head.text):
            found += [] if found[-1:] == [person] else [person]
        elif head.text not in frame().heads and head.row >= 0 and _is_among_people(head, heads):
            found.append(OTHER)
    return tuple(found)


def _is_among_people(head: _Head, heads: Sequence[_Head]) -> bool:
    return any(_person(h.text) or h.text == _ORGANISATIONS for h in heads if h.row == head.row)


def _distinct(heads: Sequence[_Head]) -> Columns:
    """The columns of heads, each that stands there several times over as one."""
    found: list[str] = []
    last = ""
    for head in heads:
        if (head.text in frame().heads and not _person(head.text)) or (not found and head.text in _corners()):
            continue
        if head.text != last and (len(head.text) < 20):
            found.append(_person(head.text) or OTHER)
        last = head.text
    return tuple(found)


# ---- table four ----------------------------------------------------------------------------------------------------
def _review_columns(heads: Sequence[_Head]) -> Columns | None:
    """The columns of table four: three groups of five outcomes, in the order of their heads."""
    groups: list[str] = []
    litigation = [code for h in heads if h.text in list(_GROUPS)[1:] for code in _GROUPS[h.text]]
    for head in heads:
        if head.text == _LITIGATION:
            groups += litigation or REVIEW_ROWS[1:]
        else:
            groups += _GROUPS.get(head.text, ())
    order = list(dict.fromkeys(groups))
    outcomes = [(h.row, _outcomes()[h.text]) for h in heads if h.text in _outcomes()]
    last = [column for row, column in outcomes if row == outcomes[-1][0] and row >= 0]
    size = len(REVIEW_COLUMNS)
    if order == list(REVIEW_ROWS[1:]) and any(h.text == _LITIGATION for h in heads):
        return (OTHER,)  # only the head of reconsideration is missing: another one stands in its place
    if len(order) != len(REVIEW_ROWS):
        return None
    if len(last) == 3 * size:
        runs = [last[at : at + size] for at in range(0, 3 * size, size)]
        return tuple(f"{row}/{column}" for row, run in zip(order, runs, strict=True) for column in run)
    flat = [column for _, column in outcomes]
    if len(flat) != 3 * size:
        return None if flat == sorted(flat, key=REVIEW_COLUMNS.index) or _in_turn(flat) else (OTHER,) * 3 * size
    own = {"review": flat[:size]}  # the outcomes of reconsideration stand a row above those of litigation
    others = [row for row in order if row != "review"]
    own |= {row: flat[size * at : size * (at + 1)] for at, row in enumerate(others, 1)}
    return tuple(f"{row}/{column}" for row in order for column in own[row])


def _in_turn(flat: Sequence[str]) -> bool:
    """Whether outcomes, some of which are lost, stand in the order of the form, again and again."""
    places = [REVIEW_COLUMNS.index(column) for column in flat]
    return sum(after <= before for before, after in pairwise(places)) < len(REVIEW_ROWS)
