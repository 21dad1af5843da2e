"""The recogniser, which does not begin with a page that bears more text than a page can."""

from __future__ import annotations

import os
from typing import Final

from rapidocr import RapidOCR

from store.reading.formats.ocr.letters import Array, Engine
from store.reading.lines.limits import OCR_LINES

_SETTINGS: Final = {
    "Global.log_level": "critical",
    "Det.limit_type": "max",
    "Det.limit_side_len": 1_600,
}
"""Where text stands is looked for in a picture that is no longer than this: with 2,000 pixels that
alone takes 660 MB, with 1,600 375 MB, and the same lines of text are found. What they say is read
from the larger one.
"""
_THREADS: Final = 4


class TooMuchTextError(Exception):
    """A page on which text stands in more places than on any page of a report."""


def recogniser() -> Engine:
    """RapidOCR as it is used here.

    To find where text stands takes two seconds; what it says, a tenth of one for each place. A page
    sown with numbers took 90 seconds.
    """
    threads = min(_THREADS, os.cpu_count() or 1)
    engine: Engine = RapidOCR(
        params={**_SETTINGS, "EngineConfig.onnxruntime.intra_op_num_threads": threads}
    )
    cut = engine.crop_text_regions

    def cut_if_few(picture: Array, boxes: Array) -> list[Array]:
        if len(boxes) > OCR_LINES:
            raise TooMuchTextError
        cuts: list[Array] = cut(picture, boxes)
        return cuts

    engine.crop_text_regions = cut_if_few
    return engine
