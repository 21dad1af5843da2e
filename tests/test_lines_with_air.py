"""Lines with air: what `python -m benchmarks.density` counts does not grow back."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from benchmarks.density import (
    Function,
    double_comprehensions,
    files,
    functions_in,
    nested_ternaries,
)

QUICKEST = ("store/folding.py", "store/names/text.py")
"""Each sentence or question goes through one comprehension of theirs, to which anything else adds a
fifth or more.
"""
MANY, MOST = 10, 15
"""Ways through a function: few have more than the first, none has more than the second."""
FEW = 0.04
"""The share of functions that may have many."""


class Counted(NamedTuple):
    """What was found in all files together."""

    functions: list[Function]
    nested: list[str]
    double: list[str]


@pytest.fixture(scope="module")
def counted() -> Counted:
    found = Counted([], [], [])
    for path in files(("bot", "handlers", "store")):
        found.functions.extend(functions_in(path))
        found.nested.extend(nested_ternaries(path))
        found.double.extend(double_comprehensions(path))
    return found


def test_no_function_has_more_ways_through_it_than_one_reads_at_once(counted: Counted) -> None:
    assert [function for function in counted.functions if function.complexity > MOST] == []


def test_few_functions_have_many_ways_through_them(counted: Counted) -> None:
    many = [function for function in counted.functions if function.complexity > MANY]
    assert len(many) <= FEW * len(counted.functions), sorted(many, reverse=True)


def test_no_ternary_stands_in_another(counted: Counted) -> None:
    assert counted.nested == []


def test_a_comprehension_has_one_for(counted: Counted) -> None:
    assert sorted(place.partition(":")[0] for place in counted.double) == sorted(QUICKEST)
