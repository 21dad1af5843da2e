"""jieba without what it takes along to find its own dictionary, which is not used here.

It looks for that with pkg_resources where this is installed (every environment of Python 3.11 has it), and importing it
takes as long as all the rest of an answer. Where it is not, jieba does without, so it is told that it is not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

_NOT_NEEDED: Final = "pkg_resources"


def tokenizer() -> Any:
    """A cutter of jieba's that has no words yet."""
    with _without(_NOT_NEEDED):
        import jieba
    return jieba.Tokenizer()


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Has a module that nobody imported yet seem not to be there."""
    modules: dict[str, Any] = sys.modules
    if module in modules:
        yield
        return
    modules[module] = None
    try:
        yield
    finally:
        del modules[module]
