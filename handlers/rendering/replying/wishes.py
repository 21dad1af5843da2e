"""A wish in words: the command that does it, with its arguments, as a button; the source of a
number at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.rendering.citing.originals import original_of
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.restating.whole import whole
from handlers.rendering.results.figures import line_of, sentence
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Button, Language, ReplyLine, Style
from handlers.rises import Rise, rise_in
from handlers.understanding import Question
from handlers.understanding.asked.wishes import Act, Wish, commands
from store.model import Match


def command(answer: Answer) -> str:
    """The command that does what is wished, complete."""
    question = answer.question
    wish, inner = question.wish, question.inner
    if wish is None:
        raise ValueError("a question without a wish")
    rise = rise_in(question.text) if wish.act is Act.SUBSCRIBE else None
    if rise:
        return f"/subscribe {_whose_rise(inner, rise)} requests rise {rise.percent}%"
    filled = commands()[wish.act].format(
        who=_who(inner),
        year=_year(inner),
        question=whole(inner) if inner else "",
        when=wish.when,
        place=_place(answer),
        what=" ".join(wish.kinds) or "new",
    )
    return " ".join(filled.split())


def _who(inner: Question | None) -> str:
    return " ".join(_names(inner)[:1])


def _names(inner: Question | None) -> list[str]:
    if inner:
        return [
            one.resolution.agency.name
            for one in inner.mentions
            if isinstance(one.resolution, Match)
        ]
    return []


def _whose_rise(inner: Question | None, rise: Rise) -> str:
    """All that are named; what is said and names none stays so, and the command says that it knows
    it not.
    """
    names = _names(inner)
    if (
        inner is None
        or len(names) < len(inner.mentions)
        or any(word.text in rise.rest for word in inner.content)
    ):
        return rise.rest or "all"
    return "、".join(names) or "all"


def _year(inner: Question | None) -> str:
    if inner and inner.years:
        return str(inner.years[-1])
    return ""


def _place(answer: Answer) -> str:
    result = next((one for one in answer.results if one.sources and one.report), None)
    if result is None or result.report is None:
        return ""
    return original_of(result.report, result.sources[0].line).removeprefix("/source ")


def wish_lines(answer: Answer, language: Language) -> Iterator[ReplyLine]:
    """What the button below does; where a source is asked for, the number and its line."""
    wish = answer.question.wish
    if wish is None:
        return
    yield from _head(answer.question, wish, language)
    for result in answer.results[:3]:
        if result.report is not None:
            yield ReplyLine(
                " ".join(filter(None, (sentence(result, language), line_of(result, language))))
            )
    yield from lack_lines(answer.lacks, language)


def _head(question: Question, wish: Wish, language: Language) -> Iterator[ReplyLine]:
    """What can be done; where it is less than what is wished, what is not."""
    rise = rise_in(question.text) if wish.act is Act.SUBSCRIBE else None
    if rise:
        yield ReplyLine(say("wish_rise", language, percent=rise.percent), Style.HEAD)
    elif wish.condition:
        yield ReplyLine(say("wish_condition", language, condition=wish.condition), Style.HEAD)
        yield ReplyLine(say("wish_condition_instead", language))
    elif wish.kinds:
        named = say("list_separator", language).join(
            say(f"wish_kind_{kind}", language) for kind in wish.kinds
        )
        yield ReplyLine(say("wish_kinds", language, what=named), Style.HEAD)
    else:
        yield ReplyLine(say(f"wish_{wish.act}", language), Style.HEAD)


def wish_buttons(answer: Answer, language: Language) -> tuple[tuple[Button, ...], ...]:
    """One button that does it."""
    wish = answer.question.wish
    done = command(answer)
    if wish is None or (wish.act is Act.SOURCE and done == "/source"):
        return ()
    unmet = wish.condition and not rise_in(answer.question.text)
    return (
        (
            Button(
                say("wish_button_condition" if unmet else f"wish_button_{wish.act}", language), done
            ),
        ),
    )
