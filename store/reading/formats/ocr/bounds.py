"""What the recogniser's process may use, which bounds itself: for drawing a page, and for
recognising it.

A scanned page is drawn in a tenth of a second, half a million lines in eight, and a line of 200,000
curves took 23 and 800 MB. What uses more is ended by the system, whatever it is at, or gets no more
memory.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from store.reading.lines.limits import (
    OCR_DRAW_MEMORY,
    OCR_DRAW_SECONDS,
    OCR_MEMORY,
    OCR_PAGE_SECONDS,
)

Page = TypeVar("Page")


def bounded(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, each drawn within the bounds of drawing, and recognised by who asks within those
    of that.
    """
    drawing = iter(pages)
    while True:
        _from_now(OCR_DRAW_SECONDS, _held() + OCR_DRAW_MEMORY)
        try:
            page = next(drawing)
        except StopIteration:
            return
        _from_now(OCR_PAGE_SECONDS, OCR_MEMORY)
        yield page


def lift() -> None:
    """Takes away the bounds of the one that started this process, where the system can: pictures
    need more.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    _from_now(OCR_PAGE_SECONDS, OCR_MEMORY)


def _held() -> int:
    """Bytes of data that this process holds, where the system says it."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, AttributeError, ValueError):
        return OCR_MEMORY


def _from_now(seconds: float, memory: int) -> None:
    """So many seconds of processor time, and so many bytes of data in all."""
    with contextlib.suppress(AttributeError, ValueError):
        signal.setitimer(signal.ITIMER_PROF, seconds)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (memory, most))
