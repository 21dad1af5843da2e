"""What somebody remembers or does beside a question is told and not used: 我记得好像是二十几件来着,
其他的我自己算.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask

_BEHIND = (
    "我记得好像是二十几件来着",
    "我记得是25件",
    "我记得是二十几",
    "印象里不到三十",
    "二十几件吧我记得",
    "记不清是24还是25了",
    "应该是24吧",
    "去年汇报写的24",
    "我手里的表是23",
    "听老王说是20件",
    "差不多二十来件吧",
    "其他的我自己算",
    "别的先不用",
    "稿子就差这一个数了",
    "写到总结第三段里",
    "老主任退休前没交接",
)
_AHEAD = (
    "退休在家闲看看",
    "闲来无事问问",
    "其他的先不管",
    "材料报市里前最后核一遍",
    "我眼睛花看不清表",
    "汇报材料催着呢",
)


@pytest.mark.parametrize("said", _BEHIND)
def test_what_is_said_behind_is_told_and_not_used(ask: Ask, said: str) -> None:
    answer = ask(f"平罗2022年收到几件申请，{said}")
    assert (answer.status, [result.value for result in answer.results]) == (
        AnswerStatus.ANSWERED,
        [Decimal(24)],
    )
    assert said in answer.question.set_aside
    assert not answer.question.content


@pytest.mark.parametrize("said", _AHEAD)
def test_what_is_said_ahead_is_told_and_not_used(ask: Ask, said: str) -> None:
    answer = ask(f"{said}，平罗2022年收到几件申请")
    assert (answer.status, [result.value for result in answer.results]) == (
        AnswerStatus.ANSWERED,
        [Decimal(24)],
    )


def test_what_is_stated_is_judged(ask: Ask) -> None:
    assert ask("平罗2022年收到申请，我记得是24件").verdict is True
    assert ask("平罗2022年收到25件申请，我记得").verdict is False


@pytest.mark.parametrize("wish", ["别的也说说", "其他的呢", "好像比西吉多", "好像企业的3件"])
def test_what_asks_more_is_not_set_aside(ask: Ask, wish: str) -> None:
    assert wish not in ask(f"平罗2022年收到几件申请，{wish}").question.set_aside
