"""Follow-ups in whatever words: each frame makes of its example what stands beside it, and a
conversation goes on by it; what a frame does not mean is not put in it.
"""

from __future__ import annotations

import re
from typing import cast

import pytest

from handlers.answering import AnswerStatus
from handlers.reply import Language
from handlers.understanding.asked.question import Before, Operation, Question, Shown
from handlers.understanding.continuing import framed_follow_ups
from handlers.understanding.continuing.follow_up_frames import SLOTS, Frame, frames
from tests.conftest import Ask

ALL = [frame for tongue in ("zh", "en") for frame in frames(tongue)]
NAMED = {
    "agency": r"西吉县?|平罗|红寺堡|xiji|pingluo|hongsibu",
    "year": r"20\d\d年?|23年",
    "row": r"处罚|penalties",
    "column": r"companies",
}


def with_letters(frame: Frame, text: str) -> str:
    for kind in sorted(frame.slots):
        text = re.sub(NAMED[kind], SLOTS[kind], text)
    return text


@pytest.mark.parametrize("frame", ALL, ids=[frame.example for frame in ALL])
def test_a_frame_makes_of_its_example_what_stands_beside_it(frame: Frame) -> None:
    fit = frame.fitting(with_letters(frame, frame.example.lower()))
    assert fit is not None
    if frame.said:
        assert fit.filled(frame.said) == with_letters(frame, frame.reads)
        return
    question = Question("", Language.ZH, Operation.VALUE)
    before = Before(question, question, year=2022, shown=(cast("Shown", object()),))
    said = framed_follow_ups.made_by(frame, fit, years_of(frame), before)
    assert said == frame.reads


def years_of(frame: Frame) -> list[int]:
    return [int(year) for year in re.findall(r"20\d\d", frame.example)]


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("西吉和原州区2022年各收到多少申请", "彭阳也一并列上", [30, 30, 60]),
        (
            "how many requests did Xiji and Yuanzhou receive in 2022",
            "throw Pengyang in too",
            [30, 30, 60],
        ),
        ("西吉、原州区、彭阳2022年各收到多少申请", "彭阳就撇开吧", [30, 30]),
        ("西吉2021年收到多少申请", "后面两年各是多少", [30, 15]),
        ("how many requests did Xiji receive in 2021", "and the two years after, each", [30, 15]),
        ("西吉2023年收到多少申请", "之前两年各多少", [20, 30]),
        ("how many requests did Xiji receive in 2023", "the two years before that", [20, 30]),
        ("西吉2022年收到多少申请", "次年的呢", [15]),
        ("西吉2022年收到多少申请", "倒回去一年", [20]),
        ("how many requests did Xiji receive in 2022", "go back a year", [20]),
    ],
)
def test_a_follow_up_edits_the_question_before(
    ask_guyuan: Ask, first: str, then: str, told: list[int]
) -> None:
    ask_guyuan(first, chat=then)
    values = [int(result.value) for result in ask_guyuan(then, chat=then).results]
    assert sorted(values)[-len(told) :] == sorted(told)


@pytest.mark.parametrize(
    "then", ["给我看那一行", "印在哪儿", "show me the line", "point me to it, which line"]
)
def test_where_a_figure_stands_is_shown(ask_guyuan: Ask, then: str) -> None:
    ask_guyuan("西吉2022年收到多少申请", chat=then)
    assert ask_guyuan(then, chat=then).status is AnswerStatus.ACTION


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("西吉2022年收到多少申请", "both together"),
        ("how many requests did Xiji receive in 2022", "both together"),
        ("西吉、原州区2022年各收到多少申请", "三家加起来"),
        ("how many requests did Xiji and Yuanzhou receive in 2022", "the three together"),
        ("西吉、原州区、彭阳2022年各收到多少申请", "西吉占两家的百分之几"),
        ("how many requests did Xiji and Yuanzhou receive in 2022", "get Pengyang"),
        ("how many requests did Xiji and Yuanzhou receive in 2022", "no, Pengyang"),
        ("西吉2022年收到多少申请", "三年后呢"),
        ("how many requests did Xiji receive from 2021 to 2022", "three year average"),
        ("how many requests did Xiji receive in 2021", "two years later"),
        ("西吉2022年收到多少申请", "哪些年份有"),
        ("how many requests did Xiji receive in 2022", "as a percentage of the budget"),
    ],
)
def test_what_cannot_be_done_is_not_answered_with_another_number(
    ask_guyuan: Ask, first: str, then: str
) -> None:
    ask_guyuan(first, chat=then)
    assert ask_guyuan(then, chat=then).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize("then", ["从少到多排", "少的放前头", "fewest first"])
def test_the_fewest_stand_first_however_often_it_is_asked(ask_guyuan: Ask, then: str) -> None:
    ask_guyuan("2022年各单位收到的申请从多到少排", chat=then)
    for _ in range(2):
        values = [result.value for result in ask_guyuan(then, chat=then).results]
        assert values == sorted(values)


def test_the_latter_is_asked_for_its_requests(ask_guyuan: Ask) -> None:
    ask_guyuan("西吉和原州区2022年各收到多少申请")
    question = ask_guyuan("后面那家公开了几件").question
    assert [measure.subject for measure in question.measures] == ["granted"]
    assert len(question.mentions) == 1


@pytest.mark.parametrize("then", ["三年平均", "三年均值"])
def test_the_average_of_so_many_years_is_of_the_agency_before(ask_guyuan: Ask, then: str) -> None:
    ask_guyuan("西吉2022年收到多少申请", chat=then)
    answer = ask_guyuan(then, chat=then)
    assert len(answer.question.mentions) == 1
    assert not answer.question.everywhere
    assert answer.question.years == (2021, 2022, 2023)
