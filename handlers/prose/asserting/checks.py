"""Objections to a figure: each check is one reason for which it is not what a question asks for.

A check is handed a figure with the words around it, and what is wanted; it says True where it objects. What they have
in common: where a sentence could mean something else, the sentence is quoted and no figure told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from handlers.prose.asserting.wanted import Wanted
from handlers.prose.asserting.windows import Window
from handlers.prose.lists import answers_in, kind_of_unit, pattern, words
from handlers.prose.naming_itself import calls_of
from handlers.prose.shapes import shape
from handlers.prose.wording import deeds, holds_a_verb, narrowing, neutral, verbs
from store.folding import Folded
from store.index import Held, StoredSentence
from store.model import GOVERNMENT, Figure

_QUOTED = re.compile(r"《[^》]*》|“[^”]*”|<[^>]*>|〔[^〕]*〕")
_STOP = re.compile(r"[。；;！!？?]")
_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure where it stands."""

    sentence: StoredSentence
    folded: Folded
    figure: Figure
    window: Window

    @property
    def before(self) -> str:
        """All that the sentence says before the figure, with its other figures."""
        return self.folded.text[: self.folded.index(self.figure.start)]

    @property
    def behind(self) -> str:
        """What the sentence says right behind the figure."""
        return self.folded.text[self.folded.index(self.figure.start + len(self.figure.raw)) :]

    @property
    def segment(self) -> str:
        """The same from the last stop or semicolon."""
        return self.before[max((stop.end() for stop in _STOP.finditer(self.before)), default=0) :]


Check = Callable[[Stated, Wanted], bool]


def another_unit(stated: Stated, wanted: Wanted) -> bool:
    """Money for money, people for people, a percentage for a rate; 件, 条, 篇 and the like stand for each other.

    培训经费多少元 is not answered with 培训2期.
    """
    unit = stated.figure.unit or unit_in_noun(stated.window.left)
    if not unit and stated.figure.value % 1:
        return True  # 微博26.4粉丝 has lost its 万
    if unit == "%":
        return not wanted.rate or wanted.unit not in ("", "%")
    if wanted.unit == "%":
        return not (wanted.change and unit in words("points"))  # 满意率提高3.1个百分点
    if not wanted.unit:
        money = any(term.endswith(tuple(words("money-nouns"))) for term in wanted.terms)
        return money and bool(unit) and not answers_in(kind_of_unit("元"), kind_of_unit(unit))
    return not unit or not answers_in(kind_of_unit(wanted.unit), kind_of_unit(unit))


def unit_in_noun(left: str) -> str:
    """The measure word of the noun before a number that has none: 人 of 关注人数5.6万."""
    noun = shape("unit-in-noun").search(left)
    return noun[1] if noun else ""


def another_year(stated: Stated, wanted: Wanted) -> bool:
    """The year that was last spoken of before the figure is not the report's.

    2022年为1200条，2023年为1500条; 上年的1200条增加到1500条; but 上年度结转1件 and 比上年增加300条 are this year's.
    """
    year = stated.sentence.report.year
    said = _last_year_said(stated.before)
    return said is not None and year is not None and said != str(year)


def _last_year_said(before: str) -> str | None:
    """The year that counts at the end of a text; `last` for 上年; None where none does."""
    text = _QUOTED.sub(lambda one: "□" * len(one[0]), before)
    text = text[max((stop.end() for stop in _STOP.finditer(text)), default=0) :]
    said: tuple[int, str | None] = (-1, None)
    for year in shape("year").finditer(text):
        if pattern("against-last-year").search(text, max(0, year.start() - 1), year.start()):
            continue  # 比2022年减少21件，其中…受理58件 is this year's
        if not pattern("carried").search(text[max(0, year.start() - 3) : year.end() + 3]):
            since = pattern("since").match(text, year.end())
            said = max(said, (year.start(), "since" if since else year.group(1)))
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
    if said[1] != "last":
        return []
    return [one for one in pattern("moved-to").finditer(text) if one.start() > said[0]]


def only_a_change(stated: Stated, wanted: Wanted) -> bool:
    """By how much something changed is not how much it is, and the other way round.

    比上年增加300条，达到1500条: 1500 are published, 300 more than before.
    """
    left = stated.window.left
    changes = list(pattern("change").finditer(left))
    behind = left[changes[-1].end() :] if changes else ""
    is_change = bool(changes) and not shape("reaches").search(behind) and not pattern("reached").match(behind)
    if changes and changes[-1][0] in words("better") and stated.figure.unit not in words("degrees"):
        is_change = False  # 提升3个查阅中心的质效 counts the 查阅中心
    if stated.figure.unit == "%" and not is_change:
        is_change = bool(pattern("against-a-year").search(left))
    return is_change != wanted.change


def of_others(stated: Stated, wanted: Wanted) -> bool:
    """It is counted of others than the agency whose report it is: 各部门, 固原市 in the report of 彭阳县."""
    left = stated.window.left
    asked = "".join(wanted.terms) + wanted.text
    for other in pattern("others").finditer(left):
        if other[0] not in asked:
            return True
    subject = _subject(_QUOTED.sub(lambda one: "□" * len(one[0]), left))
    if _begins_with_itself(left, stated.sentence.report):
        return False
    if any(len(term) >= _SHORTEST_NAME and subject.endswith(term) for term in wanted.terms):
        return False  # 湖滨新区 is asked for, and 市湖滨新区26件 is its
    return bool(subject) and subject not in "".join(wanted.terms) and not _is_own(subject, stated.sentence.report)


def _begins_with_itself(left: str, report: Held) -> bool:
    """Whether a clause begins with the agency's own name, of which a place is only the beginning: 霞山区教育局网站."""
    opening = shape("opening").match(left)
    begin = opening.end() if opening else 0
    name = report.agency.name
    if any(len(one) >= _SHORTEST_NAME and left.startswith(one, begin) for one in calls_of(report)):
        return True
    return any(name.endswith(left[begin:end]) for end in range(begin + _SHORTEST_NAME, len(left) + 1))


def _subject(left: str) -> str:
    """The name with which a clause begins, where only that or what was done follows; empty where none does."""
    opening = shape("opening").match(left)
    begin = opening.end() if opening else 0
    for end in range(begin + 2, len(left) + 1):
        named = shape("subject").fullmatch(left, begin, end)
        if named is None or left[end : end + 1] in words("of-a-level") or pattern("no-place").search(named[1]):
            continue
        if shape("place").fullmatch(named[1]) and not holds_a_verb(named[1]):
            return named[1]
        gap = neutral().match(left, end)
        done = tuple(verbs() | deeds())
        rest = left[gap.end() if gap else end :]
        if not rest or left.startswith(done, end) or rest.startswith(done) or narrowing().match(rest):
            return named[1]
    return ""


def _is_own(subject: str, report: Held) -> bool:
    """Whether a name is the agency's own: 市气象局 for 滁州市气象局, 县政府办公室 for a county's government.

    Of a report whose agency is not known, every name may be.
    """
    agency = report.agency
    if agency.division is None or agency.name.endswith(subject) or subject in calls_of(report):
        return True
    core = shape("own-level").sub("", subject)
    if agency.office not in GOVERNMENT:
        return bool(core) and core in agency.name.removeprefix("".join(agency.division.path))
    own = agency.division.path[-1]
    return (
        subject in own
        or own in subject
        or ((not core or core in words("government-offices")) and own.endswith(subject.removesuffix(core)))
    )


def another_comparison(stated: Stated, wanted: Wanted) -> bool:
    """It changed so much since another time than was asked: 比年初减少15个 is not 比上年."""
    said = shape("comparison").search(stated.window.left)
    asked = shape("comparison").search(wanted.text)
    if not wanted.change or said is None or asked is None:
        return False
    year = stated.sentence.report.year
    return _since(said, year) != _since(asked, year)


def _since(comparison: re.Match[str], year: int | None) -> str:
    """The time of a comparison; `last` for the year before the report's, however it is called."""
    last, number, other = comparison.groups()
    return "last" if last or (year is not None and number == str(year - 1)) else number or other


def for_each(stated: Stated, wanted: Wanted) -> bool:
    """It is counted for each, or on an average, and that was not asked: 每期印发1500册, 日均访问5989人次."""
    said = shape("each-or-average").search(stated.window.left)
    return said is not None and not shape("each-or-average").search(wanted.text)


def a_former_value(stated: Stated, wanted: Wanted) -> bool:
    """It is what something was before it came to another number: 分值权重由2%提高到3%."""
    moved = pattern("moved-to").match(stated.window.right.lstrip() or stated.behind)
    return moved is not None and shape("former-from").search(stated.window.left) is not None


def only_set_apart(stated: Stated, wanted: Wanted) -> bool:
    """It is money that was set apart, and what was spent is asked for: 安排经费50万元，实际支出46.8万元."""
    if kind_of_unit(stated.figure.unit) != kind_of_unit("元") or not pattern("spent").search(wanted.text):
        return False
    left = stated.window.left
    return bool(pattern("set-apart").search(left)) and not pattern("spent").search(left)


CHECKS: tuple[Check, ...] = (
    another_unit,
    another_year,
    only_a_change,
    of_others,
    another_comparison,
    for_each,
    a_former_value,
    only_set_apart,
)
