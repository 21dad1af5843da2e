"""What is spoken around a question is set aside in whatever words, and what says what is counted never
is. None of these clauses is among those that the model was trained from.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.train_around import clauses, made_of
from handlers.answering import AnswerStatus
from handlers.understanding.cutting import speaking_around
from handlers.understanding.cutting.speaking_around import around_model
from store import reference
from store.reference import BrokenReferenceError
from tests.conftest import Ask

AROUND = {
    "zh": [
        "楼下保安催我锁门了",
        "我这电脑卡得要命",
        "处长刚打电话来催过两遍",
        "我们科室就差您这一个数了",
        "同事们都下班走光了",
        "会议室里人都坐满了",
    ],
    "en": [
        "my laptop is about to die on me",
        "the cleaner is already turning off the lights",
        "we have visitors at three and the slide is still empty",
        "I promised my editor an answer before supper",
        "the bus is already around the corner",
        "I spilled tea all over my notes",
    ],
}
NARROWS = {
    "zh": [
        "我问的是渔业执法那块",
        "只要罚没款十万以上的",
        "主要想看烟草专卖",
        "说的是上半年",
        "不含当场处罚的",
        "领导要的是城管那部分",
    ],
    "en": [
        "I only mean those against restaurants",
        "what we want is fishing offences",
        "please leave out the ones that were revoked",
        "just the first half of the year",
        "the question concerns taxi drivers",
        "we're talking about tobacco here",
    ],
}
CORES = {
    "zh": ("西吉2020年处罚多少件", "，"),
    "en": ("how many penalties in Xiji in 2020?", ", "),
}


def _texts(language: str, clause: str) -> list[str]:
    core, pause = CORES[language]
    return [f"{clause}{pause}{core}", f"{core.rstrip('?')}{pause}{clause}"]


@pytest.mark.parametrize(
    ("language", "clause"),
    [(language, clause) for language in AROUND for clause in AROUND[language]],
)
def test_words_around_are_set_aside_and_named(ask: Ask, language: str, clause: str) -> None:
    for text in _texts(language, clause):
        answer = ask(text, chat=text)
        assert [result.value for result in answer.results] == [1271], text
        assert clause.lower() in " ".join(answer.question.set_aside), text


@pytest.mark.parametrize(
    ("language", "clause"),
    [(language, clause) for language in NARROWS for clause in NARROWS[language]],
)
def test_what_narrows_gets_no_number_in_silence(ask: Ask, language: str, clause: str) -> None:
    for text in _texts(language, clause):
        answer = ask(text, chat=text)
        told = 1271 in [result.value for result in answer.results]
        assert not told or answer.unread, text


@pytest.mark.parametrize("every", [AROUND, NARROWS])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_none_of_these_was_trained_on(language: str, every: dict[str, list[str]]) -> None:
    trained = {one.text for one in clauses(language)}
    assert trained.isdisjoint(clause.lower() for clause in every[language])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_model_is_of_the_clauses_that_lie_beside_its_script(language: str) -> None:
    """`python -m benchmarks.train_around zh --write` makes it anew."""
    assert around_model(language).made_of == made_of(language)


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [("(bias)\t12\n", r"\(likely\) is missing"), ("(bias)\tmuch\n", "much is no weight")],
)
def test_a_mistake_in_the_model_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoilt: str, said: str
) -> None:
    (tmp_path / "around-model.xx.tsv").write_text(f"piece\tweight\n{spoilt}", encoding="utf-8")
    monkeypatch.setattr(reference, "REFERENCE", tmp_path)
    with pytest.raises(BrokenReferenceError, match=said):
        speaking_around.around_model("xx")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9:30要交，平罗县2022年收到多少申请", 24),
        ("11点开会用，西吉2020年处罚多少件", 1271),
        ("the meeting starts in 20 minutes, how many penalties in Xiji in 2020?", 1271),
    ],
)
def test_a_time_of_the_day_is_no_number_that_is_stated(ask: Ask, text: str, number: int) -> None:
    assert [result.value for result in ask(text, chat=text).results] == [number]


def test_what_is_no_question_is_not_made_one_by_setting_its_question_aside(ask: Ask) -> None:
    answer = ask("So who's winning the football tonight, Hongsibu or Xiji?", chat="football")
    assert answer.status is AnswerStatus.REFUSED


def test_a_word_alone_is_not_judged() -> None:
    assert not speaking_around.perhaps_around("zebra")
    assert not speaking_around.surely_around("斑马")


def test_what_is_asked_whether_it_is_so_is_of_the_question(ask: Ask) -> None:
    answer = ask("西吉2020年处罚1271件，没记错吧", chat="judged")
    assert (answer.status, answer.verdict) == (AnswerStatus.ANSWERED, True)
