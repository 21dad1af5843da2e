"""No mutant of a report whose right verdict is known is read wrongly; a seeded part of
`benchmarks/mutants.py`.
"""

from __future__ import annotations

import pytest

from store.model import Reading, Status
from store.reading import read
from tests.reading.mutants.judging import (
    CLASSES,
    FORMS,
    LAYOUTS,
    PDFS,
    TEXTS,
    Mutant,
    Tally,
    mutant,
)
from tests.sampling import Sampling

QUICK = [layout for layout in LAYOUTS if layout in TEXTS]
_EACH = 5
"""Each class is tried in every fifth layout, with `--thorough` in all; in those that are slow too by
`benchmarks/mutants.py`.
"""

_OF_COLUMNS = (
    "heads moved",
    "columns moved",
    "table four turned",
    "opposite head",
    "opposite group",
    "head missing",
    "two heads missing and numbers",
)
"""Where no lines part the columns of a page, only places say which head is whose."""


def judged(made: Mutant) -> Tally:
    """What the reader says of a mutant, judged."""
    found = read(made.name, made.content)
    tally = Tally()
    if isinstance(found, Reading):
        facts = [
            fact for fact in found.facts if fact.value is not None or fact.status is Status.BLANK
        ]
        tally.add(
            made,
            {(f.cell.table, f.cell.row, f.cell.column): f.value for f in facts},
            found.problems,
        )
    else:
        tally.add(made, {}, [found])
    return tally


@pytest.mark.parametrize("kind", [kind for kind in CLASSES if CLASSES[kind][1] & set(QUICK)])
def test_nothing_is_said_of_a_mutant_that_is_not_so(kind: str, sampling: Sampling) -> None:
    first = 0 if sampling.thorough else list(CLASSES).index(kind) % _EACH
    for number, layout in sampling.part(list(enumerate(QUICK))[first:], _EACH):
        made = mutant(kind, layout, FORMS[number % len(FORMS)], number)
        if made is not None:
            assert judged(made).worst == []


@pytest.mark.parametrize("layout", PDFS)
def test_nothing_is_said_of_heads_and_columns_of_a_pdf_that_is_not_so(layout: str) -> None:
    for kind in _OF_COLUMNS:
        made = mutant(kind, layout, FORMS[len(kind) % 2], 7)
        if made is not None:
            assert judged(made).worst == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_is_the_same_in_every_layout(layout: str) -> None:
    for form in FORMS:
        made = mutant("untouched", layout, form, 1)
        assert made is not None
        tally = judged(made)
        assert (tally.worst, tally.cells["refused needlessly"]) == ([], 0)
