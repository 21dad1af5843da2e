"""Agencies as reports print them."""

from __future__ import annotations

import pytest

from store.model import Agency
from store.names import Names


@pytest.fixture(scope="module")
def names() -> Names:
    return Names()


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("根据琼海市人民政府办公室的要求", "海南省琼海市大路镇"),
        ("根据县人民政府办公室的要求", None),
        ("学习琼海市和准格尔旗的经验", None),
    ],
)
def test_of_several_places_it_is_the_one_in_what_the_text_names(names: Names, text: str, division: str | None) -> None:
    settled = names.settle("大路镇人民政府", text)
    assert (settled.division.name if settled.division else None) == division


def test_the_text_names_another_county_than_the_one_at_home(names: Names) -> None:
    assert names.settle("青山乡人民政府", "根据通道侗族自治县的要求").name.startswith("宁夏")
    assert names.settle("青山乡人民政府", "按照东至县的部署").name == names.settle("东至县青山乡人民政府").name


@pytest.mark.parametrize(
    ("printed", "name", "office"),
    [
        ("海原县", "宁夏回族自治区中卫市海原县人民政府", "人民政府"),
        ("海原县李俊乡", "宁夏回族自治区中卫市海原县李俊乡人民政府", "人民政府"),
        ("宁夏海原县人民政府办公室", "宁夏回族自治区中卫市海原县人民政府办公室", "人民政府办公室"),
        ("青山乡人民政府", "宁夏回族自治区吴忠市盐池县青山乡人民政府", "人民政府"),
        ("田老庄乡人民政府", "宁夏回族自治区吴忠市同心县田老庄镇人民政府", "人民政府"),
        ("大武口区青山街道", "宁夏回族自治区石嘴山市大武口区青山街道办事处", "办事处"),
        ("盐池县教育体育局", "宁夏回族自治区吴忠市盐池县教育体育局", "教育体育局"),
        ("沭阳县发展和改革局", "江苏省宿迁市沭阳县发展和改革局", "发展和改革局"),
        ("道县文广新局", "湖南省永州市道县文广新局", "文广新局"),
        ("興國縣良村鎮", "江西省赣州市兴国县良村镇人民政府", "人民政府"),
        ("荔湾区人民政府南源街道办事处", "广东省广州市荔湾区南源街道办事处", "办事处"),
        ("上 海 市", "上海市人民政府", "人民政府"),
        ("灵武农场", "宁夏回族自治区银川市灵武市灵武农场", ""),
    ],
)
def test_settled(names: Names, printed: str, name: str, office: str) -> None:
    agency = names.settle(printed)
    assert (agency.name, agency.office) == (name, office)
    assert agency.division is not None
    assert agency.division.name + office == name


@pytest.mark.parametrize(
    "printed",
    ["大路镇人民政府", "县统计局", "我局", "水利局", "", "鼓楼区教育局", "平罗线", "海原县关于印发", "a" * 99],
)
def test_what_is_not_certain_keeps_its_name_and_no_place(names: Names, printed: str) -> None:
    assert names.settle(printed) == Agency(printed, None, "")


def test_the_home_region_decides_between_equals() -> None:
    assert Names("江西省").settle("青山镇").name == "江西省萍乡市安源区青山镇人民政府"


def test_back_from_the_database(names: Names) -> None:
    for printed in ("海原县", "大武口区青山街道", "沭阳县发展和改革局", "道县文广新局", "灵武农场"):
        agency = names.settle(printed)
        assert names.agency(agency.name) == agency
    place = names.agency("宁夏回族自治区中卫市海原县")
    assert place.division == names.division("640522000000")
    assert place.office == ""
    assert names.agency("我局") == Agency("我局", None, "")


def test_regions(names: Names) -> None:
    guyuan = names.division(("宁夏回族自治区", "固原市"))
    assert guyuan is not None
    assert [d.path[-1] for d in names.children(guyuan, "county")] == ["原州区", "西吉县", "隆德县", "泾源县", "彭阳县"]
    home = names.division("640000000000")
    assert home is not None
    assert len(names.children(home, "city")) == 5
    assert len(names.children(home, "township")) == 243
    assert names.division("999999999999") is None
    assert names.division(("宁夏回族自治区", "西安市")) is None


def test_the_home_region_must_exist() -> None:
    with pytest.raises(ValueError, match="full name"):
        Names("宁夏")
