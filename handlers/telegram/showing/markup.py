"""A reply to the pieces that Telegram takes: HTML, escaped, each within the limit, no tag cut. Pure
functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import escape
from itertools import groupby

from telegram.constants import MessageLimit

from handlers.rendering.vocabulary.tables import width
from handlers.reply import Reply, ReplyLine, Style
from handlers.telegram.showing.outgoing import MessagePart

TEXT_LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)
"""UTF-16 units of a message, counted without the markup."""
ENTITY_LIMIT = int(MessageLimit.MESSAGE_ENTITIES) - 1
"""Marked stretches in a message; Telegram drops the rest of the marks. One is left for `under`."""

_TAGS = {
    Style.HEAD: ("<b>", "</b>"),
    Style.PLAIN: ("", ""),
    Style.NOTE: ("<i>", "</i>"),
    Style.DETAIL: ("<i>", "</i>"),
    Style.SOURCE: ("", ""),
    Style.QUOTE: ("<blockquote>", "</blockquote>"),
    Style.TABLE: ("<pre>", "</pre>"),
}
_FOLDED = ("<blockquote expandable>", "</blockquote>")
_FOLDS_FROM = {Style.SOURCE: 3, Style.DETAIL: 2}
"""Lines of a style from which on they are folded: Telegram shows the first three, and the rest at a
tap.
"""
_PHONE, _SHOWN_FOLDED = 40, 3
"""Columns of a line on a phone, where a Chinese character takes two; and lines of what is folded
that are shown.
"""
_UNSENDABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Control characters, breaks that would tear a line, and halves of characters, which UTF-8 cannot
carry.
"""


def parts_of(reply: Reply, spare: int = 0) -> tuple[MessagePart, ...]:
    """The reply in as few messages as the limits allow, cut between lines; none for a reply without
    a visible word.

    `spare` UTF-16 units are left free in each, for a line that may be put above it.
    """
    return _parts(tuple(reply.lines), TEXT_LIMIT - spare)


@lru_cache(maxsize=512)
def _parts(every: tuple[ReplyLine, ...], limit: int) -> tuple[MessagePart, ...]:
    """The same of lines; many people are told the same."""
    lines = [line._replace(text=_clean(line.text)) for line in every]
    pages = _pages(_short_enough(lines, limit), limit)
    return tuple(_part(page) for page in pages if any(line.text.strip() for line in page))


def under(line: str, part: MessagePart) -> MessagePart:
    """The part under one more line, in italics."""
    words = f"<i>{escape(line, quote=False)}</i>"
    return MessagePart(
        f"{words}\n{part.html}", f"{line}\n{part.text}", part.rich and f"<p>{words}</p>{part.rich}"
    )


def utf16_length(text: str) -> int:
    """The length as Telegram counts it: characters outside the basic plane (𠮷, emoji) count
    twice.
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _clean(text: str) -> str:
    return _UNSENDABLE.sub(" ", text)


def _short_enough(lines: Iterable[ReplyLine], limit: int) -> Iterator[ReplyLine]:
    """The lines, one that does not fit into a message by itself cut into several."""
    for line in lines:
        rest = line.text
        while utf16_length(rest) > limit:
            head = _fitting(rest, limit)
            yield ReplyLine(head, line.style)
            rest = rest[len(head) :]
        yield line if rest == line.text else ReplyLine(rest, line.style)


def _fitting(text: str, limit: int) -> str:
    """As much of the text as fits into a message, up to a blank if there is one in the last part of
    it.
    """
    room, count = limit, 0
    while room >= utf16_length(text[count]):
        room -= utf16_length(text[count])
        count += 1
    blank = text.rfind(" ", count * 3 // 4, count)
    if blank > 0:
        return text[: blank + 1]
    return text[:count]


def _pages(lines: Iterable[ReplyLine], limit: int) -> Iterator[list[ReplyLine]]:
    page: list[ReplyLine] = []
    length = marks = 0
    for line in lines:
        new_mark = not page or page[-1].style is not line.style
        if page and (
            length + 1 + utf16_length(line.text) > limit or marks + new_mark > ENTITY_LIMIT
        ):
            yield page
            page, length, marks, new_mark = [], 0, 0, True
        length += utf16_length(line.text) + bool(page)
        marks += new_mark
        page.append(line)
    if page:
        yield page


def _part(page: list[ReplyLine]) -> MessagePart:
    """Neighbouring lines of one style share their tags, so that a table is one block."""
    blocks = []
    for style, group in groupby(page, key=lambda line: line.style):
        lines = list(group)
        before, after = _FOLDED if folds(style, lines) else _TAGS[style]
        blocks.append(before + "\n".join(escape(line.text, quote=False) for line in lines) + after)
    return MessagePart(
        html="\n".join(blocks), text="\n".join(line.text for line in page), rich=rich_of(page)
    )


def rich_of(page: Sequence[ReplyLine]) -> str:
    """The lines with their tables as Telegram's own; empty where there is none, or a row has no
    cells.
    """
    rows = [line for line in page if line.style is Style.TABLE]
    if not rows or not all(line.cells for line in rows):
        return ""
    return "".join(
        _rich_block(style, list(group))
        for style, group in groupby(page, key=lambda line: line.style)
    )


def _rich_block(style: Style, lines: list[ReplyLine]) -> str:
    words = "<br>".join(escape(line.text, quote=False) for line in lines)
    match style:
        case Style.TABLE:
            return f"<table striped>{''.join(map(_row, lines))}</table>"
        case Style.QUOTE:
            return f"<blockquote>{words}</blockquote>"
        case Style.SOURCE | Style.DETAIL if folds(style, lines):
            first, *rest = (escape(line.text, quote=False) for line in lines)
            if rest:
                return f"<details><summary>{first}</summary><p>{'<br>'.join(rest)}</p></details>"
            return _plain(first)
        case _:
            before, after = _TAGS[style]
            return _plain(before + words + after)


def _plain(words: str) -> str:
    return f"<p>{words}</p>"


def _row(line: ReplyLine) -> str:
    cells = [
        (
            f'<td align="{"right" if cell.right else "left"}">'
            f"{escape(_clean(cell.text), quote=False)}"
            "</td>"
        )
        for cell in line.cells
    ]
    return f"<tr>{''.join(cells)}</tr>"


def folds(style: Style, lines: Sequence[ReplyLine]) -> bool:
    """Whether lines beside the answer are folded: there are many of them, or they take more than a
    phone shows.
    """
    if style not in _FOLDS_FROM:
        return False
    taken = sum(-(-width(line.text) // _PHONE) for line in lines)
    return len(lines) >= _FOLDS_FROM[style] or taken > _SHOWN_FOLDED
