"""What becomes of a wish to watch an address: what is not said stays as it was, and nothing is
changed in silence.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.state.administering.sources import Sources, WantedSource, WatchedSource
from store.state.chats.subscriptions import Scope


@dataclass(frozen=True, slots=True)
class NowWatched:
    """It is watched, and looked at soon."""

    source: WatchedSource
    before: WatchedSource | None
    """As it was watched before, if it was."""


@dataclass(frozen=True, slots=True)
class InFile:
    """It stands in the file of sources, and is changed there."""

    source: WatchedSource


@dataclass(frozen=True, slots=True)
class TooMany:
    """There are too many sources."""


def watch(
    sources: Sources,
    address: str,
    scope: Scope | None,
    *,
    expired: bool | None = None,
    minutes: int | None = None,
) -> NowWatched | InFile | TooMany:
    """Watch an address, as it is kept (`places.normal`); nothing for what was not said of it."""
    before = sources.at(address)
    if before is not None and before.listed:
        return InFile(before)
    was = before.wanted if before is not None else WantedSource(address)
    wanted = WantedSource(
        address,
        was.scope if scope is None else scope,
        was.expired if expired is None else expired,
        was.minutes if minutes is None else minutes,
    )
    added = sources.add(wanted)
    if added is None:
        return TooMany()
    return NowWatched(added, before)
