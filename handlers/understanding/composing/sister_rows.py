"""Narrowings that only say again which row is meant: 予以公开几件，不算部分公开的;
新收多少（不含结转）.

A row that has no piece in common with what is asked takes nothing out of it, so the clause is read
and changes nothing. One that has (办结多少，部分公开的不算) stays unread, and so does one in the
middle of a question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product

from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Except, Mark
from store.measures import Measure
from store.patterns import any_of
from store.reference import section_of

_FAMILIES = (
    frozenset({"new", "carried_over"}),
    frozenset({"granted", "partial", "denied", "unable", "not_processed", "other_handling"}),
)
"""Rows beside each other, none of which has a piece of another; 重复的 and other reasons may be
those of any row.
"""
_APPLICANTS = frozenset(
    {"natural_person", "enterprise", "research", "social_org", "legal_service", "other"}
)
_ASKED = (Operation.VALUE, Operation.RATIO)
_SAYS_NOTHING = frozenset({Mark.FILLER, Mark.COUNT, Mark.GENERIC, Except.AHEAD, Except.BEHIND})
Read = Callable[[str], Question]


@cache
def _clause() -> re.Pattern[str]:
    """A clause of its own that takes something out."""
    lists = section_of("around.toml", "leaves_out", ("ahead", "behind", "closing"))
    ahead, behind, closing = (any_of(lists[name]) for name in ("ahead", "behind", "closing"))
    row = r"(?P<{}>[^，,。；;？?（）()、]{{2,12}}?)"
    before = rf"{ahead}{row.format('one')}(?:{closing})*"
    after = rf"{row.format('other')}的?(?:都|就)?{behind}"
    return re.compile(
        rf"(?P<open>^|[，,。；;（(]) *(?:{before}|{after}) *(?P<shut>$|[，,。；;？?）)])"
    )


def without_sister_rows(asked: Question, parts: Parts, read: Read) -> Question | None:
    """What a question asks without a clause that takes out what is not in it; None where it has no
    such clause.
    """
    if not any(
        word.has_any((Except.AHEAD, Except.BEHIND)) or _clause_of(parts, word)
        for word in asked.content
    ):
        return None
    for clause in _clause().finditer(parts.text):
        said = "one" if clause["one"] else "other"
        rows = _rows(parts, *clause.span(said))
        if not rows:
            continue
        again = read(f"{parts.text[: clause.start()]}{_joint(clause)}{parts.text[clause.end() :]}")
        if again.operation in _ASKED and not again.content and _has_none_of(again, rows):
            return again
    return None


def _clause_of(parts: Parts, word: Word) -> bool:
    """Whether an unread word stands in such a clause."""
    return any(
        found.start() <= word.start < found.end() for found in _clause().finditer(parts.text)
    )


def _joint(clause: re.Match[str]) -> str:
    opened = clause["open"] in ("（", "(")
    if opened or not clause["open"] or not clause["shut"]:
        return ""
    return clause["open"]


def _rows(parts: Parts, start: int, end: int) -> Sequence[Word]:
    """The words of a clause that name rows or applicants; none where anything else is said in
    it.
    """
    inside = [word for word in parts.words if word.start < end and start < word.end]
    named = [word for word in inside if word.subjects or word.columns]
    others = [
        word for word in inside if word not in named and not _SAYS_NOTHING.intersection(word.senses)
    ]
    names = any(mention.start < end and start < mention.end for mention in parts.mentions)
    if others or names:
        return []
    return named


def _has_none_of(asked: Question, rows: Sequence[Word]) -> bool:
    """Whether nothing of these rows is in what is asked; a rate may only be said to be of what is
    granted in full.
    """
    if asked.beside or asked.more_ratios:
        return False
    if asked.ratio is not None:
        granted = tuple(measure.subject for measure in asked.ratio.top) == ("granted",)
        return granted and all(word.subjects == ("partial",) for word in rows)
    return bool(asked.measures) and all(
        _is_beside(word, one) for word, one in product(rows, asked.measures)
    )


def _is_beside(word: Word, asked: Measure) -> bool:
    """Whether a word names a row, or applicants, beside those that are asked for."""
    if not word.subjects:
        return (
            asked.column in _APPLICANTS
            and asked.column not in word.columns
            and _APPLICANTS.issuperset(word.columns)
        )
    if len(word.subjects) != 1:
        return False
    [row] = word.subjects
    family = next((one for one in _FAMILIES if row in one), frozenset())
    return any(asked.subject.startswith(other) for other in family - {row})
