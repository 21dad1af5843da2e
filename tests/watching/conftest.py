"""A bot that watches a site."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store.names import Names
from tests.watching.watched import Lookout, lookout


@pytest.fixture
async def out(tmp_path: Path, names: Names) -> AsyncIterator[Lookout]:
    async with lookout(tmp_path, names) as opened:
        yield opened
