"""Ports of this machine that nobody listens on, for programs that have to be told theirs."""

from __future__ import annotations

import os
import socket
from itertools import count

_FIRST, _COUNT = 20_000, 12_000
"""Below those that systems give out by themselves (32768 on Linux, 49152 elsewhere).

A port that the system has given out and that was let go may be given out again, to a test in
another process, before the program listens on it.
"""
_turns = count(os.getpid() * 97)
"""Processes at work at one time begin far from each other."""


def free_port() -> int:
    """One that is given to nobody else by this process."""
    for turn in _turns:
        port = _FIRST + turn % _COUNT
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        return port
    raise AssertionError


def free_address() -> str:
    """The same as an address."""
    return f"127.0.0.1:{free_port()}"
