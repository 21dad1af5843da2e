"""Whether a decoded text is a page in HTML."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|table|tbody|div|p|h1)\b", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:p|td|tr|table|div|html|body)>", re.IGNORECASE)


def is_html(name: str, content: str) -> bool:
    """By what stands in it; the file's name only decides when that says nothing."""
    opening = content[:4000]
    if _MARKUP.search(opening) and _CLOSING.search(content[:200_000]):
        return True
    return name.lower().endswith((".html", ".htm", ".shtml")) and "<" in opening
