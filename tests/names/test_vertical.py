"""Bodies below a superior in Beijing: by its name, by half of it, turned round; as reports print
them, and others.
"""

from __future__ import annotations

import pytest

from store.model import Elsewhere, Match, Unknown
from store.names import Names
from store.names.holdings import Agencies

HELD = (
    "国家统计局湖北调查总队",
    "国家统计局襄阳调查队",
    "中华人民共和国湛江海关",
    "国家税务总局珠海市税务局",
    "国家税务总局平罗县税务局",
    "国家金融监督管理总局宁夏监管局",
    "中国证券监督管理委员会宁夏监管局",
    "中国人民银行宁夏回族自治区分行",
    "国家矿山安全监察局宁夏局",
    "吴忠市邮政管理局",
    "宁夏回族自治区气象局",
    "湖北省统计局",
    "珠海市人民政府",
)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(held=Agencies(Names().settle(name) for name in HELD))


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        *(
            (said, HELD[0])
            for said in (
                HELD[0],
                "湖北调查总队",
                "统计局湖北总队",
                "统计局湖北调查总队",
                "国统局湖北总队",
            )
        ),
        *((said, HELD[0]) for said in ("湖北省调查总队", "湖北统计调查总队", "调查总队湖北")),
        *(
            (said, HELD[1])
            for said in (HELD[1], "襄阳调查队", "统计局襄阳队", "统计局湖北襄阳调查队")
        ),
        *(
            (said, HELD[2])
            for said in (HELD[2], "湛江海关", "海关湛江", "海关总署湛江海关", "中国湛江海关")
        ),
        *((said, HELD[3]) for said in (HELD[3], "珠海市税务局", "税务局珠海", "税务局珠海市")),
        *(
            (said, HELD[3])
            for said in ("国税总局珠海", "国家税务总局珠海", "税务总局珠海税务局", "珠海市国税局")
        ),
        *((said, HELD[4]) for said in (HELD[4], "税务局平罗", "平罗县国家税务局")),
        *((said, HELD[5]) for said in (HELD[5], "金融监管总局宁夏监管局", "金融监管总局宁夏局")),
        *((said, HELD[6]) for said in (HELD[6], "证监会宁夏监管局", "宁夏证监局", "证监会宁夏")),
        *(
            (said, HELD[7])
            for said in (HELD[7], "人民银行宁夏分行", "人行宁夏分行", "人民银行宁夏")
        ),
        *((said, HELD[8]) for said in (HELD[8], "宁夏矿山安全监察局", "宁夏煤监局")),
        *((said, HELD[9]) for said in (HELD[9], "国家邮政局吴忠", "邮政管理局吴忠")),
        *((said, HELD[10]) for said in (HELD[10], "中国气象局宁夏气象局", "气象局宁夏")),
        *((said, HELD[11]) for said in (HELD[11], "统计局湖北")),
    ],
)
def test_one_body_whatever_it_is_called(names: Names, said: str, printed: str) -> None:
    agency = Names().settle(printed)
    resolution = names.resolve(said)
    assert isinstance(resolution, Match)
    assert resolution.agency == agency
    text = f"{said}2022年新收申请多少件"
    (mention,) = names.find(text)
    assert (text[: mention.end], mention.agencies()) == (said, (agency,))


@pytest.mark.parametrize("said", ["珠海税务", "珠海国税", "宁夏气象"])
def test_what_it_does_is_its_name_where_that_stands_by_itself(names: Names, said: str) -> None:
    resolution = names.resolve(said)
    assert isinstance(resolution, Match)
    assert resolution.agency in {Names().settle(HELD[3]), Names().settle(HELD[10])}


def test_the_short_name_that_the_governments_office_has_too(names: Names) -> None:
    (mention,) = names.find("宁夏金融监管局2022年新收申请多少件")
    assert [agency.office for agency in mention.agencies()] == ["国家金融监督管理总局监管局"]
    (mention,) = names.find("宁夏地方金融监督管理局2022年新收申请多少件")
    assert [agency.office for agency in mention.agencies()] == ["地方金融监督管理局"], (
        "said whole it is the government's"
    )


@pytest.mark.parametrize(
    "said", ["国家统计局平罗调查队", "国家税务总局中山市税务局", "海关深圳", "统计局福建总队"]
)
def test_one_that_has_no_report_is_none_of_those_that_have(names: Names, said: str) -> None:
    resolution = names.resolve(said)
    found = resolution.agencies if isinstance(resolution, Elsewhere) else ()
    if isinstance(resolution, Match):
        found = (resolution.agency,)
    assert len(found) == 1
    assert not {agency.name for agency in found} & {Names().settle(name).name for name in HELD}


@pytest.mark.parametrize(
    "said", ["税务局", "中国海关", "中国宁夏", "人行宁夏", "珠海局", "平罗县税务局平罗县"]
)
def test_what_is_no_name(names: Names, said: str) -> None:
    assert isinstance(names.resolve(said), Unknown)


def test_no_longer_word_is_cut(names: Names) -> None:
    (mention,) = names.find("统计局湖北队伍2022年培训几次")
    assert mention.agencies() == (Names().settle("湖北省统计局"),)
