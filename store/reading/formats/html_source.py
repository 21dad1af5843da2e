"""A page's source before it is parsed: lines marked, and bounded in what makes parsers slow.

The parser keeps no positions, so every `<` of a tag that opens a block or cell is marked with its
line (an attribute), which is cheaper and more exact than looking the text up again afterwards. Rows
and cells are marked only where a table is open: elsewhere the parser drops them, and takes
quadratic room for the marks on what it drops.
"""

from __future__ import annotations

import re
from typing import Final

LINE: Final = "data-source-line"
"""The attribute that says on which line a tag stands."""
_OPENING = re.compile(
    r"<(p|div|td|th|tr|li|h1|h2|h3|h4|h5|h6|br|section|article|table|span|dd|dt|center|/table)(?=[\s/>])",
    re.IGNORECASE,
)
_OF_TABLES: Final = frozenset({"td", "th", "tr"})
_NESTING = re.compile(
    r"<(/?)(?:div|table|span|font|section|article|ul|ol|b|strong|i|em|u|a|center|blockquote)\b",
    re.I,
)
_MAX_NESTING: Final = 400
_OPTION = re.compile(r"</?(?:option|optgroup)\b[^<>]{0,400}>", re.IGNORECASE)
"""What a list offers is no text of the page, and takes the parser quadratic time."""
_TAG = re.compile(r"<[A-Za-z]")
_LONGEST_TAG: Final = 20_000
"""Characters of a tag with its attributes; more of them take the parser quadratic time."""
_WHOLE_TAG: Final = re.compile(r"<(?>[^>=]+|=\s*(?:\"[^\"]*\"|'[^']*'|(?!\s*[\"'])))*>")
"""A tag up to the bracket that ends it, and is in no attribute's value."""
_MOST_VALUES: Final = 1_000
"""Attributes of a tag; so that no programme between two tags is taken for one."""


def marked(lines: list[str]) -> str:
    """The source with the line of each tag that opens a block or cell."""
    depth = number = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal depth
        tag = found[1].lower()
        if tag == "/table":
            depth = max(0, depth - 1)
            return found[0]
        depth += tag == "table"
        if tag in _OF_TABLES and not depth:
            return found[0]
        return f'{found[0]} {LINE}="{number}"'

    made: list[str] = []
    for line in lines:
        number += 1
        made.append(_OPENING.sub(mark, line) if "<" in line else line)
    return "\n".join(made)


def sane(content: str) -> tuple[str, bool]:
    """The source without what makes parsers slow, and whether anything of it was cut off."""
    end = _end(content)
    whole = content[:end]
    if "<option" in whole or "<OPTION" in whole:
        whole = _OPTION.sub("", whole)
    return _without_long_tags(whole), end < len(content)


def _end(content: str) -> int:
    """Where tags are nested deeper than in any page that people read; parsers need quadratic time
    for such.
    """
    depth = 0
    for tag in _NESTING.finditer(content):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _MAX_NESTING:
            return tag.start()
    return len(content)


def _close(content: str, start: int) -> int:
    """Where a tag ends; where brackets stand in the values of its attributes, only if these are
    very many.
    """
    close = content.find(">", start)
    if close < 0:
        return len(content)
    if (
        content[close - 1] in "\"'"
        or content.find('"', start, close) >= 0
        or content.find("'", start, close) >= 0
    ):
        whole = _WHOLE_TAG.match(content, start)
        if (
            whole
            and whole.end() - start > _LONGEST_TAG
            and content.count("=", start, whole.end()) > _MOST_VALUES
        ):
            return whole.end() - 1
    return close


def _without_long_tags(content: str) -> str:
    """The source with tags of endless attributes bare."""
    pieces: list[str] = []
    done = close = 0
    for tag in _TAG.finditer(content):
        if tag.start() < done:
            continue
        if close <= tag.start():
            close = _close(content, tag.start())
        if close - tag.start() > _LONGEST_TAG:
            name = re.match(r"<[A-Za-z0-9]{1,20}", content[tag.start() : tag.start() + 30])
            lines = content.count("\n", tag.start(), close)
            pieces += [content[done : tag.start()], name[0] if name else "<p", "\n" * lines]
            done = close
    if pieces:
        return "".join([*pieces, content[done:]])
    return content
