"""What a name by itself means, kind by kind."""

from __future__ import annotations

import pytest

from store.model import Agency, Ambiguous, Elsewhere, Match, Unknown
from store.names import Agencies, Names
from tests.names.said import said


@pytest.fixture(scope="module")
def names() -> Names:
    return Names()


@pytest.mark.parametrize(
    ("mention", "meant"),
    [
        ("西吉县", "宁夏回族自治区固原市西吉县"),
        ("中宁", "宁夏回族自治区中卫市中宁县"),
        ("红寺堡", "宁夏回族自治区吴忠市红寺堡区"),
        ("青铜峡镇", "宁夏回族自治区吴忠市青铜峡市青铜峡镇"),
        ("隆德县沙塘镇", "宁夏回族自治区固原市隆德县沙塘镇"),
        ("永宁李俊", "宁夏回族自治区银川市永宁县李俊镇"),
        ("Lijun Town, Yongning", "宁夏回族自治区银川市永宁县李俊镇"),
        ("兴庆区新华街道", "宁夏回族自治区银川市兴庆区新华街街道"),
        ("青山街道办", "宁夏回族自治区石嘴山市大武口区青山街道"),
        ("靈武市", "宁夏回族自治区银川市灵武市"),
        ("隆徳县", "宁夏回族自治区固原市隆德县"),
        ("石咀山", "宁夏回族自治区石嘴山市"),
        ("田老庄乡", "宁夏回族自治区吴忠市同心县田老庄镇"),
        ("太阳山开发区", "宁夏回族自治区吴忠市红寺堡区太阳山开发区"),
        ("隆得县", "宁夏回族自治区固原市隆德县"),
        ("灵武武市", "宁夏回族自治区银川市灵武市"),
        ("贺兰县贺", None),
        ("Língwǔ", "宁夏回族自治区银川市灵武市"),
        ("longde xian", "宁夏回族自治区固原市隆德县"),
        ("lds", None),
        ("ldx", "宁夏回族自治区固原市隆德县"),
        ("zhongning县财政局", "宁夏回族自治区中卫市中宁县财政局"),
        ("Bureau of Finance, Zhongning County", "宁夏回族自治区中卫市中宁县财政局"),
        ("Longde County Statistics Bureau", "宁夏回族自治区固原市隆德县统计局"),
        ("Lonngde County", "宁夏回族自治区固原市隆德县"),
        ("隆德县县政府", "宁夏回族自治区固原市隆德县人民政府"),
        ("市政府银川", "宁夏回族自治区银川市人民政府"),
        ("宁夏教育厅", "宁夏回族自治区教育厅"),
        ("银川市卫健委", "宁夏回族自治区银川市卫生健康委员会"),
        ("隆德教体局", "宁夏回族自治区固原市隆德县教育体育局"),
        ("隆德教育", "宁夏回族自治区固原市隆德县教育局"),
    ],
)
def test_a_name_of_ours(names: Names, mention: str, meant: str | None) -> None:
    assert said(names.resolve(mention)) == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("mention", "candidates"),
    [
        ("古城", ["宁夏回族自治区吴忠市利通区古城镇", "宁夏回族自治区固原市彭阳县古城镇"]),
        # A 路 or 街 that was left out may be a slip, or the whole name of a street elsewhere: both
        # are named.
        ("怀远街道", ["宁夏回族自治区银川市西夏区怀远路街道", "陕西省榆林市横山区怀远街道"]),
        ("西花园街道", ["宁夏回族自治区银川市西夏区西花园路街道", "山西省大同市云冈区西花园街道"]),
        # Ours by a name of the past, beside the one elsewhere that bears it now.
        ("guyuanxian", ["宁夏回族自治区固原市原州区", "河北省张家口市沽源县"]),
        ("gyx", []),
        ("陶木镇", ["宁夏回族自治区石嘴山市平罗县陶乐镇"]),
        ("陶木", []),
        ("陶落镇", []),
    ],
)
def test_what_has_to_be_asked_back(names: Names, mention: str, candidates: list[str]) -> None:
    resolution = names.resolve(mention)
    assert said(resolution) == candidates
    assert isinstance(resolution, Ambiguous | Match if candidates else Unknown)


@pytest.mark.parametrize(
    "mention",
    [
        "罗平县",
        "西安",
        "西安市",
        "pinglu",
        "彭水县",
        "吴江市",
        "Pinglu County",
        "延边州",
        "北京",
        "银川路",
    ],
)
def test_what_is_elsewhere(names: Names, mention: str) -> None:
    assert isinstance(names.resolve(mention), Elsewhere)


def test_letters_that_spell_two_names_mean_the_wider_place_and_the_other(names: Names) -> None:
    found = names.resolve("Jinzhou City")
    assert isinstance(found, Elsewhere)
    assert {agency.name for agency in found.agencies} == {"河北省石家庄市晋州市", "辽宁省锦州市"}


@pytest.mark.parametrize(
    "mention",
    [
        "",
        " ",
        "谢谢",
        "县政府",
        "人民政府办公室",
        "金凤凰",
        "平方公里",
        "2020年",
        "apple",
        "荷兰",
        "通信",
        "天气",
        "平罗路",
    ],
)
def test_what_is_no_name(names: Names, mention: str) -> None:
    assert isinstance(names.resolve(mention), Unknown)


def test_an_office_bears_the_name_that_its_own_report_prints() -> None:
    names = Names()
    held = names.settle("隆德县教育体育局")
    assert names.with_held(Agencies([held])).resolve("隆德县教育局") == Match(held, "exact")


def test_of_equals_elsewhere_the_one_with_a_report_is_meant() -> None:
    names = Names()
    held = names.settle("江西省湖口县大垅乡")
    assert isinstance(names.resolve("大垅乡"), Elsewhere)
    place = held.division
    assert place is not None
    assert names.with_held(Agencies([held])).resolve("大垅") == Match(
        Agency(place.name, place, ""), "short"
    )


@pytest.mark.parametrize(
    ("mention", "held", "meant"),
    [
        (
            "海城卫健局",
            ["辽宁省鞍山市海城市西四镇", "海城市卫生健康局"],
            "辽宁省鞍山市海城市卫生健康局",
        ),
        ("青山乡", ["东至县青山乡人民政府"], "安徽省池州市东至县青山乡"),
        ("青山乡", [], "宁夏回族自治区吴忠市盐池县青山乡"),
        ("同心", ["湖南省衡阳市雁峰区金龙坪街道"], "宁夏回族自治区吴忠市同心县"),
    ],
)
def test_the_one_that_holds_a_report_comes_before_the_one_at_home(
    mention: str, held: list[str], meant: str
) -> None:
    names = Names()
    ours = names.with_held(Agencies(names.settle(printed) for printed in held))
    assert said(ours.resolve(mention)) == [meant]


def test_two_that_hold_a_report_are_asked_back() -> None:
    names = Names()
    ours = names.with_held(Agencies(map(names.settle, ("东至县青山乡", "盐池县青山乡"))))
    resolution = ours.resolve("青山乡")
    assert isinstance(resolution, Ambiguous)
    assert len(resolution.candidates) == 2


@pytest.mark.parametrize(("mention", "sure"), [("新华街道", False), ("兴庆区新华街道", True)])
def test_a_dropped_street_is_a_slip_and_asked_back_unless_its_county_stands_beside_it(
    mention: str, sure: bool
) -> None:
    resolution = Names().resolve(mention)
    assert said(resolution)[0] == "宁夏回族自治区银川市兴庆区新华街街道"
    assert isinstance(resolution, Match if sure else Ambiguous)
    assert sure or all(name.endswith("新华街道") for name in said(resolution)[1:])


def test_a_street_that_is_called_so_is_not_one_with_a_dropped_road() -> None:
    names = Names()
    held = names.settle("广州市越秀区北京街道办事处")
    assert said(names.with_held(Agencies([held])).resolve("北京街道")) == [
        "广东省广州市越秀区北京街道"
    ]
