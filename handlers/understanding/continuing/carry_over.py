"""What is carried over from the question before: the choice between equals, and a figure that is
left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, product

from handlers.understanding.asked.question import Before, Question
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.operating.limits import amount
from handlers.understanding.quantities.choosing import Choice
from handlers.understanding.wordlists.lexicon import Word, senses_of_all
from handlers.understanding.wordlists.senses import (
    Mark,
    NamesColumn,
    NamesRate,
    Operator,
    Sense,
    Unit,
)
from store.entering import only_if
from store.measures import Measure, columns_of, subjects
from store.model import Agency, Ambiguous, Match, Mention
from store.quick_records import replace

MEANS_NOTHING = frozenset({Mark.FILLER, Mark.ASK, Mark.FOLLOW_UP, Mark.SOMEONE, Mark.GENERIC})
"""Senses that change nothing: 县政府 by itself says that some government is meant, and the agency
is asked for.
"""


@only_if(lambda before, parts: before is not None and before.candidates)
def settled(before: Before | None, parts: Parts) -> Question | None:
    """The question that was asked back, with the agency that this one chooses: 城关镇…, then
    平罗的.
    """
    if before is None or before.last is None or not before.candidates or len(parts.mentions) != 1:
        return None
    if any(not MEANS_NOTHING.intersection(word.senses) for word in parts.words):
        return None
    [named] = parts.mentions
    chosen = _the_one_in(named, before.candidates)
    if chosen is None:
        return None
    mentions = _instead_of_the_first(
        before.last, Mention(named.start, named.end, Match(chosen, "chosen"))
    )
    return replace(
        before.last, text=parts.text, mentions=mentions, taken_over=frozenset({"measure", "year"})
    )


def _instead_of_the_first(asked: Question, chosen: Mention) -> tuple[Mention, ...]:
    """The names of a question with the first that was asked back as what was chosen."""
    mentions = [*asked.mentions]
    unsettled = [at for at, one in enumerate(mentions) if isinstance(one.resolution, Ambiguous)]
    for at in unsettled[:1]:
        mentions[at] = chosen
    return tuple(mentions)


def _the_one_in(named: Mention, candidates: Sequence[Agency]) -> Agency | None:
    """The only candidate that lies in the place that is named."""
    place = named.resolution.agency.division if isinstance(named.resolution, Match) else None
    if place is None:
        return None
    path = place.path
    inside = [
        agency
        for agency in candidates
        if agency.division and agency.division.path[: len(path)] == path
    ]
    if len(inside) == 1:
        return inside[0]
    return None


@only_if(lambda before, parts: before and (before.last or before.answered))
def question_to_carry_over(before: Before | None, parts: Parts) -> Question | None:
    """The question that a follow-up goes on from: the last, or, for "of those", the last that had
    an answer.
    """
    if before is None:
        return None
    if any(word.has(Mark.THOSE) for word in parts.words) and before.answered is not None:
        return before.answered
    return before.last


@only_if(lambda choice, parts, previous: previous is not None)
def choice_carried_over(choice: Choice, parts: Parts, previous: Question | None) -> Choice | None:
    """The measures of the question before, for one that names only an operation or a column
    (金额呢).
    """
    if previous is None or not previous.measures:
        return None
    of_column = _column_of_reviews(parts, previous) or _in_the_same_column(choice, parts, previous)
    if of_column is not None:
        return of_column
    names_its_own = bool(choice.measures or choice.rivals)
    if names_its_own or _has_strangers(parts) or not _says_something(parts):
        return None
    rows = tuple(dict.fromkeys(measure.subject for measure in previous.measures))
    if any(word.has(Mark.GRANTED_OF_REQUESTS) for word in parts.words) and set(rows) <= _RECEIVED:
        return Choice((Measure("granted", "total"),))
    named = tuple(dict.fromkeys(chain.from_iterable(word.columns for word in parts.words)))
    return _with_columns(named, rows, previous)


def _has_strangers(parts: Parts) -> bool:
    """Whether a word stands in a text that nothing explains, and that is no number."""
    return any(not word.senses and amount(word) is None for word in parts.words)


def _column_of_reviews(parts: Parts, previous: Question) -> Choice | None:
    """The column that a word says of reviews, after a question about these: how many are still
    pending.
    """
    rows = tuple(dict.fromkeys(measure.subject for measure in previous.measures))
    of_reviews = all(subjects()[row].table == "reviews" for row in rows)
    if not of_reviews or any(word.hints for word in parts.words):
        return None
    match [word for word in parts.words if word.subjects]:
        case [named] if named.columns and subjects()[named.subjects[0]].table != "reviews":
            return _with_columns(named.columns, rows, previous)
        case _:
            return None


def _in_the_same_column(choice: Choice, parts: Parts, previous: Question) -> Choice | None:
    """A row that is all a text says, in the column that was said before: 处罚上一年项目几个, then
    强制呢.
    """
    if not previous.column_said or not _says_a_row_alone(parts):
        return None
    rows = tuple(measure.subject for measure in choice.measures)
    match rows, tuple({measure.column for measure in previous.measures}):
        case (row,), (column,) if column in columns_of(row):
            return Choice((Measure(row, column),), subject_said=choice.subject_said)
        case _:
            return None


def _says_a_row_alone(parts: Parts) -> bool:
    """Whether no agency, year or column is named, and no question of its own is asked."""
    elsewhere = bool(parts.mentions or parts.periods)
    return not elsewhere and not any(word.columns or _asks_anew(word) for word in parts.words)


def _asks_anew(word: Word) -> bool:
    """Whether a word asks a question of its own: 多少, how many; 呢 goes on from the one before."""
    asks = word.has_any((Mark.COUNT, Mark.ASK, Operator.SUM))
    return asks and not word.has(Mark.FOLLOW_UP)


def _with_columns(named: Sequence[str], rows: Sequence[str], previous: Question) -> Choice | None:
    """The rows of the question before in the columns that are named; None where only some of them
    have these.
    """
    fitting = tuple(
        Measure(row, code) for code, row in product(named, rows) if code in columns_of(row)
    )
    of_some_only = len(fitting) != len(rows) * len({measure.column for measure in fitting})
    if of_some_only or (named and not fitting and "total" not in named):
        return None
    return Choice(
        fitting or previous.measures, column_said=True if fitting else previous.column_said
    )


_NOT_OF_CELLS = frozenset({Operator.CHECK, Operator.ABSENT})
"""Operations that are done with reports and not with figures of theirs."""


_RECEIVED = frozenset({"new", "carried_over", "handled"})
"""Rows of requests of which some are granted: 其中公开了几件."""


def _says_something(parts: Parts) -> bool:
    """Whether any word tells an operation, a column or a unit."""
    return any(map(_tells, senses_of_all(parts.words)))


def _tells(sense: Sense) -> bool:
    if isinstance(sense, Operator):
        return sense not in _NOT_OF_CELLS
    return isinstance(sense, NamesColumn | NamesRate | Unit) or sense in (
        Mark.SUM_OF_ALL,
        Mark.GRANTED_OF_REQUESTS,
    )
