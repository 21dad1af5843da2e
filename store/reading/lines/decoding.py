"""Bytes to text: UTF-8, GB18030 or UTF-16 with its mark."""

from __future__ import annotations

import codecs
import re

from store.model import Rejected

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_CONTROL_BYTES = bytes([*range(0x09), *range(0x0E, 0x20)])
"""In every encoding a control character has one of these bytes; texts as a rule have none."""
_SHORTEST = 4
"""Characters that there have to be before a text is said to be cut off."""
_DAMAGED = 0.02
"""Share of control characters and private-use or unassigned code points above which a text counts as binary."""


def decode(name: str, content: bytes) -> str | Rejected:
    r"""The text of a file with \n as its only line end, or why it has none."""
    if not content.strip():
        return Rejected(name, "empty")
    text = _decoded(content)
    if text is None:
        return Rejected(name, "document-truncated" if _is_cut_off(content) else "undecodable")
    if not text.strip():
        return Rejected(name, "empty")
    may_be_binary = len(content.translate(None, _CONTROL_BYTES)) < len(content)
    if may_be_binary and len(_CONTROL.findall(text[:20_000])) > _DAMAGED * min(len(text), 20_000):
        return Rejected(name, "binary")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _is_cut_off(content: bytes) -> bool:
    """Whether what is no text in any encoding is one in one of them that ends within a character."""
    return any(_ends_within_character(content, encoding) for encoding in _encodings(content))


def _ends_within_character(content: bytes, encoding: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(content)
    except UnicodeDecodeError:
        return False
    return len(text) >= _SHORTEST and not text.isascii()


def _encodings(content: bytes) -> list[str]:
    """UTF-8 is tried before GB18030, which accepts almost anything."""
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    return marked or ["utf-8", "gb18030"]


def _decoded(content: bytes) -> str | None:
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            if encoding == "utf-8" and _ends_within_character(content, encoding):
                return None  # GB18030 would find other characters in it
    return None
