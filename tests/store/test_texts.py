"""Lines and sentences come out of the index as they went in, and other programs can take the lines
out too.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from store.index.functions import add_functions
from store.index.texts import compressed, keep_lines, placed, texts_in, uncompressed, usual
from store.model import Reading
from store.reading import read
from store.reference import DATA
from tests.opening import opened
from tests.store.made import Workshop, report

SIGNS = st.sampled_from(
    [*"政府公开，。a b1\t\"\\'[]\u3000\n\r\x0b\u2028\U00020000 ", "**", "第二十条"]
)
TEXTS = st.lists(SIGNS, min_size=1, max_size=12).map("".join)
LINES = st.dictionaries(st.integers(1, 40), TEXTS.filter(str.strip)).map(
    lambda lines: dict(sorted(lines.items()))
)
SPANS = st.lists(
    st.tuples(st.integers(1, 42), st.integers(0, 3)).map(lambda one: (one[0], sum(one)))
)
DOCUMENT = DATA.parent / "docs" / "schema.md"
ODD = report().replace(
    "全年工作平稳有序，公众满意。", "全年**工作**平稳，\n公开 open\ndata 12 次。\n\n公众   满意。"
)


def reading_of(path: Path) -> Reading:
    reading = read(path.name, path.read_bytes())
    assert isinstance(reading, Reading)
    return reading


@given(LINES, st.sampled_from([b"", usual()]))
def test_lines_come_out_as_they_went_in(lines: dict[int, str], words: bytes) -> None:
    assert uncompressed(compressed(lines, words), words) == lines


class Kept:
    """The tables of lines, with those of one report."""

    def __init__(self, lines: dict[int, str], spans: list[tuple[int, int]]) -> None:
        self.db = Database(memory=True)
        self.db.conn.executescript(
            "CREATE TABLE figure_lines (report, line, text); CREATE TABLE texts (report, lines);"
            "CREATE TABLE usual_text (words); INSERT INTO usual_text VALUES (x'6162')"
        )
        keep_lines(self.db, 7, lines, spans, b"ab")
        self.texts = texts_in(self.db)


@given(LINES, SPANS, st.integers(1, 42), st.integers(0, 5))
def test_lines_are_found_wherever_figures_stand(
    lines: dict[int, str], spans: list[tuple[int, int]], first: int, more: int
) -> None:
    kept = Kept(lines, spans)
    assert kept.texts.of(7) == lines
    assert list(kept.texts.of(7)) == list(lines)
    wanted = [(line, text) for line, text in lines.items() if first <= line <= first + more]
    assert kept.texts.some(7, first, first + more) == wanted
    (count,) = kept.db.execute("SELECT count(*) FROM figure_lines").fetchone()
    assert count == sum(any(a <= line <= b for a, b in spans) for line in lines)
    kept.db.close()


@given(LINES, st.integers(1, 42), st.integers(0, 3), TEXTS, st.booleans(), st.data())
def test_a_sentence_comes_out_as_it_went_in(
    lines: dict[int, str], line: int, more: int, text: str, part: bool, data: st.DataObject
) -> None:
    there = "".join(lines.get(number, "") for number in range(line, line + more + 1))
    if part and there:
        start = data.draw(st.integers(0, len(there) - 1))
        text = there[start : data.draw(st.integers(start + 1, len(there)))]
    kept = Kept(lines, [])
    place, length, own = placed(line, line + more, text, lines)
    assert kept.texts.sentence(7, line, line + more, place, length, own) == text
    kept.db.close()


def test_the_index_gives_what_was_read(workshop: Workshop) -> None:
    samples = {path.name: path.read_bytes() for path in sorted((DATA / "reports").glob("*.txt"))}
    for name, content in (samples | {"odd.txt": ODD.encode()}).items():
        workshop.write(name, content)
    workshop.load()
    index = opened(workshop.index)
    for held in index.held():
        reading = reading_of(workshop.folder / held.file)
        told = [
            (one.section, one.line, one.end_line, one.text, one.figures)
            for one in index.sentences([held])
        ]
        assert told == [
            (one.section, one.line, one.end_line, one.text, one.figures)
            for one in reading.sentences
        ]
        assert index.lines(held, 1, len(reading.lines)) == [
            (number, " ".join(text.split()))
            for number, text in enumerate(reading.lines, 1)
            if text.strip()
        ]
    with closing(sqlite3.connect(workshop.index)) as connection:
        found = connection.execute(
            "SELECT count(*), count(place), count(text) FROM sentences"
        ).fetchone()
    assert found[1] > 0.9 * found[0], "hardly a sentence is kept twice"
    assert found[1] + found[2] == found[0]


def test_queries_of_ours_have_lines_and_sentences(workshop: Workshop) -> None:
    workshop.write("a.txt", ODD)
    workshop.load()
    index = opened(workshop.index)
    (held,) = index.held()
    with closing(sqlite3.connect(workshop.index)) as connection:
        add_functions(connection)
        connection.row_factory = sqlite3.Row  # As Datasette has it.
        lines = connection.execute(
            "SELECT json_extract(j.value, '$[0]'), json_extract(j.value, '$[1]') FROM json_each(lines_of(?)) j",
            [held.id],
        ).fetchall()
        assert [(line, " ".join(text.split())) for line, text in lines] == index.lines(held, 1, 999)
        said = connection.execute("SELECT words_of(id) FROM sentences ORDER BY id").fetchall()
        assert [text for (text,) in said] == [one.text for one in index.sentences([held])]
        assert tuple(connection.execute("SELECT words_of(999)").fetchone()) == (None,)
        sought = "SELECT count(*) FROM prose WHERE prose MATCH sought(?)"
        assert tuple(connection.execute(sought, ["公眾滿意"]).fetchone()) == (1,)
        assert tuple(connection.execute(sought, [""]).fetchone()) == (0,)


def test_the_way_that_the_document_says_gives_every_line(
    workshop: Workshop, tmp_path: Path
) -> None:
    workshop.write("a.txt", ODD)
    workshop.load()
    (code,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "lines.py").write_text(code, encoding="utf-8")
    workshop.index.rename(tmp_path / "index.db")
    command = [sys.executable, "-I", "lines.py"]  # Without the program: any Python will do.
    done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
    reading = reading_of(workshop.folder / "a.txt")
    assert done.stdout.splitlines() == [
        f"a.txt {number} {text}" for number, text in enumerate(reading.lines, 1) if text.strip()
    ]
