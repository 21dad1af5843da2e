"""Quantities know their unit and their words, and are the same where they mean the same."""

from __future__ import annotations

import pytest

from handlers.meaning import (
    Cells,
    Change,
    Difference,
    Growth,
    Quantity,
    Share,
    SumOf,
    Unlike,
    added,
    name,
    of_ratio,
    unit,
)
from handlers.meaning.quantities import POINTS, alike_in_both_forms, measures
from handlers.ratios import ratios
from handlers.reply import Language
from store.measures import Measure, subjects

NEW, OLD = Cells(Measure("new", "total")), Cells(Measure("carried_over", "total"))
MONEY = Cells(Measure("procurement", "amount"))
RATE = of_ratio(ratios()["granted"])


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (NEW, "件"),
        (MONEY, "元"),
        (SumOf((NEW, OLD)), "件"),
        (RATE, "%"),
        (of_ratio(ratios()["per_project"]), "元"),
        (Change(NEW), "件"),
        (Change(MONEY), "元"),
        (Change(RATE), POINTS),
        (Change(Change(RATE)), POINTS),
        (Growth(NEW), "%"),
        (Change(Growth(NEW)), POINTS),
        (Share(NEW, OLD), "%"),
        (Difference(NEW, OLD), "件"),
        (Difference(RATE, RATE), POINTS),
    ],
)
def test_a_quantity_has_the_unit_of_what_it_is_made_of(quantity: Quantity, expected: str) -> None:
    assert unit(quantity) == expected


def test_what_counts_different_things_is_not_added() -> None:
    assert added((NEW, MONEY)) == Unlike(("件", "元"))
    assert added((NEW,)) is NEW
    with pytest.raises(ValueError, match="no sum"):
        SumOf((NEW, MONEY))


def test_quantities_that_mean_the_same_are_equal() -> None:
    assert Change(SumOf((NEW, OLD))) == Change(SumOf((NEW, OLD)))
    assert len({Change(NEW), Change(NEW), Growth(NEW), Change(NEW, 2019)}) == 3
    assert measures(Share(SumOf((NEW, OLD)), NEW)) == (NEW.measure, OLD.measure)


def test_items_of_the_old_form_are_not_decisions() -> None:
    items, decisions = (
        Cells(Measure("permits", "prev_items")),
        Cells(Measure("permits", "decisions")),
    )
    assert items != decisions
    assert alike_in_both_forms(decisions)
    assert not alike_in_both_forms(items)
    assert not alike_in_both_forms(Growth(items))


@pytest.mark.parametrize("language", list(Language))
def test_every_measure_and_rate_has_words_and_so_has_all_that_is_made_of_them(
    language: Language,
) -> None:
    every = [
        Cells(Measure(subject, column))
        for subject in subjects()
        for column in subjects()[subject].columns
    ]
    plain: list[Quantity] = [*every, *map(of_ratio, ratios().values())]
    made = [
        maker(one)
        for one in plain
        for maker in (Change, Growth, lambda q: Change(q, 2020), lambda q: Growth(q, 2020))
    ]
    words = [name(one, language) for one in (*plain, *made)]
    assert all(words)
    assert len(set(words)) == len(words)
