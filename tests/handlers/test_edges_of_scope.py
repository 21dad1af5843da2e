"""Who is in and who is out, where one operator of the program more or less would let somebody slip
in or out.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask
from tests.handlers.guyuan import EDUCATION, GUYUAN, LONGDE, PENGYANG, PINGLUO, XIJI, YUANZHOU


def told(ask: Ask, question: str) -> list[tuple[str, Decimal]]:
    """The numbers of the answer itself with their agencies, if they have one."""
    results = [one for one in ask(question).results if one.role is ResultRole.ANSWER]
    return [(one.report.agency.name if one.report else "", one.value) for one in results]


@pytest.mark.parametrize(
    ("question", "those"),
    [
        ("2022年申请在20到40件之间的有哪些单位", {YUANZHOU: 30, XIJI: 30}),
        ("2022年申请在30到60件之间的有哪些单位", {YUANZHOU: 30, XIJI: 30, PENGYANG: 60}),
        ("2022年申请在5到7件之间的有哪些单位", {LONGDE: 5, EDUCATION: 7}),
    ],
)
def test_between_two_numbers_are_those_and_no_smaller_ones(
    ask_guyuan: Ask, question: str, those: dict[str, int]
) -> None:
    found = {agency: value for agency, value in told(ask_guyuan, question) if agency != PINGLUO}
    assert found == those


@pytest.mark.parametrize(
    "question",
    ["固原市各单位2022年申请合计，除了西吉县教育局", "固原市2022年申请合计不含西吉县教育局"],
)
def test_a_department_that_is_taken_out_takes_nobody_with_it(
    ask_guyuan: Ask, question: str
) -> None:
    assert told(ask_guyuan, question) == [("", Decimal(100 + 30 + 30 + 5 + 60))]
    parts = [one.report for one in ask_guyuan(question).results if one.role is ResultRole.PART]
    assert {part.agency.name for part in parts if part} == {
        GUYUAN,
        YUANZHOU,
        XIJI,
        LONGDE,
        PENGYANG,
    }
