"""Putting readings into the index. All of a load happens in one transaction, held by the loader."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from store.index.records import to_scaled
from store.model import Agency, Cell, Reading
from store.reference import indicators


def forget(db: Database, file: str) -> None:
    """Take a file's report out of the index, with all that it says."""
    db.execute("DELETE FROM reports WHERE file = ?", [file])


def remember(db: Database, reading: Reading, agency: Agency, stamp: tuple[str, int, int]) -> int:
    """Put a reading in; `stamp` is the file's digest, size and time of change. Gives the report's id."""
    digest, size, modified = stamp
    division = agency.division
    report = int(
        db.table("reports")
        .insert(
            {
                "file": reading.file,
                "digest": digest,
                "size": size,
                "modified": modified,
                "agency": agency.name,
                "division": division.code if division else None,
                "path": "/".join(division.path) if division else "",
                "level": division.level if division else "",
                "office": agency.office,
                "printed": reading.agency_printed,
                "year": reading.year,
                "form": str(reading.form),
                "title": reading.title,
                "tables": " ".join(sorted(reading.tables)),
                "current": 1,
            }
        )
        .last_rowid
        or 0
    )
    db.conn.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _facts(report, reading))
    db.conn.executemany("INSERT INTO lines VALUES (?, ?, ?)", _lines(report, reading))
    db.conn.executemany("INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?)", _problems(report, reading))
    for sentence in reading.sentences:
        cursor = db.execute(
            "INSERT INTO sentences (report, section, line, end_line, text) VALUES (?, ?, ?, ?, ?)",
            [report, sentence.section, sentence.line, sentence.end_line, sentence.text],
        )
        number = cursor.lastrowid
        db.conn.executemany(
            "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (number, figure.start, figure.phrase, str(figure.value), figure.unit, figure.raw, figure.approximate)
                for figure in sentence.figures
            ],
        )
    return report


def settle_current(db: Database, pairs: Iterable[tuple[str, int | None]]) -> None:
    """Let the report that was put in last be the current one of each agency and year."""
    for agency, year in pairs:
        db.execute(
            "UPDATE reports SET current = (id = "
            "(SELECT max(id) FROM reports WHERE agency = :agency AND year IS :year)) "
            "WHERE agency = :agency AND year IS :year",
            {"agency": agency, "year": year},
        )


def _facts(report: int, reading: Reading) -> Iterator[tuple[object, ...]]:
    numbers: dict[Cell, int] = {cell: number for number, cell in enumerate(indicators(), start=1)}
    for fact in reading.facts:
        yield (
            report,
            numbers[fact.cell],
            to_scaled(fact.value),
            fact.unit,
            fact.raw,
            str(fact.status),
            fact.line,
            fact.end_line,
            fact.reason,
        )


def _lines(report: int, reading: Reading) -> Iterator[tuple[int, int, str]]:
    return ((report, number, text) for number, text in enumerate(reading.lines, start=1) if text.strip())


def _problems(report: int, reading: Reading) -> Iterator[tuple[object, ...]]:
    for position, problem in enumerate(reading.problems):
        values = json.dumps(dict(problem.values), ensure_ascii=False)
        yield (report, position, problem.code, problem.line, problem.end_line, values)
