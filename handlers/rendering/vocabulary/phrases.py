"""Sentences from the reference lists, with placeholders that are the same in both languages."""

from __future__ import annotations

import string
import tomllib
from functools import cache

from handlers.reply import Language
from store.filling import filled
from store.reference import REFERENCE, BrokenReferenceError


@cache
def _phrases(name: str) -> dict[str, dict[str, str]]:
    """All phrases of a file by key and language."""
    with (REFERENCE / name).open("rb") as file:
        found: dict[str, dict[str, str]] = tomllib.load(file)
    for key, texts in found.items():
        if set(texts) != {"zh", "en"} or _places(texts["zh"]) != _places(texts["en"]):
            raise BrokenReferenceError(f"{name}: {key} must have zh and en with the same placeholders")
    return found


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def say(key: str, language: Language, /, **values: object) -> str:
    """A phrase in a language, with its placeholders filled in."""
    return said("phrases.toml", key, language, **values)


def has(file: str, key: str) -> bool:
    """Whether a file has such a sentence."""
    return key in _phrases(file)


def said(file: str, key: str, language: Language, /, **values: object) -> str:
    """The same from another file of sentences."""
    return filled(_phrases(file)[key][str(language)], values)
