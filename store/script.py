"""One script: traditional characters as simplified ones."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Protocol

_CHINESE = re.compile(r"[\u3400-\u9fff]")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _simplifier() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter


@lru_cache(maxsize=256)
def simplify(text: str) -> str:
    """Traditional characters as simplified ones."""
    if _CHINESE.search(text):
        return _simplifier().convert(text)
    return text
