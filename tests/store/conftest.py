"""A folder and an index for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.names import Names
from tests.store.made import Workshop


@pytest.fixture
def workshop(tmp_path: Path, names: Names) -> Workshop:
    folder = tmp_path / "reports"
    folder.mkdir()
    return Workshop(folder, tmp_path / "index.db", names)
