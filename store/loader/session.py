"""One change of the index, whatever it is: opened, decisions taken over, worked on, made whole,
committed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, assert_never

from store.index.events import findings, note_events
from store.index.holdings import renew_holdings
from store.index.kinds import SETTLED
from store.index.placing import place
from store.index.schema import IndexUnusable, open_for_writing
from store.index.texts import texts_in
from store.index.versions import settle_current
from store.index.writing import AgencyYear, give, give_year, transaction
from store.loader.across_years import recheck
from store.loader.decisions import (
    Decisions,
    DecisionsBroken,
    Origin,
    PutAside,
    Settlement,
    Withdrawal,
    YearGiven,
    in_file,
    in_index,
    write_file,
    write_index,
)
from store.loader.identified import tell_anew
from store.loader.outcome import IndexBusy
from store.model import Agency
from store.names import Names
from store.names.settling import Settled

if TYPE_CHECKING:
    from sqlite_utils import Database


T = TypeVar("T")


_OF_BEFORE = f"agency, year, year_given, {SETTLED}"
"""Whose a report was, and of which year, before it is settled anew."""


class Session:
    """The index while it is changed, and what is touched by that."""

    def __init__(self, db: Database, names: Names, decisions: Decisions) -> None:
        self.db = db
        self.names = names
        self.decisions = decisions
        self.touched: set[AgencyYear] = set()
        self.corrected: dict[int, int] = {}
        """The reports that another reader has read otherwise, and the rows of the readings
        before.
        """

    def whose(self, file: str, printed: str, stated: int | None, digest: str, text: str) -> Settled:
        """Whose a text is: as an administrator settled it, failing that as it says itself; `stated`
        is its own year.
        """
        settled = self.decisions.agency_of(file, printed, stated, digest)
        if settled:
            agency = self.names.agency(settled)
            return Settled(agency if agency.is_settled else Agency(settled, None, settled))
        if printed:
            return self.names.settled(printed, text, file)
        return Settled(Agency(file, None, ""))

    def decide(self, decisions: Decisions) -> None:
        """Let other decisions hold from now on."""
        before, self.decisions = self.decisions, decisions
        self.take_over(before)

    def take_over(self, before: Decisions) -> None:
        """Apply the decisions that hold to what is in the index, which has followed those
        `before`.
        """
        changed = set(before) ^ set(self.decisions)
        if changed:
            write_index(self.db, self.decisions)
        for one in sorted(changed, key=str):
            match one:
                case PutAside():
                    self.touched.add((one.agency, one.year))
                case Withdrawal():
                    self.touched |= self._pairs_of(one.digest)
                case Settlement() | YearGiven():
                    self._settle_anew(one)
                case Origin():
                    pass  # It says where a text is from, and changes nothing of what it says.
                case _:
                    assert_never(one)

    def _pairs_of(self, digest: str) -> set[AgencyYear]:
        """For whom and which year a text counts, or would."""
        rows = self.db.execute(
            "SELECT agency, year FROM reports WHERE digest = ? AND reading_of IS NULL", [digest]
        )
        return {(agency, year) for agency, year in rows.fetchall()}

    def _settle_anew(self, settled: Settlement | YearGiven) -> None:
        rows = self.db.execute(
            f"SELECT id, file, printed, stated_year, digest, {_OF_BEFORE} FROM reports "  # noqa: S608 - words of ours
            "WHERE (file = ? OR digest = ?) AND reading_of IS NULL",
            [settled.file, settled.digest],
        ).fetchall()
        texts = texts_in(self.db)
        for number, file, printed, stated, digest, *before in rows:
            lines = texts.of(number)
            whose = self.whose(file, printed, stated, digest, "\n".join(lines.values()))
            given = self.decisions.year_of(file, printed, stated, digest)
            agency, year = whose.agency, stated if given is None else given
            tell_anew(self.db, number, printed, lines.items(), whose, given)
            if before != [agency.name, year, given is not None, agency.is_settled]:
                give(self.db, number, agency)
                give_year(self.db, number, year, given=given is not None)
                self.touched |= {(before[0], before[1]), (agency.name, year)}

    def make_whole(self) -> None:
        """Bring what follows from the texts up to date, for all that was touched."""
        settle_current(self.db, sorted(self.touched, key=str))
        place(self.db, {agency for agency, _ in self.touched})
        if self.touched:
            renew_holdings(self.db)
        agencies = sorted({agency for agency, _ in self.touched})
        before = findings(self.db, agencies)
        recheck(self.db, agencies)
        note_events(self.db, agencies, before, self.corrected)


def change(
    index: Path,
    names: Names,
    work: Callable[[Session], T],
) -> T | IndexUnusable | IndexBusy | DecisionsBroken:
    """Do some work on the index in one transaction; nothing of it is seen until all of it is
    done.
    """
    db = open_for_writing(index)
    if isinstance(db, IndexUnusable):
        return db
    try:
        with transaction(db):
            kept, record = in_index(db), in_file(index)
            if isinstance(record, DecisionsBroken):
                return record
            session = Session(db, names, kept if record is None else record)
            if record is not None:
                session.take_over(before=kept)
            result = work(session)
            if list(record or ()) != list(session.decisions):
                write_file(index, session.decisions)
        return result
    except (sqlite3.Error, OSError) as error:
        busy = (
            isinstance(error, sqlite3.Error)
            and getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY
        )
        if busy:
            return IndexBusy(index)
        return IndexUnusable(index, str(error))
    finally:
        db.close()
