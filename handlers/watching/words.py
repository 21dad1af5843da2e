"""The sentences about sources and finds (`data/reference/watching.toml`)."""

from __future__ import annotations

from handlers.rendering.vocabulary.phrases import SentenceList, has
from handlers.reply import Language

FILE = "watching.toml"
_SENTENCES = SentenceList(FILE)
say, line, reply = _SENTENCES.say, _SENTENCES.line, _SENTENCES.reply


def trouble(code: str, detail: str, language: Language) -> str:
    """Says what was wrong with a look, or with a find."""
    key = f"trouble_{code}"
    if has(FILE, key):
        return say(key, language, detail=detail)
    return code
