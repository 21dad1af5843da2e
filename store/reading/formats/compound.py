"""Compound files (OLE2), in which programs before 2007 kept their documents: named streams in an
archive of sectors.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR: Final = 0xFFFFFFFA
"""Numbers above it are no sectors: the end of a chain, or free."""
_ENTRY: Final = 128
_STREAM, _ROOT = 2, 5
_MOST_ENTRIES: Final = 4_096


class NoCompoundFileError(Exception):
    """The file breaks off, or its chains lead nowhere."""


class CompoundFile:
    """An open compound file. Chains that come back to themselves end where they do."""

    def __init__(self, content: bytes) -> None:
        if len(content) < 512 or not content.startswith(MARK):
            raise NoCompoundFileError
        self._content = content
        shift, mini = struct.unpack_from("<2H", content, 30)
        if shift not in (9, 12) or mini != 6:
            raise NoCompoundFileError
        self._size = 1 << shift
        directory, self._small, first_mini, first_list = struct.unpack_from(
            "<I4xII4xI", content, 48
        )
        lists = [*struct.unpack_from("<109I", content, 76)]
        for sector in self._lists(first_list):
            lists += sector
        known = chain.from_iterable(self._numbers(place) for place in lists if place < _LAST_SECTOR)
        self._next = list(islice(known, len(content) // self._size))
        self._entries = dict(self._read_entries(directory))
        self._next_mini = list(
            chain.from_iterable(map(self._numbers, self._chain(first_mini, self._next)))
        )
        self._mini = self._joined(self._entries.get("", (_LAST_SECTOR + 1, 0))[0])

    @property
    def names(self) -> frozenset[str]:
        """The streams at the top."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """What a stream holds."""
        try:
            first, size = self._entries[name]
        except KeyError as error:
            raise NoCompoundFileError from error
        if size >= self._small:
            found = self._joined(first)
        else:
            pieces = self._chain(first, self._next_mini)
            found = b"".join(self._mini[place * 64 : place * 64 + 64] for place in pieces)
        if len(found) < size:
            raise NoCompoundFileError
        return found[:size]

    def _read_entries(self, first: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """The streams right below the root, which itself has no name here."""
        content = self._joined(first)
        entries = [content[at : at + _ENTRY] for at in range(0, len(content) - _ENTRY + 1, _ENTRY)][
            :_MOST_ENTRIES
        ]
        if not entries or entries[0][66] != _ROOT:
            raise NoCompoundFileError
        yield "", _place(entries[0])
        waiting, seen = [_links(entries[0])[2]], set[int]()
        while waiting:
            number = waiting.pop()
            if number >= len(entries) or number in seen:
                continue
            seen.add(number)
            entry = entries[number]
            waiting += _links(entry)[:2]
            if entry[66] == _STREAM:
                length = min(64, struct.unpack_from("<H", entry, 64)[0])
                yield entry[: max(0, length - 2)].decode("utf-16-le", "replace"), _place(entry)

    def _lists(self, first: int) -> Iterator[Sequence[int]]:
        seen = set[int]()
        while first < _LAST_SECTOR and first not in seen:
            seen.add(first)
            *places, first = self._numbers(first)
            yield places

    def _numbers(self, sector: int) -> Sequence[int]:
        content = self._sector(sector)
        if len(content) < self._size:
            raise NoCompoundFileError
        return struct.unpack(f"<{self._size // 4}I", content)

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._content[at : at + self._size]

    def _chain(self, first: int, following: Sequence[int]) -> Iterator[int]:
        seen = 0
        while first < len(following) and seen <= len(following):
            yield first
            seen += 1
            first = following[first]

    def _joined(self, first: int) -> bytes:
        return b"".join(map(self._sector, self._chain(first, self._next)))


def _place(entry: bytes) -> tuple[int, int]:
    """Where a stream begins, and its size."""
    first, size = struct.unpack_from("<2I", entry, 116)
    return first, size


def _links(entry: bytes) -> tuple[int, int, int]:
    """The entries beside and below one."""
    left, right, below = struct.unpack_from("<3I", entry, 68)
    return left, right, below
