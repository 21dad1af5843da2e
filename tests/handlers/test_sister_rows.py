"""Narrowings that only say again which row is meant: 予以公开几件，不算部分公开的."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask

# Of its requests of 2022 Pingluo granted 3 in full and 2 in part, and did not hold 19; all 24 were
# handled.


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("平罗2022年予以公开几件，不含部分公开", "3"),
        ("平罗2022年予以公开几件（不含部分公开）", "3"),
        ("不算部分公开，平罗2022年予以公开几件", "3"),
        ("平罗2022年予以公开有多少件，部分公开的别算进去", "3"),
        ("平罗2022年予以公开（部分公开除外）几件", "3"),
        ("平罗2022年部分公开几件，不算予以公开的", "2"),
        ("平罗2022年本机关不掌握的几件，不含部分公开", "19"),
        ("平罗2022年新收几件，不算上年结转", "24"),
        ("平罗2022年自然人申请多少，不算企业的", "24"),
        ("平罗2022年办结的里面予以公开占多少，不算部分公开", "12.5"),
        ("平罗2022年公开率，不含部分公开", "12.5"),
    ],
)
def test_what_is_not_in_it_takes_nothing_out(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.results[0].value == Decimal(told)


@pytest.mark.parametrize(
    "question",
    [
        "平罗2022年办结多少，不算予以公开的",
        "平罗2022年申请多少，不含企业的",
        "平罗2022年予以公开多少，不算重复的",
        "平罗2022年予以公开多少，不算企业的",
        "平罗2022年予以公开多少，不算西吉",
        "平罗2022年予以公开多少，不算2021年的",
        "平罗2022年予以公开几件，不算上年结转的",
        "平罗2022年公开率多少，不算不予公开的",
        "平罗2022年予以公开和部分公开多少，不算部分公开",
        "平罗2022年不予公开多少，不算国家秘密的",
        "平罗2022年予以公开多少，不算部分公开的里面企业的",
        "平罗2022年含部分公开的公开率，不算部分公开",
    ],
)
def test_what_may_be_in_it_stays_unread(ask: Ask, question: str) -> None:
    assert ask(question).status is not AnswerStatus.ANSWERED
