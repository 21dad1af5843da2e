"""Objections to a figure: each check is one reason for which it is not what a question asks for.

A check is handed a figure with the words around it, and what is wanted; it says True where it
objects. What they have in common: where a sentence could mean something else, the sentence is
quoted and no figure told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from handlers.prose.asserting.done_otherwise import (
    done_with_another,
    moved_on_another_account,
    not_meant,
    shown_and_not_received,
)
from handlers.prose.asserting.stated import Check, StatedFigure
from handlers.prose.asserting.times import (
    QUOTED,
    a_former_value,
    another_comparison,
    another_year,
    carried_over,
    only_planned,
    part_of_the_year,
)
from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.asserting.windows import Window
from handlers.prose.lists import answers_in, kind_of_unit, pattern, words
from handlers.prose.naming_itself import calls_of, own_names
from handlers.prose.shapes import shape
from handlers.prose.wording import (
    done_words,
    holds_a_verb,
    narrowing,
    neutral,
)
from store.index import HeldReport
from store.model import GOVERNMENT

_SHORTEST_NAME = 4


def another_unit(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """Money for money, people for people, a percentage for a rate; 件, 条, 篇 and the like stand
    for each other.

    培训经费多少元 is not answered with 培训2期.
    """
    unit = stated.figure.unit or unit_in_noun(stated.window.left) or _as_before(stated)
    if not unit and stated.figure.value % 1:
        return True  # 微博26.4粉丝 has lost its 万
    if unit == "%":
        return not wanted.rate or wanted.unit not in ("", "%")
    if wanted.unit == "%":
        return not (wanted.change and unit in words("points"))  # 满意率提高3.1个百分点
    if not wanted.unit:
        return (
            bool(unit)
            and _asks_of_money(wanted)
            and not answers_in(kind_of_unit("元"), kind_of_unit(unit))
        )
    return _is_another(unit, stated, wanted)


def items_on_an_event(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It counts what was published on something that is held: 政府开放日37条 does not say how many
    open days there were.
    """
    if wanted.unit or stated.figure.unit not in words("items-published"):
        return False
    if not wanted.text.isascii() or shape("items-in-english").search(wanted.text):
        return False
    return any(term in words("events") for term in wanted.terms)


def of_another_score(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is what something got, and what it counts is asked for: 考核占几分 is not answered with
    得分98分.
    """
    return wanted.weight and pattern("weighed").search(stated.window.own) is None


def _asks_of_money(wanted: SoughtFigure) -> bool:
    return any(term.endswith(tuple(words("money-nouns"))) for term in wanted.terms)


def _is_another(unit: str, stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """Whether a unit is another than that which is asked for."""
    if _counts_accounts(wanted):
        return unit not in words("counts-accounts")  # 政务微博27个; 36512条 are what they published
    if (
        not unit
        and not kind_of_unit(wanted.unit)
        and shape("counted-by-noun").search(stated.window.left)
    ):
        return False  # 微信公众号发布信息816: 条 was left out
    if _counts_copies(unit, wanted) or counts_views(unit, stated.window, wanted):
        return False
    return not unit or not answers_in(kind_of_unit(wanted.unit), kind_of_unit(unit))


def counts_views(unit: str, window: Window, wanted: SoughtFigure) -> bool:
    """Whether a number of times is how often somebody looked, and who looked is asked for."""
    views = pattern("views").search(window.own) is not None
    return views and wanted.unit in words("viewers") and kind_of_unit(unit) == kind_of_unit("次")


def _counts_copies(unit: str, wanted: SoughtFigure) -> bool:
    """Whether one of two units counts copies of a book, and the other copies or papers: 份, 册."""
    pair = {unit, wanted.unit}
    copies = {one for one in pair if kind_of_unit(one) == kind_of_unit("册")}
    return bool(copies) and pair - copies <= words("copies-or-papers")


def _counts_accounts(wanted: SoughtFigure) -> bool:
    """Whether it is asked how many accounts there are: 政务微博几个, and not 视频号推了几个视频."""
    if wanted.unit not in words("counts-accounts") or not any(
        term in words("accounts") for term in wanted.terms
    ):
        return False
    noun = shape("noun-counted").search(wanted.text)
    return noun is None or pattern("accounts").match(noun[1]) is not None


def _as_before(stated: StatedFigure) -> str:
    """What a number without a measure word has come to, which its former value says:
    人数由6.2万增至7.9万.
    """
    moved = pattern("moved-to").fullmatch(stated.window.left) and stated.window.listed
    if moved:
        return unit_in_noun(stated.window.listed[0][0])
    return ""


def unit_in_noun(left: str) -> str:
    """The measure word of the noun before a number that has none: 人 of 关注人数5.6万."""
    noun = shape("unit-in-noun").search(left)
    if noun:
        return noun[1]
    return ""


def only_a_change(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """By how much something changed is not how much it is, and the other way round.

    比上年增加300条，达到1500条: 1500 are published, 300 more than before.
    """
    left = stated.window.left
    changes = _but_in_names(pattern("change").finditer(left), left, stated.sentence.report)
    behind = left[changes[-1].end() :] if changes else ""
    is_change = (
        bool(changes)
        and not shape("reaches").search(behind)
        and not pattern("reached").match(behind)
    )
    if changes and changes[-1][0] in words("better") and stated.figure.unit not in words("degrees"):
        is_change = False  # 提升3个查阅中心的质效 counts the 查阅中心
    if stated.figure.unit == "%" and not is_change:
        is_change = bool(pattern("against-a-year").search(left))
    return is_change != wanted.change


def _but_in_names(
    found: Iterable[re.Match[str]],
    left: str,
    report: HeldReport,
) -> list[re.Match[str]]:
    """Words that are no part of the agency's own name: 前进街官方微博 has not moved on."""
    every = list(found)
    names = list(own_names(report, left)) if every else []
    return [
        one
        for one in every
        if not any(start <= one.start() and one.end() <= end for start, end in names)
    ]


def of_others(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is counted of others than the agency whose report it is: 各部门, 固原市 in the report of
    彭阳县.
    """
    left = stated.window.left
    asked = "".join(wanted.terms) + wanted.text
    for other in pattern("others").finditer(left):
        if other[0] not in asked:
            return True
    subject = _subject(QUOTED.sub(lambda one: "□" * len(one[0]), left))
    if _begins_with_itself(left, stated.sentence.report):
        return False
    if any(len(term) >= _SHORTEST_NAME and subject.endswith(term) for term in wanted.terms):
        return False  # 湖滨新区 is asked for, and 市湖滨新区26件 is its
    return (
        bool(subject)
        and subject not in "".join(wanted.terms)
        and not _is_own(subject, stated.sentence.report)
    )


def _begins_with_itself(left: str, report: HeldReport) -> bool:
    """Whether a clause begins with the agency's own name, of which a place is only the beginning:
    霞山区教育局网站.
    """
    opening = shape("opening").match(left)
    begin = opening.end() if opening else 0
    name = report.agency.name
    if any(len(one) >= _SHORTEST_NAME and left.startswith(one, begin) for one in calls_of(report)):
        return True
    return any(
        name.endswith(left[begin:end]) for end in range(begin + _SHORTEST_NAME, len(left) + 1)
    )


def _subject(left: str) -> str:
    """The name with which a clause begins, where only that or what was done follows; empty where
    none does.
    """
    opening = shape("opening").match(left)
    begin = opening.end() if opening else 0
    for end in range(begin + 2, len(left) + 1):
        named = shape("subject").fullmatch(left, begin, end)
        if (
            named is None
            or left[end : end + 1] in words("of-a-level")
            or pattern("no-place").search(named[1])
        ):
            continue
        if shape("place").fullmatch(named[1]) and not holds_a_verb(named[1]):
            return named[1]
        if _only_deed_follows(left, end):
            return named[1]
    return ""


def _only_deed_follows(left: str, end: int) -> bool:
    """Whether behind a name nothing stands but what was done."""
    rest = left[neutral().goes_to(left, end) :]
    if not rest or left.startswith(done_words(), end) or rest.startswith(done_words()):
        return True
    return narrowing().match(rest) is not None


def _is_own(subject: str, report: HeldReport) -> bool:
    """Whether a name is the agency's own: 市气象局 for 滁州市气象局, 县政府办公室 for a county's
    government.

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
        or (
            (not core or core in words("government-offices"))
            and own.endswith(subject.removesuffix(core))
        )
    )


def of_some_applicants(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is of one kind of applicant, and all are asked for: 自然人申请236件, but not
    共收到自然人申请2件.
    """
    left = stated.window.left
    said = pattern("applicants").search(left)
    if said is None or said[0] in wanted.text or said[0] in "".join(wanted.terms):
        return False
    return (
        pattern("total").search(left) is None
        or pattern("natural-persons").search(wanted.text) is not None
    )


def for_each(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is counted for each, or on an average, and that was not asked: 每期印发1500册,
    日均访问5989人次.
    """
    said = shape("each-or-average").search(stated.window.left)
    return said is not None and not shape("each-or-average").search(wanted.text)


def only_set_apart(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is money that was set apart, and what was spent is asked for:
    安排经费50万元，实际支出46.8万元.

    花了多少 is answered with what was set apart where the sentence does not say what was spent of
    it.
    """
    if kind_of_unit(stated.figure.unit) != kind_of_unit("元") or not pattern("spent").search(
        wanted.text
    ):
        return False
    left = stated.window.left
    if not pattern("set-apart").search(left) or pattern("spent").search(left):
        return False
    return bool(
        pattern("surely-spent").search(wanted.text) or pattern("spent").search(stated.behind)
    )


def besides_more_of_it(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """The sentence counts more of the same beside it: 举办业务培训3期，其他培训5期;
    维护专栏5个，新增专栏2个.

    Of what is new that is only so where the question leaves open what was done: 维护几个专栏 is
    said.
    """
    around = stated.behind.split("。")[0] + "，" + stated.segment
    more = list(shape("more-of-it").finditer(around))
    nouns = (
        [term for term in wanted.terms if term not in done_words() and len(term) > 1]
        if more
        else []
    )
    said = [one for one in more if nouns and all(noun in one[2] for noun in nouns)]
    done = any(term in done_words() and term in stated.window.own for term in wanted.terms)
    return any(
        one[1] not in wanted.text and (one[1] in words("others-of-it") or not done) for one in said
    )


def asked_for_by_somebody(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is of what was asked for (依申请公开信息0条), and what was published is asked for:
    公开了多少条信息.
    """
    return is_of_requests(stated.window.left, wanted)


def is_of_requests(clause: str, wanted: SoughtFigure) -> bool:
    """Whether a clause is of information that somebody asked for, where a question is of what was
    published.
    """
    asked = wanted.text + "".join(wanted.terms)
    publishes = any(term in words("publishing") for term in wanted.terms)
    return (
        publishes
        and not pattern("requested-word").search(asked)
        and bool(pattern("by-request").search(clause))
    )


def of_which_it_was_done(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is the whole of which the next number was done, as is asked: 30件建议办结29件."""
    goes_on = shape("of-which-done").match(stated.behind)
    return goes_on is not None and any(
        goes_on["done"].endswith(term) for term in wanted.terms if term in done_words()
    )


def of_an_account_before(stated: StatedFigure, wanted: SoughtFigure) -> bool:
    """It is of an account that another figure before it is of as well, and nothing but what was
    published is asked for.

    “西吉政务”政务微信新增用户423个，发布信息496条 are not all that was published.
    """
    own = stated.window.left
    if not all(term in words("publishing") for term in wanted.terms) or pattern(
        "all-published"
    ).search(own):
        return False
    before = stated.segment.removesuffix(own)
    if pattern("part-of-it").search(stated.segment):
        return True  # 其中通过政府网站发布4611条
    accounts = list(pattern("accounts").finditer(before))
    named_itself = (
        pattern("accounts").search(own) is not None
    )  # 专栏发布信息359条，微信发布信息1088条 are two that fit
    return (
        bool(accounts)
        and not named_itself
        and any(sign.isdigit() for sign in before[accounts[-1].end() :])
    )


CHECKS: tuple[Check, ...] = (
    done_with_another,
    shown_and_not_received,
    moved_on_another_account,
    not_meant,
    of_an_account_before,
    of_which_it_was_done,
    asked_for_by_somebody,
    another_unit,
    items_on_an_event,
    of_another_score,
    another_year,
    carried_over,
    only_a_change,
    of_others,
    another_comparison,
    part_of_the_year,
    only_planned,
    besides_more_of_it,
    of_some_applicants,
    for_each,
    a_former_value,
    only_set_apart,
)
