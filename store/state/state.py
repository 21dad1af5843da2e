"""The state as a whole: one database, and in it a topic for each thing that is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from store.server import Place, Server
from store.state.administering.admins import Admins
from store.state.administering.audit import Audit
from store.state.administering.finds import Finds
from store.state.administering.listings import Listings
from store.state.administering.loads import Loads
from store.state.administering.sources import Sources
from store.state.administering.uploads import Uploads
from store.state.chats.admissions import Admissions
from store.state.chats.channels import Channels
from store.state.chats.choices import Choices
from store.state.chats.homes import Homes
from store.state.chats.hours import Hours
from store.state.chats.languages import Languages
from store.state.chats.pauses import Pauses
from store.state.chats.schedules import Schedules
from store.state.chats.standings import ChatStandings
from store.state.chats.subscriptions import Subscriptions
from store.state.databases.database import StateDatabase, Unusable
from store.state.databases.sqlite_database import SqliteDatabase, open_file
from store.state.messages.answered import AnsweredMessages
from store.state.messages.buttons import Buttons
from store.state.messages.held_news import HeldNews
from store.state.messages.inbox import Inbox
from store.state.messages.news import NewsLog
from store.state.messages.outbox import Outbox
from store.state.messages.subjects import Subjects
from store.state.messages.told import ToldEvents

if TYPE_CHECKING:
    from store.state.databases.postgres_lease import ServerLease


class Topic(Protocol):
    """Something that is kept for chats."""

    def move(self, old: int, new: int) -> None:
        """A group became a supergroup and has a new id."""
        ...


class State:
    """All topics of the state database; safe to be called from any thread."""

    def __init__(self, db: StateDatabase) -> None:
        self.db = db
        self.buttons = Buttons(db)
        self.answered = AnsweredMessages(db)
        self.subjects = Subjects(db)
        self.languages = Languages(db)
        self.standings = ChatStandings(db)
        self.homes = Homes(db)
        self.choices = Choices(db)
        self.channels = Channels(db)
        self.subscriptions = Subscriptions(db)
        self.news = NewsLog(db)
        self.held_news = HeldNews(db)
        self.hours = Hours(db)
        self.schedules = Schedules(db)
        self.admins = Admins(db)
        self.admissions = Admissions(db)
        self.audit = Audit(db)
        self.loads = Loads(db)
        self.uploads = Uploads(db)
        self.inbox = Inbox(db)
        self.outbox = Outbox(db)
        self.pauses = Pauses(db)
        self.told = ToldEvents(db)
        self.sources = Sources(db)
        self.listings = Listings(db)
        self.finds = Finds(db)

    @property
    def _topics(self) -> tuple[Topic, ...]:
        """Every topic that belongs to chats, so that none is forgotten when one moves."""
        return (
            self.buttons,
            self.answered,
            self.subjects,
            self.languages,
            self.standings,
            self.homes,
            self.choices,
            self.subscriptions,
            self.held_news,
            self.hours,
            self.schedules,
            self.admissions,
            self.inbox,
            self.outbox,
            self.pauses,
        )

    def migrate_chat(self, old: int, new: int) -> None:
        """A group became a supergroup and has a new id: everything moves, at once or not at all.

        Telegram says so up to three times, so a second call finds nothing left to do.
        """
        with self.db.writing():
            for topic in self._topics:
                topic.move(old, new)

    def forget_chat(self, chat: int) -> None:
        """The bot was removed for good: what would only be sent there goes. The standing stays, for
        the log.
        """
        with self.db.writing():
            for topic in (
                self.outbox,
                self.pauses,
                self.subscriptions,
                self.held_news,
                self.hours,
                self.schedules,
            ):
                topic.forget(chat)
            self.channels.forget(chat)

    def forget_topic(self, chat: int, topic: int) -> None:
        """The topic was closed or deleted for good (0 is a chat without topics, or the General
        topic).
        """
        with self.db.writing():
            for each in (
                self.outbox,
                self.pauses,
                self.subscriptions,
                self.held_news,
                self.schedules,
            ):
                each.forget_topic(chat, topic)

    def close(self) -> None:
        """Close the connection; the state must not be used after."""
        self.db.close()


def _by_the_clock() -> datetime:
    return datetime.now(UTC)


def open_state(
    place: Place,
    now: Callable[[], datetime] = _by_the_clock,
    lease: ServerLease | None = None,
) -> State | Unusable:
    """The state kept in the file or on the server, created if need be; or why it cannot be used.

    With a lease of the server's it is written only as long as nobody else has taken that.
    """
    database = open_database(place, now, lease)
    if isinstance(database, Unusable):
        return database
    return State(database)


def open_database(
    place: Place,
    now: Callable[[], datetime],
    lease: ServerLease | None = None,
) -> StateDatabase | Unusable:
    """Opens the database of a state, without its topics."""
    if isinstance(place, Server):
        from store.state.databases.postgres_opening import (
            open_server,
        )  # The library for it need not be there.

        return open_server(place, now, lease)
    file = open_file(place)
    if isinstance(file, Unusable):
        return file
    return SqliteDatabase(file, now)
