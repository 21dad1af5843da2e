"""The sentences of overviews (`data/reference/overviews.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import said
from handlers.reply import Language, ReplyLine, Style


def say(key: str, language: Language, /, **values: object) -> str:
    """A sentence in a language, with its placeholders filled in."""
    return said("overviews.toml", key, language, **values)


def line(key: str, language: Language, style: Style = Style.PLAIN, /, **values: object) -> ReplyLine:
    """A sentence as a line of a reply."""
    return ReplyLine(say(key, language, **values), style)
