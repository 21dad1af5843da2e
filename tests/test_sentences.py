"""Sentences and the code that says them are checked both ways: none is missing, none stands there
unsaid.

Code names a sentence by its key: as a string, by the value of an enumeration, or by a pattern
(`f"whole_{kind}"`). What the code holds is read from its syntax and not by running it.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from store.reference import DATA, REFERENCE

_ROOT = DATA.parent
_SAYING = {
    "phrases.toml": "handlers.rendering.vocabulary.phrases",
    "administration.toml": "handlers.administration.words",
    "notices.toml": "handlers.rendering.vocabulary.notices",
    "settings.toml": "handlers.settings.words",
    "overviews.toml": "handlers.overviews.words",
    "command_line.toml": "bot.setup.said",
    "explanations.toml": "handlers.rendering.restating.explained",
}
"""The module whose `say` says the sentences of a file."""
_FIRST = frozenset({"say", "line", "reply"})
"""Functions of these modules whose first argument is a key."""


@cache
def _modules() -> dict[str, ast.Module]:
    paths = [path for folder in ("bot", "handlers") for path in (_ROOT / folder).rglob("*.py")]
    return {_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(_ROOT).with_suffix("").parts)


@cache
def _keys(file: str) -> frozenset[str]:
    return frozenset(tomllib.loads((REFERENCE / file).read_text(encoding="utf-8")))


class _Saying(NamedTuple):
    """What a module calls by a name, or imports under one."""

    imported: tuple[tuple[str, str, str], ...]
    """From which module, what, and as what."""
    called: tuple[tuple[str, ast.expr], ...]
    """What is called, with the first that it is given."""

    def by(self, module: str) -> frozenset[str]:
        """The names by which what says the sentences of `module` is called."""
        return frozenset(
            known for source, name, known in self.imported if source == module and name in _FIRST
        )


@cache
def _sayings() -> dict[str, _Saying]:
    return {module: _saying(tree) for module, tree in _modules().items()}


def _saying(tree: ast.Module) -> _Saying:
    imported: list[tuple[str, str, str]] = []
    called: list[tuple[str, ast.expr]] = []
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(source), names=names):
                imported += [(source, alias.name, alias.asname or alias.name) for alias in names]
            case ast.Call(func=ast.Name(id=name), args=[first, *_]):
                called.append((name, first))
    return _Saying(tuple(imported), tuple(called))


def _first_keys(file: str) -> Iterator[tuple[str, str]]:
    """Every key that is written where a sentence of this file is said, with the module."""
    for module, saying in _sayings().items():
        names = _FIRST if module == _SAYING[file] else saying.by(_SAYING[file])
        for name, first in saying.called:
            if name in names:
                for one in _strings(first):
                    yield module, one


def _strings(node: ast.expr) -> Iterator[str]:
    """The strings that an expression may come to: either branch of a condition."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=otherwise):
            yield from _strings(body)
            yield from _strings(otherwise)


@cache
def _written() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Every string of the code, and every pattern of one that has words in it."""
    strings: set[str] = set()
    patterns: set[str] = set()
    for tree in _modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                fixed = [
                    part.value if isinstance(part, ast.Constant) else None for part in node.values
                ]
                if sum(len(str(part)) for part in fixed if part) >= _SHORTEST:
                    patterns.add(
                        "".join(
                            "[\\w-]+" if part is None else re.escape(str(part)) for part in fixed
                        )
                    )
    return frozenset(strings), tuple(re.compile(pattern) for pattern in sorted(patterns))


_SHORTEST = 3
"""Fixed signs of a pattern, so that it names no sentence by chance."""


@pytest.mark.parametrize("file", sorted(_SAYING))
def test_every_sentence_that_is_said_is_there(file: str) -> None:
    assert {(module, key) for module, key in _first_keys(file) if key not in _keys(file)} == set()


@pytest.mark.parametrize("file", sorted(_SAYING))
def test_every_sentence_that_is_there_is_said(file: str) -> None:
    strings, patterns = _written()
    alike = {one.replace("-", "_") for one in strings}
    unsaid = {
        key
        for key in _keys(file) - strings - alike
        if not any(pattern.fullmatch(key) for pattern in patterns)
    }
    assert unsaid == set()
