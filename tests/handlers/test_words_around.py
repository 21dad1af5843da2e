"""Everyday words in a question: those that say nothing are read over; one that narrows keeps every
figure silent.
"""

from __future__ import annotations

import pytest

from handlers.answering.values.answer import AnswerStatus
from handlers.understanding.wordlists.lexicon import cut
from handlers.understanding.wordlists.wordings import generic
from store.measures import Measure
from tests.conftest import Ask
from tests.handlers.generated.phrasing import listed

_NEW = Measure("new", "total")


@pytest.mark.parametrize(
    "text",
    [
        "How many information requests landed on Pingluo County's desk in 2022?",
        "I reckon Pingluo County tallied some requests in 2022: how many, roughly speaking?",
        "how many requests poured in at Pingluo County in 2022, out of curiosity",
        "lemme peek: how many requests did Pingluo County garner in 2022",
        "帮我补一下平罗县2022年新收多少件申请",
        "平罗县2022年涌进多少件申请",
        "劳烦您翻一下，平罗县2022年新收申请究竟几件，可别念错了",
        "说实在的平罗县2022年新收申请有几件",
        "平罗县2022年新收申请几件，写材料用的，急等着",
    ],
)
def test_a_word_that_says_nothing_is_read_over(ask: Ask, text: str) -> None:
    answer = ask(text, chat=text)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.question.measures == (_NEW,)
    assert [result.value for result in answer.results] == [24]


def test_a_figure_is_taken_apart_in_everyday_words(ask: Ask) -> None:
    plain, everyday = (
        ask("平罗县2022年新收申请按申请人分"),
        ask("平罗县2022年新收申请，按申请人拆开"),
    )
    assert everyday.status is AnswerStatus.ANSWERED
    assert everyday.results == plain.results


_NARROWED = (
    "平罗县2022年收到多少{}申请",
    "平罗县2022年有多少申请{}",
    "how many {} requests did Pingluo County get in 2022",
    "how many requests did Pingluo County {} in 2022",
    "how many requests about {} did Pingluo County get in 2022",
)
_NARROWING = (
    "紧急的 匿名的 当面递交的 传真过来的 来自银川的 妇女提的 村民提的 关于征地的 涉及土地的 周末的 "
    "离谱的 合理的 恶意的 复杂的 敏感的 手写的 联名的 超期的",
    "被拖延 被转交 当天答复 延期答复 耽搁了 丢了 忘了办 扔了 催了 打算公开 本该公开 压着",
    "urgent anonymous written emailed foreign angry puzzled frustrated worried elderly gibberish nosy pesky famous",
    "ignore forget lose delay shelve botch misplace",
    "land homework driving parking schools",
)


@pytest.mark.parametrize(
    "text",
    [
        frame.format(word)
        for frame, words in zip(_NARROWED, _NARROWING, strict=True)
        for word in words.split()
    ],
)
def test_a_word_that_narrows_keeps_the_figure_silent(ask: Ask, text: str) -> None:
    answer = ask(text, chat=text)
    assert answer.results == ()
    assert answer.status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("没有的是哪份", "没有"),
        ("我去年收了多少", "去年"),
        ("如上年一样多少", "上年"),
        ("听了听证会", "听证会"),
        ("帮我捋过程性信息", "过程性信息"),
        ("看怕是否一致", "是否一致"),
        ("换个问法人多少", "法人"),
        ("到底稿上年几件", "到底"),
    ],
)
def test_no_word_that_says_nothing_takes_a_sign_from_one_that_does(text: str, whole: str) -> None:
    """有的是 in the list would cut 没|有的是, and what lacks a table would be what has one."""
    at = text.index(whole)
    assert not [
        word
        for word in cut(text)
        if word.start < at < word.end or word.start < at + len(whole) < word.end
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_word_that_says_nothing_is_a_noun_of_other_statistics(language: str) -> None:
    assert generic(language) & frozenset(listed(f"near-misses.{language}.txt")) <= {"会议", "reads"}
