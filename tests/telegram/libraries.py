"""Libraries for the tests: what is in an index, or nothing at all."""

from __future__ import annotations

from pathlib import Path

from handlers.conversation import Conversation
from handlers.library import Library
from store.names import Names
from tests.opening import opened
from tests.store.begun import begin_index

HOME = "宁夏回族自治区"


def empty_library(folder: Path) -> Library:
    """A library without a report, its index in the folder."""
    return library_of(begin_index(folder / "index.db"))


def library_of(path: Path) -> Library:
    """What is in an index."""
    index = opened(path)
    return Library(index, Conversation(index, Names()).names, HOME)
