"""Answers in English: names, numbers with what they count, and no Chinese but where it names or
quotes.
"""

from __future__ import annotations

import re

import pytest

from handlers.rendering import render
from handlers.reply import Style
from store.reference import rows_of
from tests.conftest import Ask

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_BESIDE = re.compile(r"\([^()]*[\u3400-\u9fff][^()]*\)|“[^”]*”")
"""Chinese in brackets behind its English, and in quotation marks, may stand there."""
PINGLUO = "Pingluo County Government Office (平罗县人民政府办公室), 2022"


def lines(ask: Ask, question: str) -> list[str]:
    return [line.text for line in render(ask(question)).lines]


@pytest.mark.parametrize(
    ("question", "head", "below"),
    [
        (
            "how many applications did Pingluo receive in 2022",
            "24 requests",
            f"{PINGLUO}: 24 requests received this year.",
        ),
        (
            "how many requests did Pingluo grant in 2022",
            "3 requests",
            f"{PINGLUO}: 3 requests granted in full.",
        ),
        (
            "results of the applications to Pingluo in 2022",
            "24 requests handled this year in total: 3 granted in full, 2 in part, 19 not held",
            None,
        ),
        (
            "applications to Pingluo in 2022 by applicant",
            "24 requests received this year: 24 from natural persons",
            None,
        ),
        (
            "normative documents issued in Xiji 2020",
            "2 documents",
            "Xiji County Government (西吉县人民政府), 2020: 2 normative documents made this year.",
        ),
        (
            "administrative licences in Hongsibu 2020",
            "6,269 decisions (by “decisions”)",
            "Hongsibu District Government (红寺堡区人民政府), 2020: administrative licences: 6,269 decisions.",
        ),
    ],
)
def test_a_number_is_said_with_what_it_counts(
    ask: Ask, question: str, head: str, below: str | None
) -> None:
    found = lines(ask, question)
    assert found[0] == head
    assert below is None or found[1] == below


@pytest.mark.parametrize(
    "question",
    [
        "how many applications did Pingluo receive in 2022",
        "average requests in Guyuan 2020",
        "which counties of Guyuan received more than 1 request in 2020",
        "sum of licences in Guyuan except Xiji 2020",
        "disclosure rate of Pingluo in 2022",
        "what were the licences in Hongsibu and Xiji in 2020",
    ],
)
def test_what_was_understood_has_english_names(ask: Ask, question: str) -> None:
    understood = [line for line in lines(ask, question) if line.startswith("Understood as: ")]
    assert understood
    assert not _CHINESE.search(understood[0])


@pytest.mark.parametrize(
    "section", ["figures", "many", "disclosure", "requests", "denied", "others", "reviews"]
)
def test_chinese_stands_in_english_answers_only_as_a_name_or_a_quotation(
    ask: Ask, section: str
) -> None:
    for name in ("examples.tsv", "indicator-examples.tsv"):
        for row in rows_of(name):
            if row["section"] == section:
                for line in render(ask(row["example_en"])).lines:
                    if line.style not in (Style.SOURCE, Style.QUOTE):
                        assert not _CHINESE.search(_BESIDE.sub("", line.text)), (
                            row["example_en"],
                            line.text,
                        )
