"""The file of sources, `sources.toml`: read again when it has changed, by its size and time.

[[source]]
address = "http://www.pingluo.gov.cn/zwgk/zfxxgknb/"
of = "平罗县"
expired = true
minutes = 5
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handlers.subscriptions.scopes import named
from handlers.watching.places import normal
from store.names import Names
from store.shown import shown
from store.state import State
from store.state.administering.sources import WantedSource, WatchedSource
from store.state.chats.subscriptions import EVERYTHING, Scope

log = logging.getLogger(__name__)

_KEYS: Final = frozenset({"address", "of", "expired", "minutes"})
LONGEST_MINUTES: Final = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class InvalidSourceFile:
    """The file says something that cannot be followed."""

    place: str
    """Which entry; empty for the file as a whole."""
    why: str


def read(path: Path, names: Names) -> list[WantedSource] | InvalidSourceFile:
    """The sources that stand in a file."""
    try:
        written = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        return InvalidSourceFile("", " ".join(str(error).split()))
    entries = written.get("source", [])  # A file whose last entry was taken out has none.
    if set(written) - {"source"} or not isinstance(entries, list):
        return InvalidSourceFile("", "it has to be a list of [[source]] entries")
    found: dict[str, WantedSource] = {}
    for number, entry in enumerate(entries, start=1):
        wanted = _wanted(entry, names)
        if isinstance(wanted, str):
            return InvalidSourceFile(f"[[source]] {number}", wanted)
        if wanted.address in found:
            return InvalidSourceFile(
                f"[[source]] {number}", f"{shown(wanted.address)} stands there twice"
            )
        found[wanted.address] = wanted
    return list(found.values())


def _wanted(entry: object, names: Names) -> WantedSource | str:
    if not isinstance(entry, dict) or not isinstance(entry.get("address"), str):
        return "it has no address"
    unknown = set(entry) - _KEYS
    if unknown:
        return f"there is no {', '.join(sorted(unknown))}; there are {', '.join(sorted(_KEYS))}"
    address, of = normal(entry["address"]), entry.get("of", "")
    expired, minutes = entry.get("expired", False), entry.get("minutes", 0)
    if address is None:
        return (
            f"{shown(entry['address'])} is neither an address of the web nor the path of a folder"
        )
    if not isinstance(expired, bool):
        return "expired is neither true nor false"
    if type(minutes) is not int or not 0 <= minutes <= LONGEST_MINUTES:
        return f"minutes is no whole number up to {LONGEST_MINUTES}"
    scope = named(of, names) if isinstance(of, str) and of else EVERYTHING
    if not isinstance(scope, Scope):
        return f"of = {shown(str(of))} is not one agency or region"
    return WantedSource(address, scope, expired, minutes)


def holds(path: Path, source: WatchedSource, names: Names) -> bool:
    """Whether a source stands in the file, or could as far as one knows: it is there and cannot be
    read.
    """
    if not path.exists():
        return False
    wanted = read(path, names)
    return isinstance(wanted, InvalidSourceFile) or any(
        one.address == source.wanted.address for one in wanted
    )


@dataclass(slots=True)
class SourceFile:
    """The file of the settings, followed.

    One that is not there, or cannot be read, changes nothing: a folder may not be mounted. What a
    file that is there no longer names is watched no more once it has been so for two ticks: it may
    be about to be written.
    """

    path: Path
    state: State
    names: Callable[[], Names]
    _seen: tuple[int, int] | None = None
    _shorter: tuple[int, int] | None = None

    def follow(self) -> None:
        """Let the sources be those of the file, if it has changed."""
        try:
            stat = self.path.stat()
        except OSError:
            return
        seen = (stat.st_size, stat.st_mtime_ns)
        if seen == self._seen:
            return
        wanted = read(self.path, self.names())
        if isinstance(wanted, InvalidSourceFile):
            self._seen = seen
            log.error(
                "sources", extra={"file": self.path, "place": wanted.place, "why": wanted.why}
            )
            return
        if self._drops(wanted) and self._shorter != seen:
            self._shorter = seen
            return
        self._seen = seen
        self.state.sources.follow(wanted)

    def holds(self, source: WatchedSource) -> bool:
        """Whether a source stands in the file."""
        return holds(self.path, source, self.names())

    def _drops(self, wanted: list[WantedSource]) -> bool:
        named = {one.address for one in wanted}
        return any(
            each.listed and each.wanted.address not in named for each in self.state.sources.every()
        )
