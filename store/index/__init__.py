"""The index of reports: what was read from the files, ready to be asked. It can be rebuilt from
them at any time.
"""

from store.index.connections import IndexQuery
from store.index.events import Event, Happened
from store.index.frames import Owner, ReportFrame, frame_of, owner
from store.index.health import index_trouble
from store.index.read_only import Damaged
from store.index.reading import Index, open_index
from store.index.records import HeldReport, StoredFact, StoredSentence, Version, in_order
from store.index.schema import OLDEST_SQLITE, IndexUnusable, sqlite_version
from store.index.scope import IndexScope
from store.index.standings import IndexStandings, Publishers

__all__ = [
    "OLDEST_SQLITE",
    "Damaged",
    "Event",
    "Happened",
    "HeldReport",
    "Index",
    "IndexQuery",
    "IndexScope",
    "IndexStandings",
    "IndexUnusable",
    "Owner",
    "Publishers",
    "ReportFrame",
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
