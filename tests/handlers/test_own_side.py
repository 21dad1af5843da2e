"""Clauses of the asker's own side beside an English question: set aside and told, unless they
narrow it.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from handlers.answering import AnswerStatus
from handlers.understanding.wordlists import pieces
from store.reference import BrokenReferenceError
from tests.conftest import Ask

QUESTIONS = (
    ("how many requests did Pingluo receive in 2022", 24),
    ("Hongsibu penalties in 2020", 1965),
    ("number of procurement projects in Xiji in 2020", 227),
)
ASIDES = (
    "I promised my boss an answer today",
    "my editor needs it before noon",
    "our lawyers keep asking",
    "it's urgent for our filing",
    "that's for the budget chapter",
    "this goes into tonight's edition",
    "we lost our own copy of the report",
    "I'd need the number",
    "my supervisor can't believe it's that many",
    "I'm filling a spreadsheet",
    "I'm making a chart",
    "we can't print without it",
    "that's the one thing missing from my table",
    "hope that's quick",
    "a plain number will do",
    "no need for details",
    "I need them in one number",
    "I have to put it in a headline",
    "it has to be in the layout by six",
    "we've only printed the 2019 ones so far",
)


@pytest.mark.parametrize(("question", "aside"), [*product(QUESTIONS, ASIDES)])
def test_the_askers_own_side_is_around_the_question(
    ask: Ask, question: tuple[str, int], aside: str
) -> None:
    text, told = question
    for written in (f"{text}, {aside}", f"{aside}, {text}"):
        found = ask(written, chat=written)
        assert [result.value for result in found.results] == [told], written
        assert found.verdict is None


ADDRESSED = (
    "Hi all, hope the week is treating you kindly",
    "Thank you all for your patience and your hard work",
    "you're my last hope",
    "not to be a pest",
    "no pressure, whenever suits you",
    "Excuse my ignorance, I'm new to all this",
    "first week in the office so please forgive a silly question",
    "on deadline here and a bit desperate",
    "It's me again, the annoying one",
    "I never thought I would ask a machine",
    "Somebody on the phone is asking and I must not sound stupid",
    "Writing from a cafe with terrible wifi, so short answers please",
    "Sent from my phone, excuse typos",
)


@pytest.mark.parametrize(("question", "words"), [*product(QUESTIONS, ADDRESSED)])
def test_what_speaks_to_those_who_are_asked_is_around_the_question(
    ask: Ask, question: tuple[str, int], words: str
) -> None:
    text, told = question
    for written in (f"{text}? {words}", f"{words}. {text}"):
        found = ask(written, chat=written)
        assert [result.value for result in found.results] == [told], written


@pytest.mark.parametrize(
    "lead",
    [
        "I need for my speech",
        "Please jot down for me",
        "Would it be possible for you to find out",
        "Dear Sir or Madam, I would be most grateful if you could inform me",
        "dunno if you're the right person to ask but",
        "The deputy director is dictating and wants to hear",
        "For the benefit of our readers, would you tell us",
    ],
)
def test_what_leads_up_to_a_question_in_its_clause_is_around_it(ask: Ask, lead: str) -> None:
    text = f"{lead} how many requests Pingluo received in 2022"
    assert [result.value for result in ask(text).results] == [24]


@pytest.mark.parametrize(
    "lead",
    ["I need by letter", "Tell me for pensioners", "Could you tell me online", "My urgent ones"],
)
def test_a_lead_that_says_what_counts_is_no_lead(ask: Ask, lead: str) -> None:
    text = f"{lead} how many requests Pingluo received in 2022"
    assert ask(text).status is AnswerStatus.UNSURE


@pytest.mark.parametrize(
    "aside",
    [
        "Hunters",
        "from abroad",
        "drivers and herders",
        "online",
        "we care about pollution",
        "I don't want farmers in it",
        "you should leave repeats aside",
        "when you count, merge repeats",
        "dear colleagues, the online part",
        "let me have pensioners",
        "give us migrants",
        "if it was by email",
        "in our village here",
        "hello, men",
    ],
)
def test_a_bare_kind_of_what_is_counted_is_never_dropped(ask: Ask, aside: str) -> None:
    text = f"{aside}: how many requests did Pingluo receive in 2022?"
    assert ask(text).status is AnswerStatus.UNSURE


NARROWING = (
    "I need the urgent ones",
    "I need the number for farmers",
    "my focus is on farmers",
    "that's for the first half",
    "I exclude duplicates",
    "we count households",
    "we subtract repeats",
    "our definition leaves out repeats",
    "we treat withdrawn filings separately",
    "I filed two of them",
    "I ask about May",
    "my interest is those online",
    "I represent companies",
    "I counted 42",
)


@pytest.mark.parametrize("aside", NARROWING)
def test_a_clause_that_says_what_counts_is_never_dropped(ask: Ask, aside: str) -> None:
    text = f"Pingluo requests in 2022, {aside}"
    assert ask(text, chat=text).status is AnswerStatus.UNSURE


@pytest.mark.parametrize(
    "aside", ["I'd like an excel", "put it in a spreadsheet", "I want a chart"]
)
def test_a_wish_is_no_aside(ask: Ask, aside: str) -> None:
    text = f"Pingluo requests in 2022, {aside}"
    assert ask(text, chat=text).status is AnswerStatus.ACTION


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "I'm proofing a piece on Hongsibu, how many licensing decisions did they hand down in 2020",
            6269,
        ),
        (
            "I'm putting together a briefing on Xiji, how many procurement projects did they run in 2020",
            227,
        ),
        (
            "Qingshan township, how many applications did it take in 2020, my supervisor can't believe it's none",
            0,
        ),
        (
            "Our client wonders whether Pingluo got dragged to court over disclosure in 2022, so how many were there",
            0,
        ),
        (
            "how many firms asked Pingluo for information in 2022, businesses only, not individuals",
            0,
        ),
        ("Pingluo requests in 2022, I need the number for companies", 0),
        ("Pingluo 2022, requests fully granted, not the partial ones", 3),
        ("how many requests did Pingluo wrap up in 2022, all outcomes together", 24),
        ("how many requests did Pingluo get in 2022, new ones I mean", 24),
        ("what was still pending at Hongsibu at the end of 2020, unanswered requests I mean", 0),
        ("what was left over at Hongsibu at the end of 2020, unfinished requests I mean", 0),
        ("what was left over at Pingluo at the end of 2022, open requests that is", 0),
        ("failing new media accounts that Pengyang called out in 2020, I'd need the number", 23),
    ],
)
def test_what_is_said_again_in_other_words_narrows_rightly(ask: Ask, text: str, told: int) -> None:
    assert Decimal(told) in [result.value for result in ask(text, chat=text).results]


@pytest.mark.parametrize(
    "text",
    [
        "Xiji penalties for 2021, as we've only printed the 2020 ones so far",
        "Xiji penalties for 2021, since we already have 2020",
        "I already have 2020, what about Xiji penalties in 2021",
        "Pengyang lawsuits in 2020, the number in the litigation table",
        "what Xiji collected in administrative fees in 2020, in yuan if you've got it",
    ],
)
def test_what_is_at_hand_is_not_asked_for(ask: Ask, text: str) -> None:
    found = ask(text, chat=text)
    assert found.status is AnswerStatus.MISSING
    assert not found.results


@pytest.mark.parametrize(
    "text",
    [
        "requests granted in full at Pingluo in 2022, partial ones don't count as refused",
        "how many requests did Pingluo get in 2022, companies only, not the small ones",
        "Pingluo penalties in 2022, the number in the litigation table",
        "what was left over at Pingluo at the end of 2022, money I mean",
        "Pingluo requests in 2022, leaving out the companies",
    ],
)
def test_what_is_said_of_something_else_stays_unread(ask: Ask, text: str) -> None:
    assert ask(text, chat=text).status is AnswerStatus.UNSURE


def test_a_piece_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "some.toml").write_text(
        "[leads]\npatterns = ['''<nobody> says''']\n", encoding="utf-8"
    )
    monkeypatch.setattr("store.reference.REFERENCE", tmp_path)
    with pytest.raises(BrokenReferenceError, match=r"some\.toml: there is no piece <nobody>"):
        pieces.patterns_of("some.toml", "leads")
