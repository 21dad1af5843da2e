"""Taking a report out, and putting it back: kept with the decisions, so that it stays out however
often it is loaded.

What is taken out are the very texts that are held, all versions of them: a corrected one that comes
later counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from store.index.writing import AgencyYear
from store.loader.decisions import Withdrawal
from store.loader.outcome import Failure
from store.loader.session import Session, change
from store.names import Names


@dataclass(frozen=True, slots=True)
class Withdrew:
    """The files whose texts were taken out, or put back, and whose reports they are."""

    files: tuple[str, ...]
    reports: tuple[AgencyYear, ...]


@dataclass(frozen=True, slots=True)
class NothingToWithdraw:
    """Nothing was changed: no such report is held, or all of it is out, or (to put back) none of it
    is.
    """

    held: int
    """How many texts are held."""


def withdraw(
    index: Path,
    names: Names,
    *,
    file: str = "",
    pair: AgencyYear | None = None,
    undo: bool = False,
) -> Withdrew | NothingToWithdraw | Failure:
    """Take out the texts of a file, or of an agency's report on a year; with `undo` put them
    back.
    """
    return change(
        index, names, lambda session: _withdraw(session, _texts(session, file, pair), undo=undo)
    )


def _texts(
    session: Session,
    file: str,
    pair: AgencyYear | None,
) -> list[tuple[str, str, str, int | None]]:
    where, values = (
        ("file = ?", [file]) if pair is None else ("agency = ? AND year IS ?", list(pair))
    )
    return session.db.execute(
        f"SELECT file, digest, agency, year FROM reports WHERE {where} AND reading_of IS NULL "  # noqa: S608 - words of ours, no input
        "ORDER BY turn",
        values,
    ).fetchall()


def _withdraw(
    session: Session,
    texts: Sequence[tuple[str, str, str, int | None]],
    *,
    undo: bool,
) -> Withdrew | NothingToWithdraw:
    decisions = session.decisions
    chosen = [text for text in texts if (decisions.withdrawn(text[1]) is not None) == undo]
    if not chosen:
        return NothingToWithdraw(len(texts))
    for file, digest, _, _ in chosen:
        before = decisions.withdrawn(digest)
        decisions = (
            decisions.without(before) if before else decisions.with_one(Withdrawal(file, digest))
        )
    session.decide(decisions)
    session.make_whole()
    files = tuple(dict.fromkeys(file for file, *_ in chosen))
    return Withdrew(files, tuple(dict.fromkeys((agency, year) for _, _, agency, year in chosen)))
