"""English ways of asking for one cell, written by people who knew none of the lists: no other cell,
and a floor.
"""

from __future__ import annotations

from collections import Counter
from zlib import crc32

import pytest

from store.names import Names
from tests.handlers.generated.cells_in_words import Read, Template, read, templates
from tests.sampling import Sampling

FLOOR = 96
"""Per cent that must be read as what they ask for. May be raised, never lowered."""


@pytest.fixture(scope="module")
def found(names: Names, sampling: Sampling) -> list[tuple[str, Template, Read]]:
    every = list(templates())
    asked = every if sampling.thorough else [one for one in every if crc32(one.words.encode()) % 2]
    return read(names, asked)


def test_they_are_read_as_what_they_ask_for(found: list[tuple[str, Template, Read]]) -> None:
    assert len(found) > 500
    counted = Counter(outcome for _, _, outcome in found)
    assert 100 * counted[Read.RIGHT] >= FLOOR * len(found)


def test_none_is_read_as_another_cell(found: list[tuple[str, Template, Read]]) -> None:
    otherwise = [text for text, _, outcome in found if outcome is Read.OTHERWISE]
    assert otherwise == []
