"""Rates and shares: which figure is to be divided by which (办结率, 予以公开占比, 自然人占多少)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from handlers.ratios import Ratio, named, ratios, share, share_of
from handlers.understanding.entering import only_with
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.adding import addable
from handlers.understanding.quantities.choosing import Choice, choose
from handlers.understanding.quantities.narrowing import is_part
from handlers.understanding.quantities.relating import names_another_row
from handlers.understanding.wordlists.lexicon import Word, senses_of_all
from handlers.understanding.wordlists.senses import (
    HintsAt,
    Mark,
    NamesRate,
    NamesSubject,
    Operator,
    ScopeSense,
    Sense,
)
from store.measures import Measure, subjects

RATES = (NamesRate, Operator.RATIO, Operator.PER_PROJECT)
"""What is said where a rate or a share is asked for."""
_RECEIVED = ("new", "carried_over", "carried_forward", "handled")
"""Rows of table three that are no result, so that they are no share of what was handled."""


@only_with(*RATES)
def ratio_of(words: Sequence[Word], choice: Choice, agencies: int) -> Ratio | None:
    """The rate that the words ask for; None where they ask for none, or for one that has no meaning
    here.
    """
    said = senses_of_all(words)
    codes = _codes(words)
    if len(codes) > 1:
        return None
    if Operator.PER_PROJECT in said:
        return ratios()["per_project"]
    if codes:
        return _named(codes[0], choice)
    if _asks_for_a_share(said, words, agencies):
        return _share(choice.measures, words)
    return None


def _named(code: str, choice: Choice) -> Ratio | None:
    """A rate by its name, of the rows that are named with it."""
    if code == "granted" and any(measure.subject == "partial" for measure in choice.measures):
        return ratios()["granted_or_partial"]  # 公开率（含部分公开）
    return named(code, choice.measures)


def _asks_for_a_share(said: set[Sense], words: Sequence[Word], agencies: int) -> bool:
    if Operator.RATIO not in said:
        return False
    if Operator.CHANGE in said and _says("asks-per-cent", words):
        return False  # 同比下降百分之几 is a change in per cent, and no share
    if agencies >= _SEVERAL and Operator.COMPARE in said and not _says("share-by-name", words):
        return False  # A比B多百分之几 is how far they are apart
    return not any(word.has(Mark.COUNT) for word in words if word.text in ("几件", "多少件"))


def _says(name: str, words: Sequence[Word]) -> bool:
    """Whether one of some words is, in whole, what the pattern of that name finds."""
    return any(PATTERNS[name].fullmatch(word.text) for word in words)


@only_with(NamesRate, otherwise=())
def several_ratios(words: Sequence[Word], choice: Choice) -> tuple[Ratio, ...]:
    """The rates that the words ask for by name where they ask for more than one:
    公开率和不予公开率.
    """
    found = [named(code, choice.measures) for code in _codes(words)]
    known = tuple(dict.fromkeys(one for one in found if one is not None))
    if len(known) == len(found) > 1:
        return known
    return ()


def figures_beside(words: Sequence[Word], rates: Sequence[Ratio]) -> tuple[Measure, ...]:
    """The figures that stand beside rates as their equals: the requests received of 受理量和公开率.

    What a rate is made of is told with it: 公开率（予以公开/总计）.
    """
    items = _items(words)
    found = [choose(item).measures for item in items if not _codes(item)]
    if len(found) == len(items):
        return ()
    terms = set(chain.from_iterable((*rate.top, *rate.bottom) for rate in rates))
    return tuple(
        measure for measure in dict.fromkeys(chain.from_iterable(found)) if measure not in terms
    )


def _items(words: Sequence[Word]) -> list[list[Word]]:
    """The words between those that join, and between commas."""
    items: list[list[Word]] = [[]]
    for before, word in zip([None, *words], words, strict=False):
        if word.has(Mark.JOINT) or (before is not None and names_another_row(before, word)):
            items.append([])
        if not word.has(Mark.JOINT):
            items[-1].append(word)
    return items


def _codes(words: Sequence[Word]) -> list[str]:
    """The rates that are named, in order."""
    return list(dict.fromkeys(chain.from_iterable(word.rates for word in words)))


_SEVERAL = 2


def _share(measures: Sequence[Measure], words: Sequence[Word]) -> Ratio | None:
    """The share of one measure in another: a column in its row, a result in all that was
    handled.
    """
    several = _share_of_several(measures, words) or _share_of_two(measures, words)
    if several is not None:
        return several
    if len(measures) > 1 and any(word.has(Operator.SUM) for word in words):
        return _share_of_a_sum(measures, words)
    if len(measures) != 1 or subjects()[measures[0].subject].table == "disclosure":
        return None
    return _share_of_one(measures[0], words)


def _share_of_one(measure: Measure, words: Sequence[Word]) -> Ratio | None:
    """The share of one row or column, in its row, in the group that is named, or in all that was
    handled.
    """
    if measure.column != "total":
        return share(measure, Measure(measure.subject, "total"))
    whole = _group_said(measure, words)
    if whole is not None:
        return share(measure, whole)
    if _is_result(measure):
        return share(measure, Measure("handled", "total"))
    return None


def _share_of_two(measures: Sequence[Measure], words: Sequence[Word]) -> Ratio | None:
    """One row in another, or out of it, as the words between and behind them say."""
    if len(measures) != len(_ONE_BY_ONE):
        return None
    one, other = measures
    if _is_out_of(words, one, other):
        return share(other, one)
    behind = _says("ratio-behind", words)
    divided = behind or _said_between(words, one, other) or _equated(words, one, other)
    if divided:
        return share(one, other)
    return None


def _is_out_of(words: Sequence[Word], whole: Measure, part: Measure) -> bool:
    """Whether the row that is named first is what the other is part of:
    办结的里面，多大比例是上年结转的.
    """
    first, last = (_place(words, one) for one in (whole, part))
    if first is None or last is None or first > last:
        return False
    between = words[first + 1 : last]
    inside = next((at for at, word in enumerate(between) if _says("inside-of", [word])), None)
    return inside is not None and any(word.has(Operator.RATIO) for word in between[inside:])


def _share_of_several(measures: Sequence[Measure], words: Sequence[Word]) -> Ratio | None:
    """The share of several rows, or in several: 许可占许可和处罚的比例,
    予以公开和部分公开占办理总计的比例.
    """
    at = next((place for place, word in enumerate(words) if word.has(Operator.RATIO)), None)
    if at is None or not (words[at].text.startswith("占") or words[at].text.isascii()):
        return None
    ahead = _named_in(measures, words[:at])
    behind = _named_in(tuple(dict.fromkeys((*measures, *_ALL_REQUESTS))), words[at + 1 :])
    if _divides(ahead, behind):
        return share_of(ahead, behind)
    return None


def _divides(ahead: Sequence[Measure], behind: Sequence[Measure]) -> bool:
    """Whether rows that are named ahead of 占 and behind it are a part and a whole, one of them of
    several rows.
    """
    if not ahead or not behind or len(ahead) + len(behind) == len(_ONE_BY_ONE):
        return False
    apart = set(ahead) < set(behind) or not set(ahead) & set(behind)
    return apart and addable(ahead) and addable(behind)


_ALL_REQUESTS = (Measure("handled", "total"), Measure("new", "total"))
"""What results are a share of; where some of these are named as well, they are not taken for a
figure that is asked.
"""
_ONE_BY_ONE = ("part", "whole")
"""One row in one other, which other rules know."""


def _named_in(measures: Sequence[Measure], words: Sequence[Word]) -> tuple[Measure, ...]:
    return tuple(one for one in measures if _place(words, one) is not None)


def _group_said(measure: Measure, words: Sequence[Word]) -> Measure | None:
    """The group of rows of which a row is said to be a part: 不予公开中第三方权益占几成,
    信访类占不予处理的比例.

    拒绝 of 因涉密拒绝的占比 is only a verb: nothing says that the refusals are the whole.
    """
    asked = False
    for before, word, behind in zip([None, *words], words, [*words[1:], None], strict=False):
        group = _group_of(measure, word)
        if group and (
            _is_divided_by(before, word, behind) or (asked and _is_a_noun(before, word, behind))
        ):
            return Measure(group, "total")
        of_requests = (
            bool(word.hints) and not word.subjects
        )  # of requests were refusals: these are the whole
        asked = (asked or (word.has(Operator.RATIO) and word.text.isascii())) and not of_requests
    return None


def _group_of(measure: Measure, word: Word) -> str:
    """The group of rows that a word names and a row is a part of."""
    table = subjects()
    return next(
        (code for code in word.subjects if is_part(table[measure.subject], table[code])), ""
    )


def _is_divided_by(before: Word | None, word: Word, behind: Word | None) -> bool:
    """Whether a group of rows is said to be what something is part of: 占不予处理, 不予公开中,
    among refusals.
    """
    if before is not None and (
        (before.has(Operator.RATIO) and before.text.startswith("占")) or before.text in _AMONG
    ):
        return True
    return behind is not None and behind.start == word.end and _says("inside-of", [behind])


_NOUNS = frozenset({"refusals", "denials", "rejections", "refusal cases", "denial cases"})


def _is_a_noun(before: Word | None, word: Word, behind: Word | None) -> bool:
    """Whether a group of rows is named as a whole in English, behind the word for a share.

    The share of refusals resting on …, of all denied, of the denied requests; requests denied for …
    is a verb.
    """
    whole = before is not None and before.has(ScopeSense.ALL)
    those = behind is not None and bool(behind.hints) and behind.text.isascii()
    return word.text.isascii() and (word.text in _NOUNS or whole or those)


_AMONG = frozenset({"among", "of the", "of all", "among the", "of all the", "out of"})


def _share_of_a_sum(measures: Sequence[Measure], words: Sequence[Word]) -> Ratio | None:
    """The share of results that are added up: 予以公开和部分公开一共占办理总计几成,
    合起来占了几成.
    """
    *parts, whole = measures
    said = len(parts) > 1 and _said_between(words, parts[-1], whole)
    parts, whole = (parts, whole) if said else ([*measures], Measure("handled", "total"))
    results = all(_is_result(part) for part in parts)
    if results and addable(parts):
        return share_of(tuple(parts), (whole,))
    return None


def _is_result(measure: Measure) -> bool:
    of_requests = subjects()[measure.subject].table == "requests"
    return of_requests and measure.column == "total" and measure.subject not in _RECEIVED


def _said_between(words: Sequence[Word], part: Measure, whole: Measure) -> bool:
    """Whether 占 stands between two rows: A 占 B divides A by B, and of A 和 B 占比 neither is
    divided by the other.
    """
    places = [_place(words, one) for one in (part, whole)]
    if None in places:
        return False
    first, last = (place or 0 for place in places)
    return any(word.has(Operator.RATIO) for word in words[first + 1 : last])


def _equated(words: Sequence[Word], part: Measure, whole: Measure) -> bool:
    """Whether A is said to be so much of B: 处罚决定是许可决定的百分之几."""
    places = [_place(words, one) for one in (part, whole)]
    if None in places:
        return False
    first, last = (place or 0 for place in places)
    behind = any(word.has(Operator.RATIO) for word in words[last + 1 :])
    inside = words[last].text.startswith("在")  # 予以公开在办理总计里的占比
    return behind and (inside or _says("equates", words[first + 1 : last]))


def _place(words: Sequence[Word], measure: Measure) -> int | None:
    telling = (NamesSubject(measure.subject), HintsAt(measure.subject))
    return next((at for at, word in enumerate(words) if word.has_any(telling)), None)
