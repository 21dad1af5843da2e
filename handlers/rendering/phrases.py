"""The sentences of answers and notices (`data/reference`), with placeholders that are the same in both languages."""

from __future__ import annotations

import string
import tomllib
from functools import cache

from handlers.reply import Language
from store.reference import REFERENCE, BrokenReferenceError

_LISTS = ("phrases.toml", "notices.toml")


@cache
def _phrases() -> dict[str, dict[str, str]]:
    """All phrases by key and language."""
    every: dict[str, dict[str, str]] = {}
    for name in _LISTS:
        with (REFERENCE / name).open("rb") as file:
            found: dict[str, dict[str, str]] = tomllib.load(file)
        for key, texts in found.items():
            if set(texts) != {"zh", "en"} or _places(texts["zh"]) != _places(texts["en"]):
                raise BrokenReferenceError(f"{name}: {key} must have zh and en with the same placeholders")
        if set(found) & set(every):
            raise BrokenReferenceError(f"{name}: {', '.join(sorted(set(found) & set(every)))} stands in two lists")
        every |= found
    return every


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def say(key: str, language: Language, /, **values: object) -> str:
    """A phrase in a language, with its placeholders filled in."""
    return _phrases()[key][str(language)].format(**values)
