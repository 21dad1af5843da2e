"""Answers as cards: what is offered while a question is being typed in any chat, each to be put there whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from handlers.answering import Answer, AnswerStatus
from handlers.rendering.choices import chosen
from handlers.rendering.phrases import say
from handlers.rendering.replies import render
from handlers.reply import Card, Language, Line, Style
from store.reference import rows_of

_EXAMPLES = 5
Ask = Callable[[str], Answer]


def cards(query: str, ask: Ask, language: Language) -> tuple[Card, ...]:
    """The cards for what was typed: the answer, or one for each agency that may be meant; examples before any word."""
    if not query.strip():
        return tuple(_examples(ask, language))
    answer = ask(query)
    if answer.status is AnswerStatus.AMBIGUOUS:
        found = tuple(_candidates(answer, ask))
        if found:
            return found
    if answer.status in (AnswerStatus.REFUSED, AnswerStatus.UNSURE):
        return (_refusal(answer),)
    return (_card(answer, _first(answer, 0), _first(answer, 1)),)


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


def _refusal(answer: Answer) -> Card:
    language = answer.question.language
    return _card(answer, say("card_refused", language), say("example", language))


def _card(answer: Answer, title: str, description: str, asked: str = "") -> Card:
    reply = replace(render(answer), buttons=())  # They would belong to no chat that the bot knows.
    if asked:
        reply = replace(reply, lines=(Line(say("asked", reply.language, question=asked), Style.NOTE), *reply.lines))
    return Card(title, description, reply)


def _first(answer: Answer, number: int) -> str:
    lines = render(answer).lines
    return lines[number].text if number < len(lines) else ""
