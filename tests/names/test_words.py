"""The words in and around names: a mistake in the list stops the program, with the file and the
line.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import reference
from store.names import words
from store.reference import REFERENCE, BrokenReferenceError

FILE = "name-words.tsv"
CACHED = (words._lists, words.words, words.one_of)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A list to be spoilt."""
    shutil.copy(REFERENCE / FILE, tmp_path / FILE)
    monkeypatch.setattr(reference, "REFERENCE", tmp_path)
    for cached in CACHED:
        cached.cache_clear()
    yield tmp_path / FILE
    monkeypatch.undo()
    for cached in CACHED:
        cached.cache_clear()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("unheard\t词\t用\t例", "used by nothing"),
        ("after-a-name\t词\t用\t例", "stands twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(copy: Path, row: str, said: str) -> None:
    with copy.open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    line = len(copy.read_text(encoding="utf-8").splitlines())
    with pytest.raises(BrokenReferenceError, match=rf"{FILE}:{line}: .*{said}"):
        words.words("after-a-name")


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ("", "is missing"),
        ("before-a-name\t\t用\t例", "words"),
        ("before-a-name\t和 和\t用\t例", "twice"),
    ],
)
def test_a_list_that_is_lost_or_empty(copy: Path, left: str, said: str) -> None:
    lines = copy.read_text(encoding="utf-8").splitlines()
    copy.write_text(
        "\n".join(left if line.startswith("before-a-name") else line for line in lines) + "\n",
        encoding="utf-8",
    )
    with pytest.raises(BrokenReferenceError, match=said):
        words.words("before-a-name")
