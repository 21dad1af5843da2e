"""The question before put once more: by how much; in another unit or language; which of its parts
is the largest.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

from handlers.reply import Language
from handlers.understanding.asked.question import WHY_ALONE, Operation, Question
from handlers.understanding.continuing.carry_over import MEANS_NOTHING
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.entering import only_with
from handlers.understanding.operating.accepting import PLACES
from handlers.understanding.operating.limits import part_asked
from handlers.understanding.operating.told import REASONED
from handlers.understanding.wordlists.lexicon import Word, senses_of_all
from handlers.understanding.wordlists.senses import Mark, Operator, Sense, Tongue, Unit

_LANGUAGES: dict[Sense, Language] = {Tongue.CHINESE: Language.ZH, Tongue.ENGLISH: Language.EN}
_APART = frozenset({Operator.COMPARE, Operator.FEWER})
_MOVED = frozenset({Operator.CHANGE, Operator.RISING, Operator.FALLING})
_SHARE = frozenset({Operator.RELATIVE, Operator.RATIO})
_WHOLE = "total"
_TOTALS = (Operator.SUM, Mark.SUM_OF_ALL, Mark.SUM_OF_ONE)
_HOW_MUCH = {Operation.COMPARE: _APART, Operation.CHANGE: _APART | _MOVED | _SHARE}
"""What asks by how much the figures of the question before differ."""


def repeated(question: Question, previous: Question, parts: Parts) -> Question | None:
    """The question before, as this one asks it again; None where this one says anything of its
    own.
    """
    if parts.mentions or parts.periods or parts.department or previous.operation is Operation.NONE:
        return None
    return (
        _put_otherwise(question, previous, parts)
        or _in_all(question, previous, parts)
        or _with_reasons(question, previous, parts)
        or _of_one_place(question, previous, parts)
        or _how_far_apart(question, previous, parts)
    )


def _put_otherwise(question: Question, previous: Question, parts: Parts) -> Question | None:
    """The same in another language or unit."""
    language = language_asked(parts)
    if language is not None and _says_only(parts, *_LANGUAGES):
        return replace(_again(question, previous), language=language, language_said=True)
    if (
        question.unit
        and previous.measures
        and previous.operation is not Operation.FIND
        and _says_only(parts, *Unit)
    ):
        return replace(
            _again(question, previous), unit=question.unit
        )  # 换成亿元 of a sum is that sum
    if previous.measures and _asks_for_the_table(parts):
        return replace(_again(question, previous), topics=previous.topics | {Mark.IN_TABLE})
    return None


def _in_all(question: Question, previous: Question, parts: Parts) -> Question | None:
    """合计 behind the whole of a row: the same figure, in the words in which it was asked for."""
    said = any(word.has_any(_TOTALS) for word in parts.words) and not _of_the_rest(parts.text)
    if said and _is_whole_of_a_row(previous) and _says_only(parts, *_TOTALS, Mark.COUNT):
        return replace(_again(question, previous), wants_total=True)
    return None


def _is_whole_of_a_row(question: Question) -> bool:
    """Whether the whole of one row of one report is asked for."""
    of_one = len(question.mentions) == 1 and len(question.years) <= 1
    whole = [one.column for one in question.measures] == [_WHOLE] and question.ratio is None
    return question.operation is Operation.VALUE and of_one and whole


def _of_the_rest(text: str) -> bool:
    """Whether it is of what is left that is asked: 剩下的一共几件."""
    return re.search(r"[剩余]|其他|其它|别的|\b(?:rest|others?|remain\w*|left)\b", text) is not None


def _asks_for_the_table(parts: Parts) -> bool:
    """Whether nothing is said but that the figure of the table is meant."""
    return any(word.has(Mark.IN_TABLE) for word in parts.words) and _says_only(parts, Mark.IN_TABLE)


def _with_reasons(question: Question, previous: Question, parts: Parts) -> Question | None:
    """为什么: of rows that are divided by reasons it is asked by these; of others the form gives
    none.
    """
    if not previous.measures or not _says_why(parts):
        return None
    if not REASONED.intersection(one.subject for one in previous.measures):
        return replace(_again(question, previous), topics=previous.topics | {WHY_ALONE})
    of_order = previous.operation is Operation.RANK  # of which of its places nobody can tell
    if of_order:
        return replace(question, unclear=True)
    return None


def _of_one_place(question: Question, previous: Question, parts: Parts) -> Question | None:
    """One of the parts that were told."""
    of_one = previous.operation is Operation.BREAKDOWN and len(previous.mentions) == 1
    if not of_one or not _asks_for_a_place(parts):
        return None
    part = part_asked(parts.words)
    if part:
        return replace(_again(question, previous), ranking=part)
    return replace(question, unclear=True)


def _how_far_apart(question: Question, previous: Question, parts: Parts) -> Question | None:
    if not _asks_how_much(parts, _HOW_MUCH.get(previous.operation, _APART)):
        return None
    if previous.operation not in _HOW_MUCH:
        if previous.measures:
            return replace(question, unclear=True)
        return None
    return _by_how_much(_again(question, previous), parts)


@only_with(Tongue)
def language_asked(parts: Parts) -> Language | None:
    """The language in which an answer is asked for: 用英文说, in Chinese please."""
    said = chain.from_iterable(word.senses for word in parts.words)
    return next((_LANGUAGES[sense] for sense in said if sense in _LANGUAGES), None)


def _says_only(parts: Parts, *senses: Sense) -> bool:
    return all(_means_nothing(word) or word.has_any(senses) for word in parts.words)


def _says_why(parts: Parts) -> bool:
    why = any(word.has(Mark.WHY) for word in parts.words)
    return why and _says_only(parts, Operator.BY_REASON, Mark.WHY)


def _means_nothing(word: Word) -> bool:
    return bool(MEANS_NOTHING.intersection(word.senses))


def _asks_for_a_place(parts: Parts) -> bool:
    """Whether only one of several parts is asked for: 最多的是哪个, and not 最多的是哪家."""
    said = senses_of_all(parts.words)
    return bool(said & PLACES) and _says_only(parts, *PLACES, Mark.PART, Mark.WHICH, Mark.COUNT)


def _asks_how_much(parts: Parts, telling: frozenset[Operator]) -> bool:
    """Whether only a difference is asked for: 多多少, 差几件, by how much, by what percentage."""
    said = senses_of_all(parts.words)
    return bool(said & telling) and _says_only(parts, *telling, Operator.RELATIVE, Mark.COUNT)


def _by_how_much(again: Question, parts: Parts) -> Question:
    """The difference in per cent where that is asked for."""
    relative = any(word.has_any(_SHARE) for word in parts.words)
    if relative:
        return replace(again, topics=again.topics | {Operator.RELATIVE})
    return again


def _again(question: Question, previous: Question) -> Question:
    taken = frozenset({"agency", "measure", "year"})
    return replace(
        previous,
        text=question.text,
        language=question.language,
        language_said=False,
        slips=question.slips,
        taken_over=taken,
    )
