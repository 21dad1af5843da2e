"""The sentences of subscriptions, alerts and digests (`data/reference/notices.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import said
from handlers.reply import Language


def say(key: str, language: Language, /, **values: object) -> str:
    """A sentence in a language, with its placeholders filled in."""
    return said("notices.toml", key, language, **values)
