"""Agencies that a question calls otherwise than the lists do: found by what their reports say, or
nothing claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from handlers.answering import AnswerStatus
from store.names import Names
from tests.handlers.prose.made import Ask, asking_of

SAID = "一、总体情况\n\n全年共收到政府信息公开申请11件，答复率100%。发布信息26条。\n"
AGENCIES = (
    "国家卫生健康委",
    "南通市如东生态环境局",
    "武汉市汉阳区住房和城市更新局",
    "安徽省邮政管理局",
)


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    """The answer to a question over the reports of these agencies on 2025."""
    for agency in AGENCIES:
        text = f"{agency}2025年政府信息公开工作年度报告\n\n现公布{agency}2025年政府信息公开工作年度报告。\n\n{SAID}"
        (tmp_path / f"{agency}2025.txt").write_text(text, encoding="utf-8")
    with asking_of(tmp_path, names, chat="chat") as ask:
        yield ask


@pytest.mark.parametrize(
    ("said", "agency"),
    [
        ("国家卫健委", "国家卫生健康委员会"),
        ("国家卫生健康委", "国家卫生健康委员会"),
        ("如东生态环境局", "江苏省南通市如东生态环境局"),
        ("汉阳区住更局", "湖北省武汉市汉阳区住房和城市更新局"),
        ("汉阳住房更新局", "湖北省武汉市汉阳区住房和城市更新局"),
        ("安徽省邮政局", "安徽省邮政管理局"),
    ],
)
def test_an_agency_is_found_by_another_name(ask: Ask, said: str, agency: str) -> None:
    answer = ask(f"{said}2025年收到多少件申请")
    assert [(one.value, one.report.agency.name) for one in answer.results if one.report] == [
        (Decimal(11), agency)
    ]


@pytest.mark.parametrize("said", ["安徽省某某局", "汉阳区天文台办公室"])
def test_nothing_is_claimed_of_an_office_that_is_not_known(ask: Ask, said: str) -> None:
    assert ask(f"{said}2025年收到多少件申请").status is AnswerStatus.UNSURE


@pytest.mark.parametrize("said", ["安徽省水利局", "汉阳区教育局", "如东县教育局"])
def test_an_office_that_is_known_and_has_no_report_is_missing(ask: Ask, said: str) -> None:
    assert ask(f"{said}2025年收到多少件申请").status is AnswerStatus.MISSING


def test_the_field_of_information_is_no_office(ask: Ask) -> None:
    assert ask("汉阳区卫健信息发了几条").status is not AnswerStatus.REFUSED
    mention = ask("如东县卫健信息发了几条").question.mentions[0]
    assert "卫" not in ask("如东县卫健信息发了几条").question.text[mention.start : mention.end]
