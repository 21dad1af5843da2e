"""The tables of the state database, in the order in which they came about; a published migration is never edited."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("state")


@migrations()
def m001_buttons(db: Database) -> None:
    """A button carries a short token (Telegram allows 64 bytes); what it asks stands here, and outlives a restart."""
    db.table("buttons").create(
        {"token": str, "chat": int, "topic": int, "ask": str, "language": str, "created": int},
        pk="token",
        not_null={"chat", "ask", "language", "created"},
    )
    db.table("buttons").create_index(["created"])


@migrations()
def m002_answered(db: Database) -> None:
    """What was answered already: Telegram may deliver an update again, and people edit what they asked.

    `asked` names a message or a button press, `fingerprint` tells whether its text changed, `answers` are the ids of
    the messages that answer it. The text itself is not kept.
    """
    db.table("answered").create(
        {"chat": int, "asked": str, "fingerprint": str, "answers": str, "created": int},
        pk=("chat", "asked"),
        not_null={"fingerprint", "answers", "created"},
    )
    db.table("answered").create_index(["created"])


@migrations()
def m003_languages(db: Database) -> None:
    """The language last spoken in a chat, by each person (and by the last of them: the empty person)."""
    db.table("languages").create(
        {"chat": int, "person": str, "language": str}, pk=("chat", "person"), not_null={"language"}
    )


@migrations()
def m004_standings(db: Database) -> None:
    """What the bot is in a chat: member, administrator, left, kicked (in a private chat: blocked)."""
    db.table("standings").create({"chat": int, "standing": str, "since": int}, pk="chat", not_null={"standing"})


@migrations()
def m005_admins(db: Database) -> None:
    """The bot's administrators. Its owner is in the settings, so that no database can make somebody that."""
    db.table("admins").create(
        {"person": int, "name": str, "by": int, "since": int}, pk="person", not_null={"name", "by", "since"}
    )


@migrations()
def m006_admissions(db: Database) -> None:
    """Which chats are served (`admitted`: nothing where nobody decided), and which were told that they are not."""
    db.table("admissions").create({"chat": int, "admitted": int, "told": int}, pk="chat", not_null={"told"})


@migrations()
def m007_audit(db: Database) -> None:
    """Who did what where, and what came of it. The numbers go on growing, so that the oldest are known by theirs."""
    db.table("audit").create(
        {"number": int, "at": int, "person": int, "name": str, "chat": int, "action": str, "result": str},
        pk="number",
        not_null={"at", "name", "chat", "action", "result"},
    )
