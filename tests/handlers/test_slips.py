"""Slips of the pen in the words of a question."""

from __future__ import annotations

import pytest

from handlers.answering.values.answer import AnswerStatus
from handlers.rendering import render
from handlers.understanding.spelling.letters import short_in_pinyin
from store.names.gazetteer import entries
from store.names.sounds import spellings
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("question", "first_line", "said"),
    [
        ("平罗县2022年收到多少信息公开神请", "24 件", "“神请”读作“申请”。"),
        ("红寺堡区2020年行政处法决定数", "1,965 件", "“处法”读作“处罚”。"),
        ("平平罗县2022年收到多少申申请", "24 件", "“申申请”读作“申请”。"),
        ("平罗县2022年收到多少请申", "24 件", "“请申”读作“申请”。"),
        ("平罗县2022年收到多少田请", "24 件", "“田请”读作“申请”。"),
        ("红寺堡2020年行政处罚诀定数", "1,965 件", "“诀定”读作“决定”。"),
        ("红寺堡2020年规泛性文件新制作几件", "5 件", "“规泛性文件”读作“规范性文件”。"),
        ("红寺堡2020年予已公开几件", "9 件", "“予已公开”读作“予以公开”。"),
        ("红寺堡2020年政行处罚决定数", "1,965 件", "“政行处罚”读作“行政处罚”。"),
        ("西吉2020年行政处处罚多少", "1,271 件", "“行政处处罚”读作“行政处罚”。"),
        ("西吉2020年行政行政处罚决定数", "1,271 件", "“行政行政处罚”读作“行政处罚”。"),
        ("xiji chufa 2020", "1,271 件", "“chufa”读作“处罚”。"),
        ("hongsibu xuke duoshao", "6,269 件", "“xuke”读作“许可”。"),
        ("pingluo 2022 shenqing duoshao", "24 件", "“shenqing”读作“申请”。"),
        ("xiji 2020 xingzheng chufa", "1,271 件", "“xingzheng chufa”读作“行政处罚”。"),
        ("how many requests were recieved in Pingluo in 2022", "24 requests", "recieved"),
        ("Pingluo 2022 aplications", "24 requests", "aplications"),
        ("Hongsibu penallties in 2020", "1,965 decisions", "penallties"),
        ("how many appplications did Pingluo receive in 2022", "24 requests", "appplications"),
        ("hongsibu 2020 how much licence desicion", "6,269 decisions", "desicion"),
        ("hongsibu 2020 how mnay normativ documents were made", "5", "normativ"),
        ("Pingluo 2022 how mny aplicatoins", "24 requests", "mny"),
        ("pinglo 2022 requests", "24 requests", "pinglo"),
        ("pinlguo 2022 not hled", "19 requests", "hled"),
        ("平箩县府办22年收到多少申请", "24 件", "平箩县府办"),
    ],
)
def test_slips_of_every_kind_are_read_and_said(
    ask: Ask, question: str, first_line: str, said: str
) -> None:
    text = render(ask(question)).text
    assert text.startswith(first_line)
    assert said in text


@pytest.mark.parametrize(
    "question",
    [
        "平罗县2022年licensees多少",
        "平罗县2022年elections",
        "Hongsibu penalxties in 2020",
        "PL县2022年申请多少",
        "红寺堡2020年行许可政多少",
        "Pingluo 2022 complaints",
        "Pingluo 2022 precious requests",
        "平罗2022 tousu",
    ],
)
def test_what_may_be_something_else_is_no_slip(ask: Ask, question: str) -> None:
    assert ask(question).question.slips == ()
    assert not [result for result in ask(question).results if result.value]


def test_short_pinyin_that_is_read_spells_no_place() -> None:
    read = {letters for wording in short_in_pinyin() for letters in spellings(wording)}
    stems = {entry.path[-1][:2] for entry in entries() if len(entry.path[-1]) == 3}
    assert not read & {letters for stem in stems for letters in spellings(stem)}


@pytest.mark.parametrize(
    "question",
    [
        "嗯那个平罗县二二年申请收到了多少来着",
        "平罗县人民政府信息公开2022申请多少",
        "平罗县...2022...申请...多少...",
        "请问一下您好，能不能麻烦您帮我查一查平罗县2022年一共收到了多少件依申请公开的申请呀，非常感谢！",
        "hi could you please tell me how many disclosure requests Pingluo county got in the year 2022, thanks a lot",
        "hey whats the number of requests pingluo got in 2022 plz",
    ],
)
def test_what_is_only_said_along_changes_nothing(ask: Ask, question: str) -> None:
    assert render(ask(question)).lines[0].text in ("24 件", "24 requests")


@pytest.mark.parametrize(
    "word",
    ["投诉", "举报", "信访", "人口", "预算", "罚金", "规划", "采集", "社区", "申请书", "许可证"],
)
def test_a_real_word_is_never_taken_for_a_slip(ask: Ask, word: str) -> None:
    assert ask(f"平罗县2022年{word}多少").question.slips == ()


@pytest.mark.parametrize(
    "question",
    [
        "平箩箩县府办22年公报免费送出去多少册",
        "Qinshan townshp open day, how many peoples come",
        "pnglo 2024 wechat itmes pubished",
    ],
)
def test_what_may_be_of_the_reports_is_not_declined(ask: Ask, question: str) -> None:
    assert ask(question).status is AnswerStatus.UNSURE


@pytest.mark.parametrize(
    "question", ["2024年奥运会中国多少金牌", "how do I cook rice", "football 2022"]
)
def test_another_subject_is_declined_with_a_year_too(ask: Ask, question: str) -> None:
    assert ask(question).status is AnswerStatus.REFUSED
