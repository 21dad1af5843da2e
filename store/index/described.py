"""What the views of an index, and the other tables of a package, say in words (`views.toml`,
`packages.toml`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from store.reference import BrokenReferenceError, lines_of_sections, toml_of


@dataclass(frozen=True, slots=True)
class TwoLanguages:
    """Words in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class View:
    """A view, and what each of its columns holds, in their order."""

    name: str
    title: TwoLanguages
    about: TwoLanguages
    columns: Mapping[str, TwoLanguages]


def views() -> dict[str, View]:
    """Every view by its name."""
    return _read("views.toml")


def beside_views() -> dict[str, View]:
    """What a package has beside the views, by its name."""
    return _read("packages.toml")


@cache
def _read(file: str) -> dict[str, View]:
    loaded, lines = toml_of(file), lines_of_sections(file)
    return {name: _view(name, entry, f"{file}:{lines[name]}") for name, entry in loaded.items()}


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
            return View(
                name, TwoLanguages(title_zh, title_en), TwoLanguages(about_zh, about_en), said
            )
        case _:
            raise BrokenReferenceError(
                f"{where}: title and about in zh and en, and columns are needed, nothing else"
            )


def _said(column: str, words: object, where: str) -> TwoLanguages:
    zh, divided, en = str(words).partition(" | ")
    if not divided or not zh.strip() or not en.strip():
        raise BrokenReferenceError(f"{where}: {column}: expected 中文 | English")
    return TwoLanguages(zh, en)
