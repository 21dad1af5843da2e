"""The sentences for administrators (`data/reference/administration.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import said
from handlers.reply import Language, Reply, ReplyLine, Style

FILE = "administration.toml"


def say(key: str, language: Language, /, **values: object) -> str:
    """A sentence in a language, with its placeholders filled in."""
    return said(FILE, key, language, **values)


def line(key: str, language: Language, style: Style = Style.PLAIN, /, **values: object) -> ReplyLine:
    """A sentence as a line of a reply."""
    return ReplyLine(say(key, language, **values), style)


def reply(key: str, language: Language, /, **values: object) -> Reply:
    """A reply that is just this sentence."""
    return Reply((line(key, language, **values),), language)
