"""Loading reports while the bot answers: in a process of its own, one load at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic
from types import MappingProxyType
from typing import Final, NamedTuple

from handlers.administration.apart import Died, Tell, apart
from handlers.administration.office import Workplace
from store.index import Index
from store.loader import Failure, Loaded, load
from store.names import Names
from store.state import Load

READERS: Final = 2
"""Children that read files for a load, on machines with more cores too: each may take 700 MB."""


class LoadStep(NamedTuple):
    """How far a load has come."""

    done: int
    total: int


class Running(NamedTuple):
    """A change of the index that goes on."""

    what: str
    """The command that began it."""
    who: str
    since: datetime


@dataclass(frozen=True, slots=True)
class CompletedLoad:
    """A load that was carried out."""

    loaded: Loaded
    index: str
    """The name of the index that was changed."""
    first: int
    last: int
    """The events of the index that came of it: those after `first`, up to `last`."""
    seconds: float

    def record(self, person: str) -> Load:
        """As the state keeps it."""
        done = self.loaded
        counts = (len(done.new), len(done.changed), len(done.unchanged), len(done.rejected))
        return Load(
            person,
            *counts,
            self.seconds,
            self.index,
            self.first,
            self.last,
            tuple(done.rejected),
            reread=len(done.reread),
            corrected=len(done.corrected),
        )


class Workshop:
    """Where the index is changed; who comes while somebody is at work is told so."""

    def __init__(self, office: Workplace, now: Callable[[], datetime]) -> None:
        self._office = office
        self._now = now
        self.running: Running | None = None

    def begin(self, what: str, who: str) -> Running | None:
        """Take the workshop, to be given back with `end`; or learn who has it."""
        if self.running is not None:
            return self.running
        self.running = Running(what, who, self._now())
        return None

    def end(self) -> None:
        """Give the workshop back."""
        self.running = None

    async def load(
        self,
        paths: Sequence[Path],
        heard: Callable[[LoadStep], None],
        addresses: Mapping[str, str] = MappingProxyType({}),
    ) -> CompletedLoad | Failure | Died:
        """Load files and folders, with the addresses where some were found, by their names.

        Cancelled, or killed at any point, it leaves the index as it was.
        """
        office = self._office
        return await apart(
            partial(_load, tuple(paths), office.index, office.home, dict(addresses)), heard
        )


def _load(
    paths: tuple[Path, ...],
    index: Path,
    home: str,
    addresses: Mapping[str, str],
    tell: Tell[LoadStep],
) -> CompletedLoad | Failure:
    """In its own process."""
    began = monotonic()
    first = _last_event(index)
    loaded = load(
        paths,
        index,
        Names(home),
        lambda done, total, _: tell(LoadStep(done, total)),
        processes=min(READERS, os.cpu_count() or 1),
        addresses=addresses,
    )
    if not isinstance(loaded, Loaded):
        return loaded
    after = Index(index)
    try:
        return CompletedLoad(
            loaded, after.identity(), first, after.last_event(), monotonic() - began
        )
    finally:
        after.close()


def _last_event(path: Path) -> int:
    if not path.exists():
        return 0
    index = Index(path)
    try:
        return index.last_event()
    finally:
        index.close()
