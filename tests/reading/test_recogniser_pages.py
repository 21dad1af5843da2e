"""Which pages the recogniser looks at; it is played here by a count of characters."""

from __future__ import annotations

from typing import Any

from store.reading.formats.ocr.paging import looked_at
from store.reading.lines.limits import OCR_TEXTLESS


class Picture:
    """A page as a picture, which is known by its bytes."""

    def __init__(self, text: str) -> None:
        self.text = text

    def tobytes(self) -> bytes:
        return self.text.encode()


def told(texts: list[str]) -> tuple[list[dict[str, Any]], int]:
    """What is told of pages with these texts, and how many were looked at."""
    looks: list[str] = []

    def look(picture: Picture) -> tuple[dict[str, Any], str]:
        looks.append(picture.text)
        return {"text": picture.text.strip()}, ""

    pages = [(Picture(text), number, len(texts)) for number, text in enumerate(texts, 1)]
    return list(looked_at(pages, look)), len(looks)


def test_every_page_is_told_with_its_number() -> None:
    found, looks = told(["一", "", "三", "", "", "", "七"])
    assert [(page["number"], page["page"]["text"]) for page in found] == list(
        enumerate(["一", "", "三", "", "", "", "七"], 1)
    )
    assert looks == 4


def test_a_page_that_is_drawn_again_and_again_is_looked_at_once() -> None:
    found, looks = told(["年报"] * 40)
    assert (len(found), looks) == (40, 1)


def test_a_file_that_begins_with_pages_without_text_is_left() -> None:
    found, looks = told([" " * length for length in range(40)] + ["年报"])
    assert (len(found), looks) == (OCR_TEXTLESS, OCR_TEXTLESS)
