"""The tables of the state database, in the order in which they came about; a published migration is
never edited.

The first eighteen stand in `early_migrations`. From `m031` on they run on PostgreSQL too
(`postgres_tables`, beside this): plain statements given to `db.execute`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.state.databases.early_migrations import migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["migrations"]


@migrations
def m019_presses(db: Database) -> None:
    """When what a button asks was last answered, so that two presses in a row give one answer."""
    db.table("buttons").add_column("pressed", int)


@migrations
def m020_schedules_since(db: Database) -> None:
    """When a digest was set up, so that one that is set up again does not go by the other's name;
    none is paused.

    What tells that the clock was wrong is when the last one was put out, not when it was due.
    """
    db.execute("ALTER TABLE schedules ADD COLUMN since INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE schedules DROP COLUMN paused")
    db.execute("ALTER TABLE schedules RENAME COLUMN last_due TO last_at")


@migrations
def m021_held_news(db: Database) -> None:
    """What happened during a place's quiet hours, to be told as one message at their end; topic 0
    is none.
    """
    db.execute(
        """CREATE TABLE held_news (
            chat INTEGER NOT NULL, topic INTEGER NOT NULL, index_name TEXT NOT NULL, number INTEGER NOT NULL,
            agency TEXT NOT NULL, year INTEGER, kind TEXT NOT NULL, report INTEGER, before INTEGER,
            fingerprint TEXT NOT NULL, PRIMARY KEY (chat, topic, fingerprint)) WITHOUT ROWID"""
    )


@migrations
def m022_chosen_languages(db: Database) -> None:
    """The language that a chat has chosen for everything it is told."""
    db.execute(
        "CREATE TABLE chosen_languages (chat INTEGER PRIMARY KEY, language TEXT NOT NULL) WITHOUT ROWID"
    )


@migrations
def m023_rereading(db: Database) -> None:
    """How many unchanged files a load read again because the reader is another, and found something
    else in.
    """
    for column in ("reread", "corrected"):
        db.execute(f"ALTER TABLE loads ADD COLUMN {column} INTEGER NOT NULL DEFAULT 0")


@migrations
def m024_smaller_rows(db: Database) -> None:
    """What there are many of takes less room, and gives it back.

    The text of an update stood among the numbers until it was dealt with, and the room stayed empty
    after: it has a table of its own now. All buttons under a message are one row
    (`store.state.messages.buttons`); those that were shown before have their `former_tokens`.
    Languages are looked up by their key alone, and need no second tree for it.
    """
    for statement in (
        "CREATE TABLE arrived (number INTEGER PRIMARY KEY, created INTEGER NOT NULL)",
        "INSERT INTO arrived SELECT number, created FROM inbox",
        "CREATE INDEX arrived_by_time ON arrived (created)",
        "CREATE TABLE waiting (number INTEGER PRIMARY KEY, text TEXT NOT NULL, tries INTEGER NOT NULL)",
        "INSERT INTO waiting SELECT number, text, tries FROM inbox WHERE text IS NOT NULL",
        "DROP TABLE inbox",
        """CREATE TABLE keyboards (
            number INTEGER PRIMARY KEY, secret BLOB NOT NULL, chat INTEGER NOT NULL, topic INTEGER, asks TEXT NOT NULL,
            language TEXT NOT NULL, created INTEGER NOT NULL, pressed TEXT)""",
        "CREATE TABLE former_tokens (token TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
        "INSERT INTO former_tokens SELECT token, rowid FROM buttons",
        """INSERT INTO keyboards SELECT rowid, randomblob(6), chat, topic, json_array(ask), language, created,
            iif(pressed IS NULL, NULL, json_object('0', pressed)) FROM buttons""",
        "CREATE INDEX keyboards_by_time ON keyboards (created)",
        "DROP TABLE buttons",
        """CREATE TABLE spoken (
            chat INTEGER NOT NULL, person TEXT NOT NULL, language TEXT NOT NULL, PRIMARY KEY (chat, person)
            ) WITHOUT ROWID""",
        "INSERT INTO spoken SELECT chat, person, language FROM languages",
        "DROP TABLE languages",
        "ALTER TABLE spoken RENAME TO languages",
    ):
        db.execute(statement)


@migrations
def m025_subjects(db: Database) -> None:
    """What messages are about, and what a question went on from: in words of ours, so that replies
    and edits know.
    """
    for statement in (
        """CREATE TABLE subjects (
            chat INTEGER NOT NULL, message INTEGER NOT NULL, question TEXT NOT NULL, year INTEGER,
            created INTEGER NOT NULL, PRIMARY KEY (chat, message)) WITHOUT ROWID""",
        "CREATE INDEX subjects_by_time ON subjects (created)",
        "ALTER TABLE answered ADD COLUMN context TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE answered ADD COLUMN context_year INTEGER",
    ):
        db.execute(statement)


@migrations
def m026_told_last(db: Database) -> None:
    """What was told last of each report, so that what counts again is told again, in quiet hours
    too.
    """
    for statement in (
        "CREATE TABLE told_last (subject TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID",
        "ALTER TABLE held_news RENAME TO held_before",
        """CREATE TABLE held_news (
            chat INTEGER NOT NULL, topic INTEGER NOT NULL, index_name TEXT NOT NULL, number INTEGER NOT NULL,
            agency TEXT NOT NULL, year INTEGER, kind TEXT NOT NULL, report INTEGER, before INTEGER,
            fingerprint TEXT NOT NULL, PRIMARY KEY (chat, topic, number)) WITHOUT ROWID""",
        "INSERT INTO held_news SELECT * FROM held_before",
        "DROP TABLE held_before",
    ):
        db.execute(statement)


@migrations
def m027_news_texts(db: Database) -> None:
    """Which texts counted after and before what happened, by their numbers in the index of that
    name.
    """
    for column in ("index_name TEXT NOT NULL DEFAULT ''", "report INTEGER", "before INTEGER"):
        db.execute(f"ALTER TABLE news ADD COLUMN {column}")


@migrations
def m028_rises(db: Database) -> None:
    """From how many per cent on a rise is told, of subscriptions to rises; 0 of others."""
    db.execute("ALTER TABLE subscriptions ADD COLUMN rise INTEGER NOT NULL DEFAULT 0")


@migrations
def m029_channels(db: Database) -> None:
    """The channels to which the bot posts; a channel keeps its id."""
    db.execute(
        "CREATE TABLE channels "
        "(chat INTEGER PRIMARY KEY, title TEXT NOT NULL, set_up_by INTEGER NOT NULL, since INTEGER NOT NULL)"
    )


@migrations
def m030_watching(db: Database) -> None:
    """The places that are watched for new reports, their list pages as seen last, and what was
    found there.

    Numbers of sources and finds are not given again: buttons and the audit log hold them.
    """
    for statement in (
        """CREATE TABLE sources (
            number INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
            name TEXT NOT NULL, expired INTEGER NOT NULL, minutes INTEGER NOT NULL, listed INTEGER NOT NULL,
            since INTEGER NOT NULL, looked INTEGER NOT NULL DEFAULT 0, next_look INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0, trouble TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '',
            found INTEGER NOT NULL DEFAULT 0)""",
        "CREATE INDEX sources_by_time ON sources (next_look)",
        """CREATE TABLE listings (
            source INTEGER NOT NULL, address TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,
            digest TEXT NOT NULL, further TEXT NOT NULL, reports INTEGER NOT NULL,
            PRIMARY KEY (source, address)) WITHOUT ROWID""",
        """CREATE TABLE finds (
            number INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL, address TEXT NOT NULL,
            title TEXT NOT NULL, stage TEXT NOT NULL DEFAULT 'new', at INTEGER NOT NULL,
            upload INTEGER NOT NULL DEFAULT 0, digest TEXT NOT NULL DEFAULT '', file TEXT NOT NULL DEFAULT '',
            etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '', checked INTEGER NOT NULL DEFAULT 0,
            tries INTEGER NOT NULL DEFAULT 0, next_try INTEGER NOT NULL DEFAULT 0,
            changed INTEGER NOT NULL DEFAULT 0, trouble TEXT NOT NULL DEFAULT '', UNIQUE (source, address))""",
        "CREATE INDEX finds_by_stage ON finds (stage, source)",
        "CREATE INDEX finds_by_digest ON finds (digest)",
    ):
        db.execute(statement)


@migrations
def m031_leases(db: Database) -> None:
    """Which bot runs on the state, and the how-manieth that is: where several share it, the last
    one alone may write.

    `session` names the connections of that bot, `beat` is when it was last heard of, in seconds of
    the server's clock.
    """
    db.execute(
        """CREATE TABLE leases (
            name TEXT PRIMARY KEY, number INTEGER NOT NULL, holder TEXT NOT NULL, session TEXT NOT NULL,
            beat REAL NOT NULL) WITHOUT ROWID"""
    )


@migrations
def m032_pages_of_lists(db: Database) -> None:
    """How many pages a list says that it has; all are taken apart again, as more further pages are
    seen than before.
    """
    db.execute("ALTER TABLE listings ADD COLUMN pages INTEGER NOT NULL DEFAULT 0")
    db.execute("UPDATE listings SET digest = '', etag = '', modified = ''")
