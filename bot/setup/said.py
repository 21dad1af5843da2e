"""What the commands print, from their list (`data/reference/command_line.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import said
from handlers.reply import Language

_LIST = "command_line.toml"


def say(key: str, language: Language, /, **values: object) -> str:
    """A sentence of the list."""
    return said(_LIST, key, language, **values)
