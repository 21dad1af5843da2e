"""The one place where the parts are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.settings import Settings
from handlers.conversation import Conversation
from store.index import Index, IndexUnusable, open_index
from store.names import Names

if TYPE_CHECKING:
    from handlers.library import Library


@dataclass(frozen=True, slots=True)
class Services:
    """The index, the names, and what answers questions over both."""

    index: Index
    names: Names
    conversation: Conversation
    home: str

    def library(self) -> Library:
        """What looks into them for everything else. No single question needs it, nor what it brings along."""
        from handlers.library import Library

        return Library(self.index, self.conversation.names, self.home)


def open_services(settings: Settings) -> Services | IndexUnusable | str:
    """The parts over the index that the settings name; or why it cannot be opened, or which setting is wrong."""
    index = open_index(settings.index)
    if isinstance(index, IndexUnusable):
        return index
    try:
        names = Names(settings.home)
    except ValueError as error:
        return str(error)
    conversation = Conversation(index, names)
    return Services(index, names, conversation, settings.home)
