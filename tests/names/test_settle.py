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
def test_of_several_places_it_is_the_one_in_what_the_text_names(
    names: Names, text: str, division: str | None
) -> None:
    settled = names.settle("大路镇人民政府", text)
    assert (settled.division.name if settled.division else None) == division


def test_no_home_settles_a_report_only_what_it_names(names: Names) -> None:
    assert not names.settle("青山乡人民政府", "根据通道侗族自治县的要求").is_settled
    assert names.settle("青山乡人民政府", "根据盐池县的要求").name.startswith("宁夏")
    assert (
        names.settle("青山乡人民政府", "按照东至县的部署").name
        == names.settle("东至县青山乡人民政府").name
    )


@pytest.mark.parametrize(
    ("printed", "name", "office"),
    [
        ("海原县", "宁夏回族自治区中卫市海原县人民政府", "人民政府"),
        ("海原县李俊乡", "宁夏回族自治区中卫市海原县李俊乡人民政府", "人民政府"),
        ("宁夏海原县人民政府办公室", "宁夏回族自治区中卫市海原县人民政府办公室", "人民政府办公室"),
        ("盐池县青山乡人民政府", "宁夏回族自治区吴忠市盐池县青山乡人民政府", "人民政府"),
        ("汕头市金平区人民政府𬶍莲街道办事处", "广东省汕头市金平区𬶍莲街道办事处", "办事处"),
        ("天津市北辰区佳荣里街办事处", "天津市北辰区佳荣里街道办事处", "办事处"),
        ("广州市越秀区北京街道", "广东省广州市越秀区北京街道办事处", "办事处"),
        ("国家税务总局珠海市税务局", "广东省珠海市税务局", "税务局"),
        ("中华人民共和国湛江海关", "广东省湛江市海关", "海关"),
        ("宁夏气象局", "宁夏回族自治区气象局", "气象局"),
        ("国家统计局宁夏调查总队", "宁夏回族自治区国家统计局调查总队", "国家统计局调查总队"),
        ("湖北调查总队", "湖北省国家统计局调查总队", "国家统计局调查总队"),
        ("统计局湖北总队", "湖北省国家统计局调查总队", "国家统计局调查总队"),
        ("国家统计局襄阳调查队", "湖北省襄阳市国家统计局调查队", "国家统计局调查队"),
        ("海关湛江", "广东省湛江市海关", "海关"),
        ("海关总署湛江海关", "广东省湛江市海关", "海关"),
        ("珠海税务", "广东省珠海市税务局", "税务局"),
        ("税务局珠海", "广东省珠海市税务局", "税务局"),
        ("国税总局珠海市香洲区税务局", "广东省珠海市香洲区税务局", "税务局"),
        ("证监会宁夏监管局", "宁夏回族自治区证监局", "证监局"),
        ("宁夏证监局", "宁夏回族自治区证监局", "证监局"),
        ("国家矿山安全监察局宁夏局", "宁夏回族自治区国家矿山安全监察局", "国家矿山安全监察局"),
        ("人行宁夏分行", "宁夏回族自治区中国人民银行分行", "中国人民银行分行"),
        ("亭湖生态环境局", "江苏省盐城市亭湖生态环境局", "亭湖生态环境局"),
        ("盐城市亭湖生态环境局", "江苏省盐城市亭湖生态环境局", "亭湖生态环境局"),
        ("南京市场监管局", "江苏省南京市市场监管局", "市场监管局"),
        ("上海市科委", "上海市科学技术委员会", "科学技术委员会"),
        ("新乡市第一人民医院", "河南省新乡市第一人民医院", "第一人民医院"),
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
    [
        "大路镇人民政府",
        "县统计局",
        "我局",
        "水利局",
        "",
        "鼓楼区教育局",
        "平罗线",
        "海原县关于印发",
        "a" * 99,
        "北街街道",
        "人民街道",
        "新华街道办事处",
        "海城卫健局",
        "白云区税务局",
        "国家税务总局白云区税务局",
        "邹城市唐村镇通过网站",
        "宿迁市沐林县教育局",
        "北京市西城区街道办事处",
        "金平区人民政府某某街道办事处",
        "第一人民医院",
        "师范大学",
        "某某有限公司",
    ],
)
def test_what_is_not_certain_keeps_its_name_and_no_place(names: Names, printed: str) -> None:
    assert names.settle(printed) == Agency(printed, None, "")


@pytest.mark.parametrize("home", ["江西省", "宁夏回族自治区", "广东省"])
def test_the_home_region_decides_nothing(home: str) -> None:
    assert not Names(home).settle("青山镇").is_settled


@pytest.mark.parametrize(
    ("printed", "text", "path", "name"),
    [
        ("鼓楼区教育局", "", "江苏省/南京市/鼓楼区教育局2022.txt", "江苏省南京市鼓楼区教育局"),
        ("鼓楼区教育局", "", "南京/2022.txt", "江苏省南京市鼓楼区教育局"),
        ("鼓楼区教育局", "根据福州市人民政府办公厅的要求", "", "福建省福州市鼓楼区教育局"),
        ("北街街道", "", "甘州区/北街街道2025.txt", "甘肃省张掖市甘州区北街街道办事处"),
        ("张家湾镇", "通过《富县人民政府网》发布", "", "陕西省延安市富县张家湾镇人民政府"),
        ("张家湾镇", "通过丰富县人民政府网站的内容", "", ""),
        ("大路镇人民政府", "赴琼海市学习先进经验", "", ""),
        (
            "市住房和城乡建设局",
            "我局官方网站是由安顺市人民政府统一建设。",
            "",
            "贵州省安顺市住房和城乡建设局",
        ),
        ("市住房和城乡建设局", "按照安顺市人民政府的部署", "", ""),
        ("县统计局", "平罗县人民政府网站", "", "宁夏回族自治区石嘴山市平罗县统计局"),
        ("县统计局", "平罗县人民政府网站和海原县人民政府网站", "", ""),
    ],
)
def test_what_proves_whose_a_report_is(
    names: Names, printed: str, text: str, path: str, name: str
) -> None:
    agency = names.settle(printed, text, path)
    assert (agency.name if agency.is_settled else "") == name


@pytest.mark.parametrize(
    ("printed", "corrected"),
    [
        ("沐阳县教育局", "沭阳县教育局"),
        ("宿迁市沐阳县教育局", "宿迁市沭阳县教育局"),
        ("沭阳县教育局", ""),
        ("沐阳县某某局", ""),
        ("罗平县教育局", ""),
        ("朝阳区人民政府", ""),
    ],
)
def test_one_character_that_looks_alike_is_put_right_and_told(
    names: Names, printed: str, corrected: str
) -> None:
    settled = names.settled(printed)
    assert settled.corrected == corrected
    assert not corrected or settled.agency == names.settle("江苏省宿迁市沭阳县教育局")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("国家卫生健康委", "国家卫生健康委员会"),
        ("中华人民共和国教育部", "教育部"),
        ("海关总署(本级机关)", "海关总署"),
        ("重庆工商大学", "重庆工商大学"),
        ("中国铁路西安局集团有限公司", "中国铁路西安局集团有限公司"),
    ],
)
def test_a_body_that_lies_in_no_division_has_its_own_name(
    names: Names, printed: str, name: str
) -> None:
    agency = names.settle(printed)
    assert agency == Agency(name, None, name)
    assert agency.is_settled
    assert names.agency(name) == agency


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
    assert [d.path[-1] for d in names.children(guyuan, "county")] == [
        "原州区",
        "西吉县",
        "隆德县",
        "泾源县",
        "彭阳县",
    ]
    home = names.division("640000000000")
    assert home is not None
    assert len(names.children(home, "city")) == 5
    assert len(names.children(home, "township")) == 243
    assert names.division("999999999999") is None
    assert names.division(("宁夏回族自治区", "西安市")) is None


def test_the_home_region_must_exist() -> None:
    with pytest.raises(ValueError, match="full name"):
        Names("宁夏")


@pytest.mark.parametrize(
    ("written", "agency"),
    [
        ("兴庆区新华街道办事处", "宁夏回族自治区银川市兴庆区新华街街道办事处"),
        ("银川市兴庆区新华街道", "宁夏回族自治区银川市兴庆区新华街街道办事处"),
        ("金凤区长城中街道办事处", "宁夏回族自治区银川市金凤区长城中路街道办事处"),
    ],
)
def test_a_street_that_is_left_out_is_put_back_where_the_county_has_no_other(
    names: Names, written: str, agency: str
) -> None:
    assert names.settle(written).name == agency


def test_another_body_keeps_the_name_that_is_written(names: Names) -> None:
    assert names.settle("兴庆区新华街道计生站").name == "宁夏回族自治区银川市兴庆区新华街道计生站"


@pytest.mark.parametrize(
    "printed",
    [
        "统计局湖北",
        "教育局平罗县",
        "税务局朝阳",
        "海关",
        "税务局",
        "中国宁夏",
        "珠海局",
        "人行宁夏",
        "统计局湖北总队伍",
    ],
)
def test_half_a_superior_and_what_a_government_has_turned_round_settle_nothing(
    names: Names, printed: str
) -> None:
    assert names.settle(printed).division is None
