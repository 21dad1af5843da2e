"""The one place where the parts are put together."""

from __future__ import annotations

from dataclasses import dataclass

from bot.settings import Settings
from handlers.conversation import Conversation
from handlers.library import Library
from store.index import Index, IndexUnusable, open_index
from store.names import Names


@dataclass(frozen=True, slots=True)
class Services:
    """The index, the names, what answers questions over both, and what looks into them for everything else."""

    index: Index
    names: Names
    conversation: Conversation
    library: Library


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
    return Services(index, names, conversation, Library(index, conversation.names, settings.home))
