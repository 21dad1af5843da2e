"""Characters that a recogniser gave, and the cells of tables that they stand in."""

from __future__ import annotations

import numpy as np
import pytest

from store.reading.formats.ocr.letters import around, cell_of
from store.reading.formats.pdf.drawn import Box

WHOLE, LEFT, RIGHT = (0.0, 0.0, 100.0, 20.0), (0.0, 0.0, 50.0, 20.0), (50.0, 0.0, 100.0, 20.0)


def test_a_leaning_character_lies_in_the_box_around_it() -> None:
    assert around(np.array([(12, 20), (30, 22), (28, 44), (10, 42)]), 0.5) == (
        5.0,
        10.0,
        15.0,
        22.0,
    )


@pytest.mark.parametrize(
    ("box", "cell"),
    [
        ((10.0, 5.0, 20.0, 15.0), LEFT),
        ((44.0, 5.0, 60.0, 15.0), RIGHT),
        ((10.0, 30.0, 20.0, 40.0), None),
    ],
    ids=["inside one", "over the line between two, by its middle", "below the table"],
)
def test_a_character_stands_in_the_smallest_cell_that_its_middle_is_in(
    box: Box, cell: Box | None
) -> None:
    assert cell_of(box, [WHOLE, LEFT, RIGHT]) == cell
