"""Backups: both databases and what administrators decided, in one archive, made while the program
runs.
"""

from store.backups.making import BackedUp, NothingBackedUp, back_up
from store.backups.manifest import SUFFIX, BackupPart
from store.backups.restoring import NotRestored, Restored, restore

__all__ = [
    "SUFFIX",
    "BackedUp",
    "BackupPart",
    "NotRestored",
    "NothingBackedUp",
    "Restored",
    "back_up",
    "restore",
]
