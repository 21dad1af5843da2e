"""One module a file format; each has one function that turns the decoded text into a `Document`.

A further format (DOCX, PDF) is a further module with such a function and a line in `READERS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from store.reading.blocks import Document
from store.reading.formats import html, text

Reader = Callable[[str], Document]
READERS: Final[dict[str, Reader]] = {"html": html.read, "text": text.read}
SUFFIXES: Final = frozenset({".txt", ".md", ".html", ".htm", ".shtml", ".docx", ".pdf", ".xlsx", ".zip"})
"""Endings of the files that a folder is searched for; what a file is, its content says."""

_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|table|tbody|div|p|h1)\b", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:p|td|tr|table|div|html|body)>", re.IGNORECASE)


def kind_of(name: str, content: str) -> str:
    """Which format a text has, by what stands in it; the file's name only decides when that says nothing."""
    opening = content[:4000]
    if _MARKUP.search(opening) and _CLOSING.search(content[:200_000]):
        return "html"
    return "html" if name.lower().endswith((".html", ".htm")) and "<" in opening else "text"


def document(name: str, content: str) -> Document:
    """The blocks of a decoded file."""
    return READERS[kind_of(name, content)](content)
