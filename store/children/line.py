"""A job on its way: what has come of it and was not yet fetched."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, eq=False)
class QueuedJob:
    """A job, in its place in the order."""

    job: Any
    pieces: deque[Any] = field(default_factory=deque)
    ended: bool = False
    part: str = ""
    """The part of it that began last."""
    begun: int = 0
    """How many parts have begun."""
    broken: int = 0
    """How many of them broke."""
    packed: bytes = b""
    """The job as it is sent, while it waits."""
