"""The one place where the parts are put together."""

from __future__ import annotations

from dataclasses import dataclass

from bot.settings import Settings
from handlers.conversation import Conversation
from store.index import Index, IndexUnusable, open_index
from store.names import Names


@dataclass(frozen=True, slots=True)
class Services:
    """What answers questions: the index, the names, and the conversation over both."""

    index: Index
    names: Names
    conversation: Conversation


def open_services(settings: Settings) -> Services | IndexUnusable | str:
    """The parts over the index that the settings name; or why it cannot be opened, or which setting is wrong."""
    index = open_index(settings.index)
    if isinstance(index, IndexUnusable):
        return index
    try:
        names = Names(settings.home)
    except ValueError as error:
        return str(error)
    return Services(index, names, Conversation(index, names))
