"""Work done in a process of its own: the bot goes on answering, and outlives whatever that does to
the process.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from store.children.child import end_with_the_starter
from store.children.main_module import no_main_module

log = logging.getLogger(__name__)

Result = TypeVar("Result")
News = TypeVar("News")
Tell = Callable[[News], None]
"""What the work calls to say how far it has come."""


@dataclass(frozen=True, slots=True)
class Died:
    """The process ended without a result; `reason` is what is known of it."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Told(Generic[News]):
    news: News


@dataclass(frozen=True, slots=True)
class _Done(Generic[Result]):
    result: Result


async def apart(
    work: Callable[[Tell[News]], Result],
    heard: Callable[[News], None],
    seconds: float | None = None,
) -> Result | Died:
    """What some work gives, done in a new process; it has to be picklable (`partial` of a function
    of a module).

    `heard` is called in the loop with what the work tells on its way. Cancelled, or once the
    seconds are over, the process is ended. Whatever the work changes must be a transaction: it may
    end at any point.
    """
    # Not forked: this process has threads and open connections.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_carry_out, args=(work, theirs))
    try:
        with no_main_module():
            process.start()
    except OSError as error:
        ours.close()
        return Died(error.strerror or str(error))
    finally:
        theirs.close()
    try:
        async with asyncio.timeout(seconds):
            while True:
                match await asyncio.to_thread(_next, ours):
                    case _Told(news):
                        heard(news)
                    case _Done(result):
                        done: Result = result
                        return done
                    case Died() as died:
                        return died
    except TimeoutError:
        return Died("it took too long")
    finally:
        process.kill()
        await asyncio.shield(asyncio.to_thread(process.join))
        ours.close()


def _next(connection: Connection) -> object:
    try:
        return connection.recv()
    except (EOFError, OSError):
        return Died("it ended by itself; was there too little memory?")


def _carry_out(work: Callable[[Tell[News]], Result], connection: Connection) -> None:
    """In the new process."""
    end_with_the_starter()
    try:
        outcome: object = _Done(work(lambda news: connection.send(_Told(news))))
    except Exception as error:
        log.exception("failed")
        outcome = Died(type(error).__name__)
    with contextlib.suppress(OSError):
        connection.send(outcome)
