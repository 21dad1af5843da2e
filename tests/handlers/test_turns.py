"""Turns of phrase as data: each makes of its example what stands beside it, and a broken one is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.understanding.spelling import turns_of_phrase as module
from handlers.understanding.spelling.turns_of_phrase import Turn, turns
from store.reference import REFERENCE, BrokenReferenceError

ALL = [(tongue, turn) for tongue in ("zh", "en") for turn in turns(tongue)]


@pytest.mark.parametrize(("tongue", "turn"), ALL, ids=[turn.example for _, turn in ALL])
def test_a_turn_makes_of_its_example_what_stands_beside_it(tongue: str, turn: Turn) -> None:
    assert turn.of(turn.example) == turn.reads
    assert turn.reads != turn.example


@pytest.mark.parametrize(
    ("line", "instead", "told"),
    [
        ('by = "as_share"', 'by = "as_shared"', "there is no function as_shared"),
        ('by = "as_share"', "", "either said or by"),
        ('by = "as_share"', "by = \"as_share\"\nsaid = 'x'", "either said or by"),
        ("(?P<whole>", "(?P<whole", "turns.zh.toml:"),
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
