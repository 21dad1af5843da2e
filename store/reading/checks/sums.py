"""勾稽关系: the sums that tables three and four must satisfy (国办公开办函〔2019〕60号,
〔2021〕30号).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import product

from store.model import Cell, Problem
from store.reading.deciding.draft import Draft
from store.reading.forms.form import OTHER_ROWS, REQUEST_COLUMNS, REVIEW_COLUMNS, REVIEW_ROWS, rows

_ZERO = Decimal(0)


def request_rows(draft: Draft) -> Iterator[Problem]:
    """Each row of table three: 自然人 and the five kinds of 法人 add up to 总计."""
    for row in (row.code for row in rows() if row.table == "requests"):
        yield from _row(draft, "row-sum", "requests", row, REQUEST_COLUMNS)


def reviews(draft: Draft) -> Iterator[Problem]:
    """Each third of table four: 维持, 纠正, 其他, 尚未审结 add up to 总计."""
    for row in REVIEW_ROWS:
        yield from _row(draft, "review-sum", "reviews", row, REVIEW_COLUMNS)


def _row(
    draft: Draft,
    code: str,
    table: str,
    row: str,
    columns: Sequence[str],
) -> Iterator[Problem]:
    facts = [
        fact for cell in _cells(table, (row,), tuple(columns)) if (fact := draft.facts.get(cell))
    ]
    if len(facts) < len(columns):
        return
    stated = facts[-1].value
    computed = sum([fact.value for fact in facts[:-1] if fact.value], _ZERO)
    if stated is not None and stated != computed:
        line = draft.line(table, row, columns[-1])
        values = {"row": f"{table}/{row}", "stated": str(stated), "computed": str(computed)}
        yield Problem(code, line, line, {**values, "difference": str(abs(stated - computed))})


@lru_cache(maxsize=256)
def _cells(table: str, of_rows: tuple[str, ...], columns: tuple[str, ...]) -> tuple[Cell, ...]:
    """The cells of some rows and columns: the same for every report."""
    return tuple(Cell(table, row, column) for row, column in product(of_rows, columns))


def request_columns(draft: Draft) -> Iterator[Problem]:
    """Each column of table three: the outcomes add up to （七）总计."""
    items = outcomes(draft)
    for column in REQUEST_COLUMNS:
        cells = _cells("requests", tuple(items), (column,))
        stated = draft.value("requests", "total_handled", column)
        facts = [fact for cell in cells if (fact := draft.facts.get(cell))]
        if stated is None or len(facts) < len(cells):
            continue
        computed = sum([fact.value for fact in facts if fact.value], _ZERO)
        blank = all(
            fact.value is None for fact in facts
        )  # a column of totals left blank says nothing
        if computed != stated and not blank and not _is_left_out(draft, column, items):
            line = draft.line("requests", "total_handled", column)
            yield Problem(
                "column-sum",
                line,
                line,
                {
                    "column": column,
                    "stated": str(stated),
                    "computed": str(computed),
                    "difference": str(abs(stated - computed)),
                    "first_line": str(min(fact.line for fact in facts)),
                },
            )


def _is_left_out(draft: Draft, column: str, items: Sequence[str]) -> bool:
    """Whether a blank of this column stands in a row that has numbers elsewhere: the total column
    not filled in.
    """
    if column != "total":
        return False
    return any(
        draft.value("requests", row, "total") is None
        and any(draft.value("requests", row, other) for other in REQUEST_COLUMNS[:-1])
        for row in items
    )


def outcomes(draft: Draft) -> list[str]:
    """The rows that （七）总计 adds up; （六）其他处理 is one row or three."""
    left_out = {"new", "carried_over", "total_handled", "carried_forward"}
    one_row = ("requests", "other_handling") in draft.tables.matched
    left_out |= set(OTHER_ROWS) if one_row else {"other_handling"}
    return [row.code for row in rows() if row.table == "requests" and row.code not in left_out]


def request_balance(draft: Draft) -> Iterator[Problem]:
    """Each column of table three: 新收 + 上年结转 = 总计 + 结转下年度."""
    names = ("new", "carried_over", "total_handled", "carried_forward")
    for column in REQUEST_COLUMNS:
        cells = _cells("requests", names, (column,))
        if any(cell not in draft.facts for cell in cells):
            continue
        printed = [draft.facts[cell].value for cell in cells]
        new, over, total, forward = (value or _ZERO for value in printed)
        if new + over == total + forward or all(value is None for value in printed):
            continue
        values = {
            "column": column,
            "new": str(new),
            "carried_over": str(over),
            "left": str(new + over),
            "total": str(total),
            "carried_forward": str(forward),
            "right": str(total + forward),
            "difference": str(abs(new + over - total - forward)),
            "last_line": str(draft.line("requests", "carried_forward", column)),
        }
        line = draft.line("requests", "new", column)
        yield Problem("balance", line, line, values)
