"""Sentences and the code that says them are checked both ways: none is missing, none stands there unsaid.

Code names a sentence by its key: as a string, by the value of an enumeration, or by a pattern (`f"whole_{kind}"`). What
the code holds is read from its syntax and not by running it.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

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


def _said_by(module: str, tree: ast.Module) -> frozenset[str]:
    """The names by which a module calls what says the sentences of `module`."""
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
        if alias.name in _FIRST
    }
    return frozenset(imported)


def _first_keys(file: str) -> Iterator[tuple[str, str]]:
    """Every key that is written where a sentence of this file is said, with the module."""
    saying = _SAYING[file]
    for module, tree in _modules().items():
        calls = _FIRST if module == saying else _said_by(saying, tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in calls and node.args:
                for one in _strings(node.args[0]):
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
                fixed = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
                if sum(len(str(part)) for part in fixed if part) >= _SHORTEST:
                    patterns.add("".join("[\\w-]+" if part is None else re.escape(str(part)) for part in fixed))
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
    unsaid = {key for key in _keys(file) - strings - alike if not any(pattern.fullmatch(key) for pattern in patterns)}
    assert unsaid == set()
