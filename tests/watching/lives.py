"""A life of the watch in a process of its own, which is killed at a chosen step: `python -m tests.watching.lives CASE`."""

from __future__ import annotations

import asyncio
import functools
import inspect
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from handlers.administration.loading import Workshop
from handlers.administration.tray import Tray
from handlers.watching.messages import Bulletin
from store.names import Names
from store.state.finds import Finds
from store.state.listings import Listings
from store.state.loads import Loads
from store.state.outbox import Outbox
from store.state.sources import Sources
from store.state.uploads import Uploads
from tests.watching.alone import HOME, Time, alone

STEPS: dict[str, tuple[Any, str]] = {
    "links noted, page not": (Finds, "note"),
    "page noted": (Listings, "put"),
    "looked": (Sources, "looked"),
    "document noted, not there": (Uploads, "add"),
    "document there, find not": (Tray, "keep"),
    "fetched": (Finds, "fetched"),
    "name noted": (Uploads, "aim"),
    "among the reports": (Tray, "put_among_reports"),
    "loaded": (Workshop, "load"),
    "load noted": (Loads, "note"),
    "settled, not committed": (Bulletin, "settled"),
    "asked, not committed": (Outbox, "put"),
    "asked": (Bulletin, "asked"),
    "no longer waiting": (Uploads, "remove"),
    "tidied": (Tray, "tidy"),
}
"""The steps after which it may be killed, by what has just been done."""


def kill_after(step: str, nth: int) -> None:
    """Let the process die the nth time that a step is done."""
    owner, name = STEPS[step]
    done, left = getattr(owner, name), [nth]

    def count() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    @functools.wraps(done)
    def then_dies(*arguments: Any, **more: Any) -> Any:
        result = done(*arguments, **more)
        count()
        return result

    @functools.wraps(done)
    async def then_dies_later(*arguments: Any, **more: Any) -> Any:
        result = await done(*arguments, **more)
        count()
        return result

    setattr(owner, name, then_dies_later if inspect.iscoroutinefunction(done) else then_dies)


async def live(folder: Path, now: float) -> None:
    """Do all that is due."""
    async with alone(folder, Names(HOME), Time(now)) as it:
        await it.looks()


if __name__ == "__main__":
    case = json.loads(sys.argv[1])
    kill_after(case["step"], case["nth"])
    asyncio.run(live(Path(case["folder"]), case["now"]))
