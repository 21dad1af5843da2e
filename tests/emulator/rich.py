"""Rich messages: the blocks that their HTML describes, as Telegram gives them back."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from tests.emulator.entities import utf16
from tests.emulator.errors import bad

LIMIT = 32_768
BLOCKS = {"p": "paragraph", "table": "table", "details": "details", "blockquote": "blockquote"}
INLINE = {"b", "i", "br", "tr", "td", "summary"}

Fields = dict[str, Any]


def rich_content(message: Fields) -> Fields:
    """The content of a rich message, or an error where its HTML is none."""
    reader = _Blocks()
    reader.feed(message["html"])
    reader.close()
    if reader.open or not reader.blocks:
        raise bad(f"can't parse rich message: {reader.open or 'it is empty'}")
    if utf16(message["html"]) > LIMIT:
        raise bad("message is too long")
    return {"rich_message": {"blocks": reader.blocks}}


class _Blocks(HTMLParser):
    """Blocks of words and of rows; whatever else there is, Telegram has and the bot does not
    use.
    """

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Fields] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS and not (tag == "p" and self.open):
            if self.open:
                raise bad(f"can't parse rich message: {tag} in {self.open[-1]}")
            kind = BLOCKS[tag]
            self.blocks.append(
                {"type": kind, "cells": []} if kind == "table" else {"type": kind, "text": ""}
            )
        elif tag == "br":
            self.blocks[-1]["text"] += "\n"
            return
        elif tag == "tr":
            self.blocks[-1]["cells"].append([])
        elif tag == "td":
            align = dict(attrs).get("align", "left")
            self.blocks[-1]["cells"][-1].append({"text": "", "align": align, "valign": "top"})
        elif tag not in INLINE and tag != "p":
            raise bad(f"can't parse rich message: unsupported tag {tag}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise bad(f"can't parse rich message: unexpected end of {tag}")

    def handle_data(self, data: str) -> None:
        if not self.open:
            raise bad("can't parse rich message: words outside of a block")
        if self.open[-1] == "td":
            self.blocks[-1]["cells"][-1][-1]["text"] += data
        else:
            self.blocks[-1]["text"] += data
