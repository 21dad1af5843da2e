"""Compound files (OLE2) with streams right below the root."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final

_SECTOR: Final = 512
_SMALL: Final = 4096
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file; streams of less than 4,096 bytes lie in the small one, as they must."""
    sectors: list[bytes] = []
    following: list[int] = []

    def put(content: bytes) -> int:
        pieces = [content[at : at + _SECTOR] for at in range(0, len(content), _SECTOR)]
        if not pieces:
            return _END
        first = len(sectors)
        sectors.extend(piece.ljust(_SECTOR, b"\0") for piece in pieces)
        following.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    small, small_following = b"", list[int]()
    places: dict[str, int] = {}
    for name, content in streams.items():
        if len(content) >= _SMALL:
            places[name] = put(content)
            continue
        count = -(-len(content) // 64)
        places[name] = len(small_following)
        small_following += (
            [*range(len(small_following) + 1, len(small_following) + count), _END] if count else []
        )
        small += content.ljust(64 * count, b"\0")
    small_first = put(small)
    small_table = (
        put(struct.pack(f"<{len(small_following)}I", *small_following)) if small_following else _END
    )
    names = list(streams)
    entries = [_entry("Root Entry", 5, 1 if names else _FREE, _FREE, small_first, len(small))]
    for number, name in enumerate(names, 1):  # a list to the right, which is a tree as well
        right = number + 1 if number < len(names) else _FREE
        entries.append(_entry(name, 2, _FREE, right, places[name], len(streams[name])))
    directory = put(b"".join(entries))
    tables = 1
    while tables * 128 < len(sectors) + tables:
        tables += 1
    numbers = [*following, *[_TABLE] * tables]
    numbers += [_FREE] * (tables * 128 - len(numbers))
    where = [len(sectors) + number for number in range(tables)]
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<9I", 0, tables, directory, 0, _SMALL, small_table, 1, _END, 0)
    head += struct.pack("<109I", *where, *[_FREE] * (109 - tables))
    return head + b"".join(sectors) + struct.pack(f"<{len(numbers)}I", *numbers)


def _entry(name: str, kind: int, below: int, right: int, first: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    links = (_FREE, right if kind == 2 else _FREE, below if kind == 5 else _FREE)
    head = written.ljust(64, b"\0") + struct.pack("<HBB3I", len(written) + 2, kind, 1, *links)
    return head + bytes(36) + struct.pack("<III", first, size, 0)
