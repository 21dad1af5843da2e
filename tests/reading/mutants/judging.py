"""The classes of mutants, the layouts, and the judgement of what the reader says of one."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.platypus.doctemplate import LayoutError

from tests.reading.mutants import (
    beside,
    captions,
    columns,
    files,
    heads,
    labels,
    layouts,
    numbers,
    office,
    remarks,
    rows,
    shown,
    signs,
    tables,
    turned,
    written,
)
from tests.reading.mutants.form import Key
from tests.reading.mutants.made import ABSENT, Report, made
from tests.reading.mutants.numbers import Mutation

Render = Callable[[Report], bytes]

TEXTS: Mapping[str, tuple[str, Render]] = {
    "tabs": ("a.txt", layouts.tabbed),
    "pipes": ("a.md", layouts.piped),
    "one cell a line": ("a.txt", layouts.spread),
    "spans repeated": ("a.md", layouts.repeated),
    "blanks": ("a.txt", layouts.spaced),
    "narrow, numbers first": ("a.txt", layouts.narrow(8, "first")),
    "narrow, numbers amid": ("a.txt", layouts.narrow(9, "middle")),
    "narrow, numbers last": ("a.txt", layouts.narrow(7, "last")),
    "page": ("a.html", files.page),
    "page, loose": ("a.html", files.loose_page),
    "page, flat": ("a.html", files.flat_page),
    "commas": ("a.csv", layouts.comma_separated),
    "blank lines": ("a.txt", layouts.blank_lines),
    "lone pipes": ("a.txt", layouts.lone_pipes),
    "laid out": ("a.txt", layouts.laid_out),
}
FILES: Mapping[str, tuple[str, Render]] = {
    "Word": ("a.docx", files.document),
    "workbook": ("a.xlsx", files.workbook),
}
PDFS: Mapping[str, tuple[str, Render]] = {
    "PDF, ruled": ("a.pdf", files.ruled),
    "PDF, top": ("a.pdf", files.unruled("TOP")),
    "PDF, middle": ("a.pdf", files.unruled("MIDDLE")),
    "PDF, level lines": ("a.pdf", files.levelled(TA_CENTER, TA_CENTER, 7)),
    "PDF, to the right": ("a.pdf", files.levelled(TA_RIGHT, TA_LEFT, 6, 0.06)),
    "PDF, to the left": ("a.pdf", files.levelled(TA_LEFT, TA_RIGHT, 8.5, -0.03)),
}
LAYOUTS = {**TEXTS, **FILES, **PDFS}
PAGES = frozenset({"page", "page, loose", "page, flat"})
STYLED = frozenset({*PAGES, *FILES, *PDFS})
"""The layouts that show a text raised, struck or not at all."""
SPANNING = frozenset(
    {"tabs", "pipes", "one cell a line", "blanks", "page", "page, loose", *FILES, "PDF, ruled"}
)
"""The layouts that do not print a merged cell in every place that it covers, nor empty cells in its
stead.
"""
GRIDS = frozenset({"tabs", "pipes", "spans repeated", "commas", *PAGES, *FILES, "PDF, ruled"})
"""The layouts that set empty cells apart."""

UNBROKEN = frozenset(
    layout for layout in LAYOUTS if not layout.startswith(("narrow", "laid out", "PDF"))
)
"""The layouts that break no label: else what is left of one may not say which row is corrected."""


def untouched(rng: random.Random, report: Report) -> bool:
    """Nothing is changed."""
    return True


CLASSES: Mapping[str, tuple[Mutation, frozenset[str]]] = {
    "untouched": (untouched, frozenset(LAYOUTS)),
    **{
        mutation.__name__.replace("_", " "): (mutation, frozenset(LAYOUTS))
        for mutation in (
            numbers.marked_behind,
            numbers.marked_before,
            numbers.doubtful_note,
            numbers.plain_note,
            numbers.foreign_sign,
            numbers.foreign_end,
            numbers.parted,
            numbers.unseen_sign,
            numbers.wide_digits,
            numbers.with_unit,
            numbers.blank,
            numbers.odd_zeros,
            numbers.number_in_words,
            numbers.only_a_sign,
            numbers.torn,
            labels.opposite,
            labels.unknown_row,
            labels.slip,
            labels.fewer_rows,
            labels.moved_rows,
            labels.columns_moved,
            labels.heads_moved,
            labels.table_two_reversed,
            labels.table_four_turned,
            labels.other_years_head,
            labels.other_unit,
            labels.unit_in_cell,
            labels.count_in_hundreds,
            tables.caption_of_year,
            tables.caption_of_agency,
            tables.line_above,
            tables.two_years,
            tables.appendix,
            tables.years_side_by_side,
            tables.blanks_moved,
            tables.zeros_blank,
            tables.columns_deleted,
            tables.two_in_one,
            tables.heads_with_blanks,
            tables.extra_column,
            tables.four_in_three,
            tables.swapped_groups,
            tables.table_twice,
            tables.number_between,
        )
    },
    "merged down": (tables.merged_down, SPANNING | {"blank lines", "lone pipes"}),
    "raised": (numbers.raised, STYLED),
    "apart": (numbers.apart, STYLED),
    "struck": (numbers.struck, STYLED),
    "hidden": (numbers.hidden, STYLED),
    "white": (numbers.white, STYLED),
    **{
        mutation.__name__.replace("_", " "): (mutation, where)
        for mutations, where in (
            (
                (
                    *signs.ALL,
                    *heads.ALL,
                    *columns.ALL,
                    *rows.ALL,
                    *captions.ALL,
                    *remarks.ALL,
                    *office.ALL,
                    *beside.ALL,
                    *written.ALL,
                ),
                frozenset(LAYOUTS),
            ),
            ((turned.merged_across,), SPANNING),
            ((remarks.corrected_row,), UNBROKEN),
            (
                (columns.two_heads_missing_and_numbers,),
                GRIDS | set(PDFS),
            ),  # elsewhere nothing shows the gap
            (
                (rows.row_numbers_all_glued,),
                frozenset(LAYOUTS) - {"laid out"},
            ),  # there its cell would be broken
            ((*shown.PAGE, *written.PAGE), PAGES),
            ((*shown.WORD, *written.WORD), frozenset({"Word"})),
            ((*shown.WORKBOOK, *written.WORKBOOK), frozenset({"workbook"})),
        )
        for mutation in mutations
    },
}
"""Each class with the layouts that can show it."""
FORMS = ("2021", "2019")


@dataclass(frozen=True)
class Mutant:
    """A mutated report as a file, and what is right to say of its cells."""

    kind: str
    layout: str
    seed: str
    name: str
    content: bytes
    report: Report


def mutant(kind: str, layout: str, form: str, seed: int) -> Mutant | None:
    """One mutant; None where the class has none of that seed."""
    mutation, where = CLASSES[kind]
    if layout not in where:
        return None
    said = f"{kind}/{layout}/{form}/{seed}"
    rng = random.Random(said)
    report = made(form, rng)
    if not mutation(rng, report):
        return None
    if layout not in GRIDS:
        for key, verdict in report.verdicts.items():
            if verdict.values == {None}:  # nothing is printed there, and the sums may say what was
                report.verdicts[key] = replace(verdict, values=frozenset({None, report.facts[key]}))
    name, render = LAYOUTS[layout]
    try:
        return Mutant(kind, layout, said, name, render(report), report)
    except LayoutError:
        return None  # a table that no page can hold


Said = Mapping[Key, Decimal | None]
"""What the reader says of the cells that it has read; None for a blank."""


@dataclass
class Tally:
    """How mutants were judged."""

    tried: int = 0
    """Mutants."""
    cells: Counter[str] = field(default_factory=Counter)
    """Cells: right, absent, absent with a problem, refused needlessly, wrong, silently wrong."""
    worst: list[str] = field(default_factory=list)

    def add(self, mutant: Mutant, said: Said, problems: Sequence[object]) -> None:
        """Judges what was said of a mutant."""
        self.tried += 1
        verdicts = mutant.report.verdicts
        for key, value in said.items():
            verdict = verdicts.get(key, ABSENT)
            if value in verdict.values:
                self.cells["right"] += 1
            else:
                self.cells["wrong" if problems else "silently wrong"] += 1
                right = "/".join(str(v) for v in verdict.values) or "absent"
                self.worst.append(
                    f"{mutant.seed}: {'/'.join(key)} = {value}, right: {right}, {len(problems)} problems"
                )
        for key, verdict in verdicts.items():
            if key not in said:
                told = "absent with a problem" if problems else "absent"
                self.cells["refused needlessly" if verdict.wanted else told] += 1
                if verdict.problem and not problems:
                    self.cells["absent untold"] += 1
