"""What a question narrows by is narrowed, or said not to be understood: no number stands without
it.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask


@pytest.mark.parametrize(
    "text",
    [
        "西吉县哪年新收最少，那年办结多少",
        "西吉县哪一年新收最多，该年结转下年度多少",
        "which year did Xiji get the fewest new requests, and how many did it carry forward that year?",
        "what's the smallest nonzero number of new requests in 2021",
        "new requests of Xiji in 2022 minus Yuanzhou",
        "sum of new requests of Xiji 2021 to 2023 minus Yuanzhou",
    ],
)
def test_a_word_that_narrows_is_not_dropped(ask_guyuan: Ask, text: str) -> None:
    found = ask_guyuan(text, chat=text)
    assert found.status is AnswerStatus.UNSURE
    assert found.results == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("西吉县2022年那年新收多少", 30),
        ("西吉县2022年当年新收多少", 30),
        ("how many new requests did Xiji get in 2023, in that year", 15),
        ("2022年固原市各县区除西吉县外新收合计", 30 + 60 + 5),
        ("new requests in Guyuan in 2022 minus Xiji, in total", 232 - 30 - 7),
    ],
)
def test_what_can_be_narrowed_is(ask_guyuan: Ask, text: str, value: int) -> None:
    found = ask_guyuan(text, chat=text)
    assert found.status is AnswerStatus.ANSWERED
    assert value in [one.value for one in found.results], [one.value for one in found.results]
