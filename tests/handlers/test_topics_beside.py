"""A topic beside a question narrows it, and no report tells of the part: no number; whoever speaks
around a question names none.
"""

from __future__ import annotations

from itertools import product

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask
from tests.handlers.results import told

TOPICS = ("食品安全", "交通领域", "征地拆迁", "学校食堂", "应急管理", "生态环境", "住房保障")
TOPICS_EN = ("food safety", "traffic", "land acquisition", "school canteens", "public health")
NARROWED = (
    *map("".join, product(TOPICS, ("，西吉2020处罚几件", "：平罗2022申请多少"))),
    *map("西吉2020处罚几件（{}）".format, TOPICS),
    *map("红寺堡2020主动公开多少条，{}".format, TOPICS),
    *map("{}: how many penalties did Xiji impose in 2020".format, TOPICS_EN),
    *map("How many requests did Pingluo get in 2022, {}".format, TOPICS_EN),
    *map("Xiji 2020 penalties ({})".format, TOPICS_EN),
)
SPOKEN_AROUND = (
    "不好意思又来了，",
    "刚接手这块，",
    "手头没报告，",
    "大家辛苦了，",
    "十万火急！",
    "周末打扰了，",
    "局长在催，",
    "老铁，",
    "电脑坏了查不了，",
    "有个记者打电话来问",
)
ASKED = (
    ("平罗2022申请多少", 24),
    ("红寺堡2020年采购金额", 183_368_800),
    ("红寺堡2020主动公开多少条", 8331),
    ("青山乡2020便民服务办了多少件", 1952),
)


@pytest.mark.parametrize("text", NARROWED)
def test_a_topic_beside_a_question_gets_no_number(ask: Ask, text: str) -> None:
    found = ask(text)
    assert (found.status, told(found)) == (AnswerStatus.UNSURE, [])


@pytest.mark.parametrize("around", SPOKEN_AROUND)
def test_what_is_spoken_around_one_changes_nothing(ask: Ask, around: str) -> None:
    for text, value in ASKED:
        assert [float(one) for one in told(ask(around + text, chat=around + text))] == [value]
