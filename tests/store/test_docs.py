"""The page of problems is what the program says."""

from __future__ import annotations

import ast
from pathlib import Path

from docs.problems import PAGE, page
from store import across
from store.reading.problems import problem_kinds

STORE = Path(across.__file__).parents[1]


def test_the_page_of_problems_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python docs/problems.py`"


def test_every_code_is_raised_somewhere() -> None:
    said = {
        node.value
        for path in STORE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(problem_kinds()) <= said
