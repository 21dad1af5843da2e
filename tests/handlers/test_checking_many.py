"""Checks of many reports: of a level, or of a region that has no report of its own."""

from __future__ import annotations

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.rendering import render
from tests.conftest import Ask


def whose(answer: Answer) -> set[str]:
    return {report.agency.name[len("宁夏回族自治区") :] for report in answer.reports}


XIJI, PENGYANG = "固原市西吉县人民政府", "固原市彭阳县人民政府办公室"


@pytest.mark.parametrize(
    "question",
    ["固原市各县的年报有什么问题", "固原市2020年的年报有没有问题", "check the counties of Guyuan"],
)
def test_those_of_a_region_are_checked(ask: Ask, question: str) -> None:
    assert whose(ask(question)) == {XIJI, PENGYANG}


def test_a_township_is_none_of_the_counties(ask: Ask) -> None:
    reports = whose(ask("各县的年报有什么问题"))
    assert len(reports) == 4
    assert "吴忠市盐池县青山乡人民政府" not in reports


def test_an_office_that_is_named_is_no_region(ask: Ask) -> None:
    assert ask("固原市政府的年报有什么问题").status is AnswerStatus.MISSING


def test_where_nobody_of_the_level_has_a_report_that_is_said(ask: Ask) -> None:
    assert "没有一个这一级单位的报告。" in render(ask("各市的年报有什么问题")).text
