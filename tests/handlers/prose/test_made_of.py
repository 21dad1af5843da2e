"""What words make, held against the pattern that says the same."""

from __future__ import annotations

import random
import re

import pytest

from handlers.prose.made_of import MadeOf

WORDS = ("工作", "工", "作品", "全年", "年", "共", "累计", "计")
SIGNS = "工作品全年共累计，。3_x（"


def texts(seed: int, number: int) -> list[str]:
    """Short texts of the characters of the words, signs, a digit and a letter."""
    chance = random.Random(seed)
    return ["".join(chance.choices(SIGNS, k=chance.randrange(8))) for _ in range(number)]


@pytest.mark.parametrize("seed", range(3))
def test_as_the_pattern(seed: int) -> None:
    made = MadeOf(WORDS)
    pattern = re.compile(rf"(?:{'|'.join(sorted(WORDS, key=len, reverse=True))}|\W|\d)*")
    for text in texts(seed, 300):
        reached = pattern.match(text)
        assert reached is not None
        assert made.goes_to(text, 0) == reached.end(), text
        assert made.is_all_of(text) == (pattern.fullmatch(text) is not None), text


def test_a_stretch_of_a_text() -> None:
    made = MadeOf(WORDS)
    assert made.is_all_of("x全年3工作x", 1, 6)
    assert not made.is_all_of("x全年3工作x", 1)
    assert made.is_all_of("x", 1)


def test_another_cut_than_the_longest_first() -> None:
    assert MadeOf(("工作", "工", "作品")).is_all_of("工作品")
