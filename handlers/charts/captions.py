"""What stands under a picture: the answer, what it covers and where its numbers stand, as much as Telegram allows."""

from __future__ import annotations

from handlers.reply import Line, Reply, Style

LIMIT = 1000
"""UTF-16 units; a caption has 1,024, and the last of them are for saying that something was left out."""
_FIRST = (Style.HEAD, Style.SOURCE, Style.NOTE)
"""What is kept first where not all of it has room; rows of numbers are in the picture."""


def caption(reply: Reply, more: str) -> tuple[Line, ...]:
    """The lines of an answer that belong under its picture, in their order; `more` behind them if some do not fit."""
    kept: set[int] = set()
    room = LIMIT
    wanted = [number for style in _FIRST for number, line in enumerate(reply.lines) if line.style is style]
    for number in wanted:
        length = _units(reply.lines[number].text) + 1
        if length <= room:
            room -= length
            kept.add(number)
    lines = tuple(line for number, line in enumerate(reply.lines) if number in kept)
    return lines if len(kept) == len(wanted) else (*lines, Line(more, Style.NOTE))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
