"""Damages real reports at random, counts crashes and wrong numbers: `python
benchmarks/fuzz_reading.py [-n N] [PATH…]`.

A cell is *wrong* when the damage did not touch it and it is read all the same, with another value
than before. A cell that is no longer read is not counted: the original can no longer be told. Files
made to hurt are read one by one, each in a process of its own, with the time and memory they took.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import subprocess
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from store.model import Fact, Reading, Rejected
from store.reading import SUFFIXES, open_batch, read
from store.reference import DATA

Lines = list[str]
Damage = Callable[[random.Random, Lines], tuple[Lines, set[int]]]
"""Gives the damaged lines and the numbers, from 1, of those that were touched."""


def cut_line(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """A line loses its end."""
    at = rng.randrange(len(lines))
    return [*lines[:at], lines[at][: rng.randrange(len(lines[at]) + 1)], *lines[at + 1 :]], {at + 1}


def cut_file(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """The file ends early, maybe in the middle of a line."""
    at = rng.randrange(len(lines))
    return [*lines[:at], lines[at][: rng.randrange(len(lines[at]) + 1)]], set(
        range(at + 1, len(lines) + 1)
    )


def lose_lines(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """Up to four lines are missing."""
    at, count = rng.randrange(len(lines)), rng.randint(1, 4)
    return lines[:at] + lines[at + count :], set(range(at + 1, at + count + 1))


def double_lines(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """Up to thirty lines stand there twice: a page that was recognised twice."""
    at, count = rng.randrange(len(lines)), rng.randint(1, 30)
    return lines[: at + count] + lines[at : at + count] + lines[at + count :], set()


def swap_lines(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """Two lines change places."""
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    found = list(lines)
    found[one], found[other] = found[other], found[one]
    return found, {one + 1, other + 1}


def shuffle_lines(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """Some lines that follow each other are in any order."""
    at, count = rng.randrange(len(lines)), rng.randint(2, 12)
    some = lines[at : at + count]
    rng.shuffle(some)
    return lines[:at] + some + lines[at + count :], set(range(at + 1, at + count + 1))


def insert_number(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """A number that nobody wrote stands on a line of its own, or within one."""
    at, number = rng.randrange(len(lines)), str(rng.choice([0, 0, 1, 7, 2022, 24]))
    if rng.random() < 0.5:
        return [*lines[:at], number, *lines[at:]], {at, at + 1}
    line = lines[at]
    where = rng.randrange(len(line) + 1)
    return [*lines[:at], line[:where] + number + line[where:], *lines[at + 1 :]], {at + 1}


def swap_columns(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """Two cells of a row change places."""
    at = rng.randrange(len(lines))
    mark = "\t" if "\t" in lines[at] else "|"
    cells = lines[at].split(mark)
    rng.shuffle(cells)
    return [*lines[:at], mark.join(cells), *lines[at + 1 :]], {at + 1}


def lose_cell(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """A cell of a row is missing, or stands there twice."""
    at = rng.randrange(len(lines))
    mark = "\t" if "\t" in lines[at] else "|"
    cells = lines[at].split(mark)
    where = rng.randrange(len(cells))
    cells[where : where + 1] = [] if rng.random() < 0.5 else [cells[where]] * 2
    return [*lines[:at], mark.join(cells), *lines[at + 1 :]], {at + 1}


def lose_marks(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """What parts the cells is gone from some lines: glued digits."""
    at, count = rng.randrange(len(lines)), rng.randint(1, 6)
    glue = rng.choice(["", " ", "   "])
    some = [line.replace("\t", glue).replace("|", glue) for line in lines[at : at + count]]
    return lines[:at] + some + lines[at + count :], set(range(at + 1, at + count + 1))


def garble(rng: random.Random, lines: Lines) -> tuple[Lines, set[int]]:
    """Some characters of a line are others."""
    at = rng.randrange(len(lines))
    line = list(lines[at])
    for _ in range(min(len(line), rng.randint(1, 4))):
        line[rng.randrange(len(line))] = rng.choice("乱口ＯO〇lI０/-— \t。")
    return [*lines[:at], "".join(line), *lines[at + 1 :]], {at + 1}


DAMAGES: tuple[Damage, ...] = (
    cut_line,
    cut_file,
    lose_lines,
    double_lines,
    swap_lines,
    shuffle_lines,
    insert_number,
    swap_columns,
    lose_cell,
    lose_marks,
    garble,
)


@dataclass
class Tally:
    """What happened."""

    tried: int = 0
    crashes: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)
    """Cells that were not touched: read as before, or left out."""
    slowest: float = 0.0


def reports(paths: list[Path]) -> Iterator[tuple[str, str, Reading]]:
    """The texts and pages that are damaged, as read when whole."""
    for path in paths:
        for file in sorted(path.rglob("*") if path.is_dir() else [path]):
            if file.suffix in (".txt", ".html"):
                found = read(file.name, file.read_bytes())
                if isinstance(found, Reading) and found.facts:
                    yield file.name, "\n".join(found.lines), found


def damaged_texts(paths: list[Path], count: int, rng: random.Random, tally: Tally) -> None:
    """Reads damaged reports and holds every fact to the whole one."""
    whole = list(reports(paths))
    for _ in range(count):
        name, text, before = rng.choice(whole)
        lines, touched = text.split("\n"), set[int]()
        chosen = rng.choices(DAMAGES, k=rng.choice((1, 1, 1, 2)))
        for number, damage in enumerate(chosen):
            if number and len(lines) != len(text.split("\n")):
                break  # the numbers of the lines are no longer those of the whole report
            lines, more = damage(rng, lines)
            touched |= more
        label = f"{name}: {'+'.join(damage.__name__ for damage in chosen)}"
        after = timed(name, "\n".join(lines).encode(), tally, label)
        if isinstance(after, Reading):
            compare(before, after, touched, tally, label)


def timed(name: str, content: bytes, tally: Tally, label: str) -> Reading | Rejected | None:
    """The outcome of reading, with its time; None after a crash."""
    tally.tried += 1
    start = time.perf_counter()
    try:
        return read(name, content)
    except Exception:
        tally.crashes.append(f"{label}\n{traceback.format_exc()}")
        return None
    finally:
        tally.slowest = max(tally.slowest, time.perf_counter() - start)


def compare(before: Reading, after: Reading, touched: set[int], tally: Tally, label: str) -> None:
    """Counts the cells that were not touched and are read otherwise."""
    read_now = {fact.cell: fact for fact in after.facts}
    for fact in before.facts:
        if touched & set(range(fact.line, fact.end_line + 1)):
            continue
        now = read_now.get(fact.cell)
        if now is None:
            tally.kept["left out"] += 1
        elif now.value == fact.value:
            tally.kept["as before"] += 1
        else:
            tally.wrong.append(
                f"{label}: {shown(fact)} -> {shown(now)}, touched {sorted(touched)[:6]}"
            )


def shown(fact: Fact) -> str:
    """A fact in one line."""
    return f"{'/'.join(fact.cell)}={fact.value} ({fact.status}, line {fact.line})"


def damaged_bytes(paths: list[Path], count: int, rng: random.Random, tally: Tally) -> None:
    """Reads files of every format with bytes changed, cut or inserted; only that they come back is
    looked at.
    """
    files = [p for path in paths for p in sorted(path.rglob("*")) if p.suffix in SUFFIXES] or paths
    for _ in range(count):
        path = rng.choice(files)
        content = bytearray(path.read_bytes())
        for _ in range(rng.randint(1, 12)):
            at = rng.randrange(len(content) + 1)
            match rng.randrange(4):
                case 0:
                    content[at : at + 1] = bytes([rng.randrange(256)])
                case 1:
                    del content[at : at + rng.randint(1, 4000)]
                case 2:
                    content[at:at] = rng.randbytes(rng.randint(1, 200))
                case _:
                    content = content[: rng.randrange(1, len(content) + 1)] if content else content
        if isinstance(timed(path.name, bytes(content), tally, path.name), Rejected):
            tally.kept["files rejected"] += 1


# ---- files made to hurt --------------------------------------------------------------------------
HEAD = (
    "某县2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def archive(parts: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return made.getvalue()


def word(body: str, head: str = "") -> bytes:
    """A Word document with a body as it is given."""
    xml = (
        f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body>'
        "</w:document>"
    )
    return archive({"word/document.xml": xml.encode()})


def workbook(rows: str) -> bytes:
    """A workbook with one sheet as it is given."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return archive(
        {
            "xl/workbook.xml": (
                f'<workbook xmlns="{SHEET}" xmlns:r="{office}"><sheets><sheet name="a" r:id="r1"/>'
                "</sheets></workbook>"
            ).encode(),
            "xl/_rels/workbook.xml.rels": b'<R><R Id="r1" Target="worksheets/a.xml"/></R>',
            "xl/worksheets/a.xml": f'<worksheet xmlns="{SHEET}">{rows}</worksheet>'.encode(),
        }
    )


def laughs() -> str:
    """A document type whose entities multiply to a thousand million."""
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE d [<!ENTITY l0 "公开">{steps}]>'


def pdf(stream: bytes, length: int | None = None, kids: str = "3 0 R") -> bytes:
    """A PDF of one page with a content stream, which may lie about its length."""
    said = len(stream) if length is None else length
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + f"2 0 obj<</Type/Pages/Kids[{kids}]/Count 1>>endobj\n".encode()
        + b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        + b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
        + f"4 0 obj<</Length {said}>>stream\n".encode()
        + stream
        + b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        + b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def pages(stream: bytes, count: int) -> bytes:
    """A PDF whose pages all show one content stream."""
    kids = " ".join(f"{number} 0 R" for number in range(10, 10 + count))
    page = (
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font"
        "<</F 5 0 R>>>>>>"
    )
    more = "".join(f"{number} 0 obj{page}endobj\n" for number in range(10, 10 + count))
    whole = pdf(stream, kids=kids).replace(b"/Count 1>>", f"/Count {count}>>".encode())
    return whole.replace(b"trailer", more.encode() + b"trailer")


HOSTILE: dict[str, Callable[[], bytes]] = {
    "100 MB of one line": lambda: b"1" * 100_000_000,
    "8 MB of one line": lambda: (HEAD + "规章\t" + "1" * 7_900_000).encode(),
    "8 MB of lines": lambda: (HEAD + "规章\n0\n" * 720_000).encode(),
    "10,000 columns": lambda: (HEAD + "规章" + "\t0" * 10_000).encode(),
    "40,000 rows of 10 columns": lambda: (
        HEAD + ("一、本年新收政府信息公开申请数量" + "\t0" * 9 + "\n") * 40_000
    ).encode(),
    "HTML, 100,000 deep": lambda: ("<html><body>" + "<div>" * 100_000 + HEAD).encode(),
    "HTML, 3,000 tables deep": lambda: ("<html><body>" + "<table><tr><td>" * 3_000 + HEAD).encode(),
    "HTML, 10,000 columns": lambda: (
        f"<html><body>{HEAD}<table><tr>{'<td>0</td>' * 10_000}</tr></table>".encode()
    ),
    "HTML, 8 MB of <": lambda: b"<html><body></p>" + b"<" * 7_900_000,
    "HTML, 8 MB of cells": lambda: (
        f"<html><body>{HEAD}<table>{'<tr><td>规章<td>0' * 380_000}</table>".encode()
    ),
    "DOCX, XML bomb": lambda: word("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", laughs()),
    "DOCX, entity for a file": lambda: word(
        "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>",
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ),
    "DOCX, 1 GB of blanks": lambda: archive({"word/document.xml": b" " * 1_000_000_000}),
    "DOCX, 16 MB of paragraphs": lambda: word("<w:p><w:r><w:t>0</w:t></w:r></w:p>" * 400_000),
    "DOCX, 250 tables deep": lambda: word(
        "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
    ),
    "DOCX, 10,000 columns": lambda: word(
        f"<w:tbl><w:tr>{'<w:tc><w:p><w:r><w:t>0</w:t></w:r></w:p></w:tc>' * 10_000}</w:tr></w:tbl>"
    ),
    "XLSX, last cell of the sheet": lambda: workbook(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    ),
    "XLSX, merged without end": lambda: workbook(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>'
        + '<mergeCell ref="A1:XFD1048576"/>' * 50_000
        + "</mergeCells>"
    ),
    "ZIP bomb": lambda: archive({f"{n}.txt": b"\0" * 300_000_000 for n in range(4)}),
    "PDF, length too long": lambda: pdf(b"BT /F 12 Tf 60 700 Td (2022) Tj ET", 2_000_000_000),
    "PDF, length negative": lambda: pdf(b"BT /F 12 Tf 60 700 Td (2022) Tj ET", -5),
    "PDF, its own page": lambda: pdf(b"", kids="2 0 R"),
    "PDF, 8 MB of letters": lambda: pdf(b"BT /F 12 Tf 60 700 Td " + b"(0) Tj " * 1_100_000 + b"ET"),
    "PDF, 200 pages full of letters": lambda: pages(
        b"BT /F 12 Tf 60 700 Td " + b"(0) Tj " * 30_000 + b"ET", 200
    ),
    "PDF, 8 MB of lines": lambda: pdf(b"0 0 m 500 0 l S " * 500_000),
    "PDF, 60 MB of nothing": lambda: b"%PDF-1.4\n" + b" " * 60_000_000,
}


def read_hostile(name: str) -> None:
    """Makes and reads one of the files; prints the seconds, the memory that reading took, and the
    outcome.
    """
    content = HOSTILE[name]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    if name.startswith("ZIP"):
        found = open_batch(name, content)
        outcome = found.code if isinstance(found, Rejected) else f"{len(list(found))} members"
    else:
        reading = read(name, content)
        outcome = reading.code if isinstance(reading, Rejected) else f"{len(reading.facts)} facts"
    took = time.perf_counter() - start
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"{took:6.2f} s {max(own, child) / 1024:6.0f} MB  {outcome}")


def hostile(tally: Tally) -> None:
    """Reads every file made to hurt, each in a process of its own."""
    for name in HOSTILE:
        tally.tried += 1
        command = [sys.executable, __file__, "--hostile", name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            tally.crashes.append(f"{name}\n{done.stderr}")
        print(f"  {name:<32} {done.stdout.strip() or 'CRASH'}")


def main() -> None:
    """Prints the figures; exit status 1 after a crash or a wrong number."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "-n", type=int, default=4000, help="damaged texts; half as many files with damaged bytes"
    )
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--hostile", help=argparse.SUPPRESS)
    arguments.add_argument("paths", nargs="*", type=Path, default=[DATA / "reports"])
    given = arguments.parse_args()
    if given.hostile:
        read_hostile(given.hostile)
        return
    rng = random.Random(given.seed)
    tally = Tally()
    damaged_texts(given.paths, given.n, rng, tally)
    print(
        f"damaged texts: {tally.tried} tried, untouched cells {dict(tally.kept)}, "
        f"wrong {len(tally.wrong)}"
    )
    damaged_bytes(given.paths, given.n // 2, rng, tally)
    print(
        f"with damaged bytes: {tally.tried} tried in all, {tally.kept['files rejected']} rejected"
    )
    print("files made to hurt:")
    hostile(tally)
    for line in (*tally.wrong[:20], *tally.crashes[:5]):
        print(line)
    print(
        f"tried {tally.tried}, crashes {len(tally.crashes)}, wrong numbers {len(tally.wrong)}, "
        f"slowest damaged file {1000 * tally.slowest:.0f} ms"
    )
    sys.exit(bool(tally.crashes or tally.wrong))


if __name__ == "__main__":
    main()
