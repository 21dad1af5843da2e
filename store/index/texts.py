"""The lines of reports: those on which figures stand as they are, all others of a report in one
compressed piece.

`figure_lines` are what the view `figures` shows beside each number to whoever opens the index, by
SQL alone. The other lines are 1.1 KB of a report's 2.4 when they are compressed by themselves, and
half of that against `usual_text`: what reports are likely to say. An index keeps the one that it
was begun with, so that any version reads what another wrote.

Line n of a report is the n-th string of the JSON list that comes out; a line that is blank or
stands in `figure_lines` is empty there.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from store.joining import joined
from store.reference import DATA

if TYPE_CHECKING:
    from sqlite_utils import Database

Ask = Callable[..., Sequence[tuple[Any, ...]]]
Lines = Mapping[int, str]
"""The lines of a report by their numbers, from 1, in order; without blank ones."""
Placed = tuple[int | None, int | None, str | None]
"""Where a sentence begins in the lines that it stands on, put together; how long it is; and else
its text.
"""

WINDOW: Final = 32 * 1024
"""As far as deflate looks back."""
_LEVEL: Final = 6
_LINES_KEPT: Final = 4_000
_KEPT: Final = 128
"""Reports whose lines are at hand, some 5 KB each: an answer quotes several of one, or of many the
same ones twice.
"""


def usual() -> bytes:
    """What reports are likely to say: the texts that the program ships with."""
    texts = sorted((DATA / "reports").glob("*.txt"))
    return b"\n".join(path.read_bytes() for path in texts)[-WINDOW:]


def compressed(lines: Lines, words: bytes) -> bytes:
    """Lines as they are kept."""
    every = [lines.get(number, "") for number in range(1, max(lines, default=0) + 1)]
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=words)
    return packer.compress(json.dumps(every, ensure_ascii=False).encode()) + packer.flush()


def uncompressed(piece: bytes, words: bytes) -> dict[int, str]:
    """The lines that were compressed."""
    every = json.loads(zlib.decompressobj(-zlib.MAX_WBITS, zdict=words).decompress(piece))
    return {number: text for number, text in enumerate(every, start=1) if text}


def keep_lines(
    db: Database,
    report: int,
    lines: Lines,
    spans: Iterable[tuple[int, int]],
    words: bytes,
) -> None:
    """Put the lines of a report in; `spans` are the first and the last line of each figure."""
    apart = set(chain.from_iterable(range(line, end_line + 1) for line, end_line in set(spans)))
    rows = ((report, number, text) for number, text in lines.items() if number in apart)
    db.conn.executemany("INSERT INTO figure_lines VALUES (?, ?, ?)", rows)
    others = {number: text for number, text in lines.items() if number not in apart}
    if others:
        db.execute("INSERT INTO texts VALUES (?, ?)", [report, compressed(others, words)])


def placed(line: int, end_line: int, text: str, lines: Lines) -> Placed:
    """A sentence as it is kept: its place in its lines, or its text where they do not have it word
    for word.
    """
    start = _span(line, end_line, lines).find(text)
    if start < 0:
        return (None, None, text)
    return (start, len(text), None)


def _span(line: int, end_line: int, lines: Lines) -> str:
    if line == end_line:
        return lines.get(line, "").strip()
    return joined(lines.get(number, "") for number in range(line, end_line + 1))


class Texts:
    """The lines in an index as it is now."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._words: bytes = ask("SELECT words FROM usual_text")[0][0]
        self._others = lru_cache(_KEPT)(self._uncompressed)

    def _uncompressed(self, report: int) -> Lines:
        """The lines of a report on which no figure stands."""
        found = self._ask("SELECT lines FROM texts WHERE report = ?", report)
        if found:
            return uncompressed(found[0][0], self._words)
        return {}

    def of(self, report: int) -> Lines:
        """All lines of a report."""
        rows = self._ask("SELECT line, text FROM figure_lines WHERE report = ?", report)
        return dict(sorted([*self._others(report).items(), *rows]))

    def some(self, report: int, first: int, last: int) -> list[tuple[int, str]]:
        """The lines of a report from one to another."""
        rows = figure_lines(self._ask, report, first, last)
        if len(rows) == last - first + 1:
            return rows
        others = self._others(report)
        if last - first < len(others):
            found = [(line, others[line]) for line in range(first, last + 1) if line in others]
        else:
            found = [(line, text) for line, text in others.items() if first <= line <= last]
        return sorted([*found, *rows])

    def sentence(
        self,
        report: int,
        line: int,
        end_line: int,
        place: int | None,
        length: int | None,
        text: str | None,
    ) -> str:
        """What a sentence says: its own text, where it has one, or what stands at its place in the
        lines.
        """
        if text is not None or place is None or length is None:
            return text or ""
        others = self._others(report)
        # Hardly a sentence stands on a line of figures, or goes over a blank one.
        whole = all(number in others for number in range(line, end_line + 1))
        span = _span(line, end_line, others if whole else dict(self.some(report, line, end_line)))
        return span[place : place + length]


class LinesAtHand:
    """Lines of figures that were read together with these: an order shows a hundred of them, each
    asked for alone.
    """

    def __init__(self, _: object) -> None:
        self._texts: dict[tuple[int, int], str] = {}

    def put(self, report: int, line: int, text: str | None) -> None:
        """Keep a line for as long as the answer takes that it is wanted for."""
        if text is not None:
            if len(self._texts) >= _LINES_KEPT:
                self._texts.clear()
            self._texts[report, line] = text

    def get(self, report: int, line: int) -> str | None:
        """A line, if it is at hand."""
        return self._texts.get((report, line))


def figure_lines(ask: Ask, report: int, first: int, last: int) -> list[tuple[int, str]]:
    """The lines of a report from one to another on which figures stand."""
    sql = (
        "SELECT line, text FROM figure_lines WHERE report = ? AND line BETWEEN ? AND ? "
        "ORDER BY line"
    )
    return [*ask(sql, report, first, last)]


def texts_in(db: Database) -> Texts:
    """The lines in an index that is being written."""
    return Texts(lambda sql, *parameters: db.execute(sql, parameters).fetchall())
