"""The one place where the parts are put together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.setup.settings import Settings
from handlers.conversation import Conversation
from store.index import Index, IndexUnusable, open_index
from store.names import Names

if TYPE_CHECKING:
    from bot.setup.following import Follower
    from handlers.library import Library


@dataclass(frozen=True, slots=True)
class Services:
    """The index, the names, and what answers questions over both."""

    index: Index
    names: Names
    conversation: Conversation
    home: str
    follower: Follower | None = None
    """What fetches the index, where it is published elsewhere."""

    def follow(self) -> None:
        """Keep the index up to date from now on, for what runs on: a single question has the one
        that was there.
        """
        if self.follower is not None:
            self.follower.start(self.index.renew)

    def close(self) -> None:
        """Let go of everything."""
        if self.follower is not None:
            self.follower.stop()
        self.index.close()

    def library(self) -> Library:
        """What looks into them for everything else. No single question needs it, nor what it brings
        along.
        """
        from handlers.library import Library

        return Library(self.index, self.conversation.names, self.home)


def open_services(settings: Settings) -> Services | IndexUnusable | str:
    """The parts over the index that the settings name; or why it cannot be opened, or which setting
    is wrong.
    """
    follower = _follower(settings)
    index = open_index(settings.index)
    if isinstance(index, IndexUnusable):
        trouble = follower.followed().trouble if follower else ""
        if trouble:
            return IndexUnusable(Path(settings.index_from), trouble)
        return index
    try:
        names = Names(settings.home)
    except ValueError as error:
        return str(error)
    conversation = Conversation(index, names)
    return Services(index, names, conversation, settings.home, follower)


def _follower(settings: Settings) -> Follower | None:
    """What follows a published index, after a first look."""
    if not settings.index_from:
        return None
    from bot.setup.following import Follower  # Most read an index of their own.

    follower = Follower(settings.index_from, settings.index)
    follower.look()
    return follower
