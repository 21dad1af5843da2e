"""Agencies whose place could not be settled, asked for by what their reports print."""

from __future__ import annotations

from store.model import Agency, Match
from store.names import Agencies, Names

HELD = [Agency("大路镇人民政府", None, ""), Agency("区水利局", None, "")]


def matched(text: str) -> list[tuple[str, str]]:
    mentions = Names(held=Agencies(HELD)).find(text)
    return [
        (text[mention.start : mention.end], mention.resolution.agency.name)
        for mention in mentions
        if isinstance(mention.resolution, Match)
    ]


def test_the_printed_name_is_found() -> None:
    assert matched("大路镇人民政府2019年收到多少申请") == [("大路镇人民政府", "大路镇人民政府")]
    assert matched("2023年，区水利局公开多少条") == [("区水利局", "区水利局")]


def test_the_place_alone_is_enough_where_no_such_place_has_a_report() -> None:
    assert matched("大路镇2019年收到多少申请") == [("大路镇", "大路镇人民政府")]
    assert matched("准格尔旗大路镇2019年收到多少申请") == []
    held = Names(held=Agencies([*HELD, Names().settle("准格尔旗大路镇人民政府")]))
    (mention,) = held.find("大路镇2019年收到多少申请")
    assert not (isinstance(mention.resolution, Match) and mention.resolution.agency in HELD)


def test_inside_a_longer_name_it_is_somebody_else() -> None:
    assert all(name != "区水利局" for _, name in matched("红寺堡区水利局2023年公开多少条"))
    assert all(name != "区水利局" for _, name in matched("某某区水利局2023年公开多少条"))
