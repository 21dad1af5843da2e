"""Answers as cards: what is offered while a question is being typed in any chat, each to be put
there whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from handlers.answering import Answer, AnswerStatus
from handlers.rendering.picking.choices import chosen
from handlers.rendering.picking.guide import every_example
from handlers.rendering.replying.replies import render
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Card, Language, ReplyLine, Style
from store.reference import rows_of

_EXAMPLES = 5
Ask = Callable[[str], Answer]


def cards(query: str, ask: Ask, language: Language) -> tuple[Card, ...]:
    """The cards for what was typed: the answer, or one for each agency that may be meant; examples
    before any word.
    """
    if not query.strip():
        return tuple(_examples(ask, language))
    answer = ask(query)
    if answer.status is AnswerStatus.AMBIGUOUS:
        found = tuple(_candidates(answer, ask))
        if found:
            return found
    if answer.status in (AnswerStatus.REFUSED, AnswerStatus.UNSURE, AnswerStatus.AMBIGUOUS):
        begun = tuple(_begun(query, ask, answer.question.language))
        # Of what was not understood nothing is claimed: the last word may be typed by half.
        return begun or ((_refusal(answer, ask),) if answer.status is AnswerStatus.REFUSED else ())
    return (_card(answer, _first(answer, 0), _first(answer, 1)),)


def _begun(query: str, ask: Ask, language: Language) -> Iterator[Card]:
    """The examples that begin with what was typed, each with its answer."""
    begun = " ".join(query.split()).casefold()
    every = sorted(every_example(language))
    for question in islice(
        (each for each in every if each.casefold().startswith(begun)), _EXAMPLES
    ):
        answer = ask(question)
        yield _card(answer, question, _first(answer, 0), asked=question)


def _examples(ask: Ask, language: Language) -> Iterator[Card]:
    for row in islice(rows_of("examples.tsv"), _EXAMPLES):
        question = row[f"example_{language}"]
        answer = ask(question)
        yield _card(answer, question, _first(answer, 0), asked=question)


def _candidates(answer: Answer, ask: Ask) -> Iterator[Card]:
    """One for each choice, in the words of its button."""
    for row in render(answer).buttons:
        for button in row:
            choice = chosen(button.ask.removeprefix("/choose "))
            question = choice.question if choice else button.ask
            found = ask(question)
            if found.status is not AnswerStatus.AMBIGUOUS:
                yield _card(found, button.label, _first(found, 0), asked=question)


def _refusal(answer: Answer, ask: Ask) -> Card:
    """That the reports are about something else, with an example that can be posted with its
    answer.
    """
    language = answer.question.language
    example = say("example", language)
    return _card(ask(example), say("card_refused", language), example, asked=example)


def _card(answer: Answer, title: str, description: str, asked: str = "") -> Card:
    reply = replace(render(answer), buttons=())  # They would belong to no chat that the bot knows.
    if asked:
        reply = replace(
            reply,
            lines=(
                ReplyLine(say("asked", reply.language, question=asked), Style.NOTE),
                *reply.lines,
            ),
        )
    return Card(title, description, reply)


def _first(answer: Answer, number: int) -> str:
    lines = render(answer).lines
    if number < len(lines):
        return lines[number].text
    return ""
