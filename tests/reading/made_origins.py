"""Reports that print whose they are in just one place, each place another, with agencies of kinds
that no list names.

What is right is taken from the list of divisions and from how the report was made; no code of the
reader has a part in it. An agency is told by its division and by what stands behind that: of a body
that lies in no division, by its name.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tests.reading.made_titles import TABLE, one_place

_BUREAUS: Final = (
    *(
        "海洋与渔业局",
        "大数据发展管理局",
        "行政审批服务局",
        "投资促进局",
        "乡村振兴局",
        "地方金融监督管理局",
        "园林绿化局",
        "畜牧水产局",
    ),
    *(
        "文物局",
        "中医药管理局",
        "体育局",
        "粮食和物资储备局",
        "科学技术和工业信息化局",
        "教育和体育局",
        "水务局",
        "国防动员办公室",
    ),
    *(
        "机关事务管理局",
        "供销合作社联合社",
        "科学技术协会",
        "红十字会",
        "残疾人联合会",
        "档案馆",
        "气象局",
        "地震局",
        "城市管理综合行政执法局",
    ),
    *(
        "公共资源交易中心",
        "住房公积金管理中心",
        "机关事务服务中心",
        "投资服务中心",
        "政务服务数据管理局",
        "葡萄酒产业发展服务中心",
    ),
    *(
        "消防救援支队",
        "公安局交通警察支队",
        "卫生健康委员会",
        "发展和改革委员会",
        "民族宗教事务委员会",
        "国有资产监督管理委员会",
    ),
)
_ZONES: Final = (
    "经济技术开发区管理委员会",
    "高新技术产业开发区管理委员会",
    "工业园区管理委员会",
    "农业科技园区管理委员会",
)
_FIRMS: Final = (
    "城市建设投资集团有限公司",
    "水务集团有限公司",
    "公共交通有限公司",
    "交通投资发展集团有限公司",
)
_SCHOOLS: Final = ("职业技术学院", "第一中学", "实验小学", "师范学院")
_CLINICS: Final = ("人民医院", "中医医院", "妇幼保健院")


@dataclass(frozen=True)
class Origin:
    """Whose report it is: what is printed, and which division and office that is."""

    kind: str
    printed: str
    path: tuple[str, ...]
    """The division's names; empty where the body lies in none or need not be placed."""
    office: str
    needed: bool = True
    """Whether the name proves it, so that leaving it open is a miss."""


@dataclass(frozen=True)
class Report:
    """A report, and what is right about it."""

    kind: str
    printed_in: str
    file: str
    text: str
    origin: Origin
    year: int
    other: str = "none"
    """How another agency is named in it."""


def _at(kind: str, offices: tuple[str, ...], *levels: str) -> Callable[[random.Random], Origin]:
    def made(rng: random.Random) -> Origin:
        place, office = one_place(rng, rng.choice(levels)), rng.choice(offices)
        return Origin(kind, place.own + office, place.path, office)

    return made


def _with_city(rng: random.Random) -> Origin:
    place, office = one_place(rng, "county"), rng.choice(_BUREAUS)
    return Origin("bureau, with its city", "".join(place.path[-2:]) + office, place.path, office)


def _shared(rng: random.Random) -> Origin:
    place, office = one_place(rng, "county", unique=False), rng.choice(_BUREAUS)
    return Origin("bureau of one of several", place.own + office, place.path, office, needed=False)


def _township(rng: random.Random) -> Origin:
    place = one_place(rng, "township")
    office = "办事处" if place.own.endswith("街道") else "人民政府"
    return Origin("township", "".join(place.path[-2:]) + office, place.path, office)


def _branch(rng: random.Random) -> Origin:
    place = one_place(rng, "city")
    office = (
        rng.choice(("生态环境局", "自然资源和规划局", "公安局"))
        + rng.choice(("高新", "城东", "开发区"))
        + "分局"
    )
    return Origin("branch", place.own + office, place.path, office)


KINDS: Final[tuple[Callable[[random.Random], Origin], ...]] = (
    _at("bureau", _BUREAUS, "county", "city"),
    _at("zone", _ZONES, "county", "city"),
    _at("firm", _FIRMS, "county", "city"),
    _at("school", _SCHOOLS, "county", "city"),
    _at("clinic", _CLINICS, "county", "city"),
    _with_city,
    _shared,
    _township,
    _branch,
)

_HEAD: Final = "政府信息公开工作年度报告"
_CHAPTER: Final = "一、总体情况\n{s}\n"
_NEUTRAL: Final = (
    "全年主动公开政府信息20条，办理依申请公开3件。",
    "本年度坚持以公开为常态、不公开为例外，持续推进政务公开。",
    "一是加强组织领导，二是健全工作机制，三是强化督促检查。",
)
PLACES: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("报告.txt", "{a}{y}年" + _HEAD + "\n{c}"),
    "title, about": ("报告.txt", "{a}关于{y}年度政府信息公开工作情况的报告\n{c}"),
    "title behind a column": (
        "报告.txt",
        "首页 > 政务公开 > 法定主动公开内容 > 政府信息公开年报\n{a}{y}年" + _HEAD + "\n{c}",
    ),
    "title and a column's agency": (
        "报告.txt",
        "发布时间：{n}-01-20 来源：{o} 栏目：政府信息公开年报\n{a}{y}年" + _HEAD + "\n{c}",
    ),
    "line above": ("报告.txt", "{a}\n关于{y}年度政府信息公开工作的年度报告\n{c}"),
    "brackets": ("报告.txt", "{y}年" + _HEAD + "（{a}）\n{c}"),
    "first sentence": (
        "报告.txt",
        "{y}年" + _HEAD + "\n{y}年，{a}认真贯彻《中华人民共和国政府信息公开条例》。\n{c}",
    ),
    "compiled by": (
        "报告.txt",
        "{y}年"
        + _HEAD
        + "\n本报告由{a}按照《条例》第五十条编制，统计期限为{y}年1月1日至12月31日。\n{c}",
    ),
    "announced": (
        "报告.txt",
        _HEAD + "\n根据《条例》规定，现将{a}{y}年度政府信息公开工作情况报告如下。\n{c}",
    ),
    "contact": (
        "报告.txt",
        "{y}年"
        + _HEAD
        + "\n如对本报告有疑问，请与{a}联系（地址：解放路1号，电话：0123-1234567）。我{w}高度重视公开工作。\n{c}",
    ),
    "signature": ("报告.txt", "{y}年" + _HEAD + "\n{c}@{a}\n{n}年1月20日\n"),
    "signature beside its date": ("报告.txt", "{y}年" + _HEAD + "\n{c}@{a} {n}年1月20日\n"),
    "file name": ("{a}{y}年政府信息公开年报.txt", "{y}年" + _HEAD + "\n{c}"),
    "file name, number first": (
        "012_{y}年度政府信息公开工作年度报告（{a}）.txt",
        "政府信息公开工作年度报告\n{c}",
    ),
    "folder": ("{a}/{y}年报.txt", "政府信息公开工作年度报告\n{c}"),
    "file name with a day": (
        "{n}-01-15_{a}政府信息公开年报.txt",
        _HEAD + "\n本报告统计期限自{y}年1月1日起至{y}年12月31日止。\n{c}",
    ),
    "field": (
        "报告.txt",
        "索引号：01234567-8/{n}-00012 发布机构：{a} 生成日期：{n}-01-20\n{y}年" + _HEAD + "\n{c}",
    ),
}
"""Where the agency is printed: the file's name and its text; `@` is where the tables stand."""
OTHERS: Final[Mapping[str, tuple[str, str, str]]] = {
    "none": ("", "", ""),
    "a source": ("发布日期：{n}-01-20 来源：{b}\n", "", ""),
    "a notice": (
        "",
        "按照《{b}关于做好{y}年政府信息公开工作年度报告编制工作的通知》要求报告如下。\n",
        "",
    ),
    "guidance": ("", "在{b}的指导下，各项工作有序推进。\n", ""),
    "a document": ("", "{b}等五个部门联合印发了有关文件。\n", ""),
    "an inspection": ("", "全年接受{b}督导检查2次，整改问题3个。\n", ""),
    "an assessment": ("", "{y}年，{b}对我单位政府信息公开工作进行了考核。\n", ""),
    "a reconsideration": ("", "有1件申请人向{b}申请行政复议，结果为维持。\n", ""),
    "the next page": ("", "", "上一篇：{b}{y}年政府信息公开工作年度报告\n下一篇：没有了\n"),
    "links": ("", "", "友情链接：{b} | 中国政府网\n主办：{b}办公室 技术支持：某公司\n"),
    "a path with the year of the page": (
        "当前位置：首页 > {b} > {n}年 > 政府信息公开年报 > 正文\n",
        "",
        "",
    ),
    "last year": ("", "与{l}年相比有所增加；{l}年，{b}新收申请9件。\n", ""),
    "a menu": ("首页 政务公开 互动交流 {b} 政府信息公开年报\n", "", ""),
    "a path": ("当前位置：首页 > {b} > 政府信息公开年报 > 正文\n", "", ""),
}
"""Another agency that is named above the title, in the text, or below all of it."""
_CERTAIN: Final = frozenset(
    {"title", "title behind a column", "line above", "brackets", "compiled by", "signature"}
)
"""Places that are proof enough when another agency is named besides."""
_ABOVE: Final = ("办公室", "本站", "政务公开科", "管理员")
_SELF: Final = (
    *("联合会", "协会", "中心", "支队", "公司", "分局", "局", "社", "馆", "院", "校", "委员会"),
    *("镇", "乡", "街道"),
)
"""How an agency may speak of itself, by how its name ends."""


def made(count: int, seed: int) -> Iterator[Report]:
    """So many reports; the same for a seed."""
    rng = random.Random(seed)
    for _ in range(count):
        origin, printed_in = rng.choice(KINDS)(rng), rng.choice(sorted(PLACES))
        year = rng.randint(2019, 2025)
        chapter = _CHAPTER.format(s=rng.choice(_NEUTRAL))
        values = {
            "a": origin.printed,
            "y": year,
            "n": year + 1,
            "l": year - 1,
            "o": rng.choice(_ABOVE),
            "c": chapter,
        }
        file, text = (each.format(w=_self(origin.printed), **values) for each in PLACES[printed_in])
        text = text.replace("@", TABLE) if "@" in text else text + TABLE
        other = rng.choice(("none", rng.choice(sorted(OTHERS)))) if origin.needed else "none"
        above, within, below = (
            each.format(b=_another(rng, origin), **values) for each in OTHERS[other]
        )
        text = above + text.replace(chapter, chapter + within) + below
        yield Report(origin.kind, printed_in, file, text, origin, year, other)


def _another(rng: random.Random, origin: Origin) -> str:
    while (place := one_place(rng, rng.choice(("county", "city")))).path == origin.path:
        pass
    return place.own + rng.choice((*_BUREAUS, "人民政府办公室", "人民政府"))


def _self(printed: str) -> str:
    bare = printed.removesuffix("人民政府").removesuffix("办事处")
    return next((word for word in _SELF if bare.endswith(word)), "单位").replace("委员会", "委")


def verdict(
    report: Report, path: tuple[str, ...] | None, office: str, name: str, year: int | None
) -> str:
    """right, `unsettled`, or wrong; `path` is the division that was settled on, if any, or empty
    for a body in none.
    """
    origin = report.origin
    agency_right = (path == origin.path and office == origin.office) or (
        path == () and name == origin.printed
    )
    if (path is not None and not agency_right) or (year is not None and year != report.year):
        return "wrong"
    if agency_right and year == report.year:
        return "right"
    proved = origin.needed and not (
        report.printed_in == "contact" and _self(origin.printed) == "单位"
    )
    proved = proved and (report.other == "none" or report.printed_in in _CERTAIN)
    return "unsettled" if proved or year is None else "right"
