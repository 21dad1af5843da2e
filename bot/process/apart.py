"""Loops in threads of their own: what goes on there goes on while the bot's own loop waits for
something.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from bot.setup.serving import Listening

T = TypeVar("T")


class Loop:
    """A loop in a thread of its own."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What some work gives that is done there; it is broken off there where nobody waits for it
        here any more.
        """
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    def run_now(self, work: Coroutine[Any, Any, T]) -> T:
        """Do the work for callers that have no loop: they wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()


@contextmanager
def loop_apart(name: str) -> Iterator[Loop]:
    """A loop, for as long as the block takes."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name=name, daemon=True)
    thread.start()
    try:
        yield Loop(loop)
    finally:
        asyncio.run_coroutine_threadsafe(_broken_off(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _broken_off() -> None:
    """Break off what is still at work on this loop."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


@contextmanager
def served_apart(
    serve: Callable[[], Coroutine[Any, Any, Listening | None]],
) -> Iterator[Listening | None]:
    """What the coroutine listens on, for as long as the block takes."""
    with loop_apart("apart") as loop:
        listening = loop.run_now(serve())
        try:
            yield listening
        finally:
            if listening is not None:
                loop.run_now(listening.close())
