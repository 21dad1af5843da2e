"""The process that draws: there when it is needed, gone when it is not, started anew when it was
ended.
"""

from __future__ import annotations

import asyncio
import io
import os
import signal
from datetime import timedelta

import pytest
from PIL import Image

from handlers.charts.chart import Bar, Chart, ChartShape
from handlers.charts.studio import ChartRenderer, Undrawn

TWO = Chart(
    ChartShape.BARS,
    "2020 · 行政处罚",
    "单位：件",
    (Bar("红寺堡区", 1965.0, "1,965"), Bar("西吉县", 1271.0, "1,271")),
)
BROKEN = Chart(ChartShape.LINE, "", "", (Bar("no year", 1.0, "1"),))


async def test_a_picture_comes_from_a_process_of_its_own() -> None:
    studio = ChartRenderer()
    picture = await studio.draw(TWO.to_json())
    assert isinstance(picture, bytes)
    assert Image.open(io.BytesIO(picture)).format == "PNG"
    assert studio.process not in (None, os.getpid())
    await studio.close()
    assert studio.process is None


async def test_the_process_ends_when_there_is_nothing_to_draw_and_comes_again() -> None:
    studio = ChartRenderer(idle=timedelta(0))
    first = await studio.draw(TWO.to_json())
    later = asyncio.Event()
    asyncio.get_running_loop().call_later(0.001, later.set)  # The loop's timers go off in order.
    await later.wait()
    assert studio.process is None
    assert await studio.draw(TWO.to_json()) == first
    await studio.close()


async def test_closing_waits_for_every_process_that_is_still_ending() -> None:
    studio = ChartRenderer(idle=timedelta(0))
    await studio.draw(TWO.to_json())
    slow = studio.process
    assert slow is not None
    os.kill(slow, signal.SIGSTOP)
    rested = asyncio.Event()
    asyncio.get_running_loop().call_later(0.001, rested.set)
    await rested.wait()
    await studio.draw(TWO.to_json())
    asyncio.get_running_loop().call_later(0.001, os.kill, slow, signal.SIGCONT)
    await studio.close()
    with pytest.raises(ProcessLookupError):
        os.kill(slow, 0)


async def test_a_process_that_was_killed_is_started_anew() -> None:
    studio = ChartRenderer()
    first = await studio.draw(TWO.to_json())
    assert studio.process is not None
    os.kill(studio.process, signal.SIGKILL)
    assert await studio.draw(TWO.to_json()) == first
    await studio.close()


async def test_what_cannot_be_drawn_is_said_and_harms_no_other_chart() -> None:
    studio = ChartRenderer()
    assert isinstance(await studio.draw(BROKEN.to_json()), Undrawn)
    assert isinstance(await studio.draw(TWO.to_json()), bytes)
    await studio.close()


async def test_a_picture_that_takes_too_long_is_given_up() -> None:
    studio = ChartRenderer(patience=timedelta(0))
    assert isinstance(await studio.draw(TWO.to_json()), Undrawn)
    assert studio.process is None
    await studio.close()
