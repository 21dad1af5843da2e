"""The questions with gold: nothing wrong, nothing untrue, no more unanswered than is known; and the
scorer itself.
"""

from __future__ import annotations

import sys
from typing import Any

import pytest

from tests.evaluation.score import Mark, judge, judged, questions_of, report

NOT_ANSWERED_YET = {
    "e45",  # 隆德县2022年新收申请比2021年多，对吗: a statement about two years
}
VALUE = {"kind": "value", "value": 24, "unit": "件", "file": "a.txt", "line": 4}


def answer(status: str = "answered", value: float | None = None, **more: Any) -> dict[str, Any]:
    source = {"file": more.pop("file", "a.txt"), "line": more.pop("line", 4), "text": "收到 24 件"}
    result = {
        "role": "answer",
        "value": value,
        "unit": more.pop("unit", "件"),
        "agency": "甲县",
        "sources": [source],
    }
    given = {
        "status": status,
        "results": [result] if value is not None else [],
        "verdict": None,
        "text": "",
    }
    return {**given, "candidates": [], "reports": [], **more}


def test_nothing_is_wrong_and_only_what_is_known_is_not_answered() -> None:
    found = list(judged([sys.executable, "-m", "bot"], questions_of()))
    bad = [one for one in found if one.mark in (Mark.WRONG, Mark.UNTRUE)]
    assert not bad, "\n".join(report(bad))
    assert {one.question["id"] for one in found if one.mark is Mark.NEAR} <= NOT_ANSWERED_YET


@pytest.mark.parametrize(
    ("given", "mark"),
    [
        (answer(value=24), Mark.RIGHT),
        (answer("quoted", value=24), Mark.RIGHT),
        (answer(value=25), Mark.WRONG),
        (answer(value=24, unit="元"), Mark.WRONG),
        (answer(value=24, line=5), Mark.WRONG),
        (answer(value=24, file="b.txt"), Mark.WRONG),
        (answer("missing"), Mark.UNTRUE),
        (answer("refused"), Mark.UNTRUE),
        (answer("unsure"), Mark.NEAR),
        (answer("ambiguous"), Mark.NEAR),
    ],
)
def test_a_number_counts_with_its_unit_and_its_line(given: dict[str, Any], mark: Mark) -> None:
    assert judge(VALUE, given) is mark


@pytest.mark.parametrize(
    ("gold", "given", "mark"),
    [
        ({"kind": "missing"}, answer("missing"), Mark.RIGHT),
        ({"kind": "missing"}, answer(value=0), Mark.WRONG),
        ({"kind": "claims_nothing"}, answer("unsure"), Mark.RIGHT),
        ({"kind": "claims_nothing"}, answer(value=3), Mark.WRONG),
        ({"kind": "verdict", "verdict": "no"}, answer(value=3, verdict="yes"), Mark.WRONG),
        ({"kind": "verdict", "verdict": "no"}, answer(value=3, verdict="no"), Mark.RIGHT),
        ({"kind": "quote", "text": "24件"}, answer("quoted", value=24), Mark.RIGHT),
        ({"kind": "quote", "text": "25件"}, answer("quoted", value=24), Mark.WRONG),
        ({"kind": "order", "agencies": ["甲县"]}, answer(value=1), Mark.RIGHT),
        ({"kind": "order", "agencies": ["乙县"]}, answer(value=1), Mark.WRONG),
    ],
)
def test_other_kinds_of_gold(gold: dict[str, Any], given: dict[str, Any], mark: Mark) -> None:
    assert judge(gold, given) is mark
