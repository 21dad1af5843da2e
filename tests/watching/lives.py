"""Lives of the watch, each in a process of its own that is killed at a chosen step: `python -m
tests.watching.lives`.

Reads cases as JSON lines, `{"folder", "now", "step", "nth"}`, and says how each life ended.
Everything is imported, and what children are made from is there, before the first process is
forked.
"""

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
from unittest.mock import patch

from handlers.administration import loading, previewing
from handlers.administration.loading import Workshop
from handlers.administration.tray import UploadQueue
from handlers.watching.messages import Bulletin
from store.names import Names
from store.state.administering.finds import Finds
from store.state.administering.listings import Listings
from store.state.administering.loads import Loads
from store.state.administering.sources import Sources
from store.state.administering.uploads import Uploads
from store.state.messages.outbox import Outbox
from tests.forking import children_ready, databases_ready, forked
from tests.reading_here import reading_here
from tests.watching.alone import HOME, Time, alone, here

STEPS: dict[str, tuple[Any, str]] = {
    "links noted, page not": (Finds, "note"),
    "page noted": (Listings, "put"),
    "looked": (Sources, "looked"),
    "document noted, not there": (Uploads, "add"),
    "document there, find not": (UploadQueue, "keep"),
    "fetched": (Finds, "fetched"),
    "name noted": (Uploads, "aim"),
    "among the reports": (UploadQueue, "put_among_reports"),
    "loaded": (Workshop, "load"),
    "load noted": (Loads, "note"),
    "settled, not committed": (Bulletin, "settled"),
    "asked, not committed": (Outbox, "put"),
    "asked": (Bulletin, "asked"),
    "no longer waiting": (Uploads, "remove"),
    "tidied": (UploadQueue, "tidy"),
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


async def live(folder: Path, now: float, names: Names) -> None:
    """Do all that is due."""
    async with alone(folder, names, Time(now)) as it:
        await it.looks()


def main() -> None:
    """Live the cases."""
    names = Names(HOME)
    names.agency("宁夏回族自治区石嘴山市平罗县人民政府")
    children_ready()
    databases_ready()
    for module in (previewing, loading):
        patch.object(module, "apart", here).start()
    for line in sys.stdin:
        case = json.loads(line)

        def life(case: dict[str, Any] = case) -> None:
            kill_after(case["step"], case["nth"])
            with reading_here():
                asyncio.run(live(Path(case["folder"]), case["now"], names))

        sys.stdout.write(f"{forked(life)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
