"""Names inside sentences."""

from __future__ import annotations

import pytest

from store.model import Elsewhere
from store.names import Agencies, Names
from tests.names.said import said

HELD = (
    "彭阳县人民政府办公室",
    "盐池县青山乡",
    "西吉县",
    "红寺堡区",
    "平罗县人民政府办公室",
    "沭阳县发展和改革局",
    "道县文广新局",
)


@pytest.fixture(scope="module")
def names() -> Names:
    bare = Names()
    return bare.with_held(Agencies(bare.settle(printed) for printed in HELD))


def found(names: Names, text: str, words: tuple[tuple[int, int], ...] = ()) -> dict[str, list[str]]:
    """What is written in the text for each name, and what it means, without the parents."""
    return {
        text[m.start : m.end]: [_own(name) for name in said(m.resolution)]
        for m in names.find(text, words)
    }


def _own(name: str) -> str:
    for parent in (
        "宁夏回族自治区",
        "固原市",
        "石嘴山市",
        "吴忠市",
        "江苏省宿迁市",
        "湖南省永州市",
        "中卫市",
    ):
        name = name.removeprefix(parent) or name
    return name


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("海原县2021年收到几件申请", {"海原县": ["海原县"]}),
        ("隆得县2021年的申请", {"隆得县": ["隆德县"]}),
        ("隆德线2021年的申请", {"隆德线": ["隆德县"]}),
        ("海原原县2021年的申请", {"海原原县": ["海原县"]}),
        ("海原现有多少", {"海原": ["海原县"]}),
        ("西吉集中采购花了多少", {"西吉": ["西吉县"]}),
        ("海原县和平罗比较", {"海原县": ["海原县"], "平罗": ["平罗县"]}),
        ("西吉2021和隆德2020谁多", {"西吉": ["西吉县"], "隆德": ["隆德县"]}),
        ("沭阳县发改局受理多少", {"沭阳县发改局": ["沭阳县发展和改革局"]}),
        ("道县文广新局2013年", {"道县文广新局": ["道县文广新局"]}),
        ("青山乡收到多少", {"青山乡": ["盐池县青山乡"]}),
        ("青山2020年收到多少", {"青山": ["盐池县青山乡"]}),
        ("平罗县政府采购金额", {"平罗县": ["平罗县"]}),
        ("平罗县政府信息公开申请", {"平罗县": ["平罗县"]}),
        (
            "西吉县教育局和平罗县卫健局",
            {"西吉县教育局": ["西吉县教育局"], "平罗县卫健局": ["平罗县卫生健康局"]},
        ),
        ("2022年惠农的申请", {"惠农": ["惠农区"]}),
        ("去年同心收到多少", {"同心": ["同心县"]}),
        ("2022年度惠农有几件", {"惠农": ["惠农区"]}),
        ("西安市2021年收到多少", {"西安市": []}),
        ("彭水县呢", {"彭水县": []}),
        ("how many did Haiyuan receive in 2021", {"Haiyuan": ["海原县"]}),
        ("Haiyuan vs Xiji's decisions", {"Haiyuan": ["海原县"], "Xiji": ["西吉县"]}),
        ("Hiayuan County requests", {"Hiayuan County": ["海原县"]}),
        ("Lijun Township, Haiyuan in 2020", {"Lijun Township, Haiyuan": ["海原县李俊乡"]}),
        ("Beijing in 2020", {"Beijing": []}),
        ("hyx 2022 申请", {"hyx": ["海原县"]}),
    ],
)
def test_names_in_a_sentence(names: Names, text: str, meant: dict[str, list[str]]) -> None:
    assert found(names, text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "which agency had the most in China",
        "long and even change since then",
        "进一步规范县政府的工作",
        "自治区党委和政府",
        "上下同心，顺利通过",
        "惠农政策有几条",
        "较上年前进三名",
        "各乡镇申请数量",
        "贺兰山生态保护",
        "银川路上有什么",
        "平均每件多少天",
        "2021年呢",
        "",
    ],
)
def test_running_text_without_names(names: Names, text: str) -> None:
    assert found(names, text) == {}


def test_what_is_elsewhere_is_found_all_the_same(names: Names) -> None:
    (mention,) = names.find("请问西安2022年收到多少")
    assert isinstance(mention.resolution, Elsewhere)


def test_a_name_wins_over_a_word_unless_the_word_contains_it(names: Names) -> None:
    text = "西吉政务公开"
    assert found(names, text, ((0, 2),)) == {"西吉": ["西吉县"]}
    assert found(names, text, ((0, 4),)) == {}


def test_a_short_name_does_not_tear_two_words() -> None:
    bare = Names()
    names = bare.with_held(
        Agencies([bare.settle("开平区人民政府"), bare.settle("河北省唐山市开平区人民政府")])
    )
    assert names.find("2020年予以公开平均多少", [(5, 9), (9, 11)]) == ()
    assert [said(one.resolution) for one in names.find("开平2020年予以公开", [(7, 11)])] == [
        ["河北省唐山市开平区"]
    ]


def test_a_slip_uses_no_character_of_a_word(names: Names) -> None:
    text = "隆得县2021年"
    assert found(names, text) == {"隆得县": ["隆德县"]}
    assert found(names, text, ((1, 3),)) == {}


def test_spans_are_those_of_the_text_as_it_was_given(names: Names) -> None:
    text = "請問 海 原 縣（２０２１）"
    (mention,) = names.find(text)
    assert text[mention.start : mention.end] == "海 原 縣"
