"""What the views of an index say, in words (`data/reference/views.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from store.reference import REFERENCE, BrokenReferenceError

_FILE = "views.toml"


@dataclass(frozen=True, slots=True)
class Said:
    """Words in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class View:
    """A view, and what each of its columns holds, in their order."""

    name: str
    title: Said
    about: Said
    columns: Mapping[str, Said]


@cache
def views() -> dict[str, View]:
    """Every view by its name."""
    text = (REFERENCE / _FILE).read_text(encoding="utf-8")
    try:
        loaded = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenReferenceError(f"{_FILE}: {error}") from error
    lines = {line.strip("[] "): number for number, line in enumerate(text.split("\n"), 1) if line.startswith("[")}
    return {name: _view(name, entry, f"{_FILE}:{lines[name]}") for name, entry in loaded.items()}


def _view(name: str, entry: object, where: str) -> View:
    match entry:
        case {
            "title_zh": str(title_zh),
            "title_en": str(title_en),
            "about_zh": str(about_zh),
            "about_en": str(about_en),
            "columns": dict(columns),
            **rest,
        } if not rest:
            said = {column: _said(column, words, where) for column, words in columns.items()}
            return View(name, Said(title_zh, title_en), Said(about_zh, about_en), said)
        case _:
            raise BrokenReferenceError(f"{where}: title and about in zh and en, and columns are needed, nothing else")


def _said(column: str, words: object, where: str) -> Said:
    zh, divided, en = str(words).partition(" | ")
    if not divided or not zh.strip() or not en.strip():
        raise BrokenReferenceError(f"{where}: {column}: expected 中文 | English")
    return Said(zh, en)
