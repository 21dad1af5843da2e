"""What people write after /digest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.digests.recurrence import recurrence
from handlers.digests.wording import WantedDigest, means, wanted


@pytest.mark.parametrize(
    ("said", "rule", "rest"),
    [
        ("daily 09:00", "0 9 * * *", ""),
        ("每天9点", "0 9 * * *", ""),
        ("每天上午9点半", "30 9 * * *", ""),
        ("每天下午3点", "0 15 * * *", ""),
        ("每日 18：05", "5 18 * * *", ""),
        ("daily 3 pm", "0 15 * * *", ""),
        ("每天", "0 9 * * *", ""),
        ("weekly mon 09:00", "0 9 * * mon", ""),
        ("weekly", "0 9 * * mon", ""),
        ("weekly tue,thu 8:30 Guyuan", "30 8 * * tue,thu", "Guyuan"),
        ("每周一9点", "0 9 * * mon", ""),
        ("每周一、四9点15分 固原市", "15 9 * * mon,thu", "固原市"),
        ("每星期天 晚上8点", "0 20 * * sun", ""),
        ("工作日8点", "0 8 * * mon-fri", ""),
        ("monthly 1 09:00", "0 9 1 * *", ""),
        ("monthly 09:00", "0 9 1 * *", ""),
        ("每月1日9点", "0 9 1 * *", ""),
        ("每月15号", "0 9 15 * *", ""),
        ("每月最后一天18点", "0 18 L * *", ""),
        ("monthly last 18:00", "0 18 L * *", ""),
        ("cron 0 9 * * mon", "0 9 * * mon", ""),
        ("cron 30 8 1,15 * * 盐池县", "30 8 1,15 * *", "盐池县"),
    ],
)
def test_how_often_and_when(said: str, rule: str, rest: str) -> None:
    assert wanted(said) == WantedDigest(rule, rest, always=False)


def test_also_where_there_is_nothing() -> None:
    assert wanted("每天9点 空也发") == WantedDigest("0 9 * * *", "", always=True)
    assert wanted("daily 9:00 always Pingluo") == WantedDigest("0 9 * * *", "Pingluo", always=True)


@pytest.mark.parametrize(
    "said",
    ["", "9点", "daily 25:00", "每天 9:75", "cron 0 9 *", "cron * * * * *", "monthly 32", "固原市"],
)
def test_what_says_no_time_is_nothing(said: str) -> None:
    assert wanted(said) is None


def test_off_and_now() -> None:
    assert means("off", " OFF ")
    assert means("now", "预览")
    assert not means("now", "now or never")


@given(st.text(max_size=80))
def test_whatever_is_written_is_a_rule_or_nothing(said: str) -> None:
    found = wanted(said)
    assert found is None or recurrence(found.rule) is not None
