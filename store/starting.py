"""How a process is started that runs a module of the program."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import store

ROOT: Final = Path(store.__file__).resolve().parent.parent
"""The folder that the program's packages lie in."""


def command(module: str, *arguments: str) -> list[str]:
    """The words that start it. -P: a `store/` in the current folder, which is somebody's, is not
    looked at.
    """
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """Ours, by which it finds the program wherever that is installed."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path}
