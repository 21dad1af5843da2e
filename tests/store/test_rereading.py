"""What another reader read is read again, once, and only what it read otherwise is told."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import store
from store.index import Event, Happened
from store.index.scope import IndexScope
from store.loader import Loaded, RolledBack, assign, load, reader, rollback
from store.measures import Measure
from store.reference import REFERENCE
from tests.reading.test_scans import RECORDED
from tests.store.made import NEW, PINGLUO, XIJI, Workshop, report
from tests.store.test_archives import archive

TABLES = (
    *(
        "reports",
        "facts",
        "sums",
        "figure_lines",
        "texts",
        "sentences",
        "prose_figures",
        "problems",
    ),
    *("counted", "columns", "events"),
)
MISREAD = ("reports", "events")
WHAT_READING_TAKES = """
import json, sys
opened = set()
sys.addaudithook(lambda event, about: opened.add(str(about[0])) if event == "open" else None)
from pathlib import Path
from store.reading import read
for path in sorted(Path(sys.argv[1]).rglob("*.*")):
    read(path.name, path.read_bytes())
read("错.txt", b"404 Not Found")
read("繁.txt", "政府信息公開工作年度報告 機關 縣".encode())
read("疑.txt", "某县2022年政府信息公开工作年度报告\\n行政事业性收赞\\t5（其中1件）\\n".encode())
from store.reading import read_document
from store.reading.formats.ocr.told import document
pages = [json.loads(line) for line in Path(sys.argv[2]).read_text("utf-8").splitlines()]
pages[1]["page"]["text"] = pages[1]["page"]["text"].replace("19", "14", 1)
read_document("扫.pdf", document(pages))
modules = {name for name, module in sys.modules.items() if getattr(module, "__file__", None)}
print(json.dumps([sorted(opened), sorted(modules)]))
"""


def rows(workshop: Workshop) -> dict[str, list[tuple[object, ...]]]:
    """All that the index keeps."""
    db = sqlite3.connect(workshop.index)
    found = {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    db.close()
    return found


def said(workshop: Workshop) -> list[str]:
    """All sentences of the reports that count."""
    index = workshop.open()
    return sorted(one.text for one in index.sentences(index.held()))


def lines(workshop: Workshop) -> dict[str, list[tuple[int, str]]]:
    """All lines of the reports that count."""
    index = workshop.open()
    return {held.file: index.lines(held, 1, 999) for held in index.held()}


def events(workshop: Workshop, after: int) -> list[Event]:
    index = workshop.open()
    found = index.events_after(after)
    index.close()
    return found


@pytest.fixture
def loaded(workshop: Workshop) -> Workshop:
    for name, text in {"甲.txt": report(PINGLUO), "乙.txt": report(XIJI)}.items():
        path = workshop.write(name, text)
        os.utime(path, ns=(0, 1_600_000_000_000_000_000))
    workshop.load()
    return workshop


def test_what_is_read_the_same_is_counted_and_changes_nothing(loaded: Workshop) -> None:
    before = rows(loaded)
    loaded.read_by_another()
    assert loaded.load() == Loaded(unchanged=["乙.txt", "甲.txt"], reread=["乙.txt", "甲.txt"])
    assert rows(loaded) == before


def test_it_is_done_once(loaded: Workshop) -> None:
    loaded.read_by_another()
    loaded.load()
    assert loaded.load() == Loaded(unchanged=["乙.txt", "甲.txt"])


def test_every_file_is_read_again_when_that_is_asked_for(loaded: Workshop) -> None:
    done = load([loaded.folder], loaded.index, loaded.names, again=True)
    assert done == Loaded(unchanged=["乙.txt", "甲.txt"], reread=["乙.txt", "甲.txt"])


def test_a_figure_that_was_misread_is_put_right_everywhere_and_told(loaded: Workshop) -> None:
    right = rows(loaded)
    loaded.read_by_another(
        'UPDATE columns SET "values" = zeroblob(length("values")) WHERE area = 6402',
        new=50,
        file="甲.txt",
    )
    assert loaded.new_requests() == [50]
    done = loaded.load()
    (corrected,) = done.corrected
    (change,) = corrected.cells
    assert (corrected.file, corrected.problems) == ("甲.txt", (2, 2))
    assert change.cell == NEW
    assert [side.value for side in (change.old, change.new) if side] == [50, 5]
    assert done.reread == done.unchanged == ["乙.txt", "甲.txt"]
    assert loaded.new_requests() == [5]
    index = loaded.open()
    standings = index.standings()
    assert standings.values(Measure("new", "total"), standings.frame(IndexScope((2022,)))) == [
        50_000,
        50_000,
    ]
    assert index.standings().count(IndexScope((2022,))) == 2
    index.close()
    for table in ("counted", "columns"):
        assert sorted(rows(loaded)[table]) == sorted(right[table])
    (event,) = events(loaded, len(right["events"]))
    assert (event.agency, event.kind) == (PINGLUO, Happened.CORRECTED)
    assert event.report != event.before


def test_the_reading_before_is_no_version_of_the_report(loaded: Workshop) -> None:
    loaded.read_by_another(new=50)
    loaded.load()
    index = loaded.open()
    assert len(index.versions(PINGLUO)) == len(index.held(PINGLUO)) == 1
    assert len(index.held(superseded=True)) == 2
    index.close()
    rollback(PINGLUO, 2022, loaded.index, loaded.names)
    assert loaded.new_requests() == [5], "there is nothing to go back to"


def test_what_was_rolled_back_stays_so(loaded: Workshop) -> None:
    loaded.write("甲.txt", report(PINGLUO, new=6))
    loaded.load()
    assert isinstance(rollback(PINGLUO, 2022, loaded.index, loaded.names), RolledBack)
    loaded.read_by_another(new=50)
    assert [one.file for one in loaded.load().corrected] == ["乙.txt", "甲.txt"]
    assert loaded.new_requests() == [5]
    rollback(PINGLUO, 2022, loaded.index, loaded.names, undo=True)
    assert loaded.new_requests() == [6]


def test_what_was_assigned_stays_so(loaded: Workshop) -> None:
    assign("甲.txt", loaded.names.agency(XIJI), loaded.index, loaded.names)
    loaded.read_by_another(new=50)
    loaded.load()
    assert loaded.new_requests(PINGLUO) == []
    assert loaded.new_requests(XIJI) == [5]


def test_a_report_whose_year_was_misread_goes_where_it_belongs(loaded: Workshop) -> None:
    before = len(rows(loaded)["events"])
    loaded.read_by_another(
        *(f"UPDATE {table} SET year = 2012 WHERE agency LIKE '%平罗%'" for table in MISREAD)
    )
    loaded.load()
    assert loaded.new_requests(PINGLUO, 2012) == []
    assert loaded.new_requests(PINGLUO, 2022) == [5]
    assert [(event.year, event.kind) for event in events(loaded, before)] == [
        (2012, Happened.GONE),
        (2022, Happened.NEW),
    ]


def test_which_of_two_files_counts_is_what_it_was(loaded: Workshop) -> None:
    loaded.write("后.txt", report(PINGLUO, new=7))
    loaded.load()
    loaded.write("甲.txt", report(PINGLUO, new=8))
    loaded.load()
    loaded.read_by_another(new=50)
    loaded.load()
    assert loaded.new_requests() == [8]


def test_what_differs_around_the_figures_is_put_right_and_not_told(loaded: Workshop) -> None:
    before, said_before = rows(loaded), said(loaded)
    loaded.read_by_another(
        "UPDATE sentences SET text = '另一句。'",
        "DELETE FROM texts",
        "UPDATE reports SET title = ''",
    )
    assert loaded.load().corrected == []
    after = rows(loaded)
    for table in ("figure_lines", "texts", "events"):
        assert after[table] == before[table]
    assert said(loaded) == said_before
    index = loaded.open()
    assert all(held.title for held in index.held())
    index.close()


@pytest.mark.parametrize(
    "otherwise",
    [
        "UPDATE sentences SET place = place + 1",
        "UPDATE texts SET lines = (SELECT lines FROM texts ORDER BY report DESC LIMIT 1)",
        "INSERT INTO figure_lines SELECT report, 3, '另一行' FROM texts",
        "DELETE FROM kept_facts WHERE line = 21",
        "UPDATE fact_kinds SET more_lines = 2",
    ],
)
def test_lines_and_sentences_are_those_of_today_whatever_was_kept_otherwise(
    loaded: Workshop, otherwise: str
) -> None:
    lines_before, said_before = lines(loaded), said(loaded)
    loaded.read_by_another(otherwise)
    loaded.load()
    assert lines(loaded) == lines_before
    assert said(loaded) == said_before
    assert loaded.new_requests() == [5]
    kept = rows(loaded)
    loaded.read_by_another()
    loaded.load()
    assert rows(loaded) == kept


def test_what_an_earlier_reading_said_stays_although_its_lines_go(loaded: Workshop) -> None:
    said_before = said(loaded)
    loaded.read_by_another(
        "UPDATE prose_figures SET phrase = '另'", "UPDATE sentences SET section = 'other'"
    )
    loaded.load()
    assert said(loaded) == said_before
    with closing(sqlite3.connect(loaded.index)) as db:
        moved = db.execute(
            "SELECT s.text FROM sentences s JOIN reports r ON r.id = s.report WHERE r.reading_of IS NOT NULL"
        ).fetchall()
    assert sorted(text for (text,) in moved) == said_before


def test_a_text_that_comes_back_is_read_as_texts_are_now(loaded: Workshop) -> None:
    loaded.read_by_another(new=50)
    loaded.write("甲.txt", report(PINGLUO, new=6))
    loaded.load()
    loaded.write("甲.txt", report(PINGLUO, new=5))
    assert loaded.load().changed == ["甲.txt"]
    assert loaded.new_requests() == [5]


def test_what_the_reader_of_today_rejects_is_named_and_stays_as_it_was(loaded: Workshop) -> None:
    path = loaded.folder / "甲.txt"
    path.write_bytes(b"".ljust(path.stat().st_size))
    os.utime(path, ns=(0, 1_600_000_000_000_000_000))
    loaded.read_by_another()
    done = loaded.load()
    assert ([one.file for one in done.rejected], done.reread) == (["甲.txt"], ["乙.txt"])
    assert loaded.new_requests() == [5]


def test_members_of_archives_are_read_again_too(workshop: Workshop) -> None:
    path = workshop.write("批.zip", archive(甲=report(PINGLUO), 乙=report(XIJI)))
    os.utime(path, ns=(0, 1_600_000_000_000_000_000))
    workshop.load()
    workshop.read_by_another(new=50)
    done = workshop.load()
    assert (
        [one.file for one in done.corrected]
        == done.reread
        == ["批.zip/甲.txt", "批.zip/乙.txt"][::-1]
    )
    assert workshop.load() == Loaded(unchanged=["批.zip/乙.txt", "批.zip/甲.txt"])


def test_a_reader_that_was_there_before_finds_what_it_found_then(loaded: Workshop) -> None:
    """Two versions of the program by turns: what is told the second time has the fingerprint of the
    first.
    """
    last = events(loaded, 0)[-1].number
    for _ in range(2):
        loaded.read_by_another(new=50)
        loaded.load()
    first, second, *again = (event.fingerprint for event in events(loaded, last))
    assert again == [first, second]


def test_another_source_list_or_library_is_another_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {reader.reader.__wrapped__()}
    monkeypatch.setattr(reader, "SOURCES", reader.SOURCES[:-1])
    names.add(reader.reader.__wrapped__())
    monkeypatch.setattr(reader, "LISTS", reader.LISTS[:-1])
    names.add(reader.reader.__wrapped__())
    monkeypatch.setattr(reader, "version", lambda library: f"9 {library}")
    names.add(reader.reader.__wrapped__())
    assert len(names) == 4


def test_the_reader_is_named_after_all_that_reading_takes() -> None:
    root = Path(store.__file__).parent
    made = [
        sys.executable,
        "-c",
        WHAT_READING_TAKES,
        str(REFERENCE.parent / "reports"),
        str(RECORDED),
    ]
    done = subprocess.run(made, cwd=root.parent, check=True, capture_output=True, timeout=120)
    opened, modules = json.loads(done.stdout)
    lists = {Path(path).name for path in opened if Path(path).parent == REFERENCE}
    assert lists == set(reader.LISTS)
    ours = {name.replace(".", "/") for name in modules if name.startswith("store.")}
    covered = tuple(f"store/{source.removesuffix('.py')}" for source in reader.SOURCES)
    assert {name for name in ours if not name.startswith(covered)} == set()
