"""The sentences of answers (`data/reference/phrases.toml`), with placeholders that are the same in both languages."""

from __future__ import annotations

import string
import tomllib
from functools import cache

from handlers.reply import Language
from store.reference import REFERENCE, BrokenReferenceError


@cache
def _phrases() -> dict[str, dict[str, str]]:
    """All phrases by key and language."""
    with (REFERENCE / "phrases.toml").open("rb") as file:
        found: dict[str, dict[str, str]] = tomllib.load(file)
    for key, texts in found.items():
        if set(texts) != {"zh", "en"} or _places(texts["zh"]) != _places(texts["en"]):
            raise BrokenReferenceError(f"phrases.toml: {key} must have zh and en with the same placeholders")
    return found


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def say(key: str, language: Language, /, **values: object) -> str:
    """A phrase in a language, with its placeholders filled in."""
    return _phrases()[key][str(language)].format(**values)
