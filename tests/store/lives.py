"""Processes in which loads and workers live: `python -m tests.store.lives`.

Reads JSON lines: `{"begin": arguments, "output": path, "errors": path, "patience": seconds or
null}` begins a command of the program and says its process, `{"ended": process}` says with which
status that one ended, or null. Everything is imported, and what children are made from is there,
before the first process is forked.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
from multiprocessing import forkserver
from typing import Any
from unittest.mock import patch

from bot.cli import main as program
from store.names import Names
from store.queue import readings
from tests.forking import children_ready, databases_ready
from tests.with_parent import die_with_parent


def begun(told: dict[str, Any]) -> int:
    """The process of a command that was begun; it leads a group of its own."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            os.setsid()
            die_with_parent(signal.SIGKILL)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            for number, name in ((1, "output"), (2, "errors")):
                os.dup2(os.open(told[name], os.O_WRONLY | os.O_CREAT), number)
            status = lived(told["begin"], told["patience"])
        finally:
            sys.stdout.flush()
            os._exit(status)
    return process


def lived(arguments: list[str], patience: float | None) -> int:
    """The command's exit status; `patience` is how long a load waits until it says that nobody
    reads.
    """
    # What children are made from runs, but it is not this process's child, of which it would be
    # asked whether it does.
    patch.object(forkserver._forkserver, "ensure_running", lambda: None).start()
    if patience is not None:
        patch.object(readings, "NOBODY", patience).start()
    try:
        program(arguments, prog_name="nianbao")
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def ended(process: int) -> int | None:
    """The exit status of a process, once it has ended."""
    found, status = os.waitpid(process, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if found else None


def main() -> None:
    """Begin what is told."""
    os.environ |= {"NIANBAO_STATE": "", "NIANBAO_HOME": ""}
    for name in ("procrastinate", "psycopg", "store.loader", "store.queue"):
        importlib.import_module(name)
    Names().agency("宁夏回族自治区石嘴山市平罗县人民政府")
    children_ready()
    databases_ready()
    for line in sys.stdin:
        told = json.loads(line)
        answer = begun(told) if "begin" in told else ended(told["ended"])
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
