"""A wish in words: the command that does it, with its arguments, as a button; the source of a number at once."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.rendering.citing.originals import original_of
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.restating.whole import whole
from handlers.rendering.results.figures import line_of, sentence
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Button, Language, ReplyLine, Style
from handlers.rises import rise_in
from handlers.understanding import Question
from handlers.understanding.asked.wishes import Act, commands
from store.model import Match


def command(answer: Answer) -> str:
    """The command that does what is wished, complete."""
    question = answer.question
    wish, inner = question.wish, question.inner
    if wish is None:
        raise ValueError("a question without a wish")
    if wish.act is Act.SUBSCRIBE and (rise := rise_in(question.text)):
        return f"/subscribe {_who(inner) or 'all'} requests rise {rise.percent}%"
    filled = commands()[wish.act].format(
        who=_who(inner), year=_year(inner), question=whole(inner) if inner else "", when=wish.when, place=_place(answer)
    )
    return " ".join(filled.split())


def _who(inner: Question | None) -> str:
    names = [one.resolution.agency.name for one in inner.mentions if isinstance(one.resolution, Match)] if inner else []
    return " ".join(names[:1])


def _year(inner: Question | None) -> str:
    return str(inner.years[-1]) if inner and inner.years else ""


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
    rise = rise_in(answer.question.text) if wish.act is Act.SUBSCRIBE else None
    head = say("wish_rise", language, percent=rise.percent) if rise else say(f"wish_{wish.act}", language)
    yield ReplyLine(head, Style.HEAD)
    for result in answer.results[:3]:
        if result.report is not None:
            yield ReplyLine(" ".join(filter(None, (sentence(result, language), line_of(result, language)))))
    yield from lack_lines(answer.lacks, language)


def wish_buttons(answer: Answer, language: Language) -> tuple[tuple[Button, ...], ...]:
    """One button that does it."""
    wish = answer.question.wish
    done = command(answer)
    if wish is None or (wish.act is Act.SOURCE and done == "/source"):
        return ()
    return ((Button(say(f"wish_button_{wish.act}", language), done),),)
