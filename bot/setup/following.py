"""Following an index that is published elsewhere (`NIANBAO_INDEX_FROM`): looked for again and
again, in a thread.

What is fetched takes the place of the file that is read; the next question is answered from it.
Where the place cannot be reached, or has nothing later that is whole, the last one goes on being
read, and `doctor` and the health say so.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from store.publishing import (
    Fetched,
    IndexManifest,
    IndexUnchanged,
    NotFetched,
    content_of,
    fetch,
    held,
)

log = logging.getLogger(__name__)

SECONDS: Final = 60.0
"""Between two looks."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What is held of a published index."""

    source: str
    manifest: IndexManifest | None
    trouble: str
    """Why there may be a later one that is not held; empty where all is well."""

    def record(self) -> dict[str, object]:
        """For those who watch over the program."""
        here = self.manifest
        told: dict[str, object] = {"version": here.version, "made": here.made} if here else {}
        return {**told, **({"trouble": self.trouble} if self.trouble else {})}


class Follower:
    """Keeps the copy up to date."""

    def __init__(self, source: str, local: Path) -> None:
        self._source = source
        self._local = local
        self._stopped = threading.Event()
        self._trouble = ""

    def look(self) -> bool:
        """Fetch what is published, if it is later; whether it was."""
        match fetch(self._source, self._local):
            case Fetched(manifest):
                log.info("index fetched", extra={"index": manifest.name, "made": manifest.made})
                self._trouble = ""
                return True
            case IndexUnchanged():
                self._trouble = ""
            case NotFetched(_, reason):
                if reason != self._trouble:
                    log.warning("index not fetched", extra={"why": reason})
                self._trouble = reason
        return False

    def followed(self) -> Followed:
        """What is held, and what was wrong at the last look."""
        return Followed(self._source, held(self._local), self._trouble)

    def content(self, file: tuple[int, int]) -> str:
        """The SHA-256 of what is published, where that is the file which is read; else empty."""
        return content_of(self._local, file)

    def start(self, renew: Callable[[], None], seconds: float = SECONDS) -> threading.Thread:
        """Look again and again until the end; `renew` lets readers turn to what was fetched."""

        def go_on() -> None:
            while not self._stopped.wait(seconds):
                if self.look():
                    renew()

        thread = threading.Thread(target=go_on, name="following", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
