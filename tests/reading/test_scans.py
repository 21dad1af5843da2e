"""What a recogniser said of a scan, as it was recorded: the form's sums judge it, and nothing wrong
is told.

The recording is that of the first shipped report, drawn with the charts' font, at 150 dots an inch,
turned, with noise and as JPEG (`benchmarks/scans.py`).
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.model import Cell, Reading, Rejected, Status
from store.reading import read, read_document
from store.reading.deciding.scanned import digit_lookalikes
from store.reading.formats.ocr.told import document
from store.reading.formats.pdf.drawn import DrawnPage
from store.reading.lines.blocks import Document, Refused
from store.reading.opening.recognising import of_one_report
from store.reading.words.problems import render_rejection
from tests.reading.samples import codes
from tests.reading.test_formats import facts, scan
from tests.reading.test_shipped_reports import FILES, reading

RECORDED = Path(__file__).parent / "recorded" / "scan.jsonl"
GOLD = reading(FILES[0])
Told = dict[str, Any]


def pages() -> list[Told]:
    return [json.loads(line) for line in RECORDED.read_text("utf-8").splitlines()]


def read_pages(told: list[Told]) -> Reading:
    page = document(told)
    assert isinstance(page, Document)
    found = read_document("扫描.pdf", page)
    assert isinstance(found, Reading)
    return found


def changed(place: int, sign: str) -> list[Told]:
    """The recording with another character at a place of its second page, which holds tables three
    and four.
    """
    told = pages()
    text = told[1]["page"]["text"]
    told[1]["page"]["text"] = text[:place] + sign + text[place + 1 :]
    return told


def digits(wanted: Callable[[str], bool] = str.isdecimal) -> list[int]:
    """The places of the digits that stand in the two tables."""
    page = pages()[1]["page"]
    top = 200.0
    return [
        at
        for at, (sign, box) in enumerate(zip(page["text"], page["boxes"], strict=True))
        if wanted(sign) and top < box[1] < 760
    ]


def test_a_scan_gives_the_facts_of_the_text_and_says_that_it_is_one() -> None:
    found = read_pages(pages())
    assert facts(found) == facts(GOLD)
    assert (found.agency_printed, found.year) == (GOLD.agency_printed, GOLD.year)
    assert found.title.endswith("（扫描件）")
    assert {fact.status for fact in found.facts} == {Status.PRINTED}


def test_one_digit_that_was_mistaken_is_repaired_where_the_sums_prove_it() -> None:
    (place,) = list(digits(lambda sign: sign == "9"))[:1]
    found = read_pages(changed(place, "4"))
    assert facts(found) == facts(GOLD)
    (repaired,) = [fact for fact in found.facts if fact.status is Status.REPAIRED]
    assert (repaired.cell, repaired.reason) == (
        Cell("requests", "unable_not_held", "natural_person"),
        "lookalike-digit",
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_digit_that_was_mistaken_never_gives_a_wrong_number(seed: int) -> None:
    rng = random.Random(seed)
    gold = facts(GOLD)
    text = pages()[1]["page"]["text"]
    for place in rng.sample(digits(), 12):
        for sign in (rng.choice(digit_lookalikes()[text[place]]), " ", rng.choice("0123456789")):
            found = facts(read_pages(changed(place, sign)))
            assert {
                cell: value
                for cell, value in found.items()
                if value is not None and value != gold[cell]
            } == {}


def test_what_the_sums_do_not_bear_out_is_a_problem() -> None:
    told = changed(digits(lambda sign: sign == "3")[0], "5")
    text = told[1]["page"]["text"]
    place = digits(lambda sign: sign == "2")[
        2
    ]  # in the same column: neither explains its sum alone
    told[1]["page"]["text"] = text[:place] + "7" + text[place + 1 :]
    found = read_pages(told)
    assert "scan-uncertain" in codes(found)
    gold = facts(GOLD)
    assert {cell for cell, value in facts(found).items() if value != gold[cell]} == set()


def test_what_the_recogniser_was_not_sure_of_gives_no_figure() -> None:
    found = read_pages(changed(digits(lambda sign: sign == "9")[0], "\N{REPLACEMENT CHARACTER}"))
    assert "characters-unread" in codes(found)
    assert not [fact for fact in found.facts if fact.cell.row == "unable_not_held"]


def test_a_picture_of_nothing_is_rejected() -> None:
    empty = {
        "page": {"size": [595, 842], "text": "", "boxes": [], "rules": []},
        "number": 1,
        "count": 1,
    }
    assert document([empty]) == Refused("nothing-recognised")
    assert document([{"error": "document-damaged"}]) == Refused("document-damaged", {"part": "OCR"})


def test_a_page_that_was_not_recognised_is_named_and_nothing_is_said_to_be_missing() -> None:
    (first, second, *_) = pages()
    found = read_pages([first])
    problems = {problem.code: problem.values for problem in found.problems}
    assert problems["pages-unread"] == {"numbers": "2 3"}
    assert not {"table-missing", "section-missing", "rows-missing", "table-cut-off"} & set(problems)
    assert found.tables == {"disclosure", "requests", "reviews"}
    assert facts(read_pages([first, second])).items() >= facts(found).items()


def test_pages_of_two_reports_are_not_taken_for_one() -> None:
    told = pages()
    other = copy.deepcopy(told)
    for page in other:
        page["number"] += len(told)
    text = other[0]["page"]["text"]
    at = text.index("2022")
    other[0]["page"]["text"] = text[:at] + "2021" + text[at + 4 :]
    for page in (every := [*told, *other]):
        page["count"] = len(every)
    found = document(every)
    assert isinstance(found, Document)
    rejected = of_one_report("照片", found)
    assert isinstance(rejected, Rejected)
    assert (rejected.code, rejected.values) == ("pages-of-several", {"numbers": "1 4"})
    assert "1、4" in render_rejection(rejected, "zh")
    whole = document(told)
    assert isinstance(whole, Document)
    assert isinstance(of_one_report("照片", whole), Reading)


def test_of_a_file_that_is_a_scan_in_part_only_its_pictures_are_doubted() -> None:
    told = pages()
    drawn = [_drawn(one["page"]) for one in told]
    place = digits(lambda sign: sign == "3")[0]
    wrong = changed(place, "8")[1]["page"]
    as_text = document(
        [told[0]], [DrawnPage((595, 842), "", (), (), 1), _drawn(wrong), drawn[2]], 3
    )
    as_scan = document(
        changed(place, "8")[1:2], [drawn[0], DrawnPage((595, 842), "", (), (), 1), drawn[2]], 3
    )
    assert isinstance(as_text, Document)
    assert isinstance(as_scan, Document)
    printed, recognised = read_document("报告.pdf", as_text), read_document("报告.pdf", as_scan)
    assert isinstance(printed, Reading)
    assert isinstance(recognised, Reading)
    assert printed.title.endswith("（部分页为扫描件）")
    assert {"row-sum", "column-sum"} & set(codes(printed))  # printed so, wrong or not
    assert {
        cell for cell, value in facts(recognised).items() if value != facts(GOLD)[cell]
    } == set()


def _drawn(page: Told) -> DrawnPage:
    """A recognised page as if the file drew it."""
    boxes, rules = (tuple(tuple(box) for box in page[name]) for name in ("boxes", "rules"))
    return DrawnPage(tuple(page["size"]), page["text"], boxes, rules, 0)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n" + bytes(600), scan()], ids=["picture", "pdf"]
)
def test_without_the_extra_it_is_said_how_to_install_it(content: bytes) -> None:
    found = read("扫描", content)
    assert isinstance(found, Rejected)
    assert all("nianbao[ocr]" in render_rejection(found, language) for language in ("zh", "en"))


def test_digits_are_mistaken_both_ways() -> None:
    pairs = {(a, b) for a, others in digit_lookalikes().items() for b in others}
    assert pairs == {(b, a) for a, b in pairs}
