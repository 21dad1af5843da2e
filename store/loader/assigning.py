"""Settling whose a report is, where the report itself does not say it well enough."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from store.index.kinds import SETTLED
from store.loader.decisions import Settlement
from store.loader.outcome import Failure
from store.loader.session import Session, change
from store.model import Agency
from store.names import Names

MOST_NAMED = 5
"""Files that are named where the one that was asked for is not there."""
COMPARED = 1000
"""Files whose names are compared with the one that was asked for."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A report that was settled."""

    file: str
    before: str
    """The name that it was kept under."""
    agency: str
    year: int | None


@dataclass(frozen=True, slots=True)
class NoSuchFile:
    """No file of that name is held; `near` are some that may be meant."""

    file: str
    near: tuple[str, ...]


def assign(file: str, agency: Agency, index: Path, names: Names) -> Assigned | NoSuchFile | Failure:
    """Let a file's report be that of an agency from now on, however often it is loaded."""
    done = assign_all([(file, agency)], index, names)
    return done[0] if isinstance(done, list) else done


def assign_all(
    settled: Sequence[tuple[str, Agency]], index: Path, names: Names
) -> list[Assigned | NoSuchFile] | Failure:
    """Settles whose several files are, in one change; of each what came of it, in their order."""

    def work(session: Session) -> list[Assigned | NoSuchFile]:
        done = [_assign(session, file, agency) for file, agency in settled]
        session.make_whole()
        return done

    return change(index, names, work)


def _assign(session: Session, file: str, agency: Agency) -> Assigned | NoSuchFile:
    row = session.db.execute(
        "SELECT printed, year, digest, agency FROM reports WHERE file = ? AND present", [file]
    ).fetchone()
    if row is None:
        return NoSuchFile(file, _near(session, file))
    printed, year, digest, before = row
    session.decide(session.decisions.with_one(Settlement(file, printed, year, digest, agency.name)))
    return Assigned(file, before, agency.name, year)


def _near(session: Session, file: str) -> tuple[str, ...]:
    """Files whose name is like it, those that wait to be settled first."""
    rows = session.db.execute(f"SELECT file FROM reports WHERE present ORDER BY {SETTLED}, file")  # noqa: S608 - words of ours, no input
    held = [str(row[0]) for row in rows]
    ending = [name for name in held if name.endswith("/" + file)]
    like = difflib.get_close_matches(file, held[:COMPARED], n=MOST_NAMED, cutoff=0.5)
    return tuple(dict.fromkeys([*ending, *sorted(like, key=held.index), *held]))[:MOST_NAMED]
