"""Parameters of queries are in order (`?`) or have names (`:now`): Python 3.12.0 to 3.12.3 warn of
`?1` with a list.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import store

SQL = re.compile(r"\b(?:SELECT|WHERE|UPDATE|INSERT|DELETE|LIMIT|VALUES)\b")
NUMBERED = re.compile(r"\?\d")


def texts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_parameter_of_a_query_is_numbered() -> None:
    found = [
        text
        for path in Path(store.__file__).parent.rglob("*.py")
        for text in texts(path)
        if SQL.search(text)
    ]
    assert len(found) > 100
    assert [text for text in found if NUMBERED.search(text)] == []
