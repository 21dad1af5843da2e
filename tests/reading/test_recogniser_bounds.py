"""The recogniser's process bounds itself anew for each page: for drawing it, then for recognising
it.
"""

from __future__ import annotations

import json
import subprocess
import sys

from store.reading.lines.limits import (
    OCR_DRAW_MEMORY,
    OCR_DRAW_SECONDS,
    OCR_MEMORY,
    OCR_PAGE_SECONDS,
)

_PROGRAM = """
import json, resource, signal
from store.reading.formats.ocr.bounds import bounded, lift

def bounds():
    return signal.getitimer(signal.ITIMER_PROF)[0], resource.getrlimit(resource.RLIMIT_DATA)[0]

def pages():
    for number in (1, 2):
        told.append(("drawing", *bounds()))
        yield number

told = []
lift()
for page in bounded(pages()):
    told.append(("recognising", *bounds()))
print(json.dumps(told))
"""


def test_each_page_is_drawn_within_bounds_of_its_own() -> None:
    command = [sys.executable, "-c", _PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert [what for what, *_ in told] == ["drawing", "recognising"] * 2
    for what, seconds, memory in told:
        if what == "drawing":
            assert OCR_DRAW_SECONDS - 1 < seconds < OCR_DRAW_SECONDS + 1
            assert OCR_DRAW_MEMORY < memory < OCR_MEMORY
        else:
            assert OCR_PAGE_SECONDS - 1 < seconds < OCR_PAGE_SECONDS + 1
            assert memory == OCR_MEMORY
