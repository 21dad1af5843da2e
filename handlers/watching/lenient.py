"""The text of a list in which some bytes are of no encoding: a title that was cut within a
character hides no other.

A report is never read so: what is not certain there is no number. A list only says where reports
are.
"""

from __future__ import annotations

from typing import Final

from store.model import Rejected
from store.reading.lines.decoding import decode

_ENCODINGS: Final = ("utf-8", "gb18030")
_LOST: Final = "\ufffd"


def list_text(address: str, content: bytes) -> str:
    """The text of a list, in the encoding that leaves the fewest characters unread."""
    text = decode(address, content)
    if not isinstance(text, Rejected):
        return text
    read = [content.decode(encoding, "replace") for encoding in _ENCODINGS]
    return min(read, key=lambda one: one.count(_LOST))
