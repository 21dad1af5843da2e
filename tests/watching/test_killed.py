"""Killed at any step, the watch loses nothing and does nothing twice."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections import Counter
from pathlib import Path

import pytest

from store.names import Names
from tests.store.made import PINGLUO, XIJI
from tests.watching.alone import Time, alone
from tests.watching.lives import STEPS
from tests.watching.site import docx_of, page_of, plain_list, site

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("step", STEPS)
async def test_killed_after(step: str, tmp_path: Path, names: Names) -> None:
    time = Time()
    async with site(time.read) as gov:
        title = "{}人民政府{}年政府信息公开工作年度报告"
        links = [("a.html", title.format("平罗县", 2023)), ("b.html", title.format("西吉县", 2023))]
        gov.put("/nb/", plain_list([*links, ("c.html", title.format("平罗县", 2021))]))
        gov.put("/nb/a.html", page_of(PINGLUO, 2023, 3))
        gov.put("/nb/b.html", page_of(XIJI, 2023, 4))
        gov.put("/nb/c.html", '<html><body><a href="/c.docx">附件.docx</a></body></html>')
        gov.put("/c.docx", docx_of(PINGLUO, 2021, 5))
        async with alone(tmp_path, names, time) as before:
            before.add(f"{gov.url}/nb/")
        for nth in (1, 2):
            await _life(tmp_path, time.now + nth, step, nth)
        time.now += 3600
        async with alone(tmp_path, names, time) as it:
            await it.looks()
            assert it.held() == {(PINGLUO, 2023): 3, (PINGLUO, 2021): 5}
            assert it.stages() == {
                "/nb/a.html": "taken",
                "/nb/b.html": "asked (elsewhere)",
                "/nb/c.html": "led",
                "/c.docx": "taken",
            }
            log = Counter(it.log())
            assert len(log) == 3, log
            assert set(log.values()) == {1}
            assert len(it.messages()) == 1
            assert len(it.files()) == 2
            assert [upload.number for upload in it.state.uploads.waiting()] == [
                find.upload for find in it.state.finds.last(1, 9) if find.upload
            ]
            assert len(list((tmp_path / "uploads").iterdir())) == 1


async def _life(folder: Path, now: float, step: str, nth: int) -> None:
    """A life of the watch that ends at the step, if it gets there."""
    told = json.dumps({"folder": str(folder), "now": now, "step": step, "nth": nth})
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.watching.lives", told),
        cwd=ROOT,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    assert process.returncode in (0, -signal.SIGKILL), said.decode()
