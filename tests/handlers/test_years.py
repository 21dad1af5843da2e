"""Years as they are typed: every way of writing one is read as it, and no count is taken for
one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from handlers.understanding import understand
from store.names import Names

_TODAY = date(2026, 11, 21)
_HAN = "〇一二三四五六七八九"
_SPAN = range(2008, 2026)


def _han(year: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(year))


def _years(question: str, names: Names) -> tuple[int, ...]:
    return understand(question, names, _TODAY).years


_ONE = (
    "平罗县{y}年处罚多少",
    "平罗县{s}年处罚多少",
    "平罗{s} 处罚",
    "平罗{s}处罚",
    "平罗 {s} 处罚多少",
    "平罗（{s}）处罚",
    "平罗{s}年度处罚",
    "平罗{s}年报里的处罚",
    "平罗{han}年处罚",
    "平罗{short_han}年处罚",
    "{s}平罗处罚",
    "平罗{y}部分公开多少",
    "平罗{s}个人申请",
    "平罗{y}起诉的有几件",
    "平罗{y}年末未办结的",
    "平罗{s}年底没办完的几件",
    "{o}年平罗处罚",
    "FY{y} Pingluo penalties",
    "Pingluo FY{s} penalties",
    "Pingluo '{s} penalties",
    "Pingluo’s penalties in {s}",
    "Pingluo {s} penalties",
    "penalties for Pingluo in FY '{s}",
)


@pytest.mark.parametrize("written", _ONE)
def test_a_year_is_read_however_it_is_written(written: str, names: Names) -> None:
    wrong = {}
    for year in _SPAN:
        short, han = str(year)[2:], _han(year)
        if "short_han" in written and year < 2010:
            continue
        question = written.format(
            y=year, s=short, han=han, short_han=han[2:], o=str(year).replace("0", "O")
        )
        if _years(question, names) != (year,):
            wrong[question] = _years(question, names)
    assert wrong == {}


_SEVERAL = (
    "平罗{y}-{z}年处罚",
    "平罗{y}到{z}年处罚",
    "平罗{y}至{zs}年处罚",
    "平罗{y}-{zs}处罚",
    "平罗{ys}-{zs} 处罚",
    "平罗{ys}到{zs}年处罚",
    "Pingluo penalties {ys}-{zs}",
    "Pingluo penalties {y}-{zs}",
    "Pingluo penalties from {y} to {z}",
)


@pytest.mark.parametrize("written", _SEVERAL)
def test_a_span_of_years_is_read_however_it_is_written(written: str, names: Names) -> None:
    wrong = {}
    for first in range(2010, 2024):
        for last in (first + 1, first + 2):
            question = written.format(y=first, z=last, ys=str(first)[2:], zs=str(last)[2:])
            if _years(question, names) != tuple(range(first, last + 1)):
                wrong[question] = _years(question, names)
    assert wrong == {}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("平罗22、23、24年处罚", (2022, 2023, 2024)),
        ("平罗22和24年处罚", (2022, 2024)),
        ("平罗2022和24处罚", (2022, 2024)),
        ("Pingluo penalties 2022/23", (2022, 2023)),
        ("平罗三年处罚", (2023, 2024, 2025)),
        ("平罗这三年的处罚", (2023, 2024, 2025)),
        ("平罗近两年处罚", (2024, 2025)),
        ("平罗前两年处罚", (2024, 2025)),
        ("平罗近10年处罚", tuple(range(2016, 2026))),
        ("平罗二一到二四年处罚", (2021, 2022, 2023, 2024)),
        ("平罗二一到二四这四年处罚", (2021, 2022, 2023, 2024)),
        ("平罗21年起每年处罚", (2021, 2022, 2023, 2024, 2025)),
        ("平罗22年以来的处罚", (2022, 2023, 2024, 2025)),
        ("Pingluo penalties, the last 3 years", (2023, 2024, 2025)),
        ("Pingluo penalties over the past couple of years", (2024, 2025)),
    ],
)
def test_several_years(question: str, expected: Sequence[int], names: Names) -> None:
    assert _years(question, names) == expected


_COUNTS = (
    "平罗处罚{n}件对吗",
    "平罗{n}件处罚",
    "平罗{n}起处罚对不对",
    "平罗收费{n}万元",
    "平罗公开率{n}%",
    "处罚前{n}名",
    "处罚超过{n}件的单位",
    "平罗{n}家单位",
    "平罗{n}个处罚",
    "平罗{n}月处罚",
    "平罗第{n}处罚",
    "Pingluo had {n} penalties, right?",
    "top {n} agencies by penalties",
    "is {n}% Pingluo's disclosure rate",
)


@pytest.mark.parametrize("written", _COUNTS)
def test_a_count_is_no_year(written: str, names: Names) -> None:
    read = {
        question
        for number in range(8, 27)
        if _years(question := written.format(n=f"{number:02}"), names)
    }
    assert read == set()


@pytest.mark.parametrize(
    "written",
    ["平罗申请 {s}", "Pingluo requests {s}", "平罗处罚{s}", "平罗{s}.5处罚", "平罗处罚多少{s}"],
)
def test_digits_that_may_be_a_year_are_never_passed_over(written: str, names: Names) -> None:
    for short in range(8, 27):
        question = understand(written.format(s=f"{short:02}"), names, _TODAY)
        assert question.years or question.content, question.text
