"""Bytes to text: UTF-8, GB18030 or UTF-16; where some bytes are damaged, without what they stood
for.
"""

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
_LINE_ENDS = ("\r", "\x0b", "\x85", "\u2028", "\u2029")
"""Other ends of a line than \n: those of old systems, and of lines within a paragraph."""
_UNTOLD = "\ufffd"
_LOOKED_AT = 4_000
"""Bytes by which UTF-16 without its mark is known."""
_FEW = 2
"""How many times as many bytes of nothing there are on the one side: 一 has one on the other."""
_MOST_UNTOLD = 0.02
"""Share of lines that may be damaged in a text that is read."""
_DAMAGED = 0.02
"""Share of control characters and private-use or unassigned code points above which a text counts
as binary.
"""


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
    return _in_lines(text).replace("\x00", "")


def _in_lines(text: str) -> str:
    text = text.replace("\r\n", "\n")
    for end in _LINE_ENDS:
        if end in text:
            text = text.replace(end, "\n")
    return text


def decode_in_part(content: bytes) -> tuple[str, frozenset[int]] | None:
    """A text of which few lines are damaged, and these lines; None where it is none."""
    found: tuple[str, frozenset[int]] | None = None
    for encoding in ("utf-8", "gb18030"):
        text = _in_lines(content.decode(encoding, "replace")).replace("\x00", "")
        lines = text.split("\n")
        untold = frozenset(number for number, line in enumerate(lines, 1) if _UNTOLD in line)
        if len(untold) <= _MOST_UNTOLD * len(lines) and (
            found is None or len(untold) < len(found[1])
        ):
            found = text, untold
    return found


def _is_cut_off(content: bytes) -> bool:
    """Whether what is no text in any encoding is one in one of them that ends within a
    character.
    """
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
    if not marked and b"\x00" in content[:_LOOKED_AT]:
        marked = _of_two_bytes(content)
    return marked or ["utf-8", "gb18030"]


def _of_two_bytes(content: bytes) -> list[str]:
    """UTF-16 without a mark: blanks, digits and line ends have a byte of nothing behind them, or
    before.
    """
    behind, before = content[1:_LOOKED_AT:2].count(0), content[:_LOOKED_AT:2].count(0)
    if behind > _FEW * before:
        return ["utf-16-le"]
    if before > _FEW * behind:
        return ["utf-16-be"]
    return []


def _decoded(content: bytes) -> str | None:
    for encoding in _encodings(content):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            if encoding == "utf-8" and _ends_within_character(content, encoding):
                return None  # GB18030 would find other characters in it
    return None
