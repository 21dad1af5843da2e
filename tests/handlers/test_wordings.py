"""The lists of wordings are checked when they are loaded: a mistake in one is told with its file
and line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.understanding.wordlists.senses import ENUMERATIONS, Sense
from handlers.understanding.wordlists.wordings import read_wordings, wordings
from store.reference import BrokenReferenceError

_HEAD = "# a note\nwording\tsenses\n"


@pytest.mark.parametrize(
    ("senses", "said"),
    [
        ("subject:grantd", "subject:grantd"),
        ("op:rank_topp", "op:rank_topp"),
        ("column:totl", "column:totl"),
        ("hint:requests", "hint:requests"),
        ("with:requets", "with:requets"),
        ("ratio:correct", "ratio:correct"),
        ("someone:village", "someone:village"),
        ("filler:", "filler:"),
        ("subject:", "subject:"),
        ("", "one sense at least"),
        ("ask ask", "none twice"),
    ],
)
def test_an_unknown_sense_stops_the_program_with_file_and_line(
    tmp_path: Path, senses: str, said: str
) -> None:
    broken = tmp_path / "wordings.tsv"
    broken.write_text(f"{_HEAD}多少\task\n给了\t{senses}\n", encoding="utf-8")
    with pytest.raises(BrokenReferenceError) as error:
        read_wordings(str(broken))
    assert "wordings.tsv:4: 给了" in str(error.value)
    assert said in str(error.value)


def test_a_wording_stands_once(tmp_path: Path) -> None:
    broken = tmp_path / "wordings.tsv"
    broken.write_text(f"{_HEAD}多少\task\n多少\tcount\n", encoding="utf-8")
    with pytest.raises(BrokenReferenceError, match=r"wordings\.tsv:4: 多少 stands twice"):
        read_wordings(str(broken))


def test_every_sense_that_there_is_is_said_by_some_wording() -> None:
    said: set[Sense | str] = {
        sense
        for language in ("zh", "en")
        for one in wordings(language).values()
        for sense in one.senses
    }
    listed = {"generic"}  # Those words are a list of their own.
    assert {str(sense) for kind in ENUMERATIONS for sense in kind} - listed <= {
        str(sense) for sense in said
    }
