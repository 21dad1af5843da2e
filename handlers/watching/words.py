"""The sentences about sources and finds (`data/reference/watching.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import has, said
from handlers.reply import Language, Reply, ReplyLine, Style

FILE = "watching.toml"


def say(key: str, language: Language, /, **values: object) -> str:
    """A sentence in a language, with its placeholders filled in."""
    return said(FILE, key, language, **values)


def line(key: str, language: Language, style: Style = Style.PLAIN, /, **values: object) -> ReplyLine:
    """A sentence as a line of a reply."""
    return ReplyLine(say(key, language, **values), style)


def reply(key: str, language: Language, /, **values: object) -> Reply:
    """A reply that is just this sentence."""
    return Reply((line(key, language, **values),), language)


def trouble(code: str, detail: str, language: Language) -> str:
    """Says what was wrong with a look, or with a find."""
    key = f"trouble_{code}"
    return say(key, language, detail=detail) if has(FILE, key) else code
