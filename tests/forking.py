"""Processes forked from one that has everything imported, each to live a life that may end
anywhere.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from multiprocessing import forkserver
from unittest.mock import patch

from store.children.hand import context
from store.loader.reader import reader
from store.sqlite_library import database
from tests.conftest import CHILDREN


def databases_ready() -> None:
    """Import and work out once what whoever opens a database or loads needs, for all lives: each
    would do it anew.
    """
    database(sqlite3.connect(":memory:")).conn.close()
    reader()


def children_ready() -> None:
    """Begin what children that read are forked from, for all lives: for each of its own it takes
    half a second.
    """
    context(CHILDREN)
    forkserver._forkserver.ensure_running()


def forked(life: Callable[[], None]) -> int:
    """The status with which the process that lives it ended."""
    process = os.fork()
    if process == 0:
        try:
            # It runs, but it is not this process's child, of which it would be asked whether it
            # does.
            patch.object(forkserver._forkserver, "ensure_running", lambda: None).start()
            life()
        except BaseException as error:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
