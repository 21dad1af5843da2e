"""A bot over a folder of small reports, which an administrator may change."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store.names import Names
from tests.telegram.administration.office import Bureau, bureau
from tests.watching.alone import do_all_here


@pytest.fixture
async def desk(
    tmp_path: Path, names: Names, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Bureau]:
    """What it has looked into and loaded is done here: a process for each takes a second."""
    do_all_here(monkeypatch)
    async with bureau(tmp_path, names) as opened:
        yield opened


@pytest.fixture
async def desk_apart(tmp_path: Path, names: Names) -> AsyncIterator[Bureau]:
    """The same as it is outside of tests: what it has done is done in processes of their own."""
    async with bureau(tmp_path, names) as opened:
        yield opened
