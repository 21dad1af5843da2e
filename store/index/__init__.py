"""The index of reports: what was read from the files, ready to be asked. It can be rebuilt from them at any time."""

from store.index.events import Event, Happened
from store.index.reading import Index, open_index
from store.index.records import Held, StoredFact, StoredSentence, Version
from store.index.schema import OLDEST_SQLITE, IndexUnusable, sqlite_version
from store.index.scope import Scope
from store.index.standings import Bounds, Standings, Summary

__all__ = [
    "OLDEST_SQLITE",
    "Bounds",
    "Event",
    "Happened",
    "Held",
    "Index",
    "IndexUnusable",
    "Scope",
    "Standings",
    "StoredFact",
    "StoredSentence",
    "Summary",
    "Version",
    "open_index",
    "sqlite_version",
]
