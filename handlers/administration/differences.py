"""How two texts of a report differ, in few lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.administration.words import line
from handlers.rendering.vocabulary.numbers import plain
from handlers.reply import Language, ReplyLine, Style
from store.changes import CellChange, ChangeKind, ComparedCell, changes
from store.model import Cell
from store.reading.words.problems import cell_name

SHOWN = 4
"""Cells that are named; the first ones of the form."""


def differences(
    old: Mapping[Cell, ComparedCell],
    new: Mapping[Cell, ComparedCell],
    language: Language,
) -> list[ReplyLine]:
    """How many cells differ, and the first of them."""
    return cell_changes(list(changes(old, new)), language)


def cell_changes(found: Sequence[CellChange], language: Language) -> list[ReplyLine]:
    """The lines that tell of changes that were found."""
    if not found:
        return [line("same_cells", language, Style.NOTE)]
    lines = [line("changed_cells", language, Style.NOTE, count=len(found))]
    lines += [_line(change, language) for change in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(line("more_cells", language, Style.NOTE, count=len(found) - SHOWN))
    return lines


def _line(change: CellChange, language: Language) -> ReplyLine:
    name = cell_name("/".join(change.cell), language.value)
    values = {"cell": name, "old": _value(change.old), "new": _value(change.new)}
    return line(
        "cell_changed" if change.kind is ChangeKind.CHANGED else f"cell_{change.kind.value}",
        language,
        **values,
    )


def _value(printed: ComparedCell | None) -> str:
    if printed is None or printed.value is None:
        return "–"
    return plain(printed.value)
