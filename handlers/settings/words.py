"""The sentences of settings (`data/reference/settings.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import said
from handlers.reply import Button, Language


def say(key: str, language: Language, /, **values: object) -> str:
    """A sentence in a language, with its placeholders filled in."""
    return said("settings.toml", key, language, **values)


def button(key: str, command: str, language: Language) -> Button:
    """A button that gives a command."""
    return Button(say(f"button_{key}", language), command)
