"""Figures of the prose that are asked for one after another: added up, or one as a share of all,
where one sentence counts them side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.rendering import render
from store.names import Names
from tests.handlers.prose.made import Ask, asking_of, told

NAME = "四川省南充市阆中市人民政府2023年政府信息公开工作年度报告"
SAID = """答复政务微博后台私信留言7条、微信公众平台后台留言19条。
办理来信94件，其中市长信箱64件、网上投诉30件。
收到建议116条，回复建议112条。举办业务培训4次。
"""
OTHER = "河北省邯郸市成安县人民政府2023年政府信息公开工作年度报告"
OTHER_SAID = "举办业务培训3次。"


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    for name, said in ((NAME, SAID), (OTHER, OTHER_SAID)):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n\n一、总体情况\n\n{said}", encoding="utf-8")
    with asking_of(tmp_path, names, "chat") as put:
        yield put


def _after(ask: Ask, *questions: str) -> Answer:
    *before, last = questions
    for question in before:
        ask(question)
    return ask(last)


@pytest.mark.parametrize(
    ("questions", "figures"),
    [
        (("阆中市2023年微博私信答复了几条", "微信呢"), ["19"]),
        (("阆中市2023年微博私信答复了几条", "微信呢", "一共"), ["26"]),
        (("阆中市2023年微博私信答复了几条", "微信呢", "一共", "微信占几成"), ["73.08"]),
        (("阆中市2023年市长信箱几件", "网上投诉呢", "加起来"), ["94"]),
        (("阆中市2023年市长信箱几件", "网上投诉呢", "网上投诉占比"), ["31.91"]),
        # the same of another agency
        (("阆中市2023年培训几次", "成安县呢", "一共"), ["7"]),
        (("阆中市2023年培训几次", "成安县也这么多吗"), ["3"]),
        # one figure alone comes to itself
        (("阆中市2023年培训几次", "一共"), ["4"]),
    ],
)
def test_what_is_counted_side_by_side_is_put_together(
    ask: Ask, questions: tuple[str, ...], figures: list[str]
) -> None:
    found = _after(ask, *questions)
    assert (found.status, told(found)) == (AnswerStatus.QUOTED, figures)


@pytest.mark.parametrize(
    ("questions", "figures"),
    [
        # the second is part of the first
        (("阆中市2023年来信办理几件", "市长信箱呢", "一共"), ["94", "64"]),
        # what was replied to is what was received
        (("阆中市2023年收到建议几条", "回复建议几条", "一共"), ["116", "112"]),
    ],
)
def test_nothing_is_added_that_may_be_counted_twice(
    ask: Ask, questions: tuple[str, ...], figures: list[str]
) -> None:
    assert told(_after(ask, *questions)) == figures


def test_a_sum_of_what_was_not_understood_is_not_refused(ask: Ask) -> None:
    assert _after(ask, "阆中市2023年抖音发布多少", "一共").status is AnswerStatus.UNSURE


def test_nothing_is_the_sum_of_one_that_was_told_and_one_that_was_not(ask: Ask) -> None:
    found = _after(ask, "阆中市2023年抖音私信答复了几条", "微信呢", "一共")
    assert (found.status, told(found)) == (AnswerStatus.UNSURE, [])


def test_a_sum_is_told_with_its_terms(ask: Ask) -> None:
    found = _after(ask, "阆中市2023年微博私信答复了几条", "微信呢", "一共")
    assert render(found).lines[0].text == "合计 26 条（正文：7条 / 19条）"


def test_a_share_is_told_with_part_and_whole(ask: Ask) -> None:
    found = _after(ask, "阆中市2023年微博私信答复了几条", "微信呢", "微信占几成")
    assert render(found).lines[0].text == "占 73.08%（正文：19条 / 26 条）"
