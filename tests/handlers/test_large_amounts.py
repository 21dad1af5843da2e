"""Large amounts as people state and bound them: 1.83亿, 1.5个亿, 143.6 million; they are right as
far as they go.
"""

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
        (
            "I read that Xiji spent 143.6 million yuan on procurement in 2020, is that correct?",
            True,
        ),
        ("Xiji spent 144 million on procurement in 2020, right?", True),
        ("Xiji spent 143.7 million yuan on procurement in 2020, right?", False),
        ("西吉2020年行政许可29万件，对吗", True),
        ("西吉2020年行政许可29.3万件，对吗", False),
    ],
)
def test_a_large_amount_is_right_as_far_as_it_is_stated(
    ask: Ask, question: str, verdict: bool
) -> None:
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


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("人家讲西吉2020年采购花了两个多亿，是真的吗", False),
        ("西吉2020年采购一个多亿，是真的吗", True),
        ("西吉2020年采购一亿四千多万，对吗", True),
        ("西吉2020年采购两亿多，对吗", False),
        ("红寺堡采购一亿八是吧，2020年", True),
        ("听说红寺堡2020年采购花了快两个亿，对吗", None),
        ("红寺堡2020年采购金额比西吉高出将近四千万，是这样吗", True),
        ("红寺堡2020年采购比西吉多三千多万，对吗", True),
        ("西吉2020年许可二十来万件，对吗", False),
        ("西吉2020年许可接近三十万件，对吗", True),
        ("平罗2022年二十来件申请，对不对", None),
        ("平罗2022年近百件申请，对不对", False),
        ("红寺堡2020年处罚近两千，对吗", True),
        ("红寺堡2020年处罚上千件决定，对吧", True),
        ("西吉2020年处罚上百件复议是吧", None),
    ],
)
def test_round_numbers_are_judged_as_far_as_they_go(
    ask: Ask, question: str, verdict: bool | None
) -> None:
    """What lies between what is surely about so many and what is surely not has no verdict."""
    assert ask(question).verdict is verdict
