"""Another reading of a text of which words are left that nobody understood: by concepts, with
departments, with a narrowing that says nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable

from handlers.reply import Language
from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.composing.fields import (
    department_apart,
    departments_beside,
    departments_meant,
    is_read_so,
)
from handlers.understanding.composing.one_reading import understood
from handlers.understanding.composing.shares_of_places import whole_place_meant
from handlers.understanding.composing.sister_rows import without_sister_rows
from handlers.understanding.composing.taken_apart import Context, taken_apart
from handlers.understanding.composing.trace import Trace
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.spelling.concepts import in_concepts
from handlers.understanding.spelling.concepts_in_order import in_order
from handlers.understanding.spelling.slips import mended
from handlers.understanding.spelling.text import language_of
from handlers.understanding.wordlists.lexicon import Word
from store.entering import GIVEN, only_if
from store.quick_records import replace

_TWO = 2


@only_if(lambda asked, *_: asked.content, otherwise=GIVEN)
def with_fewer_unread(
    asked: Question,
    text: str,
    parts: Parts,
    context: Context,
    otherwise: Language,
) -> Question:
    """A question with words that nobody understood in a reading that explains them, where there is
    one.
    """
    if asked.content:
        asked = _by_concepts(text, parts, context, otherwise) or asked
    if asked.content and asked.measures:
        asked = _by_department(asked, context, otherwise) or asked
    if asked.content:
        asked = _of_departments_named(asked, parts, context) or asked
    if asked.content:
        asked = _of_the_whole_place(asked, context, otherwise) or asked
    if asked.content:
        asked = _without_sister_rows(asked, parts, context, otherwise) or asked
    return asked


def _by_department(asked: Question, context: Context, otherwise: Language) -> Question | None:
    """A question for a figure whose unread words are the field of a department: lipu education
    permit.
    """
    if "agency" in asked.taken_over:
        return None
    for slip in departments_meant(asked.text, asked.mentions, asked.content):
        again = understood(mended(asked.text, [slip]), context._replace(trace=Trace()), otherwise)
        if not again.content and again.measures == asked.measures and is_read_so(again.mentions):
            return replace(again, slips=(slip, *again.slips))
    return None


def _of_the_whole_place(asked: Question, context: Context, otherwise: Language) -> Question | None:
    """A question for the share of a place in the one around it, read as one in all agencies
    there.
    """
    put = whole_place_meant(asked)
    if put is None:
        return None
    again = understood(put, context._replace(trace=Trace()), otherwise)
    if again.content or not again.measures:
        return None
    return again


def _of_departments_named(asked: Question, parts: Parts, context: Context) -> Question | None:
    """A question whose unread words are departments, their place being said elsewhere in it."""
    return _of_department_apart(asked, parts, context) or _of_departments_beside(
        asked, parts, context
    )


def _of_department_apart(asked: Question, parts: Parts, context: Context) -> Question | None:
    """A question whose unread words are a department, its place being said elsewhere in it."""
    put = department_apart(asked, parts.words, context.names)
    if put is None or "agency" in asked.taken_over:
        return None
    again = understood(put, context._replace(trace=Trace()), asked.language)
    left = texts_of(again.content)
    if len(again.mentions) == 1 and not is_read_so(again.mentions):
        return None
    if not again.mentions or not left < texts_of(asked.content):
        return None
    if again.operation is not Operation.FIND and (left or again.measures != asked.measures):
        return None
    return replace(again, language=asked.language)


def texts_of(words: Iterable[Word]) -> set[str]:
    """Words as they are written, once each."""
    return {word.text for word in words}


def _of_departments_beside(asked: Question, parts: Parts, context: Context) -> Question | None:
    """A question whose unread words are departments beside one that has a place: they are of that
    place.
    """
    put = departments_beside(asked, parts.words, context.names)
    if put is None or "agency" in asked.taken_over:
        return None
    again = understood(put, context._replace(trace=Trace()), asked.language)
    if again.content or again.measures != asked.measures or len(again.mentions) < _TWO:
        return None
    return replace(again, language=asked.language)


def _without_sister_rows(
    asked: Question,
    parts: Parts,
    context: Context,
    otherwise: Language,
) -> Question | None:
    """A question without a narrowing that only says again which row is meant."""

    def again(text: str) -> Question:
        inner = context._replace(trace=Trace())
        found = understood(text, inner, otherwise)
        return with_fewer_unread(found, text, taken_apart(text, inner, text), inner, otherwise)

    found = without_sister_rows(asked, parts, again)
    if found is None:
        return None
    return replace(found, text=asked.text)


def _by_concepts(text: str, parts: Parts, context: Context, otherwise: Language) -> Question | None:
    """A text that has words which nothing explains, read by what they mean together; None where
    some are left.
    """
    taken = [(one.start, one.end) for one in parts.mentions] + [
        (one.start, one.end) for one in parts.periods
    ]
    found = (
        in_concepts(text, taken)
        if language_of(text, otherwise) is Language.EN
        else in_order(text, taken)
    )
    if not found:
        return None
    asked = understood(mended(text, found), context._replace(trace=Trace()), otherwise)
    if asked.content or not (asked.measures or asked.ratio) or asked.operation is Operation.FIND:
        return None
    return replace(asked, slips=(*found, *asked.slips))
