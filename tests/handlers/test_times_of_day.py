"""Times of day, zones and places in one line, as people say them."""

from __future__ import annotations

import pytest

from handlers.digests.wording import wanted
from handlers.subscriptions.hours import _quiet
from handlers.times_of_day import time_of_day

TIMES = {
    "09:00": (9, 0),
    "9点半": (9, 30),
    "五点半": (5, 30),
    "下午五点半": (17, 30),
    "晚上十点一刻": (22, 15),
    "晚上12点": (0, 0),
    "夜里两点": (2, 0),
    "晚上0点": (0, 0),
    "中午12点": (12, 0),
    "凌晨十二点": (0, 0),
    "早八点": (8, 0),
    "十二点二十分": (12, 20),
    "5:30 pm": (17, 30),
    "24:00": (24, 0),
}
RULES = {
    "每周五下午五点半": "30 17 * * fri",
    "每周一、四9点半": "30 9 * * mon,thu",
    "每天早上八点": "0 8 * * *",
    "每月十五日九点": "0 9 15 * *",
    "每月1日9点": "0 9 1 * *",
    "工作日 8点半": "30 8 * * mon-fri",
    "weekly mon 09:00": "0 9 * * mon",
}
SPANS = {
    "22:00-07:00": (1320, 420),
    "晚上10点到早上7点": (1320, 420),
    "晚十点至早七点半": (1320, 450),
    "22点-7点": (1320, 420),
    "晚上十二点到早上六点": (0, 360),
    "10pm to 7am": (1320, 420),
    "每晚10点到早上7点": (1320, 420),
    "每晚10点到7点": (1320, 420),
    "每晚22:00-07:00": (1320, 420),
    "每晚从十点到第二天七点": (1320, 420),
    "every night 10 to 7": (1320, 420),
    "every night from 10 until 7": (1320, 420),
    "Every night at 10 pm to 7 am": (1320, 420),
    "每晚8点到11点": (1200, 1380),
    "晚上10点到12点": (1320, 0),
    "每晚凌晨1点到6点": (60, 360),
    "每晚1点到6点": (60, 360),
}


@pytest.mark.parametrize("said", TIMES)
def test_a_time_of_day(said: str) -> None:
    found = time_of_day(said)
    assert found is not None
    assert ((found.hour, found.minute), found.rest.strip()) == (TIMES[said], "")


@pytest.mark.parametrize("said", ["25:00", "9:75", "下午", "二十五点", ""])
def test_what_is_no_time_is_none(said: str) -> None:
    assert time_of_day(said) is None


@pytest.mark.parametrize("said", RULES)
def test_how_often_and_when(said: str) -> None:
    found = wanted(said)
    assert found is not None
    assert (found.rule, found.rest) == (RULES[said], "")


@pytest.mark.parametrize("said", SPANS)
def test_quiet_hours(said: str) -> None:
    found = _quiet(said)
    assert found is not None
    assert (found.start, found.end) == SPANS[said]
