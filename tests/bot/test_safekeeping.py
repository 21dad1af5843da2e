"""Backing up and restoring at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.process.lease import Lease, take_lease
from store.state import State, open_state


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NIANBAO_DB", str(tmp_path / "index.db"))
    monkeypatch.delenv("NIANBAO_STATE", raising=False)
    state = open_state(tmp_path / "state.db")
    assert isinstance(state, State)
    state.languages.note(5, "li", "zh")
    state.close()
    return tmp_path


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def language(folder: Path) -> str | None:
    state = open_state(folder / "state.db")
    assert isinstance(state, State)
    found = state.languages.get(5, "li")
    state.close()
    return found


def test_what_was_backed_up_comes_back(folder: Path) -> None:
    archive = folder / "kept.zip"
    made = run("backup", archive)
    assert made.exit_code == 0, made.output
    assert archive.exists()
    state = open_state(folder / "state.db")
    assert isinstance(state, State)
    state.languages.note(5, "li", "en")
    state.close()
    restored = run("restore", archive)
    assert restored.exit_code == 0, restored.output
    assert "what was there before is kept as" in restored.output
    assert language(folder) == "zh"


def test_a_backup_never_overwrites(folder: Path) -> None:
    run("backup", folder / "kept.zip")
    again = run("backup", folder / "kept.zip")
    assert again.exit_code == 1
    assert "is there already" in again.output
    assert run("backup", folder).exit_code == 0


def test_a_damaged_archive_changes_nothing(folder: Path) -> None:
    archive = folder / "kept.zip"
    archive.write_bytes(b"not an archive")
    done = run("restore", archive)
    assert done.exit_code == 1
    assert "nothing was restored" in done.output
    assert language(folder) == "zh"


def test_a_running_bot_is_not_pulled_from_under_its_feet(folder: Path) -> None:
    run("backup", folder / "kept.zip")
    lease = take_lease(folder / "state.db")
    assert isinstance(lease, Lease)
    done = run("restore", folder / "kept.zip")
    assert done.exit_code == 1
    assert "the bot is running" in done.output
    lease.release()
