"""A small server in a thread and a loop of its own: it answers while the bot's own loop waits for something."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from bot.serving import Listening


@contextmanager
def served_apart(serve: Callable[[], Coroutine[Any, Any, Listening | None]]) -> Iterator[Listening | None]:
    """What the coroutine listens on, for as long as the block takes."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="apart", daemon=True)
    thread.start()
    listening = asyncio.run_coroutine_threadsafe(serve(), loop).result()
    try:
        yield listening
    finally:
        if listening is not None:
            asyncio.run_coroutine_threadsafe(listening.close(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
