"""Files of the older formats made to hurt."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Final

from tests.reading.hostile.packed import archive
from tests.reading.hostile.texts import HEAD
from tests.reading.relaid import Spanning, Table
from tests.reading.written.compound import compound
from tests.reading.written.doc import as_doc
from tests.reading.written.mail import letter_with
from tests.reading.written.odf import odt
from tests.reading.written.ofd import as_ofd
from tests.reading.written.rtf import whole
from tests.reading.written.xls import as_xls

_WIDE: Final = Table(4, [[Spanning(text) for text in ("规章", "1", "2", "3")]] * 3_000)
_LONG: Final = ["某县2022年政府信息公开工作年度报告", "公开" * 100_000]


def _damaged(made: Callable[[], bytes], seed: int, count: int) -> Callable[[], bytes]:
    """The file with some of its bytes changed."""

    def damaged() -> bytes:
        rng = random.Random(seed)
        content = bytearray(made())
        for _ in range(count):
            content[rng.randrange(len(content))] = rng.randrange(256)
        return bytes(content)

    return damaged


def _circle() -> bytes:
    """A compound file all of whose chains lead back to themselves."""
    content = bytearray(as_doc(["年报", _WIDE]))
    at = 512 + int.from_bytes(content[76:80], "little") * 512
    for place in range(at, len(content) - 3, 4):
        content[place : place + 4] = ((place - at) // 4).to_bytes(4, "little")
    return bytes(content)


def _nested_mail(depth: int) -> bytes:
    head = b"MIME-Version: 1.0\r\n"
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(depth)
    )
    return head + parts + b"Content-Type: text/plain\r\n\r\n1"


_CELL: Final = (
    '<table:table-cell table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>'
)
_ROW: Final = f'<table:table-row table:number-rows-repeated="1048576">{_CELL}</table:table-row>'
_SPACE: Final = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_PAGE: Final = (
    f"<ofd:Page {_SPACE}><ofd:Content><ofd:Layer>{{}}</ofd:Layer></ofd:Content></ofd:Page>"
)
_PAGES: Final = '<ofd:Page BaseLoc="P.xml"/>' * 300
_LETTERS: Final = (
    '<ofd:TextObject Boundary="0 0 9 9" Size="3"><ofd:TextCode X="0" Y="0" DeltaX="{}">{}</ofd:TextCode>'
    "</ofd:TextObject>"
)


def _ofd(layer: str) -> bytes:
    space = _SPACE
    return archive(
        {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody>"
            "</ofd:OFD>".encode(),
            "D.xml": f"<ofd:Document {space}><ofd:Pages>{_PAGES}</ofd:Pages></ofd:Document>".encode(),
            "P.xml": _PAGE.format(layer).encode(),
        }
    )


OLDER: Final[Mapping[str, Callable[[], bytes]]] = {
    "a long table.doc": lambda: as_doc([*_LONG, *[_WIDE] * 3]),
    "chains in circles.doc": _circle,
    "an empty head.doc": lambda: compound({"WordDocument": bytes(9_000), "1Table": bytes(9_000)}),
    "numbers of all sizes.doc": lambda: compound(
        {"WordDocument": b"\xec\xa5" + b"\xff" * 9_000, "1Table": b"\xff" * 9_000}
    ),
    **{
        f"damaged {seed}.doc": _damaged(lambda: as_doc(["年报", _WIDE]), seed, 400)
        for seed in range(6)
    },
    **{
        f"damaged {seed}.xls": _damaged(lambda: as_xls(["年报", _WIDE]), seed, 400)
        for seed in range(6)
    },
    "a long table.xls": lambda: as_xls([*_LONG, *[_WIDE] * 20]),
    "no workbook.xls": lambda: compound({"Workbook": b"\xff" * 9_000}),
    "2,000,000 groups deep.rtf": lambda: whole("{" * 2_000_000),
    "words without end.rtf": lambda: whole(r"\trowd\cellx1\cell\row" * 300_000),
    "signs as numbers.rtf": lambda: whole(r"\u30000?" * 800_000),
    "bytes one by one.rtf": lambda: whole(r"\'b9\'ab" * 700_000),
    "edges without end.rtf": lambda: whole(
        r"\trowd" + "".join(rf"\cellx{n}" for n in range(300_000)) + r"\cell" * 9 + r"\row"
    ),
    "rows of other edges.rtf": lambda: whole(
        "".join(
            rf"\trowd\cellx{n * 37 % 9_999}\cellx{n * 91 % 9_999} 1\cell 2\cell\row"
            for n in range(60_000)
        )
    ),
    "repeated to the last cell.odt": lambda: odt(f"<table:table>{_ROW * 3}</table:table>"),
    "repeated to the last cell.ods": lambda: odt(f"<table:table>{_ROW * 3}</table:table>").replace(
        b"opendocument.text", b"opendocument.spreadsheet"
    ),
    "spans in spans.odt": lambda: odt(
        "<text:p>" + "<text:span>" * 200 + "1" * 9 + "</text:span>" * 200 + "</text:p>"
    ),
    "400,000 spans.odt": lambda: odt(
        "<text:p>" + "<text:span>公</text:span>" * 400_000 + "</text:p>"
    ),
    "a blank of 10 digits.odt": lambda: odt(
        '<text:p><text:s text:c="9999999999"/></text:p>' * 9_000
    ),
    "steps without end.ofd": lambda: _ofd(
        _LETTERS.format("g 999999999 1 " * 9_000, "公" * 100_000)
    ),
    "300 full pages.ofd": lambda: _ofd(_LETTERS.format("g 50 3", "公开" * 25) * 900),
    "blocks in blocks.ofd": lambda: _ofd("<ofd:PageBlock>" * 200 + "</ofd:PageBlock>" * 200),
    "ways without end.ofd": lambda: _ofd(
        '<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>'
        + "M 0 0 L 9 0 " * 200_000
        + "</ofd:AbbreviatedData></ofd:PathObject>"
    ),
    "its own template.ofd": lambda: as_ofd(["公" * 3_000] * 100),
    "2,000 parts deep.eml": lambda: _nested_mail(2_000),
    "50,000 parts.eml": lambda: (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        + b"--b\r\nContent-Type: text/plain\r\n\r\n1\r\n" * 50_000
    ),
    "heads without end.eml": lambda: (
        b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n" + b"X-A: 1\r\n" * 500_000
    ),
    "a letter of 300 documents.eml": lambda: letter_with({f"{n}.txt": b"1" for n in range(300)}),
    "commas.csv": lambda: (HEAD + "规章" + ",0" * 3_000_000).encode(),
    "a quote that stays open.csv": lambda: (HEAD + 'a,b,c,"' + "0,0,0,0\n" * 900_000).encode(),
    "rows.csv": lambda: (HEAD + "规章,0,0,0\n" * 500_000).encode(),
}
