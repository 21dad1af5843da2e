"""Tables with commas between the cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from tests.reading.relaid import Part


def as_csv(parts: Sequence[Part], sign: str = ",") -> bytes:
    """What a spreadsheet program writes: every row as wide as the widest."""
    made = io.StringIO()
    width = max((part.width for part in parts if not isinstance(part, str)), default=1)
    writer = csv.writer(made, delimiter=sign)
    for part in parts:
        if isinstance(part, str):
            writer.writerow([part, *[""] * (width - 1)])
            continue
        rows = [[""] * width for _ in part.rows]
        for row, column, cell in part.placed():
            rows[row][column] = cell.text
        writer.writerows(rows)
    return made.getvalue().encode("gb18030")
