"""The language that a chat has chosen for everything it is told, or that of each question
(`languages.toml`).
"""

from __future__ import annotations

from functools import cache

from handlers.reply import Language
from store.inverting import inverted
from store.reference import BrokenReferenceError, toml_of

AUTO = "auto"
"""Each answer in the language of its question."""
CHOICES = (Language.ZH.value, Language.EN.value, AUTO)


@cache
def _words() -> dict[str, str]:
    found = toml_of("languages.toml")
    words = inverted(found)
    if tuple(found) != CHOICES or len(words) != sum(map(len, found.values())):
        raise BrokenReferenceError("languages.toml must have zh, en and auto, and each word once")
    return words


def choice(said: str) -> str | None:
    """What a word chooses; None where it is no such word."""
    return _words().get(" ".join(said.casefold().split()))
