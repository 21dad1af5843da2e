"""Words of a question that were set aside as saying nothing, and may yet stand beside a figure of
the prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from handlers.prose.shapes import shape
from handlers.prose.sought import sought_runs

_HAN = re.compile(r"[\u3400-\u9fff]+")


def left_over(text: str, taken: Iterable[str], spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The stretches of a question between its names (`spans`), the words taken, its years and
    asking words.

    >>> left_over("编印《政府公报》多少期", ["编印"], [])
    ('政府公报',)
    >>> left_over("政策公开讲做了多少期", ["政策", "公开"], [])
    ('讲做', '开讲')
    """
    signs = list(text)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    rest = shape("year-beside").sub(lambda year: " " * len(year[0]), "".join(signs))
    for word in sorted(taken, key=len, reverse=True):
        rest = rest.replace(word, "\0" * len(word))
    return tuple(dict.fromkeys(_stretches(text, rest)))


def _stretches(text: str, rest: str) -> Iterator[str]:
    for found in _HAN.finditer(rest):
        for run in sought_runs(found[0]):
            if len(run) > 1:
                yield run
        if rest[found.start() - 1 : found.start()] == "\0":
            yield text[found.start() - 1 : found.start() + 1]
