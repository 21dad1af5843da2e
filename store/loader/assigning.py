"""Settling whose a report is and of which year, where the report itself does not say it well
enough.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from store.index.kinds import SETTLED
from store.loader.decisions import Settlement, YearGiven
from store.loader.outcome import Failure
from store.loader.session import Session, change
from store.model import Agency
from store.names import Names

MOST_NAMED = 5
"""Files that are named where the one that was asked for is not there."""
COMPARED = 1000
"""Files whose names are compared with the one that was asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be settled of a file's report: whose it is, or of which year, or both."""

    file: str
    agency: Agency | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Assigned:
    """A report that was settled."""

    file: str
    before: str
    """The name that it was kept under."""
    year_before: int | None
    agency: str
    year: int | None


@dataclass(frozen=True, slots=True)
class NothingAssigned:
    """Nothing was settled of a file's report that could be taken back."""

    file: str


@dataclass(frozen=True, slots=True)
class NoSuchFile:
    """No file of that name is held; `near` are some that may be meant."""

    file: str
    near: tuple[str, ...]


def assign(
    file: str,
    agency: Agency | None,
    index: Path,
    names: Names,
    *,
    year: int | None = None,
) -> Assigned | NoSuchFile | Failure:
    """Let a file's report be that of an agency, or that on a year, from now on, however often it is
    loaded.
    """
    done = assign_all([Wanted(file, agency, year)], index, names)
    if isinstance(done, list):
        return done[0]
    return done


def assign_all(
    wanted: Sequence[Wanted],
    index: Path,
    names: Names,
) -> list[Assigned | NoSuchFile] | Failure:
    """Settles several files, in one change; of each what came of it, in their order."""

    def work(session: Session) -> list[Assigned | NoSuchFile]:
        done = [_assign(session, one) for one in wanted]
        session.make_whole()
        return done

    return change(index, names, work)


def unassign(
    file: str,
    index: Path,
    names: Names,
) -> Assigned | NothingAssigned | NoSuchFile | Failure:
    """Take back what was settled of a file's report: it is whose and of which year it says
    itself.
    """
    return change(index, names, lambda session: _unassign(session, file))


def _assign(session: Session, wanted: Wanted) -> Assigned | NoSuchFile:
    held = _held(session, wanted.file)
    if held is None:
        return NoSuchFile(wanted.file, _near(session, wanted.file))
    digest, printed, stated, agency, year = held
    decisions = session.decisions
    if wanted.agency is not None:
        decisions = decisions.with_one(
            Settlement(wanted.file, printed, stated, digest, wanted.agency.name)
        )
    if wanted.year is not None:
        decisions = decisions.with_one(YearGiven(wanted.file, printed, stated, digest, wanted.year))
    session.decide(decisions)
    return Assigned(wanted.file, agency, year, *_now(session, wanted.file))


def _unassign(session: Session, file: str) -> Assigned | NothingAssigned | NoSuchFile:
    held = _held(session, file)
    if held is None:
        return NoSuchFile(file, _near(session, file))
    settled = session.decisions.assigned(file, held.digest)
    if not settled:
        return NothingAssigned(file)
    session.decide(session.decisions.without(*settled))
    session.make_whole()
    return Assigned(file, held.agency, held.year, *_now(session, file))


class _Held(NamedTuple):
    """The text that a file has now, and what it is kept as."""

    digest: str
    printed: str
    stated: int | None
    agency: str
    year: int | None


def _held(session: Session, file: str) -> _Held | None:
    row = session.db.execute(
        "SELECT digest, printed, stated_year, agency, year FROM reports WHERE file = ? AND present",
        [file],
    ).fetchone()
    return row and _Held(*row)


def _now(session: Session, file: str) -> tuple[str, int | None]:
    """What a file that is held is kept as now."""
    held = _held(session, file)
    if held:
        return (held.agency, held.year)
    return ("", None)


def _near(session: Session, file: str) -> tuple[str, ...]:
    """Files whose name is like it, those that wait to be settled first."""
    rows = session.db.execute(f"SELECT file FROM reports WHERE present ORDER BY {SETTLED}, file")  # noqa: S608 - words of ours, no input
    held = [str(row[0]) for row in rows]
    ending = [name for name in held if name.endswith("/" + file)]
    like = difflib.get_close_matches(file, held[:COMPARED], n=MOST_NAMED, cutoff=0.5)
    return tuple(dict.fromkeys([*ending, *sorted(like, key=held.index), *held]))[:MOST_NAMED]
