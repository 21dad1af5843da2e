"""The words that stand at the heads of columns, and the column that each names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from store.reading.forms.around_tables import AROUND
from store.reading.forms.form import REQUEST_COLUMNS, REVIEW_COLUMNS, REVIEW_ROWS
from store.reading.forms.labels import explains
from store.reading.words.folding import key, squeezed
from store.reference import indicators, rows_of

OTHER: Final = ""
"""A column that the form does not have: 占比, last year's number."""
Columns = tuple[str, ...]
"""Codes of columns from left to right; in table four each with the code of its row
(`review/upheld`).
"""

ORGANISATIONS: Final = "法人或其他组织"
LITIGATION: Final = "行政诉讼"
GROUPS: Final = {
    "行政复议": ("review",),
    "未经复议直接起诉": REVIEW_ROWS[1:2],
    "复议后起诉": REVIEW_ROWS[2:],
}
FIRST: Final = "信息内容"
APPLICANTS: Final = "申请人情况"
LONGEST: Final = 60
"""Characters of the longest head with its remark."""
SHORTEST: Final = 2
"""Characters of a head that is cut off at its end."""
_MONEY: Final = frozenset({"amount", "fee_amount"})


@cache
def sequences() -> tuple[tuple[tuple[str, str], ...], ...]:
    """The heads of the rows of table two in each form, folded, with their columns."""
    found: dict[tuple[tuple[str, str], ...], None] = {}
    rows: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for cell, known in indicators().items():
        if cell.table == "disclosure":
            for form in known.forms:
                for number, head in enumerate(known.column_zh.split(" / ")):
                    rows.setdefault((f"{cell.row}/{number}", form.value), []).append(
                        (_bare(head), cell.column)
                    )
    for sequence in rows.values():
        found[tuple(sequence)] = None
    return tuple(found)


@cache
def _codes() -> dict[str, str]:
    """Folded head of table two -> column."""
    return dict(chain.from_iterable(sequences()))


def _bare(text: str) -> str:
    """A head without the remark behind it, folded."""
    return key(AROUND["head-note"].sub("", squeezed(text)))


def is_column(text: str) -> bool:
    """Whether a text is a head of table two."""
    return len(text) < LONGEST and _bare(text) in _codes()


def column_of(printed: str, year: int | None) -> str:
    """The column of table two that a head names, or OTHER."""
    bare = _bare(printed)
    if year:
        bare = re.sub(f"^{year}年?度?", "本年", bare)
    column = (
        _codes().get(bare)
        or _codes().get(bare.removeprefix("本年"))
        or _codes().get("本年" + bare)
        or OTHER
    )
    note = AROUND["head-note"].search(squeezed(printed))
    bare_note = note[0].strip("()（）") if note else ""
    if column in _MONEY or leaves_head(bare_note, year):
        return column
    return OTHER


def leaves_head(note: str, year: int | None) -> bool:
    """Whether a remark behind a head leaves it what it is: （单位：件）, but not （累计） and not
    （党委）.
    """
    bare = note.removeprefix(str(year)).removeprefix("年").removeprefix("度")
    if not bare or bare.startswith(("指", "减")):
        return True
    return not AROUND["other-count"].search(bare) and explains(bare)


@cache
def people() -> dict[str, str]:
    """Folded head of table three -> column."""
    return _labels("requests", REQUEST_COLUMNS)


@lru_cache(maxsize=1024)
def person(text: str) -> str:
    """The column of table three that a head names, also one that lost its end to a narrow column:
    商业企.
    """
    columns = {column for label, column in people().items() if _begins(text, label)}
    return people().get(text) or (columns.pop() if len(columns) == 1 else OTHER)


def is_shared(text: str) -> bool:
    """Whether a text is a head of more than one table."""
    return AROUND["shared-head"].fullmatch(text) is not None


def _begins(text: str, label: str) -> bool:
    """Whether a text is a label that lost its end: 商业企, also 总."""
    return label.startswith(text) and len(text) >= min(SHORTEST, len(label) - 1)


@cache
def corners() -> frozenset[str]:
    """What stands at the head of the column of labels: 事项."""
    return frozenset(
        key(entry["label"]) for entry in rows_of("form-labels.tsv") if entry["kind"] == "corner"
    )


@cache
def outcomes() -> dict[str, str]:
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
