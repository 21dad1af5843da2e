"""The layouts in which texts carry tables."""

from __future__ import annotations

import csv
import io
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
    return _lines(
        report,
        lambda grid: ["| " + " | ".join(_plain(box) for box in row) + " |" for row in grid.rows],
    )


def spread(report: Report) -> bytes:
    """One cell a line."""
    return _lines(
        report, lambda grid: [_plain(box) for row in grid.rows for box in row if box.text]
    )


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
    return _lines(
        report, lambda grid: [GAP.join(_plain(box) for box in row if box.text) for row in grid.rows]
    )


def narrow(width: int, at: str) -> Callable[[Report], bytes]:
    """As extracted from a page: labels broken after some characters, the numbers on the first,
    middle or last line.
    """

    def lines(row: Sequence[Box]) -> list[str]:
        first = next(
            (at for at, box in enumerate(row) if box.key or box.text.isdecimal()), len(row)
        )
        labels = [box.text for box in row[:first] if box.text]
        numbers = [box.text for box in row[first:] if box.text]
        if not numbers or not labels:
            return [GAP.join(box.text for box in row if box.text)]
        own = labels[-1]
        pieces = [own[i : i + width] for i in range(0, len(own), width)]
        place = {"first": 0, "middle": (len(pieces) - 1) // 2, "last": len(pieces) - 1}[at]
        pieces[0] = GAP.join([*labels[:-1], pieces[0]])
        pieces[place] = GAP.join([pieces[place], *numbers])
        return pieces

    return lambda report: _lines(
        report, lambda grid: [line for row in grid.rows for line in lines(row)]
    )


def comma_separated(report: Report) -> bytes:
    """As a spreadsheet saves it: a cell for every place, merged ones empty but for the first."""
    out = io.StringIO()
    writer = csv.writer(out)
    for part in report.parts:
        if isinstance(part, str):
            writer.writerow([part])
            continue
        cells = [[""] * part.reach for _ in part.rows]
        for at, column, box in part.placed():
            cells[at][column] = box.text
        writer.writerows(cells)
    return out.getvalue().encode()


def blank_lines(report: Report) -> bytes:
    """One cell a line, an empty line behind each, as pages are copied."""
    return _lines(
        report,
        lambda grid: [
            line for row in grid.rows for box in row if box.text for line in (box.text, "")
        ],
    )


def _piped(row: Sequence[Box]) -> str:
    return " | ".join(box.text for box in row) + " |"


def lone_pipes(report: Report) -> bytes:
    """A pipe on a line of its own before each row."""
    return _lines(report, lambda grid: [line for row in grid.rows for line in ("|", _piped(row))])


def laid_out(report: Report) -> bytes:
    """As `pdftotext -layout` sets it: columns by blanks, labels wrapped in theirs, numbers at their
    middle.
    """

    def table(grid: Grid) -> list[str]:
        reach = grid.reach
        widths = (
            [26, 26, 34, *[10] * 7]
            if grid.table == "requests" and reach == 10
            else [max(14, 132 // reach)] * reach
        )
        places: dict[int, list[tuple[int, Box]]] = {}
        for at, column, box in grid.placed():
            places.setdefault(at, []).append((column, box))
        found: list[str] = []
        for at in range(len(grid.rows)):
            found += _band(places.get(at, []), widths)
        return found

    return _lines(report, table)


def _wide(text: str) -> int:
    return sum(2 if ord(c) > 0x2E80 else 1 for c in text)


def _band(places: list[tuple[int, Box]], widths: list[int]) -> list[str]:
    columns: list[tuple[int, list[str]]] = []
    for column, box in places:
        left, width = sum(widths[:column]), sum(widths[column : column + box.columns])
        lines, line = [], ""
        for character in box.text.replace("\n", " "):
            if _wide(line + character) > width - 4:
                lines.append(line)
                line = ""
            line += character
        columns.append((left, [*lines, line] if line else lines))
    height = max((len(lines) for _, lines in columns), default=0)
    found = []
    for n in range(height):
        text = ""
        for left, lines in columns:
            at = n - (height - len(lines)) // 2
            if 0 <= at < len(lines):
                text += " " * max(2 if text else 0, left - _wide(text)) + lines[at]
        found.append(text)
    return found
