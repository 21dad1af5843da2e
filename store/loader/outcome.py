"""What a load did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from store.index.schema import IndexUnusable
from store.loader.decisions import DecisionsBroken
from store.loader.rereading import CorrectedText
from store.model import Rejected

Progress = Callable[[int, int, str], None]
"""Called before each file that has to be read, with how many are done, how many there are, and its
name; at the end, before anything of the load can be seen, once more without a name.
"""


@dataclass(frozen=True, slots=True)
class Displaced:
    """Two files for one agency and year: `kept` is current, `put_aside` is held but not asked."""

    agency: str
    year: int | None
    kept: str
    """Empty where none is current: an administrator put all of them aside."""
    put_aside: str


@dataclass(slots=True)
class Loaded:
    """What a load did, by file name, in the order of the names."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    displaced: list[Displaced] = field(default_factory=list)
    reread: list[str] = field(default_factory=list)
    """Of the unchanged ones, those that another reader had read, and that were read again."""
    corrected: list[CorrectedText] = field(default_factory=list)
    """Of those, the ones in which other figures or problems were found."""
    unsettled: list[str] = field(default_factory=list)
    """Of the new, changed and otherwise read ones, those whose agency is not known: they wait for
    `assign`.
    """
    undated: list[str] = field(default_factory=list)
    """The same, of those whose year is not known."""


@dataclass(frozen=True, slots=True)
class ReadingStopped:
    """A process that read files died; nothing was changed."""

    file: str
    """The file that was waited for."""


@dataclass(frozen=True, slots=True)
class ReadersGone:
    """The outcome where the readers on other machines cannot be reached; nothing was changed."""

    reason: str


@dataclass(frozen=True, slots=True)
class IndexBusy:
    """Another process is changing the index."""

    path: Path


Failure = IndexUnusable | IndexBusy | DecisionsBroken | ReadingStopped | ReadersGone
"""Why the index is as it was before."""
