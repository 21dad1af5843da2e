"""Large amounts as people state and bound them: 1.83亿, 1.5个亿, 143.6 million; they are right as far as they go."""

from __future__ import annotations

import pytest

from tests.conftest import Ask

# In 2020 Hongsibu bought for 183,368,800 yuan and Xiji for 143,628,600; nobody else comes near.


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("红寺堡2020年采购1.83亿，对吗", True),
        ("红寺堡2020年采购1.83亿元，对吗", True),
        ("红寺堡2020年采购有1.8个亿吗", True),
        ("红寺堡2020年采购18337万元，对吗", True),
        ("红寺堡2020年采购1.84亿，对吗", False),
        ("红寺堡2020年采购2亿，对吗", False),
        ("红寺堡2020年采购183,000,000元，对吗", False),
        ("I read that Xiji spent 143.6 million yuan on procurement in 2020, is that correct?", True),
        ("Xiji spent 144 million on procurement in 2020, right?", True),
        ("Xiji spent 143.7 million yuan on procurement in 2020, right?", False),
        ("西吉2020年行政许可29万件，对吗", True),
        ("西吉2020年行政许可29.3万件，对吗", False),
    ],
)
def test_a_large_amount_is_right_as_far_as_it_is_stated(ask: Ask, question: str, verdict: bool) -> None:
    assert ask(question).verdict is verdict


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("2020年采购总额超过1.5个亿的是哪家", 1),
        ("2020年采购总额超过1个亿的有哪些单位", 2),
        ("2020年哪些单位采购超过两个亿", 0),
    ],
)
def test_the_power_behind_个_belongs_to_the_number(ask: Ask, question: str, agencies: int) -> None:
    assert sum(place.asked for place in ask(question).places) == agencies
