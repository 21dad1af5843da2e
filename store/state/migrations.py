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
def m005_inbox(db: Database) -> None:
    """Updates that were accepted, so that none is lost when the process dies; `text` is null once one is dealt with."""
    db.table("inbox").create({"number": int, "text": str, "tries": int, "created": int}, pk="number")
    db.execute("CREATE INDEX inbox_waiting ON inbox (number) WHERE text IS NOT NULL")
    db.table("inbox").create_index(["created"])


@migrations()
def m006_homes(db: Database) -> None:
    """The agency that 我县 and "we" mean in a chat (topic 0), or in a topic of it."""
    db.table("homes").create(
        {"chat": int, "topic": int, "agency": str}, pk=("chat", "topic"), not_null={"topic", "agency"}
    )


@migrations()
def m007_choices(db: Database) -> None:
    """What was chosen in a chat for a name that means several agencies; the numbers tell which is older."""
    db.table("choices").create(
        {"number": int, "chat": int, "said": str, "agency": str}, pk="number", not_null={"chat", "said", "agency"}
    )
    db.table("choices").create_index(["chat", "said"], unique=True)
