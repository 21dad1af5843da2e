"""The audit log: every administrative action, refused ones too, with who, where, what and
result.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.shown import shown, without_tokens
from store.state.databases.database import StateDatabase

KEPT = 10_000
"""Entries. The oldest go when more come: some years of an ordinary bot, and two megabytes."""
LONGEST = 100
"""Characters of what was given and of what came of it that are kept."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An action."""

    number: int
    at: int
    """In seconds since 1970."""
    person: int | None
    """The Telegram user; nobody in particular if it was done in the name of a group."""
    name: str
    chat: int
    action: str
    """The command with the beginning of what followed it."""
    result: str


class Audit:
    """The log."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def note(self, person: int | None, name: str, chat: int, action: str, result: str) -> None:
        """Write an action down; what looks like a token is blotted out, and long texts are cut."""
        with self._db.writing() as connection:
            connection.execute(
                "INSERT INTO audit (at, person, name, chat, action, result) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [self._db.seconds(), person, _kept(name), chat, _kept(action), _kept(result)],
            )
            connection.execute(
                "DELETE FROM audit WHERE number <= (SELECT max(number) FROM audit) - ?", [KEPT]
            )

    def page(self, skip: int, count: int) -> list[AuditEntry]:
        """Some entries, the latest first."""
        rows = self._db.read(
            "SELECT number, at, person, name, chat, action, result FROM audit ORDER BY number DESC "
            "LIMIT ? OFFSET ?",
            [count, skip],
        )
        return [AuditEntry(*row) for row in rows]

    def count(self) -> int:
        """How many there are."""
        row = self._db.first("SELECT count(*) FROM audit")
        if row:
            return int(row[0])
        return 0


def _kept(text: str) -> str:
    line = shown(without_tokens(" ".join(text.split())))
    if len(line) <= LONGEST:
        return line
    return line[: LONGEST - 1] + "…"
