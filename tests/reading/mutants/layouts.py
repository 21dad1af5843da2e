"""The layouts in which texts carry tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.reading.mutants.made import Box, Grid, Report

GAP = "   "


def _lines(report: Report, table: Callable[[Grid], Sequence[str]]) -> bytes:
    found: list[str] = []
    for part in report.parts:
        found += [part] if isinstance(part, str) else table(part)
    return ("\n".join(found) + "\n").encode()


def _plain(box: Box) -> str:
    return box.text


def tabbed(report: Report) -> bytes:
    """A row a line, tabs between its cells, as texts are saved from word processors."""
    return _lines(report, lambda grid: ["\t".join(_plain(box) for box in row) for row in grid.rows])


def piped(report: Report) -> bytes:
    """A row a line, pipes between its cells."""
    return _lines(report, lambda grid: ["| " + " | ".join(_plain(box) for box in row) + " |" for row in grid.rows])


def spread(report: Report) -> bytes:
    """One cell a line."""
    return _lines(report, lambda grid: [_plain(box) for row in grid.rows for box in row if box.text])


def repeated(report: Report) -> bytes:
    """Markdown in which a merged cell stands in every place that it covers."""

    def table(grid: Grid) -> list[str]:
        reach = grid.reach
        cells = [[""] * reach for _ in grid.rows]
        for at, column, box in grid.placed():
            for r in range(at, min(len(cells), at + box.rows)):
                for c in range(column, min(reach, column + box.columns)):
                    cells[r][c] = _plain(box)
        lines = ["| " + " | ".join(row) + " |" for row in cells]
        return ["", lines[0], "|" + "---|" * reach, *lines[1:], ""]

    return _lines(report, table)


def spaced(report: Report) -> bytes:
    """A row a line, blanks between its cells."""
    return _lines(report, lambda grid: [GAP.join(_plain(box) for box in row if box.text) for row in grid.rows])


def narrow(width: int, at: str) -> Callable[[Report], bytes]:
    """As extracted from a page: labels broken after some characters, the numbers on the first, middle or last line."""

    def lines(row: Sequence[Box]) -> list[str]:
        labels = [box.text for box in row if box.key is None and box.text]
        numbers = [box.text for box in row if box.key is not None and box.text]
        if not numbers or not labels:
            return [GAP.join(box.text for box in row if box.text)]
        own = labels[-1]
        pieces = [own[i : i + width] for i in range(0, len(own), width)]
        place = {"first": 0, "middle": (len(pieces) - 1) // 2, "last": len(pieces) - 1}[at]
        pieces[0] = GAP.join([*labels[:-1], pieces[0]])
        pieces[place] = GAP.join([pieces[place], *numbers])
        return pieces

    return lambda report: _lines(report, lambda grid: [line for row in grid.rows for line in lines(row)])
