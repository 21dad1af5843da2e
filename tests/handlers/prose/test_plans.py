"""Plans for a year stand in the report on the year before: they are told from there, and never
denied.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.answering import AnswerStatus
from store.names import Names
from tests.handlers.prose.made import asking

AGENCY = "四川省南充市阆中市人民政府"
PROSE = """全市全年公开各类信息1120条。

五、存在的主要问题及改进情况

存在的问题：一是公开意识不强。二是解读质量不高。

下一步，将着重做好以下工作。一是加强学习培训。二是丰富公开形式。
"""


@pytest.mark.parametrize(
    "question",
    [
        "what are the plans of Langzhong for 2024",
        "next steps of Langzhong for 2024",
        "What are the goals of Langzhong for 2024?",
        "What does Langzhong intend to do in 2024?",
        "What is planned at Langzhong for 2024?",
        "What was on Langzhong's agenda for 2024?",
        "What has Langzhong planned for 2024?",
        "Plans of Langzhong in its 2023 report",
        "阆中市2024年有什么打算",
        "阆中市2024年工作计划是什么",
    ],
)
def test_plans_for_a_year_are_told_from_the_report_before(
    tmp_path: Path, names: Names, question: str
) -> None:
    with asking(tmp_path, names, AGENCY, PROSE) as put:
        answer = put(question)
    assert answer.status is AnswerStatus.QUOTED
    assert any("学习培训" in quote.sentence.text for quote in answer.quotes)
    assert not any("意识不强" in quote.sentence.text for quote in answer.quotes)


@pytest.mark.parametrize(
    "question",
    [
        "What did Langzhong not want to do in 2024?",
        "Which plans of Langzhong for 2024 are about budgets",
        "How many trainings did Langzhong plan for 2024",
        "What did Langzhong plan to do in 2024 and 2025?",
        "阆中市对2024年的安排",
    ],
)
def test_what_is_not_all_understood_is_neither_told_nor_denied(
    tmp_path: Path, names: Names, question: str
) -> None:
    with asking(tmp_path, names, AGENCY, PROSE) as put:
        assert put(question).status is AnswerStatus.UNSURE


def test_plans_for_a_year_long_after_are_not_there(tmp_path: Path, names: Names) -> None:
    with asking(tmp_path, names, AGENCY, PROSE) as put:
        assert put("what are the plans of Langzhong for 2026").status is AnswerStatus.MISSING
