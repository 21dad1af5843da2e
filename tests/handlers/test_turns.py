"""Turns of phrase as data: each makes of its example what stands beside it, and a broken one is
told with its line.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handlers.understanding.spelling import turns_of_phrase as module
from handlers.understanding.spelling.turns_of_phrase import Turn, turned, turns
from store.reference import REFERENCE, BrokenReferenceError
from tests.sampling import Sampling

ALL = [(tongue, turn) for tongue in ("zh", "en") for turn in turns(tongue)]
EVERY = 8
"""Of so many texts one is held against all turns, and with `--thorough` each."""


def _may_stand_in(turn: Turn, text: str) -> bool:
    small = text.lower()
    return not turn.when or any(word in small for word in turn.when)


@pytest.mark.parametrize(("tongue", "turn"), ALL, ids=[turn.example for _, turn in ALL])
def test_a_turn_makes_of_its_example_what_stands_beside_it(tongue: str, turn: Turn) -> None:
    assert turn.of(turn.example) == turn.reads
    assert turn.reads != turn.example
    assert _may_stand_in(turn, turn.example)


@pytest.mark.parametrize(
    ("line", "instead", "told"),
    [
        ('by = "as_share"', 'by = "as_shared"', "there is no function as_shared"),
        ('by = "as_share"', "", "either said or by"),
        ('by = "as_share"', "by = \"as_share\"\nsaid = 'x'", "either said or by"),
    ],
)
def test_a_broken_turn_stops_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, instead: str, told: str
) -> None:
    text = (REFERENCE / "turns.zh.toml").read_text(encoding="utf-8")
    (tmp_path / "turns.zh.toml").write_text(text.replace(line, instead, 1), encoding="utf-8")
    monkeypatch.setattr(module, "REFERENCE", tmp_path)
    with pytest.raises(BrokenReferenceError, match=told) as raised:
        turns.__wrapped__("zh")
    assert "turns.zh.toml:" in str(raised.value)


def test_a_broken_pattern_is_told_with_file_and_line() -> None:
    broken = Turn(
        "turns.zh.toml:7", "(?P<whole", any_case=False, said="", when=(), example="", reads=""
    )
    with pytest.raises(BrokenReferenceError, match=r"turns.zh.toml:7: "):
        broken.of("占")


def test_what_is_not_looked_for_is_not_there(sampling: Sampling) -> None:
    every = dict.fromkeys(text for _, turn in ALL for text in (turn.example, turn.reads))
    texts = [(text, text.lower()) for text in sampling.part(every, EVERY)]
    for tongue, turn in ALL:
        passed_over = [
            text
            for text, small in texts
            if turn.when and not any(word in small for word in turn.when)
        ]
        assert [text for text in passed_over if turn.pattern.search(text)] == [], (
            tongue,
            turn.place,
        )


def test_only_those_that_may_stand_in_a_text_are_looked_for_and_all_of_them(
    sampling: Sampling,
) -> None:
    for tongue in ("zh", "en"):
        for text in sampling.part([turn.example for _, turn in ALL], EVERY):
            put = text
            for turn in turns(tongue):
                put = turn.of(put)
            assert turned(text, tongue) == put


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,%])")

_ASKS_WHICH = re.compile(r"\bwhich year\b|哪一?年")


def test_a_year_that_is_said_is_never_dropped(sampling: Sampling) -> None:
    """Hongsibu's 11 requests are its requests, but its 2021 requests are those of 2021; and no
    other year takes over.

    What was carried over from 2021 stands in the report on 2022: a year may become the one beside
    it.
    """
    examples = dict.fromkeys(text for _, turn in ALL for text in (turn.example, turn.reads))
    undated = [text for text in examples if text.isascii() and not _YEAR.search(text)]
    texts = [
        text
        for text in (*examples, *(_NUMBER.sub("2021", text) for text in undated))
        if _YEAR.search(text)
    ]
    lost = []
    for tongue, turn in ALL:
        for text in sampling.part(texts, EVERY):
            put = turn.of(text) if _may_stand_in(turn, text) else text
            if put != text and not _keeps_the_years(text, put):
                lost.append((tongue, turn.place, text, put))
    assert lost == []


def _keeps_the_years(text: str, put: str) -> bool:
    kept = {int(year) for year in _YEAR.findall(put)}
    near = {year + beside for year in kept for beside in (-1, 0, 1)}
    return near.issuperset(map(int, _YEAR.findall(text))) or bool(_ASKS_WHICH.search(put))
