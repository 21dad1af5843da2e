"""One slip of the pen: the strings a deletion away, and what kind of slip lies between two
names.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from rapidfuzz.distance import OSA

from store.names.sounds import lookalikes, same_shape, same_sound


class SlipKind(IntEnum):
    """Kinds of slips, the likeliest first."""

    HOMOPHONE = 1
    LOOKALIKE = 2
    DOUBLED = 3
    SWAPPED = 4
    SUFFIX = 5
    """The right name with another suffix of the same rank: 红寺堡县."""
    SOUND_ONLY = 6
    """A homophone in which no character of the name is right."""
    DROPPED = 7
    ADDED = 8
    REPLACED = 9


def deletions(name: str) -> Iterator[str]:
    """The name without one of its characters, each once."""
    seen = set()
    for at in range(len(name)):
        if (shorter := name[:at] + name[at + 1 :]) not in seen:
            seen.add(shorter)
            yield shorter


def undoubled(said: str) -> Iterator[str]:
    """The names that are meant if a character was written twice."""
    return (said[:at] + said[at + 1 :] for at in range(len(said) - 1) if said[at] == said[at + 1])


def swapped(said: str) -> Iterator[str]:
    """The names that are meant if two neighbours changed places."""
    return (said[:at] + said[at + 1] + said[at] + said[at + 2 :] for at in range(len(said) - 1))


def reshaped(said: str) -> Iterator[str]:
    """The names that are meant if a character was taken for one that looks like it."""
    known = lookalikes()
    for at, one in enumerate(said):
        for other in known.get(one, ""):
            yield said[:at] + other + said[at + 1 :]


def slip_between(said: str, name: str) -> tuple[SlipKind, int] | None:
    """The one slip that makes `name` into `said`, and the place in `said` where it happened; None
    if it is not one.
    """
    if said == name or OSA.distance(said, name, score_cutoff=1) != 1:
        return None
    at = next(
        (i for i, (one, other) in enumerate(zip(said, name, strict=False)) if one != other),
        min(len(said), len(name)),
    )
    if len(said) > len(name):
        return (
            SlipKind.DOUBLED
            if said[at] in (said[at - 1 : at], said[at + 1 : at + 2])
            else SlipKind.ADDED
        ), at
    if len(said) < len(name):
        return SlipKind.DROPPED, at
    if said[at + 1 :] != name[at + 1 :]:
        return SlipKind.SWAPPED, at
    if same_sound(said[at], name[at]):
        return SlipKind.HOMOPHONE, at
    return (SlipKind.LOOKALIKE if same_shape(said[at], name[at]) else SlipKind.REPLACED), at
