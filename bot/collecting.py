"""The search for garbage, in a process that answers for long."""

from __future__ import annotations

import gc

_YOUNG = 10_000
_MIDDLE = 10
_OLD = 10


def spare_the_collector() -> None:
    """What is there by now stays: to look through it for garbage again and again took a tenth of the time.

    Each look through everything held up one answer by 50 to 180 ms, whichever it met: sums over 10,000 reports, which
    make the most objects, met it most.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
