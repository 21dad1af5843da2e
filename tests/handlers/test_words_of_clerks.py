"""Rows of the tables in the words of those who fill them in: an office ahead of bare digits,
whether there are any and how many, documents that are repealed, lawsuits after reconsideration.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask


def _told(found: Answer) -> list[Decimal]:
    return [result.value for result in found.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("平罗办22 逾期没补正 几件", 0),
        ("平罗办22部分公开", 2),
        ("平罗办22 部分公开 几件", 2),
        ("平罗办2022办结总计", 24),
        ("青山乡2020年老百姓个人递过申请没有，几件", 0),
        ("22年平罗有部分公开的没有，多少件", 2),
        ("平罗22年有没办完的没有，几件", 0),
        ("平罗22年有无正当理由逾期不补正没有，几件", 0),
        ("平罗22年废止文件数", 0),
        ("22年文件废止平罗县政府办公室报了几件", 0),
        ("平罗22年有没有废止的文件", 0),
        ("平罗22年保留的规范性文件", 4),
        ("平罗办2022年经过复议又去起诉的总共有多少", 0),
        ("平罗22年不服复议再起诉", 0),
        ("平罗22年有没有经复议又起诉", 0),
        ("平罗22年越过复议直接起诉的", 0),
        ("平罗22年有没有因逾期未补正终止办理", 0),
        ("平罗22年法律法规禁止公开几件", 0),
        ("平罗22年要求给公开出版物不予处理的几件", 0),
        ("平罗22信访件不予处理", 0),
        ("平罗22结转23年的申请数", 0),
        ("红寺堡2020年19年结转过来的申请几件", 3),
        ("红寺堡20年作出处罚数量", 1965),
        ("红寺堡20年群众递交的申请几件", 8),
        ("红寺堡2020年其他管理服务事项处理决定", 553),
        ("我是报社的，请问平罗2022年因信息公开被提起的行政复议总共多少件？", 0),
    ],
)
def test_a_cell_is_told_in_the_words_of_clerks(ask: Ask, question: str, value: int) -> None:
    assert _told(ask(question)) == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "平罗办收到申请多少",
        "平罗办，2022年收到申请多少",
        "平罗办在2022年收到申请总共多少",
        "平罗县办收到申请多少",
        "平罗办2022公民个人的申请的数",
    ],
)
def test_an_office_is_nothing_that_was_handled(ask: Ask, question: str) -> None:
    [measure] = ask(question).question.measures
    assert measure.subject == "new"


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("2022年平罗办结、补正超期分别是几件", [24, 0]),
        ("平罗办2022年收到申请、律所的申请分别是几件", [24, 0]),
        ("平罗22年收到申请几件、企业申请予以公开几件", [24, 0]),
        ("信访投诉类几件，办结总数几件，平罗办22年", [0, 24]),
    ],
)
def test_each_of_two_rows_is_told(ask: Ask, question: str, values: list[int]) -> None:
    assert _told(ask(question)) == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("平罗22年受理的24件申请全都公开了，属实吗", False),
        ("彭阳办2020年受理的7件申请全都公开了，属实吗", True),
        ("彭阳办2020年予以公开6件，对吗", False),
        ("彭阳办2020年办结7件，对吗", True),
        ("平罗22年收到申请24件，予以公开24件，没错吧", False),
        ("平罗22年收到申请24件，予以公开3件，没抄错吧", True),
        ("部分公开3件，平罗办2022年，核对一下", False),
        ("部分公开2件，平罗县2022年？", True),
        ("平罗22年部分公开不止1件吧", True),
        ("平罗22年部分公开不止2件吧", False),
        ("平罗22年没办完结转下年有3件，属实吗", False),
    ],
)
def test_all_that_is_stated_is_judged(ask: Ask, statement: str, verdict: bool) -> None:
    assert ask(statement).verdict is verdict


@pytest.mark.parametrize(
    "question",
    [
        "平罗22年废止的涉企文件几件",
        "平罗22年未废止文件数",
        "平罗22年文件废止率",
        "平罗22年文件废止的决定几件",
        "平罗22年规章文件废止几件",
        "平罗22年没有经过复议又去起诉的",
        "平罗22年经过复议没起诉的几件",
        "平罗22年经复议后起诉率",
        "平罗22年说手里有的没有，几件",
        "平罗22年有申请超过10件没有，几件",
        "平罗22年逾期没答复的几件",
        "平罗22年申请没办收到几件",
        "平罗22年收到的24件申请没有全都公开，对吗",
        "平罗22年受理的24件申请全都公开或部分公开了，属实吗",
        "平罗22年受理的24件申请全都部分公开了，属实吗",
        "平罗2022年收到申请、企业申请和办结分别是几件",
        "平罗2022年企业申请、重复申请、办结分别是几件",
        "部分公开3件，平罗2022年和2021年，对吗",
        "平罗2022年1月19日结转过来的几件",
    ],
)
def test_what_narrows_or_denies_is_not_dropped(ask: Ask, question: str) -> None:
    assert ask(question).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "value"),
    [("强制上一年项目数量呢", 601), ("处理决定数量呢", 6269), ("处罚呢", 374)],
)
def test_a_column_that_is_said_is_that_one_after_the_printed_change(
    ask: Ask, question: str, value: int
) -> None:
    ask("红寺堡2020年许可本年增减是几项", chat=question)
    assert _told(ask(question, chat=question)) == [Decimal(value)]
