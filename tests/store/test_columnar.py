"""Columns of figures come back as they were, however narrow they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.index.columnar import packed, unpacked
from store.index.records import SCALE

WHOLE = [0, 1, 127, 128, 32_767, 32_768, 2**31 - 1, 2**31, 10**12]
LARGEST = 2**63 - 1


@pytest.mark.parametrize("largest", WHOLE)
@pytest.mark.parametrize("sign", [1, -1])
def test_figures_at_each_width_come_back(largest: int, sign: int) -> None:
    values = [0, None, sign * largest * SCALE, sign * (largest - 1) * SCALE, None]
    assert unpacked(packed(values)) == values


@given(st.lists(st.none() | st.integers(-LARGEST, LARGEST)))
def test_any_figures_come_back(values: list[int | None]) -> None:
    assert unpacked(packed(values)) == values


@given(
    st.lists(st.none() | st.integers(-40_000, 40_000).map(lambda value: value * SCALE), min_size=1)
)
def test_whole_figures_come_back_in_few_bytes(values: list[int | None]) -> None:
    piece = packed(values)
    assert unpacked(piece) == values
    assert len(piece) <= 1 + 4 * len(values)


@pytest.mark.parametrize("largest", WHOLE)
def test_a_long_column_is_read_as_a_short_one_is(largest: int) -> None:
    values = [0, None, -largest * SCALE, largest * SCALE] * 500
    assert unpacked(packed(values)) == unpacked(packed(values[:4])) * 500 == values


def test_what_is_not_whole_is_kept_to_the_ten_thousandth() -> None:
    values = [SCALE // 4, 3 * SCALE, None]
    assert unpacked(packed(values)) == values


def test_a_city_of_small_figures_takes_a_byte_for_each() -> None:
    assert len(packed([5 * SCALE] * 129 + [None])) == 131


def test_the_same_figure_is_the_same_object_in_every_column() -> None:
    [one], [other, _] = unpacked(packed([300 * SCALE])), unpacked(packed([300 * SCALE, None]))
    assert one is other
