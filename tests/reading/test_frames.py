"""Lines that frame a page are no table that swallows the tables in it."""

from __future__ import annotations

from store.reading.formats.pdf.drawn import Box
from store.reading.formats.pdf.ruling import grids


def rectangle(left: float, top: float, right: float, bottom: float) -> list[Box]:
    return [
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    ]


def test_a_frame_around_a_table_is_not_there() -> None:
    table = [
        *rectangle(100, 100, 300, 200),
        (100.0, 150.0, 300.0, 150.0),
        (200.0, 100.0, 200.0, 200.0),
    ]
    (found,) = grids([*rectangle(20, 20, 570, 820), *table])
    assert [len(row) for row in found.rows] == [2, 2]


def test_a_frame_around_nothing_is_there() -> None:
    (found,) = grids(rectangle(20, 20, 570, 820))
    assert [len(row) for row in found.rows] == [1]
