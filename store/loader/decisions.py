"""What administrators decided, in a file beside the index: the index can be made anew, their
decisions cannot.

Where a text was found that came by itself stands there too, for the same reason.

The file is the record, one JSON object a line in the order in which things were decided; the index
has a copy to work with. Every command that writes the index takes over the file first, and writes
it before it commits: a process that is killed between the two leaves a file that the next one takes
over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never

from store.index.writing import AgencyYear

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class DecisionsBroken:
    """The file of decisions cannot be understood: nothing may be loaded, or what was settled would
    be lost.
    """

    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class Settlement:
    """Whose a report is."""

    file: str
    printed: str
    """What the text prints as its agency; where that is nothing, only the very same text is known
    again.
    """
    year: int | None
    digest: str
    agency: str
    """The full name."""


@dataclass(frozen=True, slots=True)
class YearGiven:
    """Which year a report is on, where it does not say so or is wrong."""

    file: str
    printed: str
    stated: int | None
    """The year that the text says itself; where it says none, only the very same text is known
    again.
    """
    digest: str
    year: int


@dataclass(frozen=True, slots=True)
class PutAside:
    """A text that counts no more for its agency and year."""

    agency: str
    year: int
    digest: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A text that counts for nobody any more, whatever file it comes in; a corrected one of the
    same file does.
    """

    file: str
    digest: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text was found: an answer's source line names it."""

    digest: str
    address: str


Decision = Settlement | YearGiven | PutAside | Withdrawal | Origin


_DEEDS: Final = {
    Settlement: "assign",
    YearGiven: "assign-year",
    PutAside: "rollback",
    Withdrawal: "withdraw",
    Origin: "watch",
}
"""What each is called in the file: the command that made it, or let it be made."""


def beside(index: Path) -> Path:
    """Where an index's decisions are kept."""
    return index.with_name(index.name + ".decisions.jsonl")


def _latest(decided: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions without those that a later one about the same has replaced."""
    every: dict[tuple[object, ...], Decision] = {}
    for one in decided:
        about = _about(one)
        every.pop(about, None)
        every[about] = one
    return tuple(every.values())


def _agencies_by_file(settlements: Iterable[Settlement]) -> dict[tuple[str, str, int | None], str]:
    """Whose files are by what their texts say of themselves, where an agency is printed."""
    return {(one.file, one.printed, one.year): one.agency for one in settlements if one.printed}


def _years_by_file(given: Iterable[YearGiven]) -> dict[tuple[str, str, int | None], int]:
    """The years of files by what their texts say of themselves, where they state a year."""
    return {(one.file, one.printed, one.stated): one.year for one in given if one.stated}


class Decisions:
    """The decisions that hold, in order; the later one where two are about the same."""

    def __init__(self, decided: Iterable[Decision] = ()) -> None:
        self._every = _latest(decided)
        settlements = [one for one in self._every if isinstance(one, Settlement)]
        self._by_text = {(one.file, one.digest): one.agency for one in settlements}
        self._by_digest = {one.digest: one.agency for one in settlements}
        self._by_file = _agencies_by_file(settlements)
        given = [one for one in self._every if isinstance(one, YearGiven)]
        self._year_by_text = {(one.file, one.digest): one.year for one in given}
        self._year_by_digest = {one.digest: one.year for one in given}
        self._year_by_file = _years_by_file(given)

    def __iter__(self) -> Iterator[Decision]:
        return iter(self._every)

    def agency_of(self, file: str, printed: str, year: int | None, digest: str) -> str | None:
        """Whose a text is, if that was settled: the same text, or one of the same file that says
        the same of itself.
        """
        return (
            self._by_text.get((file, digest))
            or self._by_digest.get(digest)
            or self._by_file.get((file, printed, year))
        )

    def year_of(self, file: str, printed: str, stated: int | None, digest: str) -> int | None:
        """Which year a text was said to be on: the same text, or one of the same file that says the
        same of itself.
        """
        return (
            self._year_by_text.get((file, digest))
            or self._year_by_digest.get(digest)
            or self._year_by_file.get((file, printed, stated))
        )

    def assigned(self, file: str, digest: str) -> tuple[Settlement | YearGiven, ...]:
        """What was settled of a text, or of one that its file had."""
        every = (one for one in self if isinstance(one, Settlement | YearGiven))
        return tuple(one for one in every if one.digest == digest or one.file == file)

    def with_one(self, decision: Decision) -> Decisions:
        """These, and another."""
        return Decisions([*self, decision])

    def without(self, *decisions: Decision) -> Decisions:
        """These, without some."""
        return Decisions(one for one in self if one not in decisions)

    def withdrawn(self, digest: str) -> Withdrawal | None:
        """The decision by which a text was taken out, if it was."""
        return next(
            (one for one in self if isinstance(one, Withdrawal) and one.digest == digest), None
        )

    def aside(self, pair: AgencyYear) -> tuple[str, ...]:
        """The texts that were put aside for an agency and year, the last one last."""
        return tuple(
            one.digest
            for one in self
            if isinstance(one, PutAside) and (one.agency, one.year) == pair
        )


def _about(one: Decision) -> tuple[object, ...]:
    """What a decision is about: a later one about the same takes its place."""
    match one:
        case Settlement():
            return one.file, one.digest
        case YearGiven():
            return YearGiven, one.file, one.digest
        case PutAside():
            return one.agency, one.year, one.digest
        case Withdrawal():
            return (one.digest,)
        case Origin():
            return Origin, one.digest
        case _:
            assert_never(one)


def in_file(index: Path) -> Decisions | DecisionsBroken | None:
    """The decisions in the file beside an index; None where there is no such file."""
    path = beside(index)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        return DecisionsBroken(path, 0)
    decided: list[Decision] = []
    for number, line in enumerate(lines, start=1):
        decision = _parsed(line) if line.strip() else None
        if line.strip() and decision is None:
            return DecisionsBroken(path, number)
        decided += [decision] if decision else []
    return Decisions(decided)


def _parsed(line: str) -> Decision | None:
    try:
        match json.loads(line):
            case {
                "decision": "assign",
                "file": str(file),
                "printed": str(printed),
                "year": int() | None as year,
                "digest": str(digest),
                "agency": str(agency),
            }:
                return Settlement(file, printed, year, digest, agency)
            case {
                "decision": "assign-year",
                "file": str(file),
                "printed": str(printed),
                "stated": int() | None as stated,
                "digest": str(digest),
                "year": int(year),
            }:
                return YearGiven(file, printed, stated, digest, year)
            case {"decision": "withdraw", "file": str(file), "digest": str(digest)}:
                return Withdrawal(file, digest)
            case {
                "decision": "rollback",
                "agency": str(agency),
                "year": int(year),
                "digest": str(digest),
            }:
                return PutAside(agency, year, digest)
            case {"decision": "watch", "digest": str(digest), "address": str(address)}:
                return Origin(digest, address)
            case _:
                return None
    except ValueError:
        return None


def write_file(index: Path, decisions: Decisions) -> None:
    """Put the decisions beside the index, all or nothing."""
    path = beside(index)
    lines = [json.dumps(_record(one), ensure_ascii=False) + "\n" for one in decisions]
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _record(one: Decision) -> dict[str, object]:
    return {"decision": _DEEDS[type(one)], **asdict(one)}


def in_index(db: Database) -> Decisions:
    """The index's copy."""
    settled = db.execute(
        "SELECT file, printed, year, digest, agency FROM settlements ORDER BY file, digest"
    )
    given = db.execute(
        "SELECT file, printed, stated, digest, year FROM given_years ORDER BY file, digest"
    )
    aside = db.execute("SELECT agency, year, digest FROM put_aside ORDER BY position")
    out = db.execute("SELECT file, digest FROM withdrawn ORDER BY position")
    origins = db.execute("SELECT digest, address FROM origins ORDER BY position")
    decided: list[Decision] = [Settlement(*row) for row in settled]
    decided += [YearGiven(*row) for row in given]
    decided += [PutAside(*row) for row in aside]
    return Decisions(
        [*decided, *(Withdrawal(*row) for row in out), *(Origin(*row) for row in origins)]
    )


def write_index(db: Database, decisions: Decisions) -> None:
    """Make the index's copy the same."""
    for table in ("settlements", "given_years", "put_aside", "withdrawn", "origins"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    for place, one in enumerate(decisions):
        match one:
            case Settlement():
                row = [one.file, one.printed, one.year, one.digest, one.agency]
                db.execute("INSERT INTO settlements VALUES (?, ?, ?, ?, ?)", row)
            case YearGiven():
                row = [one.file, one.printed, one.stated, one.digest, one.year]
                db.execute("INSERT INTO given_years VALUES (?, ?, ?, ?, ?)", row)
            case PutAside():
                db.execute(
                    "INSERT INTO put_aside VALUES (?, ?, ?, ?)",
                    [one.agency, one.year, one.digest, place],
                )
            case Withdrawal():
                db.execute("INSERT INTO withdrawn VALUES (?, ?, ?)", [one.digest, one.file, place])
            case Origin():
                db.execute("INSERT INTO origins VALUES (?, ?, ?)", [one.digest, one.address, place])
            case _:
                assert_never(one)
