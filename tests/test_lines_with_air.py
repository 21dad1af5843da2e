"""Lines with air: what `python -m benchmarks.density` counts does not grow back."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from benchmarks.density import double_comprehensions, files, functions_in, nested_ternaries

QUICKEST = ("store/folding.py", "store/names/text.py")
"""Each sentence or question goes through one comprehension of theirs, to which anything else adds a fifth or more."""
MANY, MOST = 10, 15
"""Ways through a function: few have more than the first, none has more than the second."""
FEW = 0.04
"""The share of functions that may have many."""


def sources() -> list[Path]:
    """The files that are held to it."""
    return files(("bot", "handlers", "store"))


def test_no_function_has_more_ways_through_it_than_one_reads_at_once() -> None:
    functions = chain.from_iterable(map(functions_in, sources()))
    assert [function for function in functions if function.complexity > MOST] == []


def test_few_functions_have_many_ways_through_them() -> None:
    functions = list(chain.from_iterable(map(functions_in, sources())))
    many = [function for function in functions if function.complexity > MANY]
    assert len(many) <= FEW * len(functions), sorted(many, reverse=True)


def test_no_ternary_stands_in_another() -> None:
    assert list(chain.from_iterable(map(nested_ternaries, sources()))) == []


def test_a_comprehension_has_one_for() -> None:
    double = [place.partition(":")[0] for place in chain.from_iterable(map(double_comprehensions, sources()))]
    assert sorted(double) == sorted(QUICKEST)
