"""A number that is stated without its column is held against each that counts the same things."""

from __future__ import annotations

import pytest

from tests.conftest import Ask
from tests.handlers.results import told


@pytest.mark.parametrize(
    ("text", "verdict", "value"),
    [
        ("平罗2022规范性文件4件，对吗", True, 4),
        ("平罗现有规范性文件4件，对吗", True, 4),
        ("Pingluo has 4 normative documents, right?", True, 4),
        ("Pingluo has 5 normative documents, right?", False, 0),
        ("平罗2022制发规范性文件4件，对吗", False, 0),
        ("西吉2020处罚1979，对吗", False, 1271),
        ("平罗2022有处罚吧", False, 0),
        ("西吉2020有处罚吧", True, 1271),
    ],
)
def test_it_is_so_of_the_column_that_has_it(ask: Ask, text: str, verdict: bool, value: int) -> None:
    found = ask(text)
    assert (found.verdict, [int(one) for one in told(found)]) == (verdict, [value])


def test_what_there_is_now_is_in_force(ask: Ask) -> None:
    assert [int(one) for one in told(ask("平罗现有规范性文件多少"))] == [4]
