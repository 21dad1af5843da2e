"""What goes between the one who has work done and the children who do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

Job = TypeVar("Job")
Piece = TypeVar("Piece")


class Reason(Enum):
    """Why a child gave no result."""

    MEMORY = "memory"
    TIME = "time"
    FAILED = "failed"
    """The work raised something that nobody expected."""
    STOPPED = "stopped"
    """The process ended: a library brought it down, or the system did when memory was short."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The next part of a job has begun, a member of an archive say: the limits hold for it alone.

    Without a name it only says that the work goes on.
    """

    part: str = ""


@dataclass(frozen=True, slots=True)
class Broke:
    """A job, or a part of it, ended without its result."""

    reason: Reason
    part: str
    """The part that had begun; empty if the job has none."""
    detail: str = ""
    """For those who look for the cause: the error's kind and where it was raised."""
    last: bool = True
    """Whether nothing more comes of this job."""


Work = Callable[[Job, int], Iterator[Piece | Begun]]
"""What a child does: the pieces of a job, without those of as many parts as the number says: they
were begun before.
"""
