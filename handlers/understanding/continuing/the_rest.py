"""What became of those that were not told: 其余的呢, 剩下的是怎么答复的, after how many were
granted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from handlers.understanding.asked.question import Before, Operation, Question
from handlers.understanding.continuing.edit_words import edit_words, says_only
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from store.measures import Measure, subjects


def asks_for_the_rest(parts: Parts, before: Before) -> str | None:
    """The question that asks for the results of all that were handled; None where the text asks for
    no rest of them.
    """
    last = before.answered or before.last
    if last is None or last.operation is not Operation.VALUE or parts.mentions or parts.periods:
        return None
    tables = {subjects()[measure.subject].table for measure in last.measures}
    if tables != {"requests"} or not _is_of_the_rest(parts.text):
        return None
    if not _is_of_all_applicants(last) or PATTERNS["rest-of-time"].search(parts.text):
        return None
    if parts.text.isascii():
        return "requests handled by result"
    return "申请按结果怎么处理的"


def not_of_the_rest(parts: Parts, before: Before) -> Question | None:
    """A question for what is left of requests, of which nothing is asked that can be told.

    剩下的一共几件 is asked back, and is not answered with the figure before.
    """
    last = before.answered or before.last
    if last is None or parts.mentions or parts.periods:
        return None
    named = any(word.subjects or word.hints or word.columns for word in parts.words)
    tables = {subjects()[measure.subject].table for measure in last.measures}
    if named or tables != {"requests"} or not PATTERNS["begins-with-the-rest"].match(parts.text):
        return None
    return replace(
        last, text=parts.text, operation=Operation.NONE, mentions=(), measures=(), unclear=True
    )


def _is_of_all_applicants(last: Question) -> bool:
    """The rest beside what came from companies is from other applicants."""
    return all(measure.column == "total" for measure in last.measures)


def results_told(before: Before) -> tuple[Measure, ...]:
    """The results of the report asked about that were told already, which the rest is without."""
    last = before.answered or before.last
    asked = () if last is None else last.measures
    return tuple(dict.fromkeys(one for one in (*asked, *_shown(before)) if _is_a_result(one)))


def without_those_told(question: Question, before: Before) -> Question:
    """A question for all results as one for those that were not told."""
    told = results_told(before)
    if question.operation is Operation.BREAKDOWN:
        return replace(question, without=told)
    return question


def _is_a_result(measure: Measure) -> bool:
    return measure.column == "total" and measure.subject.startswith(_OUTCOMES)


def _shown(before: Before) -> Iterator[Measure]:
    """What was told of the report that was told last."""
    if not before.shown:
        return
    last = before.shown[-1].term
    for one in before.shown:
        if one.term.ratio is None and (one.term.agency, one.term.year) == (last.agency, last.year):
            yield one.term.measure


_OUTCOMES = ("granted", "partial", "denied", "unable", "not_processed", "other_handling")
"""What the rows begin with that are results of what was handled, or reasons of a refusal."""


def _is_of_the_rest(text: str) -> bool:
    words = edit_words()
    match = words.rest.search(text)
    if match is not None and says_only(text, match):
        return True
    return words.rest_asked.fullmatch(re.sub(r"[\s。.?？!！，,]+", "", text)) is not None
