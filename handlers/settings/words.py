"""The sentences of settings (`data/reference/settings.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import SentenceList
from handlers.reply import Button, Language

say = SentenceList("settings.toml").say


def button(key: str, command: str, language: Language) -> Button:
    """A button that gives a command."""
    return Button(say(f"button_{key}", language), command)
