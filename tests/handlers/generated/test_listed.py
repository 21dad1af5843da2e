"""The law of lists: of two things that are asked for never one alone is told without a word, and a
floor under both.
"""

from __future__ import annotations

from collections import Counter

import pytest

from handlers.reply import Language
from store.names import Names
from tests.handlers.generated.listed import JOINED, Told, asked, read
from tests.sampling import Sampling

SEEDS = ("first", "second", "third")
COUNT = 400
FLOOR = 96
"""Per cent of which both must be told. May be raised, never lowered."""


@pytest.mark.parametrize("language", list(Language))
def test_never_one_of_two_alone(names: Names, sampling: Sampling, language: Language) -> None:
    assert len(JOINED[language]) >= 20
    seeds = SEEDS if sampling.thorough else SEEDS[:1]
    texts = [one for seed in seeds for one in asked(language, COUNT, seed)]
    found = [(text, read(names, text, wanted)) for text, wanted in texts]
    assert [text for text, told in found if told is Told.HALF] == []
    counted = Counter(told for _, told in found)
    assert 100 * counted[Told.BOTH] >= FLOOR * len(found)
