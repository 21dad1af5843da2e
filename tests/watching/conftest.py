"""A watch over a folder of its own, and a site on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store.names import Names
from tests.watching.alone import Alone, alone, do_all_here
from tests.watching.site import Site, site
from tests.watching.watched import Lookout, lookout


@pytest.fixture
async def out(
    tmp_path: Path, names: Names, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Lookout]:
    """A whole bot that watches; what it reads and loads is done here."""
    do_all_here(monkeypatch)
    async with lookout(tmp_path, names) as opened:
        yield opened


@pytest.fixture
async def out_apart(tmp_path: Path, names: Names) -> AsyncIterator[Lookout]:
    """The same with the processes that it has outside of tests."""
    async with lookout(tmp_path, names) as opened:
        yield opened


@pytest.fixture
async def it(tmp_path: Path, names: Names, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Alone]:
    """The watch without a bot."""
    do_all_here(monkeypatch)
    async with alone(tmp_path, names) as opened:
        yield opened


@pytest.fixture
async def gov(it: Alone) -> AsyncIterator[Site]:
    """A site, by the watch's clock."""
    async with site(it.time.read) as made:
        yield made
