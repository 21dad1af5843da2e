"""A figure where it stands: what its sentence says before it and behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.asserting.windows import Window
from store.folding import Folded
from store.index import StoredSentence
from store.model import Figure

STOP = re.compile(r"[。；;！!？?]")


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure where it stands."""

    sentence: StoredSentence
    folded: Folded
    figure: Figure
    window: Window

    @property
    def before(self) -> str:
        """All that the sentence says before the figure, with its other figures."""
        return self.folded.text[: self.folded.index(self.figure.start)]

    @property
    def behind(self) -> str:
        """What the sentence says right behind the figure."""
        return self.folded.text[self.folded.index(self.figure.start + len(self.figure.raw)) :]

    @property
    def segment(self) -> str:
        """The words before the figure, from the last stop or semicolon."""
        return _behind_the_last_stop(self.before)


@lru_cache(maxsize=256)
def _behind_the_last_stop(text: str) -> str:
    """What is left of a text there; each of the checks of a figure asks for it."""
    return text[max((stop.end() for stop in STOP.finditer(text)), default=0) :]


Check = Callable[[StatedFigure, SoughtFigure], bool]
"""One reason for which a figure is not what a question asks for; True where it objects."""
