"""Files into the index: one transaction a load, the same content again changes nothing; and what came of it undone.

`load` reads files and folders, `assign` settles whose a report is, `rollback` makes the version before count again.
"""

from store.loader.assigning import Assigned, NoSuchFile, assign
from store.loader.decisions import DecisionsBroken
from store.loader.loading import load
from store.loader.outcome import Displaced, Failure, IndexBusy, Loaded, Progress, ReadingStopped
from store.loader.rolling import NothingBefore, RolledBack, rollback
from store.reading import SUFFIXES

__all__ = [
    "SUFFIXES",
    "Assigned",
    "DecisionsBroken",
    "Displaced",
    "Failure",
    "IndexBusy",
    "Loaded",
    "NoSuchFile",
    "NothingBefore",
    "Progress",
    "ReadingStopped",
    "RolledBack",
    "assign",
    "load",
    "rollback",
]
