"""Beginnings of reports made from known facts: whose, of which year, in which words, under which
lines of a page.

What is right is taken from the list of divisions and from how the beginning was made; no code of
the reader has a part in it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from store.reference import rows_of

TABLE = (
    "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
    "规章\t0\t0\t0\n行政规范性文件\t1\t0\t3\n"
)
_DEPARTMENTS = (
    *(
        "教育局",
        "财政局",
        "水利局",
        "审计局",
        "民政局",
        "统计局",
        "司法局",
        "公安局",
        "信访局",
        "商务局",
    ),
    *(
        "应急管理局",
        "市场监督管理局",
        "农业农村局",
        "住房和城乡建设局",
        "人力资源和社会保障局",
        "退役军人事务局",
    ),
    *("医疗保障局", "交通运输局", "城市管理局", "文化广电和旅游局", "林业和草原局", "自然资源局"),
)
_BODIES = (
    "长江大学",
    "重庆工商大学",
    "中国科学技术大学",
    "华东理工大学",
    "西南石油大学",
    "中国铁路西安局集团有限公司",
)
_MINISTRIES = {
    "国家卫生健康委": "国家卫生健康委员会",
    "教育部": "教育部",
    "国家税务总局": "国家税务总局",
    "应急管理部": "应急管理部",
}
_SPELLED = str.maketrans("0123456789", "〇一二三四五六七八九")


@dataclass(frozen=True)
class Place:
    """A division as the list has it."""

    path: tuple[str, ...]
    level: str

    @property
    def own(self) -> str:
        """Its own name."""
        return self.path[-1]

    @property
    def full(self) -> str:
        """All its names."""
        return "".join(self.path)


@dataclass(frozen=True)
class Body:
    """Whose report it is: what is printed and what that proves; nothing where the name alone does
    not.
    """

    kind: str
    printed: str
    proved: str


@dataclass(frozen=True)
class Made:
    """A beginning and what is right about it."""

    kind: str
    shape: str
    noise: str
    text: str
    agency: str
    """The full name; empty when it must not be settled."""
    year: int


@cache
def places() -> dict[str, tuple[Place, ...]]:
    """The divisions by level."""
    found: dict[str, list[Place]] = {}
    for row in rows_of("divisions.tsv"):
        path = tuple(row[part] for part in ("province", "city", "county", "township") if row[part])
        found.setdefault(row["level"], []).append(Place(path, row["level"]))
    return {level: tuple(several) for level, several in found.items()}


@cache
def _counted() -> Counter[str]:
    """How many divisions bear a name, of whatever level."""
    return Counter(place.own for several in places().values() for place in several)


def one_place(rng: random.Random, level: str, *, unique: bool = True) -> Place:
    """A division of a level whose name no other bears, or whose name others bear."""
    while "（" in (place := _one(rng, level, unique=unique)).full:  # 春江镇（撤销）
        pass
    return place


def _one(rng: random.Random, level: str, *, unique: bool, ending: str = "") -> Place:
    while True:
        place = rng.choice(places()[level])
        if (
            (_counted()[place.own] == 1) == unique
            and place.own.endswith(ending)
            and len(place.path) > 1
        ):
            return place


def _county(rng: random.Random) -> Body:
    place = _one(rng, "county", unique=True)
    printed = rng.choice([place.own, place.own + "人民政府", "".join(place.path[-2:]) + "人民政府"])
    return Body("county", printed, place.full + "人民政府")


def _office(rng: random.Random) -> Body:
    place = _one(rng, rng.choice(["county", "city"]), unique=True)
    return Body("government office", place.own + "人民政府办公室", place.full + "人民政府办公室")


def _department(rng: random.Random) -> Body:
    place, office = _one(rng, rng.choice(["county", "city"]), unique=True), rng.choice(_DEPARTMENTS)
    return Body("department", place.own + office, place.full + office)


def _township(rng: random.Random) -> Body:
    place = _one(rng, "township", unique=rng.random() < 0.5, ending=rng.choice("镇乡"))
    while _counted()[place.path[-2]] > 1:
        place = _one(rng, "township", unique=True, ending=rng.choice("镇乡"))
    return Body(
        "township", "".join(place.path[-2:]) + rng.choice(["", "人民政府"]), place.full + "人民政府"
    )


def _street(rng: random.Random) -> Body:
    place = _one(rng, "township", unique=True, ending="街道")
    return Body(
        "street", "".join(place.path[-2:]) + rng.choice(["", "办事处"]), place.full + "办事处"
    )


def _below_government(rng: random.Random) -> Body:
    place = _one(rng, "township", unique=True, ending="街道")
    printed = f"{''.join(place.path[-3:-1])}人民政府{place.own}办事处"
    return Body("named after the one above", printed, place.full + "办事处")


def _tax(rng: random.Random) -> Body:
    place = _one(rng, rng.choice(["county", "city"]), unique=True)
    return Body("tax", f"国家税务总局{place.own}税务局", place.full + "税务局")


def _vertical(rng: random.Random) -> Body:
    place, office = (
        _one(rng, "city", unique=True),
        rng.choice(["气象局", "邮政管理局", "烟草专卖局", "海事局"]),
    )
    return Body("vertical", place.own + office, place.full + office)


def _own_name(rng: random.Random) -> Body:
    name = rng.choice(_BODIES)
    return Body("own name", name, name)


def _ministry(rng: random.Random) -> Body:
    printed, name = rng.choice(sorted(_MINISTRIES.items()))
    return Body("ministry", printed, name)


def _shared_county(rng: random.Random) -> Body:
    place, office = _one(rng, "county", unique=False), rng.choice(_DEPARTMENTS)
    if rng.random() < 0.5 and len(place.path) > 2:
        return Body(
            "shared county, with its city", place.path[-2] + place.own + office, place.full + office
        )
    return Body("shared county", place.own + office, "")


def _shared_township(rng: random.Random) -> Body:
    place = _one(rng, "township", unique=False)
    return Body("shared township", place.own + ("办事处" if place.own.endswith("街道") else ""), "")


def _no_place(rng: random.Random) -> Body:
    return Body("no place", rng.choice(["县", "区", "市", ""]) + rng.choice(_DEPARTMENTS), "")


_KINDS: tuple[Callable[[random.Random], Body], ...] = (
    _county,
    _office,
    _department,
    _department,
    _township,
    _street,
    _below_government,
    _tax,
    _vertical,
    _own_name,
    _ministry,
    _shared_county,
    _shared_township,
    _no_place,
)
SHAPES = {
    "agency, year": "{a}{y}年政府信息公开工作年度报告",
    "blanks": "{a} {y} 年政府信息公开工作年度报告",
    "year of": "{a}{y}年度政府信息公开工作年度报告",
    "short": "{a}{y}年政府信息公开年报",
    "no 工作": "{a}{y}年度政府信息公开年度报告",
    "year first": "{y}年{a}政府信息公开工作年度报告",
    "year first, short": "{y}年度{a}政府信息公开年报",
    "about": "{a}关于{y}年度政府信息公开工作的年度报告",
    "about first": "关于{a}{y}年政府信息公开工作年度报告",
    "year behind": "{a}政府信息公开工作年度报告（{y}年度）",
    "agency behind": "{y}年度政府信息公开工作年度报告（{a}）",
    "year within": "{a}政府信息公开工作{y}年度报告",
    "spelled": "{a}{s}年政府信息公开工作年度报告",
    "bracketed year": "{a}（{y}年）政府信息公开工作年度报告",
    "two lines": "{a}\n{y}年政府信息公开工作年度报告",
    "three lines": "{a}\n{y}年\n政府信息公开工作年度报告",
    "broken in the words": "{a}{y}年政府信息\n公开工作年度报告",
    "behind the year": "{a}{y}年\n政府信息公开工作年度报告",
    "field": "名称：{a}{y}年政府信息公开工作年度报告　索引号：014420997/{n}-23709　分类：信息公开年报",
    "announced": "根据《中华人民共和国政府信息公开条例》规定，现公布{a}{y}年政府信息公开工作年度报告。",
    "compiled": "根据有关要求，编制{a}{y}年度政府信息公开工作年度报告。本报告共六个部分。",
    "in the work of": "根据要求，结合{y}年{a}政府信息公开工作实际，编制本报告。",
}
NOISE = {
    "none": "",
    "date and column": "发布日期：{n}-01-12 09:10　来源：{h}　栏目：政府信息公开年报\n",
    "fields": "索引号：014420997/{n}-237090 分类：信息公开年报 发布机构：办公室\n生成日期：{n}-01-23\n",
    "fields without colons": "索引号 014420997/{n}-237090 分类 信息公开年报\n",
    "path": "当前位置：首页 > 政府信息公开 > 政府信息公开年报 > {n}年\n",
    "path with strokes": "首页/ 政府信息公开 / 政府信息公开年报 / 部门 / {n}年 / 正文\n",
    "column": "政府信息公开年报\n发布时间：{n}-01-20 10:44 浏览次数：101 字体：【大 中 小】\n",
    "site": "无障碍浏览 长者模式\n政务公开 办事服务\n来源：{h}\n",
    "piped": "| 索引号 | 620702081/{n}-00007 | 发文字号 | |\n| 生成日期 | {n}-01-23 16:24:38 | 是否有效 | |\n",
    "published": "日期：{n}年1月19日 来源：{h} 【字体：大 中 小】 打印\n",
    "notice": "按照《某市人民政府办公室关于做好{n}年政府信息公开工作年度报告有关事项的通知》要求编报。\n",
}
_HOSTS = ("本站", "办公室", "政府信息公开平台", "网站管理员")
_BODY = (
    "",
    "本报告统计期限自{y}年1月1日起至{y}年12月31日止。\n",
    "全年主动公开政府信息20条，办理依申请公开3件。\n",
)


def made(count: int, seed: int) -> Iterator[Made]:
    """So many beginnings; the same for a seed."""
    rng = random.Random(seed)
    for _ in range(count):
        body, shape, noise = (
            rng.choice(_KINDS)(rng),
            rng.choice(sorted(SHAPES)),
            rng.choice(sorted(NOISE)),
        )
        year = rng.randint(2012, 2025)
        values = {
            "a": body.printed,
            "y": year,
            "s": str(year).translate(_SPELLED),
            "n": year + 1,
            "h": rng.choice(_HOSTS),
        }
        title, above = SHAPES[shape].format(**values), NOISE[noise].format(**values)
        lines = above + title + "\n" if rng.random() < 0.7 else title + "\n" + above
        text = lines + rng.choice(_BODY).format(**values) + "一、总体情况\n" + TABLE
        yield Made(body.kind, shape, noise, text, body.proved, year)
