"""Files into the index: one transaction a load, the same content again changes nothing; and what
came of it undone.

`load` reads files and folders, `assign` settles whose a report is and of which year, `rollback`
makes the version before count again, `withdraw` takes a report out.
"""

from store.loader.assigning import (
    Assigned,
    NoSuchFile,
    NothingAssigned,
    Wanted,
    assign,
    assign_all,
    unassign,
)
from store.loader.decisions import DecisionsBroken
from store.loader.loading import load
from store.loader.outcome import (
    Displaced,
    Failure,
    IndexBusy,
    Loaded,
    Progress,
    ReadersGone,
    ReadingStopped,
)
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
    "NothingAssigned",
    "NothingBefore",
    "NothingToWithdraw",
    "Progress",
    "Readers",
    "ReadersGone",
    "ReadingStopped",
    "RolledBack",
    "Wanted",
    "Withdrew",
    "assign",
    "assign_all",
    "load",
    "rollback",
    "unassign",
    "withdraw",
]
