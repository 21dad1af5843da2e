"""What stands under a picture or file: the answer, its coverage and its sources, as much as
Telegram allows.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.reply import Reply, ReplyLine, Style

LIMIT = 960
"""UTF-16 units; a caption has 1,024, and the last of them are for saying that something was left
out.
"""
WITH_SOURCES = (Style.HEAD, Style.SOURCE, Style.NOTE)
"""What is kept, in this order where not all of it has room; the numbers themselves are in the
picture or file.
"""
WITHOUT_SOURCES = (Style.HEAD, Style.NOTE)


def caption(
    reply: Reply,
    more: str,
    styles: Sequence[Style] = WITH_SOURCES,
) -> tuple[ReplyLine, ...]:
    """The lines of an answer that belong under its picture or file, in their order; with `more` if
    some do not fit.
    """
    kept: set[int] = set()
    room = LIMIT
    numbered = [
        (number, line.style) for number, line in enumerate(reply.lines) if line.style in styles
    ]
    wanted = [number for number, _ in sorted(numbered, key=lambda line: styles.index(line[1]))]
    for number in wanted:
        length = _units(reply.lines[number].text) + 1
        if length <= room:
            room -= length
            kept.add(number)
    lines = tuple(line for number, line in enumerate(reply.lines) if number in kept)
    if len(kept) == len(wanted):
        return lines
    return (*lines, ReplyLine(more, Style.NOTE))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
