"""A sentence of the prose that is told, with the figure in it that is the answer, if exactly one
is.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.index import StoredSentence
from store.model import Figure


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the prose and the figure in it that was asked for, if there is exactly one."""

    sentence: StoredSentence
    figure: Figure | None = None
    plain: bool = False
    """Whether the figure's clause says nothing besides what was asked."""
    literal: bool = False
    """Whether it says each word of the question just as it was asked."""
