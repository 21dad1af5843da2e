"""A cell that differs between two readings, in a line: what `diff` and `load` print."""

from __future__ import annotations

from bot.records import plain_number
from store.changes import CellChange, Printed
from store.reading.problems import cell_name


def change_line(change: CellChange) -> str:
    """What a cell was and is, with both places."""
    label = cell_name("/".join(change.cell), "zh")
    return f"{label}：{_value(change.old)} → {_value(change.new)}（{_line(change.old)} → {_line(change.new)}）"


def _value(printed: Printed | None) -> str:
    if printed is None:
        return "（无此格）"
    return "（空）" if printed.value is None else str(plain_number(printed.value))


def _line(printed: Printed | None) -> str:
    return f"第{printed.line}行" if printed else "无"
