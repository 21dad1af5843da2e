"""Statements in a frame: whoever says so, and however it is asked whether it is so, each is judged,
and rightly.
"""

from __future__ import annotations

from itertools import chain, product

import pytest

from handlers.answering import AnswerStatus
from handlers.understanding.spelling.framed_statements import out_of_its_frame
from tests.conftest import Ask

STATEMENTS = (
    ("Hongsibu handed down {} licences in 2020", "6,269", "6,296"),
    ("Pingluo received {} requests in 2022", "24", "42"),
    ("Hongsibu faced {} lawsuits over disclosure in 2020", "0", "3"),
    ("Xiji had {} normative documents public in total in 2020", "9", "7"),
    ("Hongsibu got {} new requests in 2020", "8", "25"),
    ("Hongsibu carried {} requests over from 2019", "3", "4"),
    ("Pingluo granted {} requests in full in 2022", "3", "5"),
    ("in 2020 Xiji ran {} procurement projects", "227", "277"),
    ("there were {} penalties at Hongsibu in 2020", "1,965", "1,956"),
    ("Xiji spent {} yuan on procurement in 2020", "143,628,600", "183,628,600"),
)
SOURCES = (
    "our draft",
    "The text",
    "the article",
    "a reader",
    "Somebody",
    "my colleague",
    "they",
    "the minutes",
    "our table",
    "one of our reporters",
    "The second paragraph",
    "the wire copy",
    "the county office",
)
VERBS = (
    "says",
    "claims that",
    "has it that",
    "wrote that",
    "tells me that",
    "reports",
    "put it that",
    "still insists",
)
OWN = (
    "We're printing that {}",
    "We'd like to write that {}",
    "I've got it down that {}",
    "we were told {}",
    "I was under the impression that {}",
    "It's claimed that {}",
    "Rumour has it that {}",
    "My understanding is that {}",
    "Draft line: {}",
    "According to the draft, {}",
    "In our draft {}",
    "Supposedly {}",
    "Good morning, the caption reads: {}",
)
TAGS = (
    ", is that right",
    ", right",
    ", correct or not",
    ", true?",
    ", please confirm",
    ", can you confirm",
    ", does that hold",
    ", I don't think that's right",
    ", is the number ok",
    ", any objection",
    ", or am I wrong",
    ", can I print that",
    ", is it so, I doubt it",
    ". Can that be true?",
    ", would you sign off on that",
    ", does that match the report",
    ", have they got it right",
)
FRAMES = (*(f"{source} {verb} {{}}" for source, verb in product(SOURCES, VERBS)), *OWN)


def _framed() -> list[tuple[str, bool]]:
    """Every frame, each with another statement and another question behind it, true and false in
    turn.
    """
    found: list[tuple[str, bool]] = []
    for at, frame in enumerate(FRAMES):
        statement, true, false = STATEMENTS[at % len(STATEMENTS)]
        right = at // len(STATEMENTS) % 2 == 0
        found.append(
            (frame.format(statement.format(true if right else false)) + TAGS[at % len(TAGS)], right)
        )
    return found


def _asked_of_one() -> list[tuple[str, bool]]:
    """Questions behind statements from one source, every seventh of all pairs; each statement true
    and false.
    """
    pairs = [*product(STATEMENTS, TAGS, (True, False))]
    return [
        (f"our draft says {statement.format(true if right else false)}{tag}", right)
        for (statement, true, false), tag, right in pairs[::7]
    ]


@pytest.mark.parametrize(("text", "right"), [*chain(_framed(), _asked_of_one())])
def test_a_statement_is_judged_in_any_frame(ask: Ask, text: str, right: bool) -> None:
    assert ask(text, chat=text).verdict is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("they say all 24 Pingluo requests in 2022 came from individuals, does that hold", True),
        ("our draft says Hongsibu had fewer penalties than Xiji in 2020, I doubt it", False),
        (
            "our draft says Hongsibu had 8 requests and 1,956 penalties in 2020, is that right",
            False,
        ),
        ("our table has 1,965 penalties for Hongsibu in 2020, is that right", True),
        ("my notes have Xiji at 227 procurement projects in 2020, correct?", True),
        ("we're quoting 1,956 penalties for Hongsibu in 2020, ok to print?", False),
        ("The township says Qingshan had zero requests in 2020, can I print that", True),
        ("somebody says nobody sued Hongsibu in 2020, right", True),
        ("Can you check this: Hongsibu passed three unfinished requests on to 2021.", False),
        (
            "My notes have Xiji issuing 3 normative documents in 2020. Does that agree with the report?",
            False,
        ),
        ("Pingluo was not sued at all over disclosure in 2022. Is this statement accurate?", True),
        ("Somebody in the meeting claimed Pingluo received 24 requests in 2022. Did it?", True),
        (
            "a colleague says Hongsibu's procurement topped 180 million yuan in 2020 - is he right",
            True,
        ),
        (
            "a colleague says Hongsibu's procurement topped 190 million yuan in 2020 - is he right",
            False,
        ),
        (
            "The draft has Hongsibu handing down 601 coercion decisions in 2020. Is that right?",
            False,
        ),
    ],
)
def test_what_is_stated_in_other_ways_is_judged_too(ask: Ask, text: str, right: bool) -> None:
    assert ask(text, chat=text).verdict is right


@pytest.mark.parametrize(
    "text",
    [
        "our draft doesn't say that Hongsibu handed down 6,269 licences in 2020, right",
        "nobody claims that Pingluo received 42 requests in 2022, correct or not",
        "they deny that Pingluo received 24 requests in 2022, is that right",
        "I don't think Pingluo received 24 requests in 2022, right?",
        "Our draft says Hongsibu got 8 requests in 2020 and the article says 9, which is right",
        "Our draft says Hongsibu got 8 requests in 2020 but Xiji says 9, is that right",
        "our draft says Pingluo received 24 urgent requests in 2022, is that right",
        "our draft says Pingluo received 24 requests in May 2022, is that right",
        "our draft says Pingluo received 24 requests in 2022, is that wrong",
        "our draft says Pingluo received 24 requests in 2022, is there a mistake in it",
        "our draft says Pingluo received 24 requests in 2022, how many were granted",
    ],
)
def test_what_denies_or_narrows_a_statement_keeps_it_unjudged(ask: Ask, text: str) -> None:
    found = ask(text, chat=text)
    assert found.verdict is None
    assert found.status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Our client wonders how many lawsuits Hongsibu faced", "how many lawsuits Hongsibu faced"),
        (
            "The text claims Pingluo had 42 requests, correct or not",
            "Pingluo had 42 requests, is that right?",
        ),
        ("Hongsibu then, right", "Hongsibu then, is that right?"),
        ("they report 24 requests", "they report 24 requests"),
        (
            "How many requests did Pingluo get, please confirm",
            "How many requests did Pingluo get, please confirm",
        ),
    ],
)
def test_what_is_left_of_a_frame(text: str, bare: str) -> None:
    assert out_of_its_frame(text) == bare
