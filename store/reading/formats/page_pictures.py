"""Pictures that are the pages of one report: which belong together, and how they travel as one
file.

The rule: pictures in one folder or archive whose names are alike but for their last number are
pages, in the order of that number: `年报_1.jpg` and `年报_2.jpg`, `IMG_0412.jpg` and
`IMG_0413.jpg`, `第一页.png` and `第二页.png`, or `扫描.jpg` and `扫描 (2).jpg`. A year is no such
number: `平罗县2021.jpg` and `平罗县2022.jpg` are two reports. The report is called as its first
page is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from store.reading.formats.registry import FOREIGN
from store.reading.forms.around_tables import AROUND

MARK: Final = b"nianbao-pages\n"
"""What the pictures of a report begin with when they travel together."""
PICTURES: Final = frozenset().union(*(one.suffixes for one in FOREIGN if one.refusal == "picture"))
"""Endings of pictures that can be recognised."""
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_AROUND: Final = " _-—.（(第"
_BEHIND: Final = " _-—.）)页张"
_CHINESE: Final = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}


class _Place(NamedTuple):
    """A picture by what its name shares with others, and its number among them."""

    folder: str
    before: str
    behind: str
    number: int


def groups(names: Sequence[str]) -> dict[str, list[str]]:
    """The pages of each report by the name of the first one; names that are alone, or twice a
    number, are in none.
    """
    found: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for name in names:
        place = _place(name)
        if place is not None:
            found.setdefault(place[:3], []).append((place.number, name))
    together = {}
    for pages in found.values():
        pages.sort()
        if len(pages) > 1 and len({number for number, _ in pages}) == len(pages):
            together[pages[0][1]] = [name for _, name in pages]
    return together


def later_pages(groups: Mapping[str, Sequence[str]]) -> set[str]:
    """The pages of each report but its first."""
    return set(chain.from_iterable(groups.values())) - groups.keys()


def _place(name: str) -> _Place | None:
    path = PurePosixPath(name)
    if path.suffix.lower() not in PICTURES:
        return None
    numbers = [
        match
        for match in AROUND["number-in-picture-name"].finditer(path.stem)
        if not _YEAR.fullmatch(match[0])
    ]
    if not numbers or path.stem[numbers[-1].end() :].startswith("年"):
        return _Place(str(path.parent), path.stem.rstrip(_AROUND), "", 0)
    last = numbers[-1]
    before, behind = (
        path.stem[: last.start()].rstrip(_AROUND),
        path.stem[last.end() :].lstrip(_BEHIND),
    )
    return _Place(str(path.parent), before, behind, _counted(last[0]))


def _counted(number: str) -> int:
    """A number in digits or in Chinese, up to 99.

    >>> _counted("二十一"), _counted("十"), _counted("07")
    (21, 10, 7)
    """
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_CHINESE.get(tens, 1) * 10 if ten else 0) + _CHINESE.get(ones, 0)


def packed(pages: Iterable[tuple[str, bytes]]) -> bytes:
    """Pictures, each with its name, as one."""
    every = list(pages)
    head = json.dumps(
        [(name, len(content)) for name, content in every], ensure_ascii=False
    ).encode()
    return b"".join((MARK, head, b"\n", *(content for _, content in every)))


def unpacked(content: bytes) -> list[tuple[str, bytes]]:
    """The pictures again; raises `ValueError` where it is no such thing."""
    end = content.index(b"\n", len(MARK))
    found, at = [], end + 1
    for name, size in json.loads(content[len(MARK) : end]):
        found.append((str(name), content[at : at + int(size)]))
        at += int(size)
    if not content.startswith(MARK) or at != len(content):
        raise ValueError("not the pages of a report")
    return found
