"""Made-up prose with its truth: clauses with years, changes, parts, scopes, units, negations, and
what they say.

It shares nothing with what reads it: a sentence is written from what it is to say, and the
questions beside it know the figure that answers them, or that none does. Every report is of another
township, so that a figure of a neighbour would be told at once.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

YEAR = 2021
SENTENCES = 24
"""In a report; each about something else."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted: 热线工单, what is done to it, and its measure word."""

    noun: str
    verb: str
    unit: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the figure that answers it; None where any figure would be wrong."""

    kind: str
    question: str
    value: Decimal | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report and what may be asked of it."""

    agency: str
    name: str
    text: str
    asked: tuple[Asked, ...]


THINGS = tuple(
    Thing(*row.split())
    for row in """政务公开培训 举办 期|热线工单 办理 件|政策解读 发布 篇|政务公开专题会议 召开 次|义务监督员 聘请 名
网民留言 回复 条|政府公报 编发 期|便民服务事项 办理 件|专题专栏 开设 个|扶贫信息 公开 条|财政预决算信息 公开 条
政协提案 办理 件|人大代表建议 办理 件|督查通报 印发 期|政府开放日活动 举办 场|查阅点 设立 个|宣传手册 印制 册
政务新媒体账号 关停 个|卫生健康信息 公开 条|安全生产信息 公开 条|环境保护信息 公开 条|新闻发布会 召开 场
意见建议 征集 条|错别字 整改 处|村务公开事项 公开 项|民生实事 办理 件|在线访谈 开展 期|调查问卷 发放 份
业务骨干 选派 名|微信公众号信息 发布 条|政务微博信息 发布 条|短视频 推送 个|应急预案 公开 份|招标公告 公开 条
证明事项 清理 项|惠农补贴信息 公开 条|项目审批信息 公开 条|信访事项 办理 件|电子屏信息 播放 条|规划文本 公开 份
网络舆情 处置 起|就业岗位信息 发布 条|住房保障信息 公开 条|教育招生信息 公开 条""".replace(
        "\n", "|"
    ).split("|")
)
OTHERS = ("全县各部门", "各村", "县公安局", "兴庆区", "固原市")
LEAVES_OTHERS = ("关停", "清理", "整改")
"""What was done to only some: how many accounts were closed is not how many there are."""
Rng = random.Random
Makes = Callable[[Rng, Thing], tuple[str, list[tuple[str, Decimal | None]]]]
"""A sentence about a thing, and questions without their agency, each with what answers it."""


def _number(rng: Rng, most: int = 900) -> int:
    return rng.randint(3, most)


def _asks(rng: Rng, thing: Thing) -> str:
    ways = [
        f"{thing.verb}{thing.noun}多少{thing.unit}",
        f"{thing.noun}{thing.verb}了几{thing.unit}",
        f"一共{thing.verb}了多少{thing.unit}{thing.noun}",
    ]
    if thing.verb not in LEAVES_OTHERS:
        ways.append(f"{thing.noun}有多少{thing.unit}")
    return rng.choice(ways)


def plain(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """全年举办培训3期."""
    n = _number(rng)
    start = rng.choice(("全年", f"{YEAR}年", "", "年内，", f"截至{YEAR}年底，", "我乡"))
    done = rng.choice(
        (f"{thing.verb}{thing.noun}{n}{thing.unit}", f"共{thing.verb}{n}{thing.unit}{thing.noun}")
    )
    return f"{start}{done}。", [(_asks(rng, thing), Decimal(n))]


def behind_the_change(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """比上年增加300条，达到1500条."""
    n, d = _number(rng), _number(rng, 99)
    up = rng.choice(("增加", "减少"))
    text = f"{thing.verb}{thing.noun}比上年{up}{d}{thing.unit}，达到{n + d}{thing.unit}。"
    return text, [
        (_asks(rng, thing), Decimal(n + d)),
        (f"{thing.noun}比上年{up}多少{thing.unit}", Decimal(d)),
    ]


def before_the_change(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """发布1500条，比上年增加300条，增长25%."""
    n, d, share = _number(rng), _number(rng, 99), rng.randint(1, 80)
    up, grown = rng.choice((("增加", "增长"), ("减少", "下降")))
    text = f"{thing.verb}{thing.noun}{n}{thing.unit}，较上年{up}{d}{thing.unit}，{grown}{share}%。"
    return text, [
        (_asks(rng, thing), Decimal(n)),
        (f"{thing.noun}较上年{grown}百分之几", Decimal(share)),
    ]


def from_to(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """由上年的1200条增加到1500条."""
    n, before = _number(rng), _number(rng)
    text = f"{thing.verb}{thing.noun}由上年的{before}{thing.unit}增加到{n}{thing.unit}。"
    return text, [(_asks(rng, thing), Decimal(n))]


def by_years(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """2020年为1200条，2021年为1500条."""
    n, before = _number(rng), _number(rng)
    first, second = (
        f"{YEAR - 1}年{thing.verb}{before}{thing.unit}",
        f"{YEAR}年{thing.verb}{n}{thing.unit}",
    )
    text = rng.choice(
        (f"{thing.noun}方面，{first}，{second}。", f"{thing.noun}方面，{second}，{first}。")
    )
    return text, [(_asks(rng, thing), Decimal(n))]


def only_last_year(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """去年发布1200条: nothing is said of this year."""
    before = _number(rng)
    start = rng.choice(("去年", "上年", f"{YEAR - 1}年"))
    return f"{start}{thing.verb}{thing.noun}{before}{thing.unit}。", [(_asks(rng, thing), None)]


def in_parts(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """118条（工作信息70条、栏目信息48条）."""
    a, b = _number(rng), _number(rng)
    one, other = rng.sample(("县级", "乡级", "网络渠道", "现场渠道", "上半年", "下半年"), 2)
    opening, closing = rng.choice((("（", "）"), ("，其中", ""), ("：", ""), ("，其中：", "")))
    text = f"{thing.verb}{thing.noun}{a + b}{thing.unit}{opening}{one}{a}{thing.unit}、{other}{b}{thing.unit}{closing}。"
    return text, [
        (_asks(rng, thing), Decimal(a + b)),
        (f"{one}{thing.noun}多少{thing.unit}", Decimal(a)),
    ]


def of_others(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """全县各部门发布1500条: not the township itself."""
    n = _number(rng)
    return f"{rng.choice(OTHERS)}{thing.verb}{thing.noun}{n}{thing.unit}。", [
        (_asks(rng, thing), None)
    ]


def own_and_others(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """全县各部门发布1500条，我乡发布20条."""
    n, own = _number(rng), _number(rng)
    rest = f"{thing.verb}{thing.noun}"
    text = f"{rng.choice(OTHERS)}{rest}{n}{thing.unit}，我乡{rest}{own}{thing.unit}。"
    return text, [(_asks(rng, thing), Decimal(own))]


def none_at_all(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """未举办培训."""
    start = rng.choice(("全年", f"{YEAR}年", "年内", "我乡"))
    return f"{start}{rng.choice(('未', '没有'))}{thing.verb}{thing.noun}。", [
        (_asks(rng, thing), Decimal(0))
    ]


def not_done(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """尚未举办的培训3期: these were not."""
    n = _number(rng)
    return f"未{thing.verb}{thing.noun}{n}{thing.unit}。", [(_asks(rng, thing), None)]


def about_so_many(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """近300条, 52余条."""
    n = 10 * _number(rng, 90)
    about = rng.choice((f"近{n}{thing.unit}", f"{n}余{thing.unit}", f"超过{n}{thing.unit}"))
    return f"全年{thing.verb}{thing.noun}{about}。", [(_asks(rng, thing), Decimal(n))]


def money_beside(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """投入5万元举办培训3期: money for money, and 期 for 期."""
    n, cost = _number(rng), _number(rng, 90)
    text = f"投入{cost}万元，{thing.verb}{thing.noun}{n}{thing.unit}。"
    return text, [(_asks(rng, thing), Decimal(n)), (f"{thing.noun}多少小时", None)]


def only_people(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """举办培训，参加100人次: how often is not said."""
    n = 10 * _number(rng, 90)
    asked = None if thing.unit != "名" else Decimal(n)
    return f"{thing.verb}{thing.noun}，涉及群众{n}人次。", [
        (_asks(rng, thing), asked)
    ] if asked is None else []


def together(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """培训和演练共8期: neither by itself."""
    n = _number(rng)
    other = rng.choice(("公示公告", "咨询答疑", "志愿服务", "交流座谈"))
    text = f"{thing.verb}{thing.noun}和{other}共{n}{thing.unit}。"
    return text, [(_asks(rng, thing), None)]


def rated(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """办理工单30件，办结29件，办结率96.7%."""
    n = _number(rng)
    done = rng.randint(1, n)
    share = Decimal(rng.randint(500, 999)) / 10
    text = f"{thing.verb}{thing.noun}{n}{thing.unit}，完成{done}{thing.unit}，完成率{share}%。"
    return text, [(_asks(rng, thing), Decimal(n)), (f"{thing.noun}完成率", share)]


def planned(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """2022年计划举办培训5期: not done yet."""
    n = _number(rng)
    text = f"{YEAR + 1}年计划{thing.verb}{thing.noun}{n}{thing.unit}。"
    return text, [(_asks(rng, thing), None)]


def narrowed(rng: Rng, thing: Thing) -> tuple[str, list[tuple[str, Decimal | None]]]:
    """不合格的…: only some of them."""
    n = _number(rng)
    word = rng.choice(("新增", "重复", "逾期", "不合格", "撤回"))
    return f"{word}{thing.noun}{n}{thing.unit}。", [(_asks(rng, thing), None)]


KINDS: dict[str, Makes] = {
    make.__name__.replace("_", " "): make
    for make in (
        plain, plain, behind_the_change, before_the_change, from_to, by_years, only_last_year, in_parts, of_others,
        own_and_others, none_at_all, not_done, about_so_many, money_beside, only_people, together, rated, planned,
        narrowed,
    )
}  # fmt: skip


def townships() -> list[tuple[str, str]]:
    """Townships by their full names, and as the title of a report has them."""
    path = Path(__file__).resolve().parents[3] / "data" / "reference" / "divisions.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [
            (
                row["province"] + row["city"] + row["county"] + row["township"],
                row["county"] + row["township"],
            )
            for row in rows
            if row["level"] == "township" and row["township"].endswith("乡") and row["city"]
        ]


def reports(seed: int, count: int) -> Iterator[Report]:
    """So many made-up reports."""
    rng = Rng(seed)
    for full, short in rng.sample(townships(), count):
        lines, asked = [f"{full}{YEAR}年政府信息公开工作年度报告", "", "一、总体情况", ""], []
        for thing in rng.sample(THINGS, SENTENCES):
            kind, make = rng.choice(list(KINDS.items()))
            sentence, questions = make(rng, thing)
            lines.append(sentence)
            asked += [
                Asked(kind, f"{full}{YEAR}年{question}", value, sentence)
                for question, value in questions
            ]
        yield Report(full, f"{short}{YEAR}.txt", "\n".join(lines) + "\n", tuple(asked))
