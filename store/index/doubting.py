"""Which cells of a report a problem of it is about, and the same in the language of the database,
for its views.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Final

from store.index.health import not_as_printed
from store.model import Cell, Problem

_ROWS: Final = ("row", "rows")
_BALANCED: Final = ("new", "carried_over", "total_handled", "carried_forward")
_CARRIED: Final = ("carried_over", "carried_forward")
_NO_OUTCOMES: Final = ("new", "carried_over", "carried_forward")
_WHOLE: Final = ("table-missing", "table-empty")
"""Problems of all cells of a table."""
_SUMS_OF_REQUESTS: Final = ("column-sum", "balance", "carried-over-differs")
"""Sums of table three, which name the column that does not add up and no row."""
ABSENT: Final = (
    "table-missing",
    "table-empty",
    "table-cut-off",
    "rows-missing",
    "row-empty",
    "blank-cells",
)
"""Problems of what is not there: a blank cell says so itself, and no other is in doubt for it."""


def touches(problem: Problem, cell: Cell, lines: range = range(0)) -> bool:
    """Whether a problem is about a cell: names it, its row or its column, stands on its lines, or
    lacks its table.
    """
    values = problem.values
    if "/".join(cell) in values.get("cell", "").split("+"):
        return True
    rows = chain.from_iterable(values.get(key, "").split() for key in _ROWS)
    if f"{cell.table}/{cell.row}" in rows:
        return True
    if problem.code in _SUMS_OF_REQUESTS and cell.table == "requests":
        return values.get("column", "").split("/")[-1] == cell.column and _is_a_term(
            problem.code, cell.row
        )
    return values.get("table") == cell.table and (
        problem.code in _WHOLE or _overlap(problem, lines)
    )


def _is_a_term(code: str, row: str) -> bool:
    """Whether a row of table three stands in a sum of a column: 本年新收 is no outcome."""
    match code:
        case "balance":
            return row in _BALANCED
        case "carried-over-differs":
            return row in _CARRIED
        case _:
            return row not in _NO_OUTCOMES


def _overlap(problem: Problem, lines: range) -> bool:
    return (
        bool(lines)
        and problem.line < lines.stop
        and lines.start <= max(problem.line, problem.end_line)
    )


# ---- the same in SQL -----------------------------------------------------------------------------
def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _value(key: str) -> str:
    return f"""coalesce(json_extract(p."values", '$.{key}'), '')"""


TOUCHES: Final = f"""(
            instr('+' || {_value("cell")} || '+', '+' || c."table" || '/' || c.row || '/'
                || c."column" || '+')
            OR instr(' ' || {_value("row")} || ' ' || {_value("rows")} || ' ',
                ' ' || c."table" || '/' || c.row || ' ')
            OR CASE WHEN p.code IN ({_listed(_SUMS_OF_REQUESTS)}) AND c."table" = 'requests' THEN
                substr('/' || {_value("column")}, -length(c."column") - 1) = '/' || c."column"
                AND CASE p.code
                    WHEN 'balance' THEN c.row IN ({_listed(_BALANCED)})
                    WHEN 'carried-over-differs' THEN c.row IN ({_listed(_CARRIED)})
                    ELSE c.row NOT IN ({_listed(_NO_OUTCOMES)}) END
            ELSE {_value("table")} = c."table" AND (p.code IN ({_listed(_WHOLE)})
                OR p.line <= f.line + k.more_lines AND f.line <= max(p.line, p.end_line)) END)"""
"""Whether a problem `p` is about the cell `c` of a figure `f` of the kind `k`; a test holds it
against `touches`.
"""


def doubts(language: str) -> str:
    """What is doubtful of a figure in words, the heaviest first; nothing if nothing is."""
    every = " UNION ALL ".join(
        f'SELECT code, line, end_line, "values" FROM {table} WHERE report = f.report'  # noqa: S608 - names of ours
        for table in ("problems", "problems_across_years")
    )
    damaged = (
        f"SELECT {language} AS said FROM words WHERE of = 'doubt' AND code = 'damaged' "  # noqa: S608
        f"AND {not_as_printed('k')}"
    )
    return f"""(SELECT group_concat(said, '; ') FROM (
        {damaged}
        UNION ALL SELECT * FROM (SELECT d.title_{language} FROM problem_kinds d
            WHERE d.code NOT IN ({_listed(ABSENT)})
            AND d.code IN (SELECT p.code FROM ({every}) p WHERE {TOUCHES})
            ORDER BY CASE d.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END,
            d.code)))"""  # noqa: S608
