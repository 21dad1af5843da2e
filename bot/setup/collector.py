"""How often the collector of garbage looks: next to nothing that is made here is garbage that it
alone would find.
"""

from __future__ import annotations

import gc


def look_seldom() -> None:
    """For any command: to look as often as Python does by itself took 8 % of the time from start to
    answer.
    """
    gc.set_threshold(100_000, 20, 10)


def spare_what_is_there() -> None:
    """For the bot, once it is put together: what is there by now stays, and nobody looks through it
    again.

    What it remembers of its chats grows for an hour and is no garbage either: to look through that
    stops all answers for 40 to 400 ms. So it is done once where Python would do it twenty times,
    and the youngest are looked at in small portions.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 400, 10)
