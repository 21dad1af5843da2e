"""Charts drawn in the tests' own process: to start one that draws takes a second, and a test has a
bot of its own.

That the bot has another process draw, and what becomes of that, is told by
`tests/handlers/charts/test_studio.py`; the first conversation about charts and files has such a
process too.
"""

from __future__ import annotations

import warnings

from handlers.charts.chart import from_json
from handlers.charts.studio import Undrawn


async def drawn_here(order: bytes) -> bytes | Undrawn:
    """In place of `ChartRenderer.draw`: the picture of a chart, or that there is none."""
    from handlers.charts.drawing import draw

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return draw(from_json(order))
    except Exception:
        return Undrawn("could not be drawn")
