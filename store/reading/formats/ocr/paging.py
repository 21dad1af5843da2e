"""Which pages of a file are looked at by the recogniser, which takes seconds for each.

A page that is drawn again is what it was the first time, and a file whose first pages bear no text
is no report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from store.reading.lines.limits import OCR_TEXTLESS

Told = dict[str, Any]
"""What a page draws, as a PDF's would be told."""
Look = Callable[[Any], tuple[Told, str]]
"""From a picture to what it draws, and how it looks straightened."""


def looked_at(pictures: Iterable[tuple[Any, int, int]], look: Look) -> Iterator[Told]:
    """What is told of each of the pages, which come as a picture, its number, and how many there
    are.
    """
    known: dict[bytes, tuple[Told, str]] = {}
    textless = True
    for at, (picture, number, count) in enumerate(pictures, 1):
        mark = hashlib.blake2b(picture.tobytes()).digest()
        if mark not in known:
            known[mark] = look(picture)
        page, straight = known[mark]
        textless = textless and not page["text"]
        yield {"page": page, "picture": straight, "number": number, "count": count}
        if textless and at == OCR_TEXTLESS:
            return
