"""Items of the year before and their change, asked for together in whatever order."""

from __future__ import annotations

import pytest

from handlers.understanding.spelling.pairs_of_items import with_pairs_of_items

PENALTIES = "Xiji 2020 penalty items last year and change in items this year"


@pytest.mark.parametrize(
    "question",
    [
        "For Xiji's penalties in the 2020 report I need two figures, the previous year's number of items and the increase",
        "How many penalty items were there in Xiji the year before 2020 and by how many did they rise in 2020?",
        "By how many did Xiji's penalty items increase in 2020, and how many were there the year before?",
        "the change in 2020 and the previous year's number of penalty items, Xiji",
        "In 2020, Xiji penalty items: prior year number and increase or decrease?",
        "Xiji administrative penalty items previous year and +/- 2020",
        "Tell me Xiji's penalty items of the previous year (2019) and the change in 2020",
        "Xiji penalties 2020: items in the year before, up or down by how many?",
        "penalty items Xiji 2020: how many were there the year before and how many were added?",
        "Give me both figures for Xiji's penalty items: the year before, and the movement in 2020",
        "Xiji's penalty items rose by how many in 2020, and what was the previous year's figure?",
        "Xiji's penalty items: last year's figure, and the plus or minus in 2020?",
    ],
)
def test_a_pair_is_put_as_the_columns_are_called(question: str) -> None:
    assert with_pairs_of_items(question) == PENALTIES


@pytest.mark.parametrize(
    "question",
    [
        "Hongsibu 2020: {} items the year before, and how they changed",
        "Hongsibu {} items in 2020: previous-year count plus the change, both please",
    ],
)
@pytest.mark.parametrize("written", ["licence", "fee", "coercion", "other services"])
def test_the_row_is_the_one_that_is_named(question: str, written: str) -> None:
    named = {
        "licence": "licensing",
        "other services": "other external management and service",
    }.get(written, written)
    said = with_pairs_of_items(question.format(written))
    assert said == f"Hongsibu 2020 {named} items last year and change in items this year"


@pytest.mark.parametrize(
    "question",
    [
        "Xiji penalty items the previous year and by what percentage did they change in 2020",
        "Xiji and Hongsibu penalty items: the previous year and the change in 2020",
        "Xiji penalty items, not the previous year but the change in 2020",
        "Xiji penalty items: previous year (2018) and the change in 2020",
        "penalty and licensing items in Xiji: previous year and change in 2020",
        "Xiji penalty items the previous year, decisions and the change in 2020",
        "Did Xiji's penalty items increase on the previous year in 2020?",
        "By how much did Xiji penalty items grow on the previous year in 2020?",
        "How many penalty items did Xiji have in 2020 and by how much did they change from the previous year",
        "Which had more penalty items the previous year and the larger change in 2020, Xiji or Hongsibu?",
        "Xiji penalty items the previous year minus the change in 2020",
        "sum of Xiji penalty items previous year and change in 2020",
        "Xiji penalty items compared to the previous year: the change in 2020",
        "Xiji penalty items: how many in 2020 and in the previous year, and the change",
        "What share of Xiji's penalty items of the previous year did the change in 2020 make up?",
        "Xiji's penalty items: figure of the year before last and the change in 2020",
        "Xiji penalty items: last year's figure in 2020 and the change in 2021",
        "Xiji penalty items 2020: last year's figure and the change, is it 479?",
        "The change in last year's penalty items at Xiji in 2020",
        "Xiji penalty decisions 2020: last year's figure and the change",
        "Xiji's county penalty items 2020: last year's figure and the change",
    ],
)
def test_what_asks_for_anything_else_stays_as_it_is(question: str) -> None:
    assert with_pairs_of_items(question) == question
