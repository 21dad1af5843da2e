from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.words.numbers import chinese, is_blank, is_exact, parse


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0", "0"),
        ("29.45 万", "294500"),
        ("14362.86 万元", "143628600"),
        ("18336.88 万", "183368800"),
        ("1.5亿元", "150000000"),
        ("+1196", "1196"),
        ("-14", "-14"),
        ("－14", "-14"),
        ("增10", "10"),
        ("减4", "-4"),
        ("减少4", "-4"),
        ("22（其中修订16件）", "22"),
        ("1,234", "1234"),
        ("1，234，567", "1234567"),
        ("１２", "12"),
        ("251000元", "251000"),
        ("二十四", "24"),
        ("3 件", "3"),
        ("0/0", "0"),
    ],
)
def test_numbers_as_printed(printed: str, value: str) -> None:
    number = parse(printed)
    assert number is not None
    assert number.value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "规章",
        "2019年事项数",
        "如-8)",
        "12,34",
        "1.2.3",
        "--1",
        "第1项",
        "1e9",
        "0x1f",
        "½",
        "0 0 0",
        "000",
        "007",
        "227 14362.86 万元",
        "1/2",
        "1 234",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "/", "-", "—", "－", "--", "无", "\\", "不适用"]
)
def test_blank_cells_are_not_zero(text: str) -> None:
    assert is_blank(text)
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二十四", 24),
        ("十", 10),
        ("一百零二", 102),
        ("三千", 3000),
        ("二〇二〇", 2020),
        ("两", 2),
        ("十百", None),
        ("一二十", None),
    ],
)
def test_chinese_numerals(text: str, number: int | None) -> None:
    assert chinese(text) == number


@given(st.integers(0, 10**13 - 1), st.integers(0, 4))
def test_plain_numbers_are_read_exactly(digits: int, decimals: int) -> None:
    value = Decimal(digits).scaleb(-decimals)
    number = parse(f"{value:f}")
    assert number is not None
    assert number.value == value
    assert is_exact(number.value)


@given(st.text())
def test_any_text_is_read_or_not(text: str) -> None:
    number = parse(text)
    assert number is None or number.value.is_finite()


@pytest.mark.parametrize(
    ("value", "exact"),
    [("1.2345", True), ("1.23456", False), ("1E14", False), ("99999999999999", True)],
)
def test_values_that_can_be_kept(value: str, exact: bool) -> None:
    assert is_exact(Decimal(value)) is exact
