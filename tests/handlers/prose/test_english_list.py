"""The lists of English words and of pieces: a mistake in one stops the program, with the file and
the line.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.prose import english
from handlers.prose.english import ways_of
from handlers.understanding.composing import prose_pieces
from store import reference
from store.reference import REFERENCE, BrokenReferenceError


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the lists to be spoilt."""
    for name in ("glossary.en.tsv", "prose-pieces.toml"):
        shutil.copy(REFERENCE / name, tmp_path / name)
    monkeypatch.setattr(reference, "REFERENCE", tmp_path)
    monkeypatch.setattr(prose_pieces, "REFERENCE", tmp_path)
    english._glossary.cache_clear()
    prose_pieces.listed.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    english._glossary.cache_clear()
    prose_pieces.listed.cache_clear()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("mayor's mailbox\t市长信箱", "stands twice"),
        ("unheard of\t词||词", "are needed"),
        ("unheard of\t- 词", "are needed"),
    ],
)
def test_a_mistake_is_told_with_its_line(copies: Path, row: str, said: str) -> None:
    file = copies / "glossary.en.tsv"
    file.write_text(file.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    line = len(file.read_text(encoding="utf-8").splitlines())
    with pytest.raises(BrokenReferenceError, match=rf"glossary\.en\.tsv:{line}: .*{said}"):
        next(ways_of("training"))


def test_a_list_of_pieces_that_is_missing_is_told(copies: Path) -> None:
    (copies / "prose-pieces.toml").write_text('names = ["12345"]\n', encoding="utf-8")
    with pytest.raises(BrokenReferenceError, match=r"prose-pieces\.toml: the list"):
        prose_pieces.listed("names")


def test_a_list_of_pieces_that_is_no_list_is_told(copies: Path) -> None:
    (copies / "prose-pieces.toml").write_text("names = [", encoding="utf-8")
    with pytest.raises(BrokenReferenceError, match=r"prose-pieces\.toml: "):
        prose_pieces.listed("names")


@pytest.mark.parametrize("form", ["solicits", "solicited", "soliciting"])
def test_other_forms_of_a_verb_are_read_as_the_one_in_the_list(form: str) -> None:
    assert next(ways_of(form)) == next(ways_of("solicit"))
    assert next(ways_of(form)) != (form,)


def test_a_singular_is_not_read_as_a_plural_that_means_something_else() -> None:
    assert next(ways_of("offices")) == ("单位",)
    assert next(ways_of("office")) == ("office",)
