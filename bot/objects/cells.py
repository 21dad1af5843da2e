"""A cell that differs between two readings, in a line: what `diff` and `load` print."""

from __future__ import annotations

from bot.objects.records import plain_number
from bot.setup.said import say
from handlers.reply import Language
from store.changes import CellChange, ComparedCell
from store.reading.words.problems import cell_name


def change_line(change: CellChange, language: Language) -> str:
    """What a cell was and is, with both places."""
    return say(
        "cell_change",
        language,
        cell=cell_name("/".join(change.cell), "zh" if language is Language.ZH else "en"),
        old=_value(change.old, language),
        new=_value(change.new, language),
        before=_line(change.old, language),
        after=_line(change.new, language),
    )


def _value(printed: ComparedCell | None, language: Language) -> str:
    if printed is None:
        return say("cell_absent", language)
    if printed.value is None:
        return say("cell_blank", language)
    return str(plain_number(printed.value))


def _line(printed: ComparedCell | None, language: Language) -> str:
    if printed:
        return say("cell_at", language, line=printed.line)
    return say("cell_nowhere", language)
