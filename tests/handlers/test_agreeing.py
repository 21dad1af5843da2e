"""Whether figures of a report agree, asked in words that mean nothing else: told by the checks of
the report.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.understanding import Operation
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("西吉县2020年主动公开4891条，网站、微信、微博加起来够不够", "prose-sum"),
        ("西吉2020年正文里网站、微信、微博三项之和跟总数合不合", "prose-sum"),
        ("彭阳县政府办2020年报告里有没有写成别的单位名字", "other-agency"),
    ],
)
def test_what_does_not_agree_is_told(ask: Ask, text: str, code: str) -> None:
    answer = ask(text, chat=text)
    assert answer.status is AnswerStatus.ANSWERED
    assert code in {problem.code for _, problem in answer.problems}


@pytest.mark.parametrize(
    "text",
    [
        "平罗县2022年表三平了没有",
        "平罗县2022年表三横向相加与总计是否吻合",
        "平罗县2022年办理结果各项相加是不是等于第七项总计",
        "Do the 2022 columns of Pingluo add up to the printed total?",
    ],
)
def test_what_agrees_is_told_with_its_balance(ask: Ask, text: str) -> None:
    answer = ask(text, chat=text)
    assert (answer.status, answer.question.operation) == (AnswerStatus.ANSWERED, Operation.CHECK)
    assert answer.question.claim is None
    assert all(balance.holds for balance in answer.balances)
    assert answer.balances


def test_the_words_that_were_not_used_are_named(ask: Ask) -> None:
    assert "横向" in ask("平罗县2022年表三横向相加与总计是否吻合", chat="aside").question.set_aside


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("最后一个问题，平罗2022申请多少", "最后一个问题"),
        ("平罗2022申请多少，回复我一下", "回复我一下"),
        ("有个群众问平罗2022申请多少", "有个群众问"),
        ("我们领导让查平罗2022申请多少", "我们领导让查"),
        ("填表呢，平罗2022申请多少", "填表呢"),
        ("别的不要，就一个数：平罗2022申请多少", "别的不要"),
    ],
)
def test_who_asks_and_idle_clauses_are_set_aside_whatever_their_words_mean(
    ask: Ask, text: str, aside: str
) -> None:
    answer = ask(text, chat=text)
    assert [int(result.value) for result in answer.results] == [24]
    assert aside in answer.question.set_aside


@pytest.mark.parametrize("text", ["教体局，平罗2022申请多少", "平罗2022申请多少，卫健局的"])
def test_an_office_is_never_set_aside(ask: Ask, text: str) -> None:
    assert not ask(text, chat=text).results


@pytest.mark.parametrize(
    "text",
    [
        "固原2022年没有表二的是哪份",
        "固原2022年哪份报告缺表四",
        "Which Guyuan reports for 2022 lack table four",
    ],
)
def test_which_report_lacks_a_table_is_asked_of_all_in_the_place(
    ask_guyuan: Ask, text: str
) -> None:
    answer = ask_guyuan(text, chat=text)
    assert answer.question.operation is Operation.CHECK
    assert len(answer.reports) > 1
