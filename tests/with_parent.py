"""Processes that tests begin and that must not outlive them, however the tests end."""

from __future__ import annotations

import ctypes
import signal
import sys

_WHEN_PARENT_DIES = 1
_SYSTEM = ctypes.CDLL(None)


def die_with_parent(how: signal.Signals) -> None:
    """Let this process get a signal when its parent ends; for what a fork has just made."""
    if sys.platform == "linux":
        _SYSTEM.prctl(_WHEN_PARENT_DIES, how)
