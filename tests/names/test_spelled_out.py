"""Offices by the letters of a file's name."""

from __future__ import annotations

import pytest

from store.names.spelled_out import spells_office


@pytest.mark.parametrize(
    ("letters", "office", "meant"),
    [
        ("tjj", "统计局", True),
        ("tongjiju", "统计局", True),
        ("zfj", "综合行政执法局", True),
        ("sjj", "审计局", False),
        ("shenjiju", "审计局", True),
        ("sjj", "数据局", False),
        ("swj", "水务局", False),
        ("tjj", "教育局", False),
    ],
)
def test_initials_that_two_offices_share_name_neither(
    letters: str, office: str, meant: bool
) -> None:
    assert spells_office(letters, office) is meant
