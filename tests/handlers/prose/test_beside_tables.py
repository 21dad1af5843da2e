"""Figures of the prose beside those of tables: shown and marked, never compared with them, ordered,
or added in.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultKind, ResultRole
from handlers.rendering import render
from store.names import Names
from tests.handlers.prose.made import Ask, asking_of
from tests.store.made import report

WITH_TABLES = "宁夏回族自治区固原市西吉县人民政府"
WITH_PROSE = "西吉县教育局2022年政府信息公开工作年度报告\n\n一、总体情况\n\n2022年收到政府信息公开申请7件，均已答复。\n"


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    """The answer to a question over a county with tables and its bureau that has prose only."""
    (tmp_path / "西吉县2022.txt").write_text(report(WITH_TABLES, 2022, new=30), encoding="utf-8")
    (tmp_path / "西吉县教育局2022.txt").write_text(WITH_PROSE, encoding="utf-8")
    with asking_of(tmp_path, names, chat="chat") as ask:
        yield ask


def figures(answer: Answer) -> list[tuple[ResultRole, ResultKind, Decimal]]:
    return [(one.role, one.kind, one.value) for one in answer.results]


@pytest.mark.parametrize(
    "question",
    [
        "西吉县和西吉县教育局2022年收到申请哪个多",
        "2022年收到申请最多的单位",
        "西吉县和西吉县教育局2022年收到的申请",
    ],
)
def test_a_comparison_shows_what_the_prose_says_and_compares_nothing_with_it(
    ask: Ask, question: str
) -> None:
    answer = ask(question)
    assert figures(answer) == [
        (ResultRole.ANSWER, ResultKind.PRINTED, Decimal(30)),
        (ResultRole.PART, ResultKind.QUOTED, Decimal(7)),
    ]
    assert "未计入：西吉县教育局 2022 年的正文" in "\n".join(
        line.text for line in render(answer).lines
    )


def test_a_sum_is_of_tables_alone(ask: Ask) -> None:
    answer = ask("2022年西吉县和西吉县教育局一共收到多少申请")
    assert [one.value for one in answer.results if one.role is ResultRole.ANSWER] == [Decimal(30)]
    assert (ResultRole.PART, ResultKind.QUOTED, Decimal(7)) in figures(answer)


def test_where_nobody_has_the_table_figures_are_shown_and_not_put_in_order(ask: Ask) -> None:
    answer = ask("2022年各局收到申请排名")
    assert answer.status is not AnswerStatus.ANSWERED
    assert not [one for one in answer.results if one.role is ResultRole.ANSWER]


@pytest.fixture
def with_carried_over(tmp_path: Path, names: Names) -> Iterator[Ask]:
    """The answer over a report whose prose counts the requests with those that the year before left
    over.
    """
    made = report(WITH_TABLES, 2022, new=30, over=5)
    text = made.replace("二、主动公开", "全年共收办政府信息公开申请35件。\n\n二、主动公开", 1)
    (tmp_path / "西吉县2022.txt").write_text(text, encoding="utf-8")
    with asking_of(tmp_path, names, chat="chat") as ask:
        yield ask


def test_a_figure_with_those_carried_over_is_told_beside_the_table_s(
    with_carried_over: Ask,
) -> None:
    answer = with_carried_over("西吉县2022年新收多少件申请")
    assert figures(answer) == [
        (ResultRole.ANSWER, ResultKind.PRINTED, Decimal(30)),
        (ResultRole.PART, ResultKind.QUOTED, Decimal(35)),
    ]
    assert "与表格不同：是本年新收加上年结转" in "\n".join(
        line.text for line in render(answer).lines
    )
