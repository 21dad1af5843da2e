"""Texts and pages made to hurt."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Final

HEAD: Final = "某县2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
_PAGE: Final = f"<html><body><p>{HEAD}</p>"
_LARGEST: Final = 7_900_000
"""Bytes: just less than a text or page may have."""
_MARKS: Final = {
    "PK": b"PK\x03\x04",
    "PDF": b"%PDF-1.7\n",
    "OLE": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "RTF": b"{\\rtf1",
    "PNG": b"\x89PNG\r\n\x1a\n",
    "JPEG": b"\xff\xd8\xff\xe0",
    "7z": b"7z\xbc\xaf\x27\x1c",
    "RAR": b"Rar!\x1a\x07\x01\x00",
    "gzip": b"\x1f\x8b\x08",
    "MIME": b"MIME-Version: 1.0\r\n",
    "UTF-16": b"\xff\xfe",
    "HTML": b"<html><body><table>",
    "nothing": b"",
}


def _noise(mark: bytes, size: int = 1_000_000) -> Callable[[], bytes]:
    return lambda: mark + random.Random(len(mark)).randbytes(size)


def _filled(piece: str, end: str = "") -> Callable[[], bytes]:
    """A report of one piece, as often as it goes into the largest file."""

    def made() -> bytes:
        content = piece.encode()
        return HEAD.encode() + content * (_LARGEST // len(content) - 40) + end.encode()

    return made


def _page(piece: str, count: int, end: str = "") -> Callable[[], bytes]:
    return lambda: (
        _PAGE + piece * min(count, (_LARGEST - 2_000) // len(piece.encode())) + end
    ).encode()


TEXTS: Final[Mapping[str, Callable[[], bytes]]] = {
    "100 MB of one line.txt": lambda: b"1" * 100_000_000,
    "8 MB of one number.txt": _filled("1"),
    "8 MB of one cell.txt": lambda: (HEAD + "规章\t" + "公" * 2_600_000 + "\t0\t0").encode(),
    "8 MB of lines.txt": _filled("规章\n0\n"),
    "10,000 columns.txt": lambda: (HEAD + "规章" + "\t0" * 10_000).encode(),
    "100,000 columns.txt": lambda: (HEAD + "规章" + "\t0" * 100_000).encode(),
    "100,000 columns, piped.txt": lambda: (HEAD + "| 规章 " + "| 0 " * 100_000 + "|").encode(),
    "40,000 rows of 10 columns.txt": _filled("一、本年新收政府信息公开申请数量" + "\t0" * 9 + "\n"),
    "rows of all numbers.txt": _filled("1\t2\t3\t4\t5\t6\t7\n"),
    "titles.txt": _filled("某县2022年政府信息公开工作年度报告\n"),
    "titles in one line.txt": _filled("某县2022年政府信息公开工作年度报告"),
    "chapters.txt": _filled("一、总体情况\n"),
    "heads.txt": _filled("第二十条第（一）项\n信息内容\t本年制发件数\n"),
    "one sentence.txt": _filled("收到申请1件，"),
    "sentences.txt": _filled("共收到申请3件，其中网站1件、信函2件。"),
    "a sum of 100,000 parts.txt": _filled("微信1条、"),
    "dates.txt": _filled("2022年1月1日"),
    "Chinese numerals.txt": _filled("一百二十三亿"),
    "parentheses.txt": _filled("（", "）" * 1_000),
    "combining marks.txt": _filled("\N{COMBINING ACUTE ACCENT}"),
    "ligatures that unfold.txt": _filled("\ufdfa"),
    "zero width.txt": _filled("\N{ZERO WIDTH SPACE}"),
    "right to left.txt": _filled("\N{RIGHT-TO-LEFT OVERRIDE}"),
    "blanks.txt": _filled(" "),
    "tabs.txt": _filled("\t"),
    "pipes.txt": _filled("|"),
    "rules.txt": _filled("-|"),
    "emphasis.txt": _filled("**_`"),
    "carriage returns.txt": _filled("\r"),
    "form feeds.txt": _filled("\f\v"),
    "letters and digits.txt": _filled("a1-"),
    "addresses.txt": _filled("http://a.b/1"),
    "agencies.txt": _filled("某县人民政府办公室"),
    "NULs in a report.txt": _filled("\x00"),
    "NULs.txt": lambda: bytes(6_000_000),
    "only a mark.txt": lambda: b"\xef\xbb\xbf",
    "half a character.txt": lambda: HEAD.encode("utf-16")[:-1],
    "UTF-16 without end.txt": lambda: b"\xff\xfe" + b"\x41" * 5_000_001,
    "a number of a million digits.txt": lambda: (
        HEAD + "规章\t" + "9" * 1_000_000 + "\t0\t0\n"
    ).encode(),
    "powers.txt": _filled("规章\t1e999999999\t0\t0\n"),
    "wide blanks.txt": _filled("规章   0   0   0\n"),
    "one cell a line, blank.txt": _filled("|\n"),
    **{f"noise behind {name}": _noise(mark) for name, mark in _MARKS.items()},
}

PAGES: Final[Mapping[str, Callable[[], bytes]]] = {
    "30,000 rows without a table.html": _page("<tr><td>规章<td>0", 30_000),
    "380,000 rows without a table.html": _page("<tr><td>规章<td>0", 380_000),
    "rows in closed tables.html": _page("<table></table><tr><td>规章<td>0", 200_000),
    "rows in spans of a table.html": _page("<table><span><tr><td>0", 200_000),
    "380,000 rows.html": lambda: (_PAGE + "<table>" + "<tr><td>规章<td>0" * 380_000).encode(),
    "700,000 attributes.html": lambda: (
        _PAGE + "<p " + " ".join(f"a{n}" for n in range(700_000)) + ">0"
    ).encode(),
    "700,000 attributes on many tags.html": lambda: (
        _PAGE + "".join("<p " + " ".join(f"a{n}" for n in range(2_000)) + ">" for _ in range(350))
    ).encode(),
    "attributes in quotes with tags.html": lambda: (
        _PAGE + "<p " + " ".join(f'a{n}=">"' for n in range(500_000)) + ">0"
    ).encode(),
    "80,000 options.html": _page("<option>1", 80_000),
    "80,000 options, mixed case.html": _page("<OpTiOn value='" + "x" * 50 + "'>1", 80_000),
    "options with long values.html": _page("<option value='" + "x" * 500 + "'>1", 80_000),
    "400,000 list items.html": _page("<li>0", 400_000),
    "100,000 deep.html": _page("<div>", 100_000, HEAD),
    "100,000 unknown elements deep.html": _page("<x>", 100_000, HEAD),
    "100,000 inlines deep.html": _page("<code>", 100_000, HEAD),
    "bold in bold.html": _page("<b><p>", 200_000),
    "links in links.html": _page("<a href=x><div>", 200_000),
    "3,000 tables deep.html": _page("<table><tr><td>", 3_000, HEAD),
    "100,000 tables.html": _page("<table><tr><td>0</table>", 100_000),
    "text in a table.html": lambda: (_PAGE + "<table>" + "0<b>" * 300_000).encode(),
    "10,000 columns.html": lambda: (
        f"{_PAGE}<table><tr>{'<td>0</td>' * 10_000}</tr></table>".encode()
    ),
    "100,000 columns.html": lambda: (
        f"{_PAGE}<table><tr>{'<td>0</td>' * 100_000}</tr></table>".encode()
    ),
    "cells over everything.html": lambda: (
        _PAGE + "<table>" + "<tr>" + "<td rowspan=9999 colspan=9999>1" * 60 + "<tr><td>0" * 40_000
    ).encode(),
    "8 MB of opening.html": lambda: b"<html><body></p>" + b"<" * _LARGEST,
    "comments without end.html": _page("<!--", 1_900_000),
    "entities.html": _page("&#x31;&nbsp", 500_000),
    "half entities.html": _page("&CounterClockwiseContourIntegra", 200_000),
    "raised.html": _page("<sup>1</sup>", 500_000),
    "raised in raised.html": _page("<sup>", 300_000, "1"),
    "struck.html": _page("<s>1</s><del>2", 300_000),
    "white in white.html": _page("<font color=white>", 200_000, "1"),
    "a sheet of rules.html": lambda: (
        "<html><head><style>"
        + "".join(f".a{n} p>td{{display:none}}" for n in range(200_000))
        + "</style>"
        + _PAGE
    ).encode()[:_LARGEST],
    "rules that cross.html": lambda: (
        "<html><head><style>"
        + "".join(f"div div div div div .a{n}{{display:none}}" for n in range(390))
        + "</style><body>"
        + "<div class=a1>" * 390
        + HEAD
        + "<p class=b>0" * 200_000
    ).encode(),
    "styles.html": _page('<p style="color:#fff;background:none">0', 150_000),
    "selects in selects.html": _page("<select><button>", 300_000),
    "templates deep.html": _page("<template>", 100_000, HEAD),
    "drawings deep.html": _page("<svg><g>", 100_000, HEAD),
    "formulas deep.html": _page("<math><mi>", 100_000, HEAD),
    "frames.html": lambda: b"<html><frameset>" + b"<frame src=x>" * 400_000,
    "a title of 7 MB.html": lambda: (
        "<html><head><title>" + "年" * 2_500_000 + "</title><body><p>" + HEAD
    ).encode(),
    "one paragraph.html": lambda: (_PAGE + "<span>公开</span>" * 400_000).encode(),
    "breaks.html": _page("<br>", 1_500_000),
    "a sea of ends.html": _page("</p></td></table>", 400_000),
}
