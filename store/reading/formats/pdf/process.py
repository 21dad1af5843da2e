"""Starts the extraction of a PDF in a process with limits on its time and memory, and takes its
result.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import Any, Final

from store.reading.formats.pdf.drawn import DrawnPage
from store.reading.formats.pdf.painted import Area, Painted, TextLook
from store.reading.lines.blocks import Refused
from store.reading.lines.limits import (
    MAX_PAGE_CHARACTERS,
    MAX_PAGE_RULES,
    MAX_PAGES,
    PDF_MEMORY,
    PDF_SECONDS,
)
from store.reference import DATA

_PROGRAM: Final = Path(__file__).with_name("extraction.py")
FONT: Final = DATA / "fonts" / "StandIn.ttf"
"""What stands in for the fonts that a PDF names and does not bring; `stand_in.py` makes it and says
why.
"""

_TAIL: Final = 2_048
"""Bytes at the end of a PDF among which it says that it ends."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The pages of a PDF, as many as are read, and how many it has."""

    pages: tuple[DrawnPage, ...]
    count: int


def extract(content: bytes) -> Extraction | Refused:
    """What the pages of a PDF draw, or why that cannot be had."""
    arguments = [str(number) for number in (MAX_PAGES, MAX_PAGE_CHARACTERS, MAX_PAGE_RULES)]
    try:
        done = subprocess.run(  # noqa: S603 - the program is ours, the PDF is only its input
            [
                sys.executable,
                "-I",
                str(_PROGRAM),
                str(FONT),
                *arguments,
                str(PDF_SECONDS),
                str(PDF_MEMORY),
            ],
            input=content,
            capture_output=True,
            timeout=PDF_SECONDS + 5,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Refused("document-too-large", {"part": "PDF"})
    try:
        result: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return _died(done.returncode)
    if result.get("error") == "document-damaged" and _is_cut_off(content):
        return Refused("document-truncated")
    if "error" in result:
        return Refused(result["error"], {"part": "PDF"})
    return Extraction(tuple(_page(page) for page in result["pages"]), result["count"])


def _is_cut_off(content: bytes) -> bool:
    """Whether a PDF that has objects lacks its end."""
    return b" obj" in content and b"%%EOF" not in content[-_TAIL:]


def _died(code: int) -> Refused:
    """What the library cannot take ends its process: it gives up for want of memory, and on damaged
    files.
    """
    return Refused(
        "reading-stopped", {"detail": f"PDF {signal.Signals(-code).name if code < 0 else code}"}
    )


def _page(page: dict[str, Any]) -> DrawnPage:
    boxes, rules, slants, pictures = (
        tuple(tuple(box) for box in page[name]) for name in ("boxes", "rules", "slants", "pictures")
    )
    cut = len(boxes) >= MAX_PAGE_CHARACTERS or len(rules) >= MAX_PAGE_RULES
    width, height = page["size"]
    looks = [TextLook(*look) for look in page["looks"]]
    painted = Painted((width, height), looks, [Area(*area) for area in page["areas"]], pictures)
    seen = painted.seen(boxes, page["looks_of"])
    text = "".join(compress(page["text"], seen))
    return DrawnPage(
        (width, height), text, tuple(compress(boxes, seen)), rules, len(pictures), cut, slants
    )
