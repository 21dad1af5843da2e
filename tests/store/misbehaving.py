"""Work that does to its process what a hostile file can."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

from store.children import Begun


def work(job: list[str], begun: int) -> Iterator[str | Begun]:
    """The words of a job one after the other; those that end in a colon begin a part."""
    parts = 0
    for word in job:
        if word.endswith(":"):
            parts += 1
            if parts > begun:
                yield Begun(word)
        elif not begun or parts > begun:
            yield _done(word)


def _done(word: str) -> str:
    match word:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "think":
            while True:
                pass
        case "wait":
            signal.pause()
        case "hoard":
            return str(
                len([bytes(1 << 26) for _ in range(64)])
            )  # Taken, and not written to: that would take time.
        case "err":
            raise KeyError(word)
        case "large":
            return "x" * 3_000_000
    return word
