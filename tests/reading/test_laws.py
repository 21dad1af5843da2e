"""Laws of reading: what may change in a report without changing what it says; no right value is
needed to judge.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Mapping
from decimal import Decimal

import pytest

from store.model import Reading
from store.reading import read
from tests.reading.mutants import captions, heads, labels, numbers, shown, tables
from tests.reading.mutants.form import Key
from tests.reading.mutants.judging import FORMS, LAYOUTS
from tests.reading.mutants.made import Report, made
from tests.reading.mutants.numbers import Mutation

Said = Mapping[Key, Decimal | None]

SWAPS = (
    labels.columns_moved,
    labels.table_two_reversed,
    labels.table_four_turned,
    heads.groups_swapped,
)
NOTES = (
    numbers.marked_behind,
    numbers.plain_note,
    heads.number_in_label,
    captions.own_caption,
    captions.corrected_below,
    captions.sentence_between,
    captions.contents_list,
)
HIDING = (numbers.struck, numbers.hidden, numbers.white, shown.page_hidden)
UNSEEN = (numbers.unseen_sign, numbers.wide_digits, tables.heads_with_blanks)


def said(report: Report, layout: str) -> Said:
    """What the reader says of a report in a layout."""
    name, render = LAYOUTS[layout]
    found = read(name, render(report))
    assert isinstance(found, Reading)
    return {(f.cell.table, f.cell.row, f.cell.column): f.value for f in found.facts}


def before_and_after(
    change: Mutation, layout: str, form: str, seed: int
) -> tuple[Said, Said] | None:
    """What is said of a report before and after a change; None where the report has nothing to
    change.
    """
    rng = random.Random(f"{change.__name__}/{layout}/{form}/{seed}")
    report = made(form, rng)
    changed = copy.deepcopy(report)
    if not change(rng, changed):
        return None
    return said(report, layout), said(changed, layout)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", SWAPS, ids=lambda change: change.__name__)
def test_heads_moved_with_their_numbers_say_the_same(change: Mutation, form: str) -> None:
    for seed, layout in enumerate(("tabs", "page", "spans repeated", "blanks", "commas")):
        pair = before_and_after(change, layout, form, seed)
        assert pair is None or pair[0] == pair[1]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", NOTES, ids=lambda change: change.__name__)
def test_a_note_leaves_every_number_or_takes_it_away(change: Mutation, form: str) -> None:
    for seed, layout in enumerate(
        ("pipes", "page", "one cell a line", "narrow, numbers first", "laid out")
    ):
        pair = before_and_after(change, layout, form, seed)
        assert pair is None or pair[1].items() <= pair[0].items()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", [*HIDING, *UNSEEN], ids=lambda change: change.__name__)
def test_what_is_not_seen_says_nothing(change: Mutation, form: str) -> None:
    for seed, layout in enumerate(("page", "page, flat", "page, loose")):
        pair = before_and_after(change, layout, form, seed)
        assert pair is None or pair[0] == pair[1]


@pytest.mark.parametrize("form", FORMS)
def test_a_report_says_the_same_as_text_page_document_pdf_and_workbook(form: str) -> None:
    report = made(form, random.Random(form))
    expected = said(report, "tabs")
    assert expected == report.facts
    for layout in ("page", "Word", "workbook", "PDF, ruled", "commas", "spans repeated"):
        assert said(report, layout) == expected
