"""Every problem that the page of problems describes can come about."""

from __future__ import annotations

import ast
from pathlib import Path

from store import across
from store.reading.words.problems import problem_kinds

STORE = Path(across.__file__).parents[1]


def test_every_code_is_raised_somewhere() -> None:
    said = {
        node.value
        for path in STORE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(problem_kinds()) <= said
