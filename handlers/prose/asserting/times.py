"""Objections to a figure for its time: another year's, a part of the year's, what is planned, what
it was before.
"""

from __future__ import annotations

import re

from handlers.prose.asserting.stated import STOP, StatedFigure
from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.lists import pattern
from handlers.prose.shapes import shape

QUOTED = re.compile(r"《[^》]*》|“[^”]*”|<[^>]*>|〔[^〕]*〕")
"""Titles, names and numbers of documents: a year in them is not spoken of."""


def another_year(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """The year that was last spoken of before the figure is not the report's.

    2022年为1200条，2023年为1500条; 上年的1200条增加到1500条; but 上年度结转1件 and 比上年增加300条
    are this year's.
    """
    year = stated.sentence.report.year
    if shape("years-in-a-row").search(stated.segment):
        return True  # 2022年、2023年分别发布1200条、1500条
    said = _last_year_said(stated.before)
    return said is not None and year is not None and said != str(year)


def _last_year_said(before: str) -> str | None:
    """The year that counts at the end of a text; `last` for 上年; None where none does."""
    text = QUOTED.sub(lambda one: "□" * len(one[0]), before)
    text = text[max((stop.end() for stop in STOP.finditer(text)), default=0) :]
    said: tuple[int, str | None] = (-1, None)
    for year in shape("year").finditer(text):
        if pattern("against-last-year").search(text, max(0, year.start() - 1), year.start()):
            continue  # 比2022年减少21件，其中…受理58件 is this year's
        if not pattern("carried").search(text[max(0, year.start() - 3) : year.end() + 3]):
            since = pattern("since").match(text, year.end())
            said = max(said, (year.start(), "since" if since else year.group(1)))
    for several in shape("several-years").finditer(before[len(before) - len(text) :]):
        said = max(said, (several.start(), "since"))
    for last in pattern("last-year").finditer(text):
        compared = pattern("against-last-year").search(text, max(0, last.start() - 2), last.start())
        around = text[max(0, last.start() - 2) : last.end() + 3]
        carried = pattern("carried").search(around)
        if not compared and not carried:
            said = max(said, (last.start(), "last"))
    for again in (*pattern("this-year").finditer(text), *_reached_after(text, said)):
        said = max(said, (again.start(), None))
    return said[1]


def _reached_after(text: str, said: tuple[int, str | None]) -> list[re.Match[str]]:
    """从上年的1200条增加到: from here it is this year's."""
    if said[1] in (None, "since"):
        return []
    return [one for one in pattern("moved-to").finditer(text) if one.start() > said[0]]


def another_comparison(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It changed so much since another time than was asked: 比年初减少15个 is not 比上年."""
    if not wanted.change:
        return False
    said = shape("comparison").search(stated.window.left)
    asked = shape("comparison").search(wanted.text)
    if said is None or asked is None:
        return False
    year = stated.sentence.report.year
    return _since(said, year) != _since(asked, year)


def _since(comparison: re.Match[str], year: int | None) -> str:
    """The time of a comparison; `last` for the year before the report's, however it is called."""
    last, number, other = comparison.groups()
    if last or (year is not None and number == str(year - 1)):
        return "last"
    return number or other


def a_former_value(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is what something was before it came to another number: 分值权重由2%提高到3%."""
    moved = pattern("moved-to").match(stated.behind.lstrip())
    return moved is not None and shape("former-from").search(stated.window.left) is not None


def part_of_the_year(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is counted of a part of the year, and that was not asked: 上半年发布信息600条, 1至6月."""
    said = list(shape("part-of-year").finditer(stated.segment))
    if not said or shape("part-of-year").search(wanted.text):
        return False
    between = stated.segment[said[-1].end() :]
    counted = any(sign.isdigit() for sign in between)
    return not counted and shape("opens-its-clause").fullmatch(between) is not None


def only_planned(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is what is going to be done, or was demanded of others: 力争发布2000条,
    明年将举办培训10期.
    """
    said = pattern("planned").search(stated.window.left)
    return said is not None and said[0] not in wanted.text


def carried_over(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It was carried over from one year to another, and that was not asked, or the other way:
    结转上年度申请164件.
    """
    left = stated.window.left
    asked = " ".join(
        (wanted.text, *wanted.terms)
    )  # the terms are those of an English question in Chinese
    if not pattern("carried").search(left):
        return False
    if not pattern("carried").search(asked):
        return True
    back, on = pattern("carried-back"), pattern("carried-on")
    if on.search(asked):
        return on.search(left) is None and back.search(left) is not None
    if back.search(asked) is None:
        return wanted.text.isascii()  # last or next is said in English, and which way is not known
    return on.search(left) is not None
