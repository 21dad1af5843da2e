"""Questions without a number: the sentence that plainly says it is quoted, and what no report says
stays unsure.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.answering.values.answer import AnswerStatus
from handlers.prose.plainly import asked_passage
from store.names import Names
from tests.handlers.prose.made import Ask, asking, told

SAID = """本报告由龙岩市人民政府办公室汇总各县（市、区）情况编制。
本报告的电子版可在龙岩市人民政府门户网站下载。
政务公开工作由综合科牵头负责，配备了1名兼职工作人员。
通过门户网站、“龙岩发布”微信公众号主动公开政府信息80余条。
全年举办业务培训2期。信息发布前落实“三审三校”制度。
编印《2023龙岩统计手册》《龙岩年鉴》。未因信息公开收取任何费用。
对长期不更新的政务新媒体账号及时关停整合。
"""


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    with asking(tmp_path, names, "福建省龙岩市人民政府", SAID) as put:
        yield put


@pytest.mark.parametrize(
    ("question", "piece"),
    [
        ("龙岩市2023年政务公开工作由谁牵头", "综合科牵头"),
        ("龙岩市2023年年报是哪个办公室编的", "办公室汇总"),
        ("Who compiled Longyan's 2023 report?", "办公室汇总"),
        ("龙岩市2023年年报在哪里能下载", "门户网站下载"),
        ("Where can I download the 2023 report of Longyan?", "门户网站下载"),
        ("龙岩市2023年通过什么平台公开信息", "龙岩发布"),
        ("龙岩市2023年编印了哪些资料", "统计手册"),
        ("龙岩市2023年信息公开有没有收过钱", "收取任何费用"),
        ("龙岩市2023年对不更新的政务新媒体账号怎么处理的", "关停整合"),
    ],
)
def test_what_a_sentence_plainly_says_is_quoted(ask: Ask, question: str, piece: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.QUOTED
    assert any(piece in quote.sentence.text for quote in answer.quotes)


@pytest.mark.parametrize(
    "question",
    [
        "龙岩市2023年哪位专家来讲课",
        "龙岩市2023年抖音由谁运营",
        "Which university evaluated Longyan in 2023?",
        "龙岩市2023年听证会怎么开的",
    ],
)
def test_what_no_sentence_says_stays_unsure(ask: Ask, question: str) -> None:
    assert ask(question).status is AnswerStatus.UNSURE


def test_no_number_is_told_by_a_sentence_that_only_speaks_of_the_matter(ask: Ask) -> None:
    assert told(ask("龙岩市2023年政务公开工作牵头的有几人")) == []


def test_the_kind_that_is_asked_for_is_none_of_the_words() -> None:
    asked = asked_passage(("平台", "公开", "信息"), "通过什么平台公开信息")
    assert asked.terms == ("公开", "信息")
    assert asked.kind is not None
