"""The program with reports, for what is asked of it in other ways than on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bot.program import Program
from tests.store.made import XIJI, report


@pytest.fixture(scope="session")
def loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the program has loaded three reports, to be copied."""
    folder = tmp_path_factory.mktemp("program")
    program = Program(folder)
    program.write("甲.txt", report(new=5, forward=2))
    program.write("乙.txt", report(year=2023, over=1, new=4))
    program.write("丙.txt", report(XIJI, new=7))
    assert program.run("load", folder / "reports").exit_code == 0
    return folder


@pytest.fixture
def program(loaded_once: Path, tmp_path: Path) -> Program:
    """Three reports, one of them of another agency: loaded once, and for each test a copy of its
    own.
    """
    shutil.copytree(loaded_once, tmp_path, dirs_exist_ok=True)
    return Program(tmp_path)
