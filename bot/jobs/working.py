"""`nianbao worker`: read for loads on other machines, and a queue for `nianbao load`."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click

from bot.setup.said import say
from bot.setup.settings import Settings
from store.queue import Queue, QueueUnusable, queue_on, read_by_others, work
from store.server import Server, place_of
from store.shown import shown

if TYPE_CHECKING:
    from store.loader import Readers


def readers_on(settings: Settings, address: str) -> Readers | str:
    """The readers of a load, on other machines; or why there is no queue."""
    queue = _queue(address)
    if isinstance(queue, str):
        return queue
    return read_by_others(queue, alone=_saying("queue_alone", settings))


def work_on(settings: Settings, address: str, processes: int | None) -> str | None:
    """Read until told to stop; gives a line that says why where it could not."""
    queue = _queue(address)
    if isinstance(queue, str):
        return queue
    click.echo(say("queue_working", settings.language, queue=queue.name), err=True)

    def told(files: list[str]) -> None:
        first, last = shown(files[0]), shown(files[-1])
        click.echo(
            say("queue_read", settings.language, count=len(files), first=first, last=last), err=True
        )

    if work(queue, processes or os.cpu_count() or 1, told, away=_saying("queue_away", settings)):
        return None
    return (
        "no process could be begun to read in: is there enough memory? Others go on with what "
        "this one was at"
    )


def _queue(address: str) -> Queue | str:
    place = place_of(address)
    if not isinstance(place, Server):
        return (
            "the queue is on a PostgreSQL server: give its address, "
            "such as postgresql://user@host/database"
        )
    queue = queue_on(place)
    if isinstance(queue, QueueUnusable):
        return f"cannot use the queue on {place}: {queue.reason}"
    return queue


def _saying(key: str, settings: Settings) -> Callable[[], None]:
    return partial(click.echo, say(key, settings.language), err=True)
