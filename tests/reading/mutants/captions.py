"""Mutations of what stands around a table and says whose and of when it is, and of prose that looks
like a table.
"""

from __future__ import annotations

import random
from dataclasses import replace

from tests.reading.mutants.form import CHAPTERS, Key
from tests.reading.mutants.made import ABSENT, REFUSED, Box, Grid, Report, Verdict, made

OTHERS = (
    "盐池县花马池镇人民政府",
    "泾源县水务局",
    "灵武市人民政府办公室",
    "固原市原州区三营镇人民政府",
    "西吉县公安局",
)
TABLES = ("disclosure", "requests", "reviews")
PEOPLE_AND_LABEL = 8
"""Cells of a row of table three that no group stands before."""


def _all(report: Report, table: str, verdict: Verdict) -> None:
    for key in report.verdicts:
        if key[0] == table:
            report.verdicts[key] = verdict


def _unwanted(report: Report, table: str = "") -> None:
    for key, verdict in report.verdicts.items():
        if key[0] == table or not table:
            report.verdicts[key] = replace(verdict, wanted=False)


def _words(table: str) -> str:
    return CHAPTERS[table].split("、", 1)[1]


def _year_words(year: int) -> tuple[str, ...]:
    signs = "〇一二三四五六七八九"
    return (
        f"{year - 1}年度",
        f"{year - 1} 年",
        "".join(signs[int(c)] for c in str(year - 1)) + "年",
        "上年度",
        "上一年度",
        "去年",
        f"{year - 3}—{year - 1}年",
        f"{year}年上半年",
        f"{year}年第一季度",
        f"{year}年1—6月",
        "近三年",
        "历年累计",
        f"{year + 1}年",
        f"{year - 1}年度（上年）",
    )


def caption_of_another_time(rng: random.Random, report: Report) -> bool:
    """A line above a table, or the heading itself, names another time in other words."""
    table = rng.choice(TABLES)
    at = report.chapter(table)
    words, text = rng.choice(_year_words(report.year)), _words(table)
    how = rng.randrange(4)
    if how == 0:
        report.parts[at] = CHAPTERS[table].replace("、", f"、{words}", 1)
    elif how == 1:
        report.parts[at] = f"{CHAPTERS[table]}（{words}）"
    else:
        report.parts.insert(at + 1, (f"{words}{text}", f"表：{words}数据")[how - 2])
    _all(report, table, REFUSED)
    return True


def caption_in_table(rng: random.Random, report: Report) -> bool:
    """The first row of a table names another year or agency."""
    grid = report.grid(rng.choice(TABLES))
    text = _words(grid.table)
    words = rng.choice(
        (
            f"{report.year - 1}年{text}",
            f"{rng.choice(OTHERS)}{text}",
            f"{report.year - 1}年度",
            f"填报单位：{rng.choice(OTHERS)}",
        )
    )
    grid.rows.insert(0, [Box(((words, ""),), grid.width)])
    _all(report, grid.table, REFUSED)
    return True


def caption_below(rng: random.Random, report: Report) -> bool:
    """A note below a table says that it is of another year or agency."""
    table = rng.choice(TABLES)
    at = report.chapter(table) + 2
    note = rng.choice(
        (
            f"注：以上为{report.year - 1}年数据",
            f"（以上数据为{report.year - 1}年度）",
            f"说明：本表为{rng.choice(OTHERS)}数据。",
            f"注：上表系{report.year - 1}年统计数",
            "注：本表为上年数据",
        )
    )
    report.parts.insert(at, note)
    _all(report, table, REFUSED)
    return True


def example_table(rng: random.Random, report: Report) -> bool:
    """A caption says that the table is an example or an estimate."""
    table = rng.choice(TABLES)
    words = rng.choice(
        (
            "（样表）",
            "填报示例",
            "样例：",
            "（模板）",
            "表式（示例）",
            "（模拟数据）",
            "（预计数）",
            "参考样式",
        )
    )
    at = report.chapter(table)
    if rng.random() < 0.5:
        report.parts[at] = f"{CHAPTERS[table]}{words}"
    else:
        report.parts.insert(at + 1, words + _words(table))
    _all(report, table, REFUSED)
    return True


def own_caption(rng: random.Random, report: Report) -> bool:
    """A caption names the own year or agency: all as before."""
    table = rng.choice(TABLES)
    at, text = report.chapter(table), _words(table)
    how = rng.randrange(4)
    if how == 0:
        report.parts[at] = CHAPTERS[table].replace("、", f"、{report.year}年", 1)
    elif how == 1:
        report.parts.insert(at + 1, f"{report.agency}{report.year}年{text}")
    elif how == 2:
        report.parts.insert(at + 1, f"{report.year}年度{text}统计表")
    else:
        report.parts.insert(
            at + 2,
            rng.choice(("注：以上数据含下属单位。", f"注：以上数据截至{report.year}年12月31日。")),
        )
    return True


def second_report(rng: random.Random, report: Report) -> bool:
    """A second report of another agency or year follows, whole, under a title of its own: the first
    one is read.
    """
    title = (
        f"{rng.choice(OTHERS)}{report.year}年"
        if rng.random() < 0.5
        else f"{report.agency}{report.year - 1}年"
    )
    report.parts += [f"{title}政府信息公开工作年度报告", *_another(rng, report)]
    return True


def second_report_untitled(rng: random.Random, report: Report) -> bool:
    """All chapters stand there again with other numbers and no title; a row of the first is
    lost.
    """
    grid = report.grid("requests")
    lines = [
        at
        for at, line in enumerate(grid.rows)
        if len(line) == PEOPLE_AND_LABEL and line[0].rows == 1
    ]
    for box in grid.rows.pop(rng.choice(lines)):
        if box.key:
            report.verdicts[box.key] = REFUSED
    report.parts += _another(rng, report)
    _unwanted(report)
    return True


def _another(rng: random.Random, report: Report) -> list[str | Grid]:
    """The parts of another report without its title."""
    other = made(report.form, rng)
    parts: list[str | Grid] = []
    for part in other.parts[1:]:
        if isinstance(part, Grid):
            parts.append(
                Grid(
                    "other",
                    part.width,
                    [[replace(b, key=None) for b in line] for line in part.rows],
                )
            )
        else:
            parts.append(part.replace(str(other.year), str(report.year)))
    return parts


def sentence_between(rng: random.Random, report: Report) -> bool:
    """A sentence with numbers between heading and table: all as before."""
    table = rng.choice(TABLES)
    sentence = rng.choice(
        (
            f"{report.year}年，共收到申请31件，其中自然人29件、商业企业2件，予以公开12件。",
            f"{report.year - 1}年行政许可318件，{report.year}年行政许可412件，同比增长29.6%。",
            "全年作出行政处罚决定19件，行政强制4件，规章3件。",
            f"与{report.year - 1}年相比，申请数量减少8件，下降20%。",
            "行政复议维持3件，纠正1件，其他结果0件，尚未审结2件，总计6件。",
        )
    )
    report.parts.insert(report.chapter(table) + rng.choice((1, 2)), sentence)
    _unwanted(report, table)
    return True


def lines_like_rows(rng: random.Random, report: Report) -> bool:
    """Lines that look like rows of a table, before, behind or after the own one: data of a
    chart.
    """
    table = rng.choice(TABLES)
    lines = {
        "disclosure": ["行政许可 317", "行政处罚 94", "规章 3 2 1"],
        "requests": ["自然人 24", "商业企业 3", "（一）予以公开 91 2 3 4 5 6 111", "总计 27"],
        "reviews": ["行政复议 31 2 1 1 35", "结果维持 9", "行政诉讼 4"],
    }[table]
    count = rng.randint(1, len(lines))
    at = report.chapter(table) + rng.choice((1, 2))
    report.parts[at:at] = [
        rng.choice(("图1 情况对比", "数据图", "单位：件")),
        *rng.sample(lines, count),
    ]
    _unwanted(report, table)
    return True


def contents_list(rng: random.Random, report: Report) -> bool:
    """A table of contents with the headings and the numbers of pages."""
    leader = rng.choice(("......", "……", " ", "\t"))
    lines = [f"{text}{leader}{n + 1}" for n, text in enumerate(CHAPTERS.values())]
    report.parts[1:1] = ["目录", "一、总体情况......1", *lines]
    _unwanted(report)
    return True


def corrected_below(rng: random.Random, report: Report) -> bool:
    """A line below the table that corrects it: what is printed in the table, or nothing."""
    table = rng.choice(TABLES)
    report.parts.insert(
        report.chapter(table) + 2,
        rng.choice(
            ("更正：行政许可应为25件。", "勘误：上表总计应为31。", "备注：自然人一栏实为12。")
        ),
    )
    _unwanted(report, table)
    return True


def of_both(rng: random.Random, report: Report) -> bool:
    """Two tables of a kind: one of the whole county and one of the office itself, or this year's
    and last year's.
    """
    table = rng.choice(TABLES)
    other = made(report.form, rng)
    grid = other.grid(table)
    drawn = Grid("other", grid.width, [[replace(b, key=None) for b in line] for line in grid.rows])
    at = report.chapter(table)
    words = rng.choice(
        (
            ("本机关", "全县汇总"),
            (f"（1）{report.year}年", f"（2）{report.year - 1}年"),
            ("本级", "下属单位"),
            ("表1", "表2"),
        )
    )
    own_first = rng.random() < 0.5
    pairs: list[tuple[str, Grid]] = [(words[0], report.grid(table)), (words[1], drawn)]
    pairs = pairs if own_first else pairs[::-1]
    report.parts[at + 1 : at + 2] = [part for pair in pairs for part in pair]
    if words[0] == "表1":
        for key in report.verdicts:
            if key[0] == table:
                same = other.facts.get(key) == report.facts[key]
                report.verdicts[key] = (
                    replace(report.verdicts[key], wanted=False) if same else ABSENT
                )
    _unwanted(report, table)
    return True


def foreign_rows(rng: random.Random, report: Report) -> bool:
    """A row of another agency or of another year stands under the rows of table two, with its own
    numbers.
    """
    grid = report.grid("disclosure")
    at = rng.choice([n for n, line in enumerate(grid.rows) if any(b.key for b in line)])
    line = grid.rows[at]
    words = rng.choice(
        (
            f"{report.year - 1}年{line[0].text}",
            f"{rng.choice(OTHERS)}{line[0].text}",
            f"{line[0].text}（上年）",
            f"{line[0].text}（{report.year - 1}年）",
        )
    )
    again = [
        Box(((words, ""),), line[0].columns),
        *(replace(b, key=None).saying("88") for b in line[1:]),
    ]
    grid.rows.insert(at + rng.randint(0, 1), again)
    _unwanted(report, "disclosure")
    return True


def year_in_label(rng: random.Random, report: Report) -> bool:
    """The label of a row names another year or agency: the number is not of this report."""
    grid = report.grid(rng.choice(("disclosure", "requests")))
    places = [
        (line, n)
        for line in grid.rows
        for n, b in enumerate(line)
        if b.row and any(x.key for x in line)
    ]
    for line, n in rng.sample(places, 2):
        own = [n for n, b in enumerate(line) if b.row][-1]
        text = line[own].text
        line[own] = line[own].saying(
            rng.choice(
                (
                    f"{report.year - 1}年{text}",
                    f"{text}（{report.year - 1}年）",
                    f"{text}（上年）",
                    f"{rng.choice(OTHERS)}{text}",
                    f"{text}（累计）",
                )
            )
        )
        keys: list[Key] = [b.key for b in line if b.key]
        for key in keys:
            report.verdicts[key] = REFUSED
    _unwanted(report, "requests") if grid.table == "requests" else None
    return True


ALL = (
    caption_of_another_time,
    caption_in_table,
    caption_below,
    example_table,
    own_caption,
    second_report,
    second_report_untitled,
    sentence_between,
    lines_like_rows,
    contents_list,
    corrected_below,
    of_both,
    foreign_rows,
    year_in_label,
)
