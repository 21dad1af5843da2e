"""The lists of patterns: a mistake in one is told with file and line, and every pattern is used."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.prose.shapes import SHAPES
from handlers.said_patterns import SAID
from handlers.understanding.cutting.year_patterns import YEARS
from handlers.understanding.patterns import PATTERNS as UNDERSTANDING
from store import reference
from store.names.printed_patterns import PRINTED_NAMES
from store.pattern_lists import PatternList
from store.reading.forms.around_tables import AROUND
from store.reading.narrative.patterns import PATTERNS
from store.reading.words.identity_patterns import IDENTITY
from store.reading.words.number_patterns import NUMBERS
from store.reference import REFERENCE, BrokenReferenceError

ROOT = Path(__file__).resolve().parents[1]
LISTS = {
    each.file: each
    for each in (
        SHAPES,
        SAID,
        UNDERSTANDING,
        YEARS,
        PRINTED_NAMES,
        AROUND,
        PATTERNS,
        IDENTITY,
        NUMBERS,
    )
}
FLOORS = ("bot", "handlers", "store")
WANTED = re.compile(r"PatternList\(\n.*?\n\)", re.DOTALL)
"""The list of what is used, which uses nothing."""
HEAD = re.compile(r"^\[([a-z-]+)\]$", re.MULTILINE)
EXAMPLE = re.compile(r'^example = ".*"$', re.MULTILINE)


@pytest.fixture(params=LISTS)
def spoilt(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PatternList]:
    """A list whose file is a copy that may be spoilt, beside the files that its patterns take parts
    from.
    """
    spoilt = LISTS[request.param]
    for path in REFERENCE.glob("*.t*"):
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / spoilt.file).unlink()
    shutil.copy(REFERENCE / spoilt.file, tmp_path)
    monkeypatch.setattr(reference, "REFERENCE", tmp_path)
    spoilt.forget()
    yield spoilt
    spoilt.forget()


def told(spoilt: PatternList, text: str) -> str:
    """What is said of the list when its file is this."""
    (reference.REFERENCE / spoilt.file).write_text(text, encoding="utf-8")
    with pytest.raises(BrokenReferenceError) as caught:
        spoilt["any"]
    return str(caught.value)


def test_a_pattern_that_nobody_uses_is_told_with_its_line(spoilt: PatternList) -> None:
    own = (reference.REFERENCE / spoilt.file).read_text(
        encoding="utf-8"
    ) + "\n[unheard]\nwhy = 'no reason'\n"
    assert (
        told(spoilt, own)
        == f"{spoilt.file}:{len(own.splitlines()) - 1}: no check uses a pattern 'unheard'"
    )


def test_a_pattern_that_is_missing_is_told_by_name(spoilt: PatternList) -> None:
    own = (reference.REFERENCE / spoilt.file).read_text(encoding="utf-8")
    name = HEAD.findall(own)[-1]
    assert (
        told(spoilt, own[: own.rindex(f"[{name}]")])
        == f"{spoilt.file}: the pattern {name!r} is missing"
    )


def test_an_example_in_which_nothing_is_found_is_told_with_its_line(spoilt: PatternList) -> None:
    own = (reference.REFERENCE / spoilt.file).read_text(encoding="utf-8")
    name = HEAD.findall(own)[0]
    line = own[: own.index(f"[{name}]")].count("\n") + 1
    said = told(spoilt, EXAMPLE.sub('example = "\N{SNOWMAN}"', own, count=1))
    assert said == f"{spoilt.file}:{line}: it is not found in its example '\N{SNOWMAN}'"


@pytest.mark.parametrize("file", LISTS)
def test_every_pattern_is_used(file: str) -> None:
    data = (REFERENCE / file).read_text(encoding="utf-8")
    code = (path.read_text("utf-8") for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
    asked = "\n".join(WANTED.sub("", text) for text in code)

    def is_used(name: str) -> bool:
        of_a_kind = f'f"{name.partition("-")[0]}-{{'  # f"gives-{kind}"
        return f'"{name}"' in asked or f"<{name}>" in data or of_a_kind in asked

    assert [name for name in HEAD.findall(data) if not is_used(name)] == []
