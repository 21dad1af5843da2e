"""A sentence of the prose as an answer quotes it."""

from __future__ import annotations

from handlers.prose.quote import Quote
from handlers.rendering.citing.sources import shortened
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language

_LONGEST_QUOTE = 200
_LONGEST_LIST = 800


def quoted(quote: Quote, language: Language, *, lists: bool = False) -> str:
    """The sentence with its line; nearly all of one that `lists` what is asked for."""
    longest = _LONGEST_LIST if lists else _LONGEST_QUOTE
    return say("prose_says", language, line=quote.sentence.line, text=around(quote, longest))


def around(quote: Quote, longest: int = _LONGEST_QUOTE) -> str:
    """The sentence, or where it has more characters than `longest`, the part of it that holds the
    figure.
    """
    text = " ".join(quote.sentence.text.split())
    if len(text) <= longest or quote.figure is None:
        return shortened(text, longest)
    place = max(text.find(" ".join(quote.figure.raw.split())), 0)
    start = max(place - longest // 2, 0)
    piece = text[start : start + longest]
    return f"{'…' if start else ''}{piece}{'…' if start + longest < len(text) else ''}"
