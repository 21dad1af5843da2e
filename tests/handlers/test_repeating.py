"""The question before put once more: by how much, in the other language, of the year before."""

from __future__ import annotations

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.conversation import Conversation
from handlers.rendering import render
from handlers.reply import Asker, Asking, Language, Preferences
from handlers.understanding import Operation
from store.index import Index
from store.names import Names
from tests.conftest import TODAY, Ask
from tests.handlers.test_joining import after, figures


def head(answer: Answer) -> str:
    return render(answer).lines[0].text


@pytest.mark.parametrize("then", ["多多少", "差多少", "相差几件", "多几件呢"])
def test_by_how_much_two_agencies_differ(ask_guyuan: Ask, then: str) -> None:
    assert (
        head(after(ask_guyuan, "西吉和彭阳2022年收到申请谁多", then))
        == "彭阳县人民政府办公室多，多 30 件（+100.0%）"
    )


@pytest.mark.parametrize(
    "then", ["by how much?", "by how many", "how many more", "what is the difference"]
)
def test_the_same_in_english(ask_guyuan: Ask, then: str) -> None:
    answer = after(ask_guyuan, "which had more applications in 2022, Xiji or Pengyang", then)
    assert answer.question.operation is Operation.COMPARE
    assert "30 requests" in head(answer)


@pytest.mark.parametrize("then", ["增长百分之几", "增长率呢", "by what percentage", "百分之多少"])
def test_by_how_many_per_cent_a_figure_changed(ask_guyuan: Ask, then: str) -> None:
    answer = after(ask_guyuan, "西吉2022年收到申请比上年增加多少", then)
    assert answer.question.operation is Operation.CHANGE
    assert "50%" in head(answer)


def test_by_how_much_a_figure_changed(ask_guyuan: Ask) -> None:
    assert head(after(ask_guyuan, "西吉2022年收到申请比上年多了还是少了", "多多少")).startswith(
        "增加 10 件"
    )


@pytest.mark.parametrize("then", ["多多少", "by how much"])
def test_by_how_much_the_first_of_many_is_ahead_is_asked_back(ask_guyuan: Ask, then: str) -> None:
    answer = after(ask_guyuan, "2022年哪个县收到的申请最多", then)
    assert answer.question.unclear
    assert answer.results == ()


@pytest.mark.parametrize(
    ("first", "then", "language"),
    [
        ("西吉2022年收到申请", "in English please", Language.EN),
        ("西吉2022年收到申请", "用英文说", Language.EN),
        ("西吉2022年收到申请", "英文", Language.EN),
        ("西吉2022年收到申请", "请用英语再说一下", Language.EN),
        ("Xiji applications 2022", "in Chinese please", Language.ZH),
        ("Xiji applications 2022", "用中文说", Language.ZH),
        ("Xiji applications 2022", "Chinese please", Language.ZH),
    ],
)
def test_the_same_answer_in_the_other_language(
    ask_guyuan: Ask, first: str, then: str, language: Language
) -> None:
    before, answer = ask_guyuan(first, chat=then), ask_guyuan(then, chat=then)
    assert answer.question.language is language
    assert answer.results == before.results


def test_a_question_may_say_in_which_language_to_answer(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("西吉2022年收到多少申请，用英文回答")
    assert (answer.question.language, figures(answer)[0][1]) == (Language.EN, 30)


def test_what_is_asked_for_goes_before_what_the_chat_has_set(index: Index, names: Names) -> None:
    conversation, customs = (
        Conversation(index, names, clock=lambda: 0.0),
        Preferences(language=Language.ZH),
    )
    conversation.ask(Asking("平罗2022年收到多少申请", Asker("chat"), TODAY, customs=customs))
    reply = conversation.ask(Asking("in English please", Asker("chat"), TODAY, customs=customs))
    after_it = conversation.ask(Asking("予以公开呢", Asker("chat"), TODAY, customs=customs))
    assert (reply.lines[0].text, after_it.lines[0].text) == ("24 requests", "3 件")


@pytest.mark.parametrize("question", ["英文", "in Chinese please"])
def test_a_language_alone_is_no_question(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).status in (AnswerStatus.REFUSED, AnswerStatus.UNSURE)


@pytest.mark.parametrize(
    "then",
    ["上年呢", "上一年呢", "前一年呢", "上年度呢", "the year before?", "and the previous year"],
)
@pytest.mark.parametrize("first", ["西吉2022年收到申请", "Xiji applications 2022"])
def test_the_year_before_is_that_before_the_one_asked_about(
    ask_guyuan: Ask, first: str, then: str
) -> None:
    answer = after(ask_guyuan, first, then)
    assert answer.question.years == (2021,)
    assert [value for _, value in figures(answer)] == [20]


@pytest.mark.parametrize(
    "then", ["下一年呢", "后一年呢", "the year after?", "and the following year"]
)
def test_and_the_year_after_that_after_it(ask_guyuan: Ask, then: str) -> None:
    assert after(ask_guyuan, "西吉2022年收到申请", then).question.years == (2023,)


def test_it_is_reckoned_from_the_year_that_was_answered(ask_guyuan: Ask) -> None:
    assert after(ask_guyuan, "西吉收到多少申请", "上年呢").question.years == (2022,)


@pytest.mark.parametrize("then", ["去年呢", "last year?"])
def test_last_year_stays_that_of_the_calendar(ask_guyuan: Ask, then: str) -> None:
    assert after(ask_guyuan, "西吉2022年收到申请", then).question.years == (2025,)


def test_a_whole_question_is_reckoned_by_the_calendar(ask_guyuan: Ask) -> None:
    assert after(ask_guyuan, "西吉2022年收到申请", "彭阳上一年收到多少申请").question.years == (
        2025,
    )


@pytest.mark.parametrize(
    ("asked", "year"),
    [
        (["上年呢", "再上一年呢"], 2021),
        (["上上年呢"], 2021),
        (["two years earlier?"], 2021),
        (["前年呢"], 2024),
    ],
)
def test_two_years_before(ask_guyuan: Ask, asked: list[str], year: int) -> None:
    assert after(ask_guyuan, "西吉2023年收到申请", *asked).question.years == (year,)


def test_less_in_per_cent_is_told_of_the_other(ask_guyuan: Ask) -> None:
    answer = after(ask_guyuan, "西吉2022年收到申请比彭阳少多少", "少百分之几")
    assert head(answer) == "西吉县人民政府比彭阳县人民政府办公室少 50%，少 30 件"
