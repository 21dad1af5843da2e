"""Processes in which bots live: `python -m tests.standby.lives`.

Reads JSON lines: `{"begin": {the environment}, "log": path}` begins a bot and says its process,
`{"ended": process}` says with which status that one ended, or null. Everything is imported before
the first process is forked, so that a bot is there in a tenth of a second and not in three.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
from operator import attrgetter
from pathlib import Path
from typing import Any
from unittest.mock import patch

import bot.process.ticking
from bot.process.running import run_bot
from bot.setup.settings import Settings, read_settings
from handlers.telling import Telling
from tests.forking import databases_ready
from tests.telegram.libraries import empty_library
from tests.telegram.scripted import Scripted
from tests.with_parent import die_with_parent


def see_what_is_put_from_outside() -> None:
    """Let each tick look into the outbox, and ticks come often: a test puts messages there from its
    own process.
    """
    bot.process.ticking.EVERY = 0.1
    catch_up = Telling.catch_up

    def also(self: Telling) -> Any:
        attrgetter("_state")(self).outbox.wake()
        return catch_up(self)

    patch.object(Telling, "catch_up", also).start()  # For a process that ends soon.


def live(environment: dict[str, str]) -> int:
    """`nianbao run` with these settings; its exit status."""
    os.environ.update(environment)
    see_what_is_put_from_outside()
    faulthandler.register(signal.SIGUSR1)
    settings = read_settings()
    assert isinstance(settings, Settings), settings
    return run_bot(settings, Scripted(), empty_library(settings.index.parent))


def begun(environment: dict[str, str], log: Path) -> int:
    """The process of a bot that was begun."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            die_with_parent(signal.SIGKILL)
            os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
            os.dup2(os.open(os.devnull, os.O_RDWR), 1)
            os.dup2(1, 0)
            status = live(environment)
        finally:
            os._exit(status)
    return process


def ended(process: int) -> int | None:
    """The exit status of a process, once it has ended."""
    found, status = os.waitpid(process, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if found else None


def main() -> None:
    """Begin bots as told."""
    databases_ready()
    for line in sys.stdin:
        said = json.loads(line)
        answer = (
            begun(said["begin"], Path(said["log"])) if "begin" in said else ended(said["ended"])
        )
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
