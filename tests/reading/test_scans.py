"""What a recogniser said of a scan, as it was recorded: the form's sums judge it, and nothing wrong is told.

The recording is that of the first shipped report, drawn with the charts' font, at 150 dots an inch, turned, with noise
and as JPEG (`benchmarks/scans.py`).
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.model import Cell, Reading, Rejected, Status
from store.reading import read, read_document
from store.reading.blocks import Document, Refused
from store.reading.formats.ocr.told import document
from store.reading.problems import render_rejection
from store.reading.scanned import digit_lookalikes
from tests.reading.samples import codes
from tests.reading.test_formats import facts, scan
from tests.reading.test_shipped_reports import FILES, reading

RECORDED = Path(__file__).parent / "recorded" / "scan.jsonl"
GOLD = reading(FILES[0])
Page = dict[str, Any]


def pages() -> list[Page]:
    return [json.loads(line) for line in RECORDED.read_text("utf-8").splitlines()]


def read_pages(told: list[Page]) -> Reading:
    page = document(told)
    assert isinstance(page, Document)
    found = read_document("扫描.pdf", page)
    assert isinstance(found, Reading)
    return found


def changed(place: int, sign: str) -> list[Page]:
    """The recording with another character at a place of its second page, which holds tables three and four."""
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
    rng = random.Random(seed)  # noqa: S311
    gold = facts(GOLD)
    text = pages()[1]["page"]["text"]
    for place in rng.sample(digits(), 12):
        for sign in (rng.choice(digit_lookalikes()[text[place]]), " ", rng.choice("0123456789")):
            found = facts(read_pages(changed(place, sign)))
            assert {cell: value for cell, value in found.items() if value is not None and value != gold[cell]} == {}


def test_what_the_sums_do_not_bear_out_is_a_problem() -> None:
    told = changed(digits(lambda sign: sign == "3")[0], "5")
    text = told[1]["page"]["text"]
    place = digits(lambda sign: sign == "2")[2]  # in the same column: neither explains its sum alone
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
    empty = {"page": {"size": [595, 842], "text": "", "boxes": [], "rules": [], "pictures": 0}, "count": 1}
    assert document([empty]) == Refused("nothing-recognised")
    assert document([{"error": "document-damaged"}]) == Refused("document-damaged", {"part": "OCR"})


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" + bytes(600), scan()], ids=["picture", "pdf"])
def test_without_the_extra_it_is_said_how_to_install_it(content: bytes) -> None:
    found = read("扫描", content)
    assert isinstance(found, Rejected)
    assert all("nianbao[ocr]" in render_rejection(found, language) for language in ("zh", "en"))


def test_digits_are_mistaken_both_ways() -> None:
    pairs = {(a, b) for a, others in digit_lookalikes().items() for b in others}
    assert pairs == {(b, a) for a, b in pairs}
