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
_LONGEST_CHARACTER = 4
_SHORTEST = 8
"""Bytes that have to be a text before it is said that one is cut off."""
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
    """Whether a text in one of the encodings ends within a character."""
    end = max(_SHORTEST, len(content) - _LONGEST_CHARACTER)
    return any(_fails_at(content, encoding) >= end for encoding in _encodings(content))


def _fails_at(content: bytes, encoding: str) -> int:
    """From where on bytes are no text in an encoding; -1 where they all are."""
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return -1


def _encodings(content: bytes) -> list[str]:
    """UTF-8 is tried before GB18030, which accepts almost anything."""
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    return marked or ["utf-8", "gb18030"]


def _decoded(content: bytes) -> str | None:
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            whole = content[: error.start]
            if len(content) - error.start < _LONGEST_CHARACTER and not whole.isascii():
                return None  # GB18030 would find other characters in a UTF-8 text that is cut off
    return None
