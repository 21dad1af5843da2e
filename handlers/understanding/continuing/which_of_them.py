"""Which of the agencies that were told has more of another figure: 项目个数哪家多, after what both
have spent.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from handlers.understanding.asked.expressions import Term
from handlers.understanding.asked.question import Before, Operation, Shown
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.wordlists.lexicon import senses_of_all
from handlers.understanding.wordlists.senses import Level, Mark, Operator, ScopeSense, TownshipKind
from store.measures import subjects

_TWO = 2
_OF_OTHERS = frozenset(
    {Mark.AGENCIES, Mark.THAN, Operator.RANK_TOP, Operator.RANK_BOTTOM, *ScopeSense, *Level}
)
_OF_OTHERS |= frozenset(TownshipKind)
"""What may speak of more than these: 哪家最多, 各单位里哪家多."""


def which_of_them(parts: Parts, before: Before) -> str | None:
    """The question with the agencies and their year; None where not just these were told, or others
    are meant.
    """
    said = senses_of_all(parts.words)
    if (
        parts.text.isascii()
        or parts.mentions
        or parts.periods
        or not {Mark.WHO, Operator.COMPARE} <= said
    ):
        return None
    if said & _OF_OTHERS or not _names_a_figure(parts):
        return None
    told = _told_one_after_the_other(before)
    if not told:
        return None
    whose = "和".join(row.term.agency.name for row in told)
    years = "和".join(f"{year}年" for year in dict.fromkeys(row.term.year for row in told))
    return f"{whose}{years}{_row_meant(parts, told)}{parts.text}"


def _names_a_figure(parts: Parts) -> bool:
    return any(word.subjects or word.columns or word.hints for word in parts.words)


def _told_one_after_the_other(before: Before) -> Sequence[Shown]:
    """The last figures, where they are the same one of several agencies in one year, told by a
    question each.
    """
    last = before.answered or before.last
    if (
        last is None
        or last.operation is not Operation.VALUE
        or len(last.mentions) != 1
        or not before.shown
    ):
        return ()
    told = before.shown[-1].term
    alike = [*takewhile(lambda row: _is_like(row.term, told), reversed(before.shown))]
    rows = list({row.term.agency: row for row in reversed(alike)}.values())
    if len(rows) >= _TWO:
        return rows
    return ()


def _is_like(one: Term, told: Term) -> bool:
    same_figure = one.measure == told.measure and one.ratio is None and told.ratio is None
    return same_figure and one.year == told.year and told.year is not None


def _row_meant(parts: Parts, told: Sequence[Shown]) -> str:
    """The row that was told, where only a column of it is named: 项目个数."""
    if any(word.subjects or word.hints for word in parts.words):
        return ""
    return subjects()[told[-1].term.measure.subject].zh
