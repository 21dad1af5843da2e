"""Files into the index: one transaction a load, the same content again changes nothing; and what came of it undone.

`load` reads files and folders, `assign` settles whose a report is, `rollback` makes the version before count again,
`withdraw` takes a report out.
"""

from store.loader.assigning import Assigned, NoSuchFile, assign, assign_all
from store.loader.decisions import DecisionsBroken
from store.loader.loading import load
from store.loader.outcome import Displaced, Failure, IndexBusy, Loaded, Progress, ReadersGone, ReadingStopped
from store.loader.rolling import NothingBefore, RolledBack, rollback
from store.loader.withdrawing import NothingToWithdraw, Withdrew, withdraw
from store.loader.workers import Readers
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
    "NothingToWithdraw",
    "Progress",
    "Readers",
    "ReadersGone",
    "ReadingStopped",
    "RolledBack",
    "Withdrew",
    "assign",
    "assign_all",
    "load",
    "rollback",
    "withdraw",
]
