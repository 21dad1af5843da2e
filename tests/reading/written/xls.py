"""Excel 97 files: sheets of texts and numbers with merged cells."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence

from tests.reading.relaid import Part
from tests.reading.written.compound import compound


def as_xls(parts: Sequence[Part], name: str = "年报") -> bytes:
    """A workbook with everything on one sheet, numbers as numbers."""
    return as_xls_of({name: parts})


def as_xls_of(sheets: Mapping[str, Sequence[Part]]) -> bytes:
    """A workbook with some sheets."""
    bodies = [_sheet(parts) for parts in sheets.values()]
    names = [name.encode("utf-16-le") for name in sheets]
    start = _record(0x0809, struct.pack("<4H2I", 0x0600, 5, 0, 0, 0, 0)) + _record(
        0x0042, struct.pack("<H", 1200)
    )
    at = len(start) + sum(4 + 8 + len(name) for name in names) + 4
    listed = b""
    for name, body in zip(names, bodies, strict=True):
        listed += _record(0x0085, struct.pack("<IBBBB", at, 0, 0, len(name) // 2, 1) + name)
        at += len(body)
    content = start + listed + _record(0x000A, b"") + b"".join(bodies)
    return compound({"Workbook": content.ljust(4096, b"\0")})


def _sheet(parts: Sequence[Part]) -> bytes:
    content = bytearray(_record(0x0809, struct.pack("<4H2I", 0x0600, 0x10, 0, 0, 0, 0)))
    merged: list[tuple[int, int, int, int]] = []
    line = 0
    for part in parts:
        if isinstance(part, str):
            content += _cell(line, 0, part)
            merged.append((line, line, 0, 9))
            line += 1
            continue
        for row, column, cell in part.placed():
            content += _cell(line + row, column, cell.text)
            if cell.rows > 1 or cell.columns > 1:
                merged.append(
                    (line + row, line + row + cell.rows - 1, column, column + cell.columns - 1)
                )
        line += len(part.rows)
    for at in range(0, len(merged), 1_000):
        some = merged[at : at + 1_000]
        content += _record(
            0x00E5,
            struct.pack("<H", len(some)) + b"".join(struct.pack("<4H", *one) for one in some),
        )
    return bytes(content) + _record(0x000A, b"")


_NUMBER = re.compile(r"[0-9]+|[0-9]+[.][0-9]*[1-9]")
"""What a number cell gives back as it was written."""


def _cell(row: int, column: int, text: str) -> bytes:
    if _NUMBER.fullmatch(text):
        return _record(0x0203, struct.pack("<3Hd", row, column, 0, float(text)))
    written = text[:4_000].encode("utf-16-le")
    return (
        _record(0x0204, struct.pack("<3HHB", row, column, 0, len(written) // 2, 1) + written)
        if text
        else b""
    )


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<2H", kind, len(content)) + content
