"""Documents and archives put together by hand, so that they can hold what no program would
write.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return made.getvalue()


def large(name: str, megabytes: int, kept: Mapping[str, bytes] | None = None) -> bytes:
    """An archive with a part that expands to so many megabytes of blanks."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for other, content in (kept or {}).items():
            out.writestr(other, content)
        with out.open(name, "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(b" " * 1_000_000)
    return made.getvalue()


def locked(content: bytes) -> bytes:
    """An archive whose members say that they need a password."""
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        pieces = content.split(mark)
        content = pieces[0] + b"".join(
            mark + p[: flag - 4] + b"\x01\x00" + p[flag - 2 :] for p in pieces[1:]
        )
    return content


def overlapping(count: int, megabytes: int) -> bytes:
    """An archive all of whose members are the same bytes: small, and it expands to all of them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = b" " * (megabytes * 1_000_000)
    packed = packer.compress(plain) + packer.flush()
    crc = zlib.crc32(plain)
    fields = (20, 0, 8, 0, 33, crc, len(packed), len(plain))
    body = struct.pack("<4s5H3I2H", b"PK\x03\x04", *fields, 5, 0) + b"a.txt" + packed
    entries = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *fields, 5, 0, 0, 0, 0, 0, 0) + b"a.txt"
        for _ in range(count)
    )
    return (
        body
        + entries
        + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entries), len(body), 0)
    )


def word(body: str, head: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """A Word document with a body as it is given."""
    xml = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return archive({"word/document.xml": xml.encode(), **(more or {})})


def paragraph(text: str) -> str:
    """A paragraph of one."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def workbook(sheet: str, more: Mapping[str, bytes] | None = None, sheets: int = 1) -> bytes:
    """A workbook with a sheet as it is given, as often as is said."""
    named = "".join(f'<sheet name="a{number}" r:id="r1"/>' for number in range(sheets))
    book = f'<workbook xmlns="{SHEET}" xmlns:r="{_OFFICE}"><sheets>{named}</sheets></workbook>'
    return archive(
        {
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": b'<R><R Id="r1" Target="worksheets/a.xml"/></R>',
            "xl/worksheets/a.xml": f'<worksheet xmlns="{SHEET}">{sheet}</worksheet>'.encode(),
            **(more or {}),
        }
    )


def strings(*texts: str) -> dict[str, bytes]:
    """The texts that cells of a workbook share."""
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return {"xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{items}</sst>'.encode()}


def laughs(levels: int = 9) -> str:
    """A document type whose entities multiply by ten at each level."""
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels + 1))
    return f'<!DOCTYPE d [<!ENTITY l0 "公开">{steps}]>'


def pdf(
    stream: bytes,
    *,
    length: int | None = None,
    kids: str = "3 0 R",
    count: int = 1,
    more: bytes = b"",
) -> bytes:
    """A PDF of one page with a content stream, which may lie about its length; `more` are further
    objects, from 6.
    """
    said = len(stream) if length is None else length
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + f"2 0 obj<</Type/Pages/Kids[{kids}]/Count {count}>>endobj\n".encode()
        + b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        + b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n"
        + f"4 0 obj<</Length {said}>>stream\n".encode()
        + stream
        + b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        + more
        + b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def stream(number: int, content: bytes, said: str) -> bytes:
    """An object with a stream that is deflated."""
    packed = zlib.compress(content, 9)
    head = f"{number} 0 obj<<{said}/Filter/FlateDecode/Length {len(packed)}>>stream\n"
    return head.encode() + packed + b"\nendstream endobj\n"


def pages(content: bytes, count: int) -> bytes:
    """A PDF whose pages all show one content stream."""
    kids = " ".join(f"{number} 0 R" for number in range(10, 10 + count))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    more = "".join(f"{number} 0 obj{page}endobj\n" for number in range(10, 10 + count))
    return pdf(content, kids=kids, count=count, more=more.encode())
