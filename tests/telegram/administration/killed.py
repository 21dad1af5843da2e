"""Work that ends its process, for tests of what becomes of that."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import NoReturn

from handlers.administration.apart import Tell
from handlers.administration.loading import LoadStep
from store.loader import load
from store.names import Names


def load_and_die(paths: tuple[Path, ...], index: Path, home: str, tell: Tell[LoadStep]) -> NoReturn:
    """A load that is killed when everything is read, before it is committed."""

    def progress(done: int, total: int, name: str) -> None:
        if not name:
            os.kill(os.getpid(), signal.SIGKILL)

    load(paths, index, Names(home), progress)
    raise AssertionError("it was to die")
