"""The slips of one character, each against a slow and obvious way to make it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from store.names.edits import deletions, swapped, undoubled

SAID = some.text("青山乡镇区", max_size=6)


def without(said: str, place: int) -> str:
    return "".join(sign for number, sign in enumerate(said) if number != place)


@given(SAID)
def test_a_name_without_one_of_its_characters(said: str) -> None:
    found = list(deletions(said))
    assert len(found) == len(set(found))
    assert set(found) == {without(said, place) for place in range(len(said))}


@given(SAID)
def test_what_was_meant_where_neighbours_changed_places(said: str) -> None:
    expected = []
    for place in range(len(said) - 1):
        signs = list(said)
        signs[place], signs[place + 1] = signs[place + 1], signs[place]
        expected.append("".join(signs))
    assert list(swapped(said)) == expected


@given(SAID)
def test_what_was_meant_where_a_character_was_written_twice(said: str) -> None:
    doubled = [place for place in range(len(said) - 1) if said[place] == said[place + 1]]
    assert list(undoubled(said)) == [without(said, place) for place in doubled]
