"""The patterns by which the prose is checked: a mistake in their file is told with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import reference
from store.reading.narrative import patterns
from store.reference import REFERENCE, BrokenReferenceError

TEXT = (REFERENCE / "reading-patterns.toml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    patterns.PATTERNS.forget()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[published]", "[unheard]", "no check uses a pattern 'unheard'"),
        ('example = "提起行政诉讼"', 'example = "行政复议"', "it is not found in its example"),
        ('example = "提起行政诉讼"', 'example = ""', "why, regex and example are needed"),
        ("'(?:行政)?诉讼", "'(?:行政)诉讼)", "unbalanced parenthesis"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, told: str
) -> None:
    assert old in TEXT
    (tmp_path / "reading-patterns.toml").write_text(TEXT.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(reference, "REFERENCE", tmp_path)
    patterns.PATTERNS.forget()
    with pytest.raises(BrokenReferenceError, match=told) as caught:
        patterns.pattern("published")
    assert str(caught.value).startswith("reading-patterns.toml:")
