"""An explanation says how a question was understood; all that it may have to say has words in both
languages.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handlers.answering.values.answer import AnswerStatus, Assumed, Refusal
from handlers.conversation import Conversation
from handlers.rendering.restating.explained import say
from handlers.reply import Asker, Asking, Language
from handlers.understanding import Operation
from store.index import Index
from store.names import Names
from store.names.edits import SlipKind
from store.names.names import HOW
from tests.conftest import TODAY, Ask

Why = Callable[..., list[str]]

_HOW = {"chosen", "home", "office", "exact", "printed", "typo", "pinyin", "initials", "english"}
_KEYS = [
    *(f"operation_{one}" for one in Operation),
    *(f"status_{one}" for one in AnswerStatus if one is not AnswerStatus.ANSWERED),
    *(f"assumed_{one}" for one in Assumed),
    *(f"refused_{one}" for one in Refusal),
    *(
        f"how_{one}"
        for one in sorted(_HOW | set(HOW.values()) | {slip.name.lower() for slip in SlipKind})
    ),
    *(f"taken_{one}" for one in ("agency", "year", "measure", "unit")),
]


@pytest.mark.parametrize("key", _KEYS)
def test_there_are_words_for_it(key: str) -> None:
    assert all(say(key, language) for language in Language)


@pytest.fixture
def why(guyuan_index: Index, names: Names) -> Why:
    """What is explained of the last of several questions."""

    def told(*questions: str) -> list[str]:
        conversation = Conversation(guyuan_index, names, clock=lambda: 0.0)
        asker = Asker("chat")
        answers = [conversation.answer(Asking(question, asker, TODAY)) for question in questions]
        return [
            line.text for line in conversation.why(asker, None, answers[-1].question.language).lines
        ]

    return told


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (("平罗县2022年收到多少投诉",), {"没有全部看懂，不作断言", "在正文里找：收到 投诉"}),
        (
            ("彭阳县2020年申请多少",),
            {"没有彭阳县人民政府办公室 2020 年的报告。现有：2021 年、2022 年。"},
        ),
        (("今天天气怎么样",), {"没有回答", "原因：报告里没有这样的内容。"}),
        (
            ("本县2022年申请多少",),
            {"原因：没有说是哪个机关。", "说的是本聊天的单位，但还没有设定（/here）"},
        ),
        (
            ("pingluo xian 2022 申请多少",),
            {"名称：pingluo xian → 宁夏回族自治区石嘴山市平罗县（拼音）"},
        ),
        (
            ("平罗县2020到2023年申请趋势",),
            {"年份：2020到2023年 → 2020–2023", "操作：逐年（规则 trend）"},
        ),
        (
            ("城关镇2022年申请多少",),
            {
                "要先问清楚",
                "原因：没有说清是哪一个：宁夏回族自治区石嘴山市平罗县城关镇、宁夏回族自治区固原市隆德县城关镇",
            },
        ),
        (
            ("平罗县2022年申请数", "不是申请数，是收费多少"),
            {
                "更正上一问：申请数 → 收费多少",
                "默认：第一列",
                "沿用上一问“平罗县2022年申请数”：机关、年份",
            },
        ),
        (
            ("平罗县2022年申请多少", "那2021年呢"),
            {
                "完整的问题：宁夏回族自治区石嘴山市平罗县2021年本年新收申请多少",
                "沿用上一问“平罗县2022年申请多少”：机关、指标和操作",
            },
        ),
        (
            ("除了平罗县，2022年申请最多的是哪个县",),
            {
                "除外：宁夏回族自治区石嘴山市平罗县",
                "没用上：县。有没用上的词，就不按表格回答，只查正文。",
            },
        ),
        (
            ("平罗县2022年公开率是多少",),
            {
                "指标：公开率",
                "读到：予以公开 = 50 件，宁夏回族自治区石嘴山市平罗县人民政府2022.txt 第 23 行",
                "算出：公开率 = 100%，由 宁夏回族自治区石嘴山市平罗县人民政府2022.txt 第 23 行等",
            },
        ),
    ],
)
def test_an_explanation_says_how_the_last_question_was_understood(
    why: Why, questions: tuple[str, ...], said: set[str]
) -> None:
    told = why(*questions)
    assert said <= set(told), told
    assert f"问题：{questions[-1]}" in told


@pytest.mark.parametrize(
    "question",
    [
        "复议跟诉讼差在哪儿",
        "许可和处罚是一码事吗",
        "what sets an administrative reconsideration apart from litigation?",
        "is granted in part the same as granted in full",
    ],
)
def test_what_two_terms_are_not_to_each_other_is_explained(ask: Ask, question: str) -> None:
    answer = ask(question, chat=question)
    assert answer.status is AnswerStatus.EXPLAINED
