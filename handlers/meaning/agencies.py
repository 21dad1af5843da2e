"""Whose reports a question is about: those that are named, or those of a place or of everywhere, of
a kind.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.model import Agency


@dataclass(frozen=True, slots=True)
class Anybody:
    """Every body, governments and departments alike."""


@dataclass(frozen=True, slots=True)
class Governments:
    """The governments of some levels, one a place (各县): neither their departments nor what lies
    below them.
    """

    levels: frozenset[str]
    """Of `city`, `county`, `township`."""
    endings: tuple[str, ...] = ()
    """How the names of the places end that are meant alone: 镇 of 各镇; empty for all of the
    level.
    """


@dataclass(frozen=True, slots=True)
class Departments:
    """The departments of the place itself (市直各部门); of every place where none is named."""


@dataclass(frozen=True, slots=True)
class DepartmentsOfKind:
    """The departments that are called so, wherever they are: 各教育局."""

    said: str


Kind = Anybody | Governments | Departments | DepartmentsOfKind
ANYBODY = Anybody()


@dataclass(frozen=True, slots=True)
class Named:
    """Agencies, each by its name, in the order in which they are named."""

    agencies: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """All bodies of a kind in a place."""

    place: Agency
    """The place by the name that it was given; only its division counts."""
    kind: Kind = ANYBODY
    minus: tuple[Agency, ...] = ()
    """A place is taken out with all that lies in it, a department by itself."""
    below: bool = False
    """Whether the bodies of the place itself are left out."""


@dataclass(frozen=True, slots=True)
class Everyone:
    """All bodies of a kind that have a report."""

    kind: Kind = ANYBODY
    minus: tuple[Agency, ...] = ()


Agencies = Named | Region | Everyone
EVERYONE = Everyone()
