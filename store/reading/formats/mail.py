"""Pages saved whole (.mht) and letters (.eml): the page or the text in them, or the documents that
came with one.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Final

from store.model import Rejected
from store.reading.formats import html, text
from store.reading.lines.blocks import Document, Refused
from store.reading.lines.decoding import decode
from store.reading.lines.limits import MAX_BYTES

_HEADER: Final = re.compile(
    rb"(?:MIME-Version|From|To|Subject|Date|Received|Return-Path|Message-ID|Content-Type|Snapshot-Content-Location|X-[\w-]+)"
    rb":[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n|[\w-]+:[^\r\n]*\r?\n)*",
    re.IGNORECASE,
)
_TYPED: Final = re.compile(rb"^Content-Type:", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEAD: Final = 64_000
_MOST_PARTS: Final = 2_000
_UNUSABLE: Final = (RecursionError, AttributeError, IndexError)
"""What the library raises for a head that no program writes, and for parts a thousand deep in one
another.
"""


def is_mail(content: bytes) -> bool:
    """Whether a file begins with the head of a letter."""
    head = _HEADER.match(content[:_LONGEST_HEAD].lstrip(b"\xef\xbb\xbf\r\n"))
    return head is not None and _TYPED.search(head[0]) is not None


def read(content: bytes) -> Document | Refused:
    """The document of the page or text; a letter with documents is none."""
    try:
        return _read(content)
    except _UNUSABLE:
        return Refused("document-damaged", {"part": "MIME"})


def _read(content: bytes) -> Document | Refused:
    if members(content):
        return Refused("batch")
    parts = _parts(content)
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                written = _text(part)
                if written is not None and written.strip():
                    if kind == "text/html":
                        return html.read(written)
                    return text.read(written)
    return Refused("empty")


def members(content: bytes) -> list[tuple[str, bytes]]:
    """The documents that came with a letter; none where it cannot be taken apart."""
    try:
        return [
            (name, inside)
            for part in _parts(content)
            if (name := _attached(part)) and (inside := _bytes(part))
        ]
    except _UNUSABLE:
        return []


def _parts(content: bytes) -> list[EmailMessage]:
    """The parts that hold something, as far as the file can be taken apart."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    return list(_leaves(message))[:_MOST_PARTS]


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    try:
        for part in message.walk():
            if not part.is_multipart():
                yield part
    except (RecursionError, LookupError, ValueError):
        return


def _attached(part: EmailMessage) -> str:
    if part.get_content_disposition() != "attachment":
        return ""
    try:
        return part.get_filename() or ""
    except (LookupError, ValueError, TypeError):
        return ""


def _bytes(part: EmailMessage) -> bytes:
    try:
        found = part.get_payload(decode=True)
    except (LookupError, ValueError):
        return b""
    if isinstance(found, bytes):
        return found
    return b""


def _text(part: EmailMessage) -> str | None:
    content = _bytes(part)[:MAX_BYTES]
    try:
        return content.decode(part.get_content_charset() or "")
    except (LookupError, UnicodeDecodeError):
        decoded = decode("", content)
        if isinstance(decoded, Rejected):
            return None
        return decoded
