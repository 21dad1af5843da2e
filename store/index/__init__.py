"""The index of reports: what was read from the files, ready to be asked. It can be rebuilt from them at any time."""

from store.index.connections import Asked
from store.index.events import Event, Happened
from store.index.frames import Frame, Owner, frame_of, owner
from store.index.health import index_trouble
from store.index.read_only import Damaged
from store.index.reading import Index, open_index
from store.index.records import Held, StoredFact, StoredSentence, Version, in_order
from store.index.schema import OLDEST_SQLITE, IndexUnusable, sqlite_version
from store.index.scope import Scope
from store.index.standings import Publisher, Standings

__all__ = [
    "OLDEST_SQLITE",
    "Asked",
    "Damaged",
    "Event",
    "Frame",
    "Happened",
    "Held",
    "Index",
    "IndexUnusable",
    "Owner",
    "Publisher",
    "Scope",
    "Standings",
    "StoredFact",
    "StoredSentence",
    "Version",
    "frame_of",
    "in_order",
    "index_trouble",
    "open_index",
    "owner",
    "sqlite_version",
]
