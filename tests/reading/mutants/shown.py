"""Mutations of what files show: a page's ways to hide, Word's to mark as deleted, a workbook's
formats of numbers.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tests.reading.mutants.made import ABSENT, REFUSED, Report, Verdict
from tests.reading.mutants.numbers import Mutation, boxes, change, some
from tests.reading.mutants.signs import plain_count

HIDING = (
    '<span style="visibility:hidden">{}</span>',
    '<span style="DISPLAY:NONE">{}</span>',
    '<span style="display:none !important">{}</span>',
    "<span hidden>{}</span>",
    "<template>{}</template>",
    "<!-- {} -->",
    '<input type="hidden" value="{}">',
    "<script>document.write('{}')</script>",
    '<span style="font-size:0">{}</span>',
    '<span style="opacity:0">{}</span>',
    "<s>{}</s>",
    "<strike>{}</strike>",
    '<span style="text-decoration: line-through">{}</span>',
    '<span style="color:#fff">{}</span>',
    '<span style="color:white">{}</span>',
    '<span style="color:rgb(255,255,255)">{}</span>',
    '<img alt="{}">',
    '<span title="{}"></span>',
    '<span data-value="{}"></span>',
    '<span style="position:absolute;left:-9999px">{}</span>',
    '<span style="display:none"><b>{}</b></span>',
    "<noscript>{}</noscript>",
    "<datalist><option>{}</datalist>",
    "<del>{}</del>",
    '<div style="display:none">{}</div>',
    '<span style="text-decoration-line:line-through">{}</span>',
    '<span class="x-hidden" style="max-height:0;overflow:hidden;display:none">{}</span>',
    '<a style="mso-hide:all">{}</a>',
)


def page_hidden(rng: random.Random, report: Report) -> bool:
    """A number beside the one that is shown, hidden in one of the ways that pages have."""
    for place in some(rng, report, 3):
        other, own = (
            (rng.choice(("7", "1", "24")), rng.choice(HIDING)),
            (place[0][place[1]].text, ""),
        )
        change(report, place, (other, own) if rng.random() < 0.5 else (own, other), None)
        key = place[0][place[1]].key
        assert key is not None
        report.verdicts[key] = replace(report.verdicts[key], wanted=False)
    return True


RAISING = (
    "<sup>{}</sup>",
    "<sup><a href='#n'>{}</a></sup>",
    '<span style="vertical-align:super">{}</span>',
    '<span style="vertical-align: sub; font-size: 60%">{}</span>',
    "<sub>{}</sub>",
    '<a href="#fn1" class="footnote">[{}]</a>',
    '<span style="position:relative;top:-0.5em;font-size:70%">{}</span>',
    '<span style="mso-text-raise:3pt;vertical-align:text-top">{}</span>',
)


def page_raised(rng: random.Random, report: Report) -> bool:
    """A footnote number beside a number, raised or lowered."""
    for place in some(rng, report, 3):
        other, own = (
            (rng.choice(("1", "2", "12")), rng.choice(RAISING[:5])),
            (place[0][place[1]].text, ""),
        )
        change(report, place, (other, own) if rng.random() < 0.3 else (own, other), None)
        key = place[0][place[1]].key
        assert key is not None
        report.verdicts[key] = replace(report.verdicts[key], wanted=False)
    return True


APART = (
    "<p>{}</p>",
    "<div>{}</div>",
    "<li>{}</li>",
    '<span style="display:block">{}</span>',
    "<hr>{}",
    "<table><tr><td>{}</td></tr></table>",
    "<br/>{}",
    "<br><br>{}",
    "<h4>{}</h4>",
    "<dd>{}</dd>",
    "<blockquote>{}</blockquote>",
    "&nbsp;{}",
    "&emsp;{}",
    "<pre>{}</pre>",
    "<button>{}</button>",
    "<select><option>{}</option></select>",
    "<center>{}</center>",
    "<rt>{}</rt>",
)


def page_apart(rng: random.Random, report: Report) -> bool:
    """A second number in a cell, set apart in one of the ways of pages: two are none, or the sums
    decide.
    """
    for place in some(rng, report, 2):
        text = plain_count(place)
        if not text:
            continue
        style = rng.choice(APART)
        key = place[0][place[1]].key
        assert key is not None
        own = replace(report.verdicts[key], wanted=False)
        fine = "button" in style or "option" in style or style == "<rt>{}</rt>"
        change(
            report,
            place,
            ((text, ""), (rng.choice(("1", "24", "05")), style)),
            own if fine or key[0] != "disclosure" else REFUSED,
        )
    return True


WHOLE = (
    "{}",
    "<b>{}</b>",
    "<span>{}</span>",
    '<font size="2">{}</font>',
    "<u>{}</u>",
    "<em>{}</em>",
    "<wbr>{}",
    "<!-- x -->{}",
    '<a href="#">{}</a>',
    "<o:p></o:p>{}",
    '<span lang="EN-US">{}</span>',
    "<ins>{}</ins>",
    '<span style="display:inline">{}</span>',
    "<mark>{}</mark>",
)


def page_pieces(rng: random.Random, report: Report) -> bool:
    """The digits of one number in several elements of a line: one number."""
    for place in some(rng, report, 5):
        text = plain_count(place)
        if len(text) > 1:
            cut = rng.randrange(1, len(text))
            change(
                report,
                place,
                ((text[:cut], rng.choice(WHOLE)), (text[cut:], rng.choice(WHOLE))),
                None,
            )
    return True


def word_unseen(rng: random.Random, report: Report) -> bool:
    """Text that Word keeps and does not show: deleted, moved away, struck twice, an instruction."""
    for place in some(rng, report, 3):
        style = rng.choice(("deleted", "moved away", "twice struck", "instruction"))
        other, own = (rng.choice(("7", "1", "24")), style), (place[0][place[1]].text, "")
        change(report, place, (other, own) if rng.random() < 0.5 else (own, other), None)
    return True


def word_inserted(rng: random.Random, report: Report) -> bool:
    """A tracked change: a number was deleted and another inserted; digits in several runs."""
    for place in some(rng, report, 3):
        text = place[0][place[1]].text
        runs = (
            (("9", "deleted"), (text, "inserted")),
            ((text[:1], ""), (text[1:], "inserted")),
            ((text, ""), ("2", "lowered")),
        )
        change(report, place, rng.choice(runs), None)
    return True


FORMATS: Sequence[tuple[str, int | None]] = (
    ("0", 1),
    ("General", 1),
    ("0_ ", 1),
    ("#,##0", 1),
    ("0;-0;0", 1),
    ("0.0%", None),
    ("0%", None),
    (";;;", None),
    ('0"万"', None),
    ("0,", None),
    ("0.00,,", None),
    ("yyyy-mm-dd", None),
    ("m/d", None),
    ("h:mm", None),
    ("0.00E+00", None),
    ("# ?/?", 1),
    ('"第"0"名"', None),
    ('0"项"', 1),
    ("[Red]0", 1),
    ("@", 1),
    ('"约"0', None),
    ('0"%"', None),
    ("000000", 1),
    ("[<100]0;0", 1),
    ("0.00", 1),
    ("[DBNum1]0", 1),
    ("!10", None),
)


def number_formats(rng: random.Random, report: Report) -> bool:
    """A number in a workbook that a format shows as another, as a date, or not at all."""
    for place in some(rng, report, 4):
        text = plain_count(place)
        if text and text != "0":
            pattern, right = rng.choice(FORMATS)
            verdict = Verdict(frozenset({Decimal(text)}), wanted=False) if right else ABSENT
            change(report, place, ((text, "format:" + pattern),), verdict)
    return True


def errors_of_sums(rng: random.Random, report: Report) -> bool:
    """A number in a workbook with the error of a calculation: 24.000000000000004."""
    for place in boxes(report)[:: rng.randint(3, 9)]:
        text = plain_count(place)
        if text and 0 < int(text) < 5000:
            change(
                report,
                place,
                ((text + ".000000000000004" if int(text) < 99 else text + ".0000000000002", ""),),
                None,
            )
    return True


PAGE: Sequence[Mutation] = (page_hidden, page_raised, page_apart, page_pieces)
WORD: Sequence[Mutation] = (word_unseen, word_inserted)
WORKBOOK: Sequence[Mutation] = (number_formats, errors_of_sums)
