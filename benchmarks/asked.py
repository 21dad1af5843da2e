"""What the reports of `benchmarks.synthetic` are asked: questions of every kind about agencies
held, and names.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from benchmarks.names import mentions
from handlers.rendering.vocabulary.labels import short
from handlers.reply import Language
from store.index import HeldReport, Index, IndexScope

Makes = Callable[[random.Random, Sequence[HeldReport]], list[str]]
"""Gives a question, after those that have to be asked before it."""

FIGURES = (
    "收到多少件申请",
    "行政处罚决定数量",
    "行政许可处理决定数量",
    "行政规范性文件制发件数",
    "予以公开多少件",
    "不予公开多少件",
    "自然人申请多少件",
    "结转下年度多少件",
    "行政复议总计多少件",
)
RANKED = ("行政处罚", "收到的申请", "行政许可", "予以公开", "不予公开", "部分公开")
PROVINCES = ("山东省", "四川省", "河南省", "江西省", "宁夏", "云南省", "浙江省", "陕西省")


def agencies(index: Index, rng: random.Random, most: int) -> list[HeldReport]:
    """Some of the reports that are held, any of them as likely as any other."""
    every = index.standings().reports(IndexScope(index.standings().years()))
    return index.of(rng.sample(every, min(most, len(every))))


def called(held: HeldReport, rng: random.Random) -> str:
    """An agency as people call it, mostly short."""
    division = held.agency.division
    if division is None or rng.random() < 0.2:
        return held.agency.name
    office = "" if held.agency.office in ("人民政府", "办事处") else held.agency.office
    return "".join(division.path[-2:]) + office


def about(what: Sequence[str]) -> Makes:
    """One of these of an agency in the year of its report."""

    def make(rng: random.Random, held: Sequence[HeldReport]) -> list[str]:
        one = rng.choice(held)
        return [f"{called(one, rng)}{one.year}年{rng.choice(what)}"]

    return make


def anywhere(*texts: str) -> Makes:
    """One of some texts, with a figure, a year, a province and a number to fill in."""

    def make(rng: random.Random, held: Sequence[HeldReport]) -> list[str]:
        text = rng.choice(texts)
        filled = text.format(
            what=rng.choice(RANKED),
            year=rng.choice((2020, 2021, 2022)),
            where=rng.choice(PROVINCES),
            n=rng.randint(1, 99),
        )
        return [filled]

    return make


def in_english(rng: random.Random, held: Sequence[HeldReport]) -> list[str]:
    """How many applications an agency received, in English."""
    one = rng.choice(held)
    return [f"how many applications did {short(one.agency, Language.EN)} receive in {one.year}"]


def compared(rng: random.Random, held: Sequence[HeldReport]) -> list[str]:
    """Two agencies beside each other."""
    one, other = rng.choice(held), rng.choice(held)
    return [f"{called(one, rng)}和{called(other, rng)}{one.year}年行政处罚谁多"]


def followed(rng: random.Random, held: Sequence[HeldReport]) -> list[str]:
    """A question that leaves out what the one before it said."""
    one = rng.choice(held)
    return [
        f"{called(one, rng)}{one.year}年收到多少件申请",
        rng.choice(("那行政处罚呢", "予以公开多少件", "前一年呢")),
    ]


KINDS: dict[str, tuple[int, Makes]] = {
    "a figure": (26, about(FIGURES)),
    "a figure, in English": (5, in_english),
    "a breakdown": (5, about(("申请的办理结果", "申请按申请人分", "不予公开的理由"))),
    "two compared": (6, compared),
    "a ratio": (4, about(("公开率", "办结率", "自然人申请占比"))),
    "a change": (4, about(("收到的申请比上年增减多少", "行政许可比上年增加多少"))),
    "a ranking of all": (
        4,
        anywhere("{year}年{what}最多的是哪个单位", "{year}年{what}排名", "哪个单位{what}最多"),
    ),
    "a ranking in a region": (
        4,
        anywhere("{where}{year}年{what}最多的是哪个单位", "{where}各单位{year}年{what}排名"),
    ),
    "beyond a bound": (
        3,
        anywhere(
            "{year}年{what}超过{n}件的有多少单位", "{where}{year}年{what}超过{n}件的有哪些单位"
        ),
    ),
    "a sum of all": (2, anywhere("{year}年全部单位{what}合计", "{year}年所有单位{what}总共多少")),
    "a sum in a region": (
        3,
        anywhere("{where}{year}年全省{what}合计", "{where}各单位{year}年{what}总共多少"),
    ),
    "an average": (
        2,
        anywhere("{year}年全部单位{what}平均多少", "{where}各单位{year}年{what}平均多少"),
    ),
    "a median": (2, anywhere("{year}年全部单位{what}中位数", "{where}各单位{year}年{what}中位数")),
    "the most by change": (
        2,
        anywhere("{year}年{what}增加最多的单位", "{where}{year}年{what}增幅最大的单位"),
    ),
    "who has not published": (
        2,
        anywhere("哪些单位没有发布{year}年报告", "{where}哪些县没有发布{year}年报告"),
    ),
    "a list of reports": (3, anywhere("有哪些报告", "{where}有哪些报告", "{year}年有哪些报告")),
    "a check": (5, about(("报告有什么问题",))),
    "prose of an agency": (
        7,
        about(
            (
                "举办培训多少期",
                "召开专题会议几次",
                "微信公众号发布信息多少条",
                "政务微博发布信息多少条",
            )
        ),
    ),
    "prose of anybody": (
        2,
        anywhere("哪里举办了培训", "政务微博发布信息多少条", "哪个单位收到12345热线工单"),
    ),
    "what is not there": (
        6,
        about(("信息处理费收取多少元", "政府集中采购总金额", "网站访问量多少", "人口多少")),
    ),
    "another year": (3, lambda rng, held: [f"{called(rng.choice(held), rng)}2015年收到多少件申请"]),
    "no agency said": (2, anywhere("{year}年收到多少件申请", "{what}多少")),
    "off topic": (2, anywhere("今天天气怎么样", "你好", "{where}的房价是多少", "write me a poem")),
    "a follow-up": (5, followed),
}
"""How many of each kind in a hundred or so, and what makes one."""


def said(held: Sequence[HeldReport], rng: random.Random, count: int) -> list[str]:
    """Names: half as `benchmarks.names` has them, with slips; half of agencies that are held."""
    half = count // 2
    return [
        *rng.sample(mentions(), half),
        *(called(rng.choice(held), rng) for _ in range(count - half)),
    ]
