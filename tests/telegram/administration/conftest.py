"""A bot over a folder of small reports, which an administrator may change."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store.names import Names
from tests.telegram.administration.office import Bureau, bureau


@pytest.fixture
async def desk(tmp_path: Path, names: Names) -> AsyncIterator[Bureau]:
    async with bureau(tmp_path, names) as opened:
        yield opened
