"""Bodies of a superior that are asked for by the place that they are in."""

from __future__ import annotations

import pytest

from store.model import Match
from store.names import Names
from store.names.holdings import Agencies


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(held=Agencies([Names().settle("南通市如东生态环境局")]))


@pytest.mark.parametrize(
    "text",
    [
        "如东县生态环境局2025年收到多少申请",
        "如东生态环境局2025年收到多少申请",
        "Rudong ecology and environment bureau 2025",
    ],
)
def test_the_body_of_the_city_in_a_county_is_called_by_the_county(names: Names, text: str) -> None:
    (found,) = names.find(text)
    assert isinstance(found.resolution, Match)
    assert found.resolution.agency.name == "江苏省南通市如东生态环境局"


@pytest.mark.parametrize("text", ["南通市生态环境局2025年申请", "如东县教育局2025年申请"])
def test_neither_the_city_nor_another_office_is_that_body(names: Names, text: str) -> None:
    assert all(
        agency.office != "如东生态环境局"
        for mention in names.find(text)
        for agency in mention.agencies()
    )
