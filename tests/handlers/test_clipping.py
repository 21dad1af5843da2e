"""Long sentences in alerts and digests: cut between clauses, never within a number or a word."""

from __future__ import annotations

import pytest

from handlers.alerts.clipping import clipped

LISTED = (
    "重 表格到“属于行政执法案卷”（第94行）为止，缺少其后的12行："
    + "、".join(["不掌握相关政府信息"] * 9)
    + "。"
)


def test_a_short_one_stays_whole() -> None:
    assert (
        clipped("中 第17行：所列各项2,908 + 487 = 3,395，相差1,000。")
        == "中 第17行：所列各项2,908 + 487 = 3,395，相差1,000。"
    )


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (LISTED, "不掌握相关政府信息……"),
        (
            f"[high] {'a word and ' * 10}, 2,908 requests, {'and more words ' * 5}",
            "2,908 requests …",
        ),
        ("不" * 100, "不" * 100),
    ],
)
def test_a_long_one_is_cut_between_clauses(text: str, last: str) -> None:
    assert clipped(text).endswith(last)
