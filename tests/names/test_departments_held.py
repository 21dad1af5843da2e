"""Departments called by half of their name or by a translation of it, of those whose reports are
held.
"""

from __future__ import annotations

import pytest

from store.model import Match
from store.names import Names
from store.names.holdings import Agencies

HELD = [
    "江门市公路局",
    "荣昌区林业局",
    "抚远市自然资源局",
    "抚远市教育局",
    "沭阳县发展和改革局",
    "国家卫生健康委员会",
    "平罗县人民政府",
    "平罗县公路局",
    "阆中市教育科技和体育局",
    "阆中市市场监督管理局",
    "阆中市住房和城乡建设局",
    "阆中市公安局",
]


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(held=Agencies(Names().settle(name) for name in HELD))


@pytest.mark.parametrize(
    ("text", "said", "office"),
    [
        ("抚远自资局2022年矿产几篇", "抚远自资局", "自然资源局"),
        ("江门公路 微博几条", "江门公路", "公路局"),
        ("jiangmen road bureau 2019", "jiangmen road bureau", "公路局"),
        ("Jiangmen Highway Bureau 2019: licences", "Jiangmen Highway Bureau", "公路局"),
        ("Rongchang forestry 2019 penalties", "Rongchang forestry", "林业局"),
        ("fuyuan nature resource bureau money", "fuyuan nature resource bureau", "自然资源局"),
        ("Shuyang DRC 2023", "Shuyang DRC", "发展和改革局"),
        ("how many licences did Pingluo's road bureau issue", "Pingluo's road bureau", "公路局"),
        ("market bureau langzhong license", "market bureau langzhong", "市场监督管理局"),
        ("edu bureau of langzhong 2021", "edu bureau of langzhong", "教育科技和体育局"),
        ("zjj langzhong 2024", "zjj langzhong", "住房和城乡建设局"),
        ("Langzhong Education Bureau 2020", "Langzhong Education Bureau", "教育科技和体育局"),
        (
            "Education and Sports Bureau of Langzhong",
            "Education and Sports Bureau of Langzhong",
            "教育科技和体育局",
        ),
        ("阆中市教育局2020", "阆中市教育局", "教育科技和体育局"),
        ("国家卫健委2024年申请", "国家卫健委", "国家卫生健康委员会"),
        ("How many did China's NHC get", "China's NHC", "国家卫生健康委员会"),
    ],
)
def test_the_one_department_that_is_called_so_is_meant(
    names: Names, text: str, said: str, office: str
) -> None:
    (mention,) = names.find(text)
    assert text[mention.start : mention.end] == said
    assert isinstance(mention.resolution, Match)
    assert mention.resolution.agency.office == office


@pytest.mark.parametrize(
    ("text", "said", "office"),
    [
        ("荣昌林叶局2019年处罚", "荣昌林叶局", "林业局"),
        ("江门公录局2019年处罚", "江门公录局", "公路局"),
        ("抚远教玉局2022年申请", "抚远教玉局", "教育局"),
    ],
)
def test_a_slip_in_the_shortest_of_names_is_put_right_and_told(
    names: Names, text: str, said: str, office: str
) -> None:
    (mention,) = names.find(text)
    assert text[mention.start : mention.end] == said
    assert isinstance(mention.resolution, Match)
    assert (mention.resolution.agency.office, mention.resolution.how) == (office, "replaced")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("平罗公路多少", "平罗"),  # the county has a report, so 公路 may be what is asked
        ("Pingluo road licences 2022", "Pingluo"),
        ("抚远林业2022", "抚远"),
        ("fuyuan requests 2022", "fuyuan"),
        ("国家卫健委下属医院", ""),
    ],
)
def test_what_no_department_is_called_is_left_to_the_question(
    names: Names, text: str, said: str
) -> None:
    found = names.find(text)
    assert [text[mention.start : mention.end] for mention in found] == ([said] if said else [])
