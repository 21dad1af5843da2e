"""Killed at any step, the watch loses nothing and does nothing twice."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.administration import loading, previewing
from store.names import Names
from tests.store.made import PINGLUO, XIJI
from tests.watching.alone import Time, alone, here
from tests.watching.lives import STEPS
from tests.watching.site import docx_of, page_of, plain_list, site

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("step", STEPS)
async def test_killed_after(
    step: str, tmp_path: Path, names: Names, lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "apart", here)
    monkeypatch.setattr(loading, "apart", here)
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
        ended = [await lives.live(tmp_path, time.now + nth, step, nth) for nth in (1, 2)]
        assert set(ended) <= {0, -signal.SIGKILL}
        assert ended[0] == -signal.SIGKILL, "the step is never done"
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


class Lives:
    """The program that lives them."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.watching.lives"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    async def live(self, folder: Path, now: float, step: str, nth: int) -> int:
        """How a life ended: 0, or minus the signal that killed it."""
        return await asyncio.to_thread(
            self._live, {"folder": str(folder), "now": now, "step": step, "nth": nth}
        )

    def _live(self, case: dict[str, object]) -> int:
        program = self._program
        assert program.stdin
        assert program.stdout
        program.stdin.write(json.dumps(case) + "\n")
        program.stdin.flush()
        return int(program.stdout.readline())

    def end(self) -> None:
        self._program.communicate()


@pytest.fixture(scope="module")
def lives() -> Iterator[Lives]:
    made = Lives()
    yield made
    made.end()
