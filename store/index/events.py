"""What happened to the reports, numbered, noted in the same transaction: so that whoever tells of
it misses nothing.

An event says which text of an agency and year counts now, and which did before; or that a text is
read better; or that other problems were found in it through a report of another year. Its
fingerprint depends on the content alone, so that an index that was made anew from the same files
has the same fingerprints under other numbers.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlite_utils import Database


from store.index.kinds import SETTLED

TOGETHER = 500
"""Agencies that are looked at with one query."""


class Happened(StrEnum):
    """What happened to the report of an agency and year."""

    NEW = "new"
    CHANGED = "changed"
    """Another text counts now."""
    GONE = "gone"
    """No text counts any more."""
    CORRECTED = "corrected"
    """The text is the same; it is read better now, and other figures or problems were found in
    it.
    """
    PROBLEMS = "problems"
    """The text is the same; the problems found in it, by comparing it with another year's, are
    others.
    """


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened."""

    number: int
    load: int
    """What happened in one load (or assignment, or rolling back) has the same number here."""
    agency: str
    year: int | None
    kind: Happened
    report: int | None
    """The text that counts now, by its id in the index; see `Index.reports`."""
    before: int | None
    """The text that counted before."""
    fingerprint: str


class EventSubject(NamedTuple):
    """What a text counts for: the report of an agency and year; where it is not known whose, that
    of a file.
    """

    agency: str
    year: int | None
    file: str
    """Empty where the agency is known."""


class Counting(NamedTuple):
    """A text that counts."""

    report: int
    digest: str


Findings = dict[int, str]
"""The problems across years of each report, as text that can be compared."""


def findings(db: Database, agencies: Iterable[str]) -> Findings:
    """The problems across years as they are now, of the texts that count."""
    found: dict[int, list[str]] = defaultdict(list)
    for chosen in _portions(agencies):
        for report, code, line, values in db.execute(
            'SELECT report, code, line, "values" FROM problems_across_years '
            "JOIN reports ON id = report "
            "WHERE current AND agency IN (SELECT value FROM json_each(?)) "
            "ORDER BY report, position",
            [chosen],
        ):
            found[report].append(f"{code} {line} {values}")
    return {report: "\n".join(each) for report, each in found.items()}


def note_events(
    db: Database,
    agencies: Collection[str],
    before: Findings,
    corrected: Mapping[int, int],
) -> None:
    """Note what has happened to the reports of some agencies since the last time; `before` are the
    findings of then.

    `corrected` are the reports that are read otherwise than they were, with the rows of the
    readings before.
    """
    noted, counting = _noted(db, agencies), _counting(db, agencies)
    load = int(db.execute("SELECT ifnull(max(load), 0) + 1 FROM events").fetchone()[0])
    changed: set[int] = set()
    for subject in sorted({*noted, *counting}, key=str):
        old, new = noted.get(subject), counting.get(subject)
        if (old and old.report) != (new and new.report):
            changed |= {new.report} if new else set()
            _note(
                db, load, subject, _kind(old, new), new, old, _text_fingerprint(subject, old, new)
            )
        elif new and new.report in corrected:
            changed.add(new.report)
            earlier = Counting(corrected[new.report], new.digest)
            fingerprint = _fingerprint(
                subject.agency, subject.year, new.digest, "corrected", _said(db, new.report)
            )
            _note(db, load, subject, Happened.CORRECTED, new, earlier, fingerprint)
    after = findings(db, agencies)
    for subject, text in counting.items():
        if text.report not in changed and after.get(text.report) != before.get(text.report):
            words = after.get(text.report, "")
            fingerprint = _fingerprint(subject.agency, subject.year, text.digest, "problems", words)
            _note(db, load, subject, Happened.PROBLEMS, text, text, fingerprint)


def note_all(db: Database) -> None:
    """Note the texts of an index that comes from before there were events."""
    agencies = [
        agency
        for (agency,) in db.execute(
            "SELECT DISTINCT agency FROM reports WHERE current ORDER BY agency"
        )
    ]
    for subject, text in _counting(db, agencies).items():
        _note(db, 0, subject, Happened.NEW, text, None, _text_fingerprint(subject, None, text))


def _kind(old: Counting | None, new: Counting | None) -> Happened:
    if new is None:
        return Happened.GONE
    if old is None:
        return Happened.NEW
    return Happened.CHANGED


def _note(
    db: Database,
    load: int,
    subject: EventSubject,
    kind: Happened,
    new: Counting | None,
    old: Counting | None,
    fingerprint: str,
) -> None:
    db.execute(
        "INSERT INTO events (load, agency, year, file, kind, report, before, fingerprint) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [load, *subject, kind.value, new and new.report, old and old.report, fingerprint],
    )


def _noted(db: Database, agencies: Iterable[str]) -> dict[EventSubject, Counting]:
    """The texts that counted when that was last noted."""
    found: dict[EventSubject, Counting] = {}
    for chosen in _portions(agencies):
        for agency, year, file, report, digest in db.execute(
            "SELECT e.agency, e.year, e.file, r.id, r.digest FROM events e "
            "LEFT JOIN reports r ON r.id = e.report "
            "WHERE e.agency IN (SELECT value FROM json_each(?)) ORDER BY e.number",
            [chosen],
        ):
            found.pop(EventSubject(agency, year, file), None)
            if report is not None:
                found[EventSubject(agency, year, file)] = Counting(report, digest)
    return found


def _counting(db: Database, agencies: Iterable[str]) -> dict[EventSubject, Counting]:
    """The texts that count now."""
    sql = (
        f"SELECT agency, year, iif({SETTLED}, '', file), id, digest "  # noqa: S608 - words of ours, no input
        "FROM reports "
        "WHERE current AND agency IN (SELECT value FROM json_each(?)) ORDER BY agency, year, file"
    )
    rows = chain.from_iterable(db.execute(sql, [chosen]) for chosen in _portions(agencies))
    return {
        EventSubject(agency, year, file): Counting(report, digest)
        for agency, year, file, report, digest in rows
    }


def _text_fingerprint(subject: EventSubject, old: Counting | None, new: Counting | None) -> str:
    return _fingerprint(
        subject.agency, subject.year, *(("", new.digest) if new else ("gone", old and old.digest))
    )


def _said(db: Database, report: int) -> list[tuple[object, ...]]:
    """What was read from a text, as far as anybody is told of it."""
    facts = db.execute(
        "SELECT cell, value FROM kept_facts WHERE report = ? ORDER BY cell", [report]
    ).fetchall()
    problems = db.execute(
        'SELECT code, "values" FROM problems WHERE report = ? ORDER BY position', [report]
    ).fetchall()
    return [*facts, *problems]


def _fingerprint(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:32]


def _portions(agencies: Iterable[str]) -> Iterator[str]:
    every = sorted(agencies)
    for start in range(0, len(every), TOGETHER):
        yield json.dumps(every[start : start + TOGETHER], ensure_ascii=False)
