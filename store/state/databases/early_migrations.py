"""The first tables of the state database: a published migration is never edited.

Those that came later, in the same order, stand in `migrations`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.migrating import Steps

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Steps("state")


@migrations
def m001_buttons(db: Database) -> None:
    """A button carries a short token (Telegram allows 64 bytes); what it asks stands here, and
    outlives a restart.
    """
    db.table("buttons").create(
        {"token": str, "chat": int, "topic": int, "ask": str, "language": str, "created": int},
        pk="token",
        not_null={"chat", "ask", "language", "created"},
    )
    db.table("buttons").create_index(["created"])


@migrations
def m002_answered(db: Database) -> None:
    """What was answered already: Telegram may deliver an update again, and people edit what they
    asked.

    `asked` names a message or a button press, `fingerprint` tells whether its text changed,
    `answers` are the ids of the messages that answer it. The text itself is not kept.
    """
    db.table("answered").create(
        {"chat": int, "asked": str, "fingerprint": str, "answers": str, "created": int},
        pk=("chat", "asked"),
        not_null={"fingerprint", "answers", "created"},
    )
    db.table("answered").create_index(["created"])


@migrations
def m003_languages(db: Database) -> None:
    """The language last spoken in a chat, by each person (and by the last of them: the empty
    person).
    """
    db.table("languages").create(
        {"chat": int, "person": str, "language": str}, pk=("chat", "person"), not_null={"language"}
    )


@migrations
def m004_standings(db: Database) -> None:
    """What the bot is in a chat: member, administrator, left, kicked (in a private chat:
    blocked).
    """
    db.table("standings").create(
        {"chat": int, "standing": str, "since": int}, pk="chat", not_null={"standing"}
    )


@migrations
def m005_inbox(db: Database) -> None:
    """Updates that were accepted, so that none is lost when the process dies; `text` is null once
    one is dealt with.
    """
    db.table("inbox").create(
        {"number": int, "text": str, "tries": int, "created": int}, pk="number"
    )
    db.execute("CREATE INDEX inbox_waiting ON inbox (number) WHERE text IS NOT NULL")
    db.table("inbox").create_index(["created"])


@migrations
def m006_outbox(db: Database) -> None:
    """What is to be sent without being asked, how far it has come, and which places cannot be
    written to for now.

    `topic` of a pause is 0 for a chat without topics (or its General topic), -1 for all of the
    chat.
    """
    db.execute(
        """CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, chat INTEGER NOT NULL, topic INTEGER,
            kind TEXT NOT NULL, reply TEXT NOT NULL, not_before INTEGER NOT NULL, silent INTEGER NOT NULL,
            stage TEXT NOT NULL, messages TEXT NOT NULL DEFAULT '[]', doubt INTEGER NOT NULL DEFAULT 0,
            placeholder INTEGER, attempts INTEGER NOT NULL DEFAULT 0, doubts INTEGER NOT NULL DEFAULT 0,
            again_at INTEGER NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '', changed INTEGER NOT NULL)"""
    )
    db.execute("CREATE INDEX outbox_by_stage ON outbox (stage, chat)")
    db.execute(
        """CREATE TABLE pauses (
            chat INTEGER NOT NULL, topic INTEGER NOT NULL, since INTEGER NOT NULL, again_at INTEGER NOT NULL,
            PRIMARY KEY (chat, topic)) WITHOUT ROWID"""
    )


@migrations
def m007_admins(db: Database) -> None:
    """The bot's administrators. Its owner is in the settings, so that no database can make somebody
    that.
    """
    db.table("admins").create(
        {"person": int, "name": str, "by": int, "since": int},
        pk="person",
        not_null={"name", "by", "since"},
    )


@migrations
def m008_admissions(db: Database) -> None:
    """Which chats are served (`admitted`: nothing where nobody decided), and which were told that
    they are not.
    """
    db.table("admissions").create(
        {"chat": int, "admitted": int, "told": int}, pk="chat", not_null={"told"}
    )


@migrations
def m009_audit(db: Database) -> None:
    """Who did what where, and what came of it. The numbers go on growing, so that the oldest are
    known by theirs.
    """
    db.table("audit").create(
        {
            "number": int,
            "at": int,
            "person": int,
            "name": str,
            "chat": int,
            "action": str,
            "result": str,
        },
        pk="number",
        not_null={"at", "name", "chat", "action", "result"},
    )


@migrations
def m010_told(db: Database) -> None:
    """Which events of the index were told: up to which number of which index, and by fingerprint
    for all time.
    """
    db.execute(
        "CREATE TABLE told_until (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID"
    )
    db.execute("CREATE TABLE told (fingerprint TEXT PRIMARY KEY) WITHOUT ROWID")


@migrations
def m011_subscriptions(db: Database) -> None:
    """What chats and their topics have subscribed to; topic 0 is none. The numbers are not used
    again.
    """
    db.execute(
        """CREATE TABLE subscriptions (
            number INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, topic INTEGER NOT NULL,
            kind TEXT NOT NULL, name TEXT NOT NULL, what TEXT NOT NULL, paused INTEGER NOT NULL,
            created_by TEXT NOT NULL, created INTEGER NOT NULL, UNIQUE (chat, topic, kind, name))"""
    )
    db.execute("CREATE INDEX subscriptions_by_scope ON subscriptions (kind, name)")


@migrations
def m012_homes(db: Database) -> None:
    """The agency that 我县 and "we" mean in a chat (topic 0), or in a topic of it."""
    db.table("homes").create(
        {"chat": int, "topic": int, "agency": str},
        pk=("chat", "topic"),
        not_null={"topic", "agency"},
    )


@migrations
def m013_choices(db: Database) -> None:
    """What was chosen in a chat for a name that means several agencies; the numbers tell which is
    older.
    """
    db.table("choices").create(
        {"number": int, "chat": int, "said": str, "agency": str},
        pk="number",
        not_null={"chat", "said", "agency"},
    )
    db.table("choices").create_index(["chat", "said"], unique=True)


@migrations
def m014_loads(db: Database) -> None:
    """What the loads did that were begun in a chat; `first` and `last` are events of the index
    named so.
    """
    columns = {
        "number": int,
        "at": int,
        "who": str,
        "new": int,
        "changed": int,
        "unchanged": int,
        "rejected": int,
    }
    columns |= {"seconds": float, "index": str, "first": int, "last": int, "refused": str}
    db.table("loads").create(columns, pk="number", not_null=set(columns) - {"number"})


@migrations
def m015_news(db: Database) -> None:
    """What happened to reports, in the order in which it was noticed."""
    db.execute(
        """CREATE TABLE news (
            number INTEGER PRIMARY KEY, agency TEXT NOT NULL, year INTEGER, kind TEXT NOT NULL,
            noticed INTEGER NOT NULL)"""
    )


@migrations
def m016_hours(db: Database) -> None:
    """A chat's time zone and quiet hours, these in minutes from midnight."""
    db.execute(
        "CREATE TABLE hours (chat INTEGER PRIMARY KEY, zone TEXT, quiet_from INTEGER, quiet_to INTEGER) WITHOUT ROWID"
    )


@migrations
def m017_schedules(db: Database) -> None:
    """The digests of chats and their topics, with the time in UTC at which each is due next."""
    db.execute(
        """CREATE TABLE schedules (
            chat INTEGER NOT NULL, topic INTEGER NOT NULL, rule TEXT NOT NULL, kind TEXT, name TEXT,
            always INTEGER NOT NULL, next_at INTEGER NOT NULL, last_due INTEGER, seen INTEGER NOT NULL,
            turn INTEGER NOT NULL, paused INTEGER NOT NULL, PRIMARY KEY (chat, topic)) WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX schedules_by_time ON schedules (next_at)")


@migrations
def m018_uploads(db: Database) -> None:
    """Documents that were sent and wait to be taken or dropped. Numbers are not given again:
    buttons hold them.
    """
    db.execute(
        """CREATE TABLE uploads (
            number INTEGER PRIMARY KEY AUTOINCREMENT, person INTEGER NOT NULL, name TEXT NOT NULL,
            size INTEGER NOT NULL, digest TEXT NOT NULL, at INTEGER NOT NULL, target TEXT NOT NULL)"""
    )
