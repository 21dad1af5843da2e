"""Marked stretches of a text: those that a parse mode asks for, and those that Telegram finds by
itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
}
_PIECE = re.compile(r"<(/?)([^<>\s]*)([^<>]*)>|&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);|<")
_COMMAND = re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_MENTION = re.compile(r"(?<![\w@])@[A-Za-z0-9_]{5,32}(?!\w)")


class CannotParseError(Exception):
    """The markup is not what Telegram takes."""


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    start: int
    at_byte: int
    expandable: bool = False


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """The text of an HTML message and its entities, or an error in the words of the official
    server.
    """
    text, entities, stack = "", [], list[_Open]()
    position = 0
    for piece in _PIECE.finditer(source):
        text += source[position : piece.start()]
        position = piece.end()
        byte = len(source[: piece.start()].encode())
        if piece[0].startswith("&"):
            text += unescape(piece[0])
        elif piece[0] == "<":
            raise CannotParseError(f"Unclosed start tag at byte offset {byte}")
        elif piece[1]:
            entities += _closed(stack, piece[2], byte, utf16(text))
        else:
            stack.append(_opened(piece[2], piece[3], byte, utf16(text)))
    if stack:
        raise CannotParseError(f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    text += source[position:]
    return text, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _opened(tag: str, attributes: str, byte: int, start: int) -> _Open:
    if tag.lower() not in TAGS:
        raise CannotParseError(f'Unsupported start tag "{tag.lower()}" at byte offset {byte}')
    return _Open(tag.lower(), start, byte, expandable="expandable" in attributes.split())


def _closed(stack: list[_Open], tag: str, byte: int, end: int) -> list[dict[str, Any]]:
    if not stack:
        raise CannotParseError(f"Unexpected end tag at byte offset {byte}")
    opened = stack.pop()
    if tag.lower() != opened.tag:
        raise CannotParseError(
            f'Unmatched end tag at byte offset {byte}, expected "</{opened.tag}>", found "</{tag.lower()}>"'
        )
    if end == opened.start:
        return []
    kind = "expandable_blockquote" if opened.expandable else TAGS[opened.tag]
    return [{"type": kind, "offset": opened.start, "length": end - opened.start}]


def found_in(text: str) -> list[dict[str, Any]]:
    """Commands and mentions, as Telegram marks them in what people write."""
    found = [("bot_command", match) for match in _COMMAND.finditer(text)]
    found += [("mention", match) for match in _MENTION.finditer(text)]
    return [
        {"type": kind, "offset": utf16(text[: match.start()]), "length": utf16(match[0])}
        for kind, match in sorted(found, key=lambda each: each[1].start())
    ]
