"""The word lists of the prose: a mistake in one stops the program, with the file and the line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.prose import lists, measures, shapes, weights
from store import reference
from store.measures import Measure, subjects
from store.reference import REFERENCE, BrokenReferenceError

FORGETS = (
    lists._signs.cache_clear,
    lists._units.cache_clear,
    lists.words.cache_clear,
    lists.pattern.cache_clear,
    lists.kind_of_unit.cache_clear,
    measures._said.cache_clear,
    shapes.shape.cache_clear,
    shapes.SHAPES.forget,
    weights.counts.cache_clear,
    weights._weights.cache_clear,
)
COPIED = (
    "prose-words.tsv",
    "prose-units.tsv",
    "prose-measures.tsv",
    "prose-patterns.toml",
    "prose-weights.tsv",
)


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the lists to be spoilt."""
    assert subjects()  # of a list that is not copied
    for name in COPIED:
        shutil.copy(REFERENCE / name, tmp_path / name)
    monkeypatch.setattr(reference, "REFERENCE", tmp_path)
    for forget in FORGETS:
        forget()
    yield tmp_path
    monkeypatch.undo()
    for forget in FORGETS:
        forget()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("unheard\t词\t\t例", "no check uses"),
        ("total\t共\t\t例", "stands twice"),
        ("total\t\t\t例", "words and an example"),
        ("total\t新词\t\t", "words and an example"),
        ("total\t新词\t别的\t例", "has to hold the word"),
    ],
)
def test_a_mistake_is_told_with_its_line(copies: Path, row: str, said: str) -> None:
    with (copies / "prose-words.tsv").open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    line = len((copies / "prose-words.tsv").read_text(encoding="utf-8").splitlines())
    with pytest.raises(BrokenReferenceError, match=rf"prose-words\.tsv:{line}: .*{said}"):
        lists.words("total")


def test_a_list_that_a_check_uses_has_to_be_there(copies: Path) -> None:
    kept = [
        line
        for line in (copies / "prose-words.tsv").read_text("utf-8").splitlines()
        if line[:7] != "adverbs"
    ]
    (copies / "prose-words.tsv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    with pytest.raises(BrokenReferenceError, match="'adverbs' is missing"):
        lists.words("total")


def test_units_and_rows_are_checked_too(copies: Path) -> None:
    with (copies / "prose-units.tsv").open("a", encoding="utf-8") as file:
        file.write("more\t期\t\n")
    with pytest.raises(BrokenReferenceError, match=r"prose-units\.tsv:\d+: 期 stands twice"):
        lists.kind_of_unit("期")
    with (copies / "prose-measures.tsv").open("a", encoding="utf-8") as file:
        file.write("unheard\t词\t\t\n")
    with pytest.raises(BrokenReferenceError, match=r"prose-measures\.tsv:\d+: an unknown cell"):
        measures.phrases(Measure("new", "total"), "")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('[unheard]\nwhy = "x"\nregex = "x"\nexample = "x"', "no check uses"),
        ('[year]\nwhy = "x"\nregex = "x"', "why, regex and example"),
        ('[year]\nwhy = "x"\nregex = "<unheard>"\nexample = "x"', "no list 'unheard'"),
        ('[year]\nwhy = "x"\nregex = "x("\nexample = "x"', "unterminated"),
        ('[year]\nwhy = "x"\nregex = "年"\nexample = "月"', "not found in its example"),
    ],
)
def test_a_mistake_in_a_pattern_is_told_with_its_line(copies: Path, row: str, said: str) -> None:
    file = copies / "prose-patterns.toml"
    begin, _, rest = file.read_text("utf-8").partition("[year]\n")
    file.write_text(f"{begin}{row}\n\n[{rest.partition('[')[2]}", encoding="utf-8")
    line = len(begin.splitlines()) + 1
    with pytest.raises(
        BrokenReferenceError, match=rf"prose-patterns\.toml:{line}: .*{re.escape(said)}"
    ):
        shapes.shape("year")


def test_a_pattern_that_a_check_uses_has_to_be_there(copies: Path) -> None:
    file = copies / "prose-patterns.toml"
    file.write_text(file.read_text("utf-8").partition("[gives-web]")[0], encoding="utf-8")
    with pytest.raises(BrokenReferenceError, match="'gives-web' is missing"):
        shapes.shape("year")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("heading\t1\twhy\texample", "stands twice"),
        ("unheard\t1\twhy\texample", "used by nothing"),
    ],
)
def test_a_weight_is_checked_too(copies: Path, row: str, said: str) -> None:
    with (copies / "prose-weights.tsv").open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    with pytest.raises(BrokenReferenceError, match=rf"prose-weights\.tsv:\d+: .*{said}"):
        weights.counts("heading")


@pytest.mark.parametrize(
    "broken", ["other-word\tmuch\twhy\texample", "other-word\t0.75\t \texample"]
)
def test_a_weight_is_a_number_with_a_reason(copies: Path, broken: str) -> None:
    file = copies / "prose-weights.tsv"
    row = next(
        line for line in file.read_text("utf-8").splitlines() if line.startswith("other-word")
    )
    kept = [line for line in file.read_text("utf-8").splitlines() if line != row]
    file.write_text("\n".join([*kept, broken]) + "\n", encoding="utf-8")
    with pytest.raises(BrokenReferenceError, match=r"prose-weights\.tsv:\d+: "):
        weights.counts("heading")


def test_a_sign_means_nothing_inside_a_longer_word() -> None:
    assert lists.pattern("negation").search("未收到申请")
    assert not lists.pattern("negation").search("面向未来无偿服务")
