"""`nianbao doctor`: whether everything that the program needs is there and works."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from bot.settings import Settings
from store.index import OLDEST_SQLITE, IndexUnusable, open_index, sqlite_version
from store.names import Names
from store.reference import BrokenReferenceError, indicators


class Finding(NamedTuple):
    """What was looked at, whether it is well, and what was seen."""

    what: str
    good: bool
    found: str


def diagnose(settings: Settings) -> Iterator[Finding]:
    """A finding for each thing that the program needs."""
    yield Finding("sqlite", sqlite_version() >= OLDEST_SQLITE, ".".join(map(str, sqlite_version())))
    yield _tried("reference lists", lambda: f"{len(indicators())} indicators")
    yield _tried("names", lambda: f"home {Names(settings.home).settle(settings.home).name}")
    yield _index(settings.index)
    yield _writable("state", settings.state)
    yield _token(settings)


def _tried(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, look())
    except (BrokenReferenceError, OSError, ValueError) as error:
        return Finding(what, False, str(error))


def _index(path: Path) -> Finding:
    index = open_index(path)
    if isinstance(index, IndexUnusable):
        return Finding("index", False, f"{path}: {index.reason}; run `nianbao load data/reports`")
    return Finding("index", True, f"{path}: {index.count()} reports")


def _writable(what: str, path: Path) -> Finding:
    place = path if path.exists() else next(parent for parent in path.absolute().parents if parent.exists())
    good = os.access(place, os.W_OK)
    return Finding(what, good, str(path) if good else f"{path}: cannot be written; set NIANBAO_STATE")


def _token(settings: Settings) -> Finding:
    if not settings.token:
        return Finding("token", True, "not set: the bot cannot run, the terminal can")
    good = bool(re.fullmatch(r"\d+:[A-Za-z0-9_-]+", settings.token))
    return Finding("token", good, "has the form of a token" if good else "NIANBAO_TOKEN has not the form 123456:ABC…")
