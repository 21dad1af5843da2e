"""What goes on from the answer before: 前者, 差多少, 两家一共, 占比, 第二名呢, 算了，还是红寺堡吧.

Words that point at a row that was shown are replaced by what tells that row apart, and the text is understood again.
Words that put rows together make an expression of them. Whatever fits neither is left to the rules for follow-ups.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from handlers.measures import Measure, columns, subjects
from handlers.ratios import share
from handlers.understanding.accepting import PLACES
from handlers.understanding.adding import addable
from handlers.understanding.expressions import Combine, Expression, Term
from handlers.understanding.lexicon import Word
from handlers.understanding.limits import head_of, place_of
from handlers.understanding.parts import Parts
from handlers.understanding.question import Before, Operation, Order, Question, Ranking, Shown, exactly
from handlers.understanding.senses import Mark, Operator, Sense
from store.reference import REFERENCE, BrokenReferenceError

_FILE = "edits.toml"
_PLACES = ("first", "second", "third", "last", "larger", "smaller", "most", "least", "it")
_COMBINES = {
    "growth": Combine.GROWTH,
    "share": Combine.SHARE,
    "times": Combine.TIMES,
    "difference": Combine.DIFFERENCE,
    "sum": Combine.SUM,
    "average": Combine.AVERAGE,
}
_BESIDE = re.compile(
    r"增加|减少|增长|下降|上升|变化|相比|涨|降|多|少|吗|怎么样|如何|[两俩](?:家|个|者|项|地|年|边|县|市|区|乡|镇|局|家单位|个单位|个县)?"
    r"|[三四五]年|[三四五]家|[三四五]个|这些|它们|他们|它俩|他俩|这俩|呢|是|多少|几|件|各|的|那|又|在|了|一下|帮我|算|吧|"
    r"\b(?:the|two|three|of|them|those|these|both|what|is|what's|is|that|it|that's|are|between|and|for|please|now|so"
    r"|then|a|an|as|to|did|does|do|has|have|by|in|how|much|its|their|grow|grown|rise|risen|fall|fallen|drop|change|which|one|place|places|put|decline|increase|into|higher|lower)\b"
    r"|[\W\d_]"
)
"""What may stand beside such words without changing anything."""


_NO_MORE = r"(?! (?:most|largest|highest|biggest|smallest|fewest|lowest)\b)"
"""The second most is a place of an order, and not a row that was shown."""


class _Lists(NamedTuple):
    openers: re.Pattern[str]
    places: dict[str, re.Pattern[str]]
    combines: dict[str, re.Pattern[str]]
    last_year: re.Pattern[str]
    again: re.Pattern[str]


@cache
def _lists() -> _Lists:
    with (REFERENCE / _FILE).open("rb") as file:
        lists = tomllib.load(file)
    wanted = {"openers", "last_year", "again", *_PLACES, *_COMBINES}
    if lists.keys() != wanted:
        raise BrokenReferenceError(f"{_FILE}: missing or unknown: {sorted(lists.keys() ^ wanted)}")
    opener = _either(lists["openers"])
    return _Lists(
        re.compile(rf"^(?:{opener.pattern})[\s，,。.:：]*"),
        {name: re.compile(rf"(?<![最二三四五六])(?:{_either(lists[name]).pattern}){_NO_MORE}") for name in _PLACES},
        {name: _either(lists[name]) for name in _COMBINES},
        _either(lists["last_year"]),
        _either(lists["again"]),
    )


def _either(words: dict[str, list[str]]) -> re.Pattern[str]:
    chinese = "|".join(re.escape(word) for word in sorted(words["zh"], key=len, reverse=True))
    english = "|".join(re.escape(word) for word in sorted(words["en"], key=len, reverse=True))
    return re.compile(rf"{chinese}|(?<!\w)(?:{english})(?!\w)")


Understand = Callable[[str], Question]
"""What a text asks after the same question before."""


def edited(parts: Parts, before: Before, understand: Understand) -> Question | None:
    """What a text asks of what was shown before; None where it does not go on from it so."""
    if before.answered is None and before.last is None:
        return None
    if parts.mentions and any(word.senses and _names_figure(word.senses) for word in parts.words):
        return None
    if _lists().again.fullmatch(re.sub(r"[\s。.!！吧]+", "" if not parts.text.isascii() else " ", parts.text).strip()):
        return _once_more(parts, before)
    combined = _against_last_year(parts, before) or _of_the_sum(parts, before) or _combined(parts, before)
    if combined is not None:
        return combined
    placed = _placed(parts, before)
    if placed is not None:
        return placed
    pointed = _against_a_year(parts, before) or _pointed(parts, before)
    if pointed is not None:
        return understand(pointed)
    if any(word.has(Mark.FOLLOW_UP) for word in parts.words[:1]):
        return None
    bare = _without_openers(parts.text)
    if not bare or bare == parts.text:
        return None
    return understand(f"what about {bare}" if bare.isascii() else f"那{bare}")


def _against_last_year(parts: Parts, before: Before) -> Question | None:
    """The figure of the prose that was asked for, against that of the year before it: 比去年呢, 较上年增加多少."""
    last = before.last
    year = before.year or (last.years[0] if last is not None and len(last.years) == 1 else None)
    match = _lists().last_year.search(parts.text)
    if last is None or last.operation is not Operation.FIND or not last.mentions or year is None or match is None:
        return None
    if parts.mentions or not last.about_prose or not _says_only(parts.text, match):
        return None
    said = f"{last.text} {year} {'versus' if last.text.isascii() else '比'} {year - 1}"
    return replace(last, text=said, years=(year, year - 1), taken_over=last.taken_over | {"measure"})


def _of_the_sum(parts: Parts, before: Before) -> Question | None:
    """Who has the most of a sum over all that was told: which agency contributed the most."""
    last = before.answered or before.last
    if last is None or last.operation not in _OVER_ALL or not last.everywhere or parts.mentions or parts.periods:
        return None
    for name in ("most", "least"):
        match = _lists().places[name].search(parts.text)
        if match is not None and _says_only(parts.text, match):
            ranked = replace(last, text=parts.text, operation=Operation.RANK, statistics=(), few=None)
            taken = last.taken_over | {"agency", "measure", "year"}
            return replace(ranked, ranking=Ranking(descending=name == "most"), taken_over=taken)
    return None


_OVER_ALL = (Operation.SUM, Operation.STATISTICS)


def _once_more(parts: Parts, before: Before) -> Question | None:
    """What was asked before, once more: its answer names every figure, and is a table where they are several."""
    last = before.answered or before.last
    return None if last is None else replace(last, text=parts.text, taken_over=frozenset({"agency", "measure", "year"}))


def _names_figure(senses: Sequence[object]) -> bool:
    return any(str(sense).startswith(("subject:", "hint:")) for sense in senses)


def _without_openers(text: str) -> str:
    bare = text
    while (found := _lists().openers.search(bare)) is not None and found.end() and bare[found.end() :].strip():
        bare = bare[found.end() :]
    return re.sub(r"[吧呗呀啊\s]+$", "", bare)


def _pointed(parts: Parts, before: Before) -> str | None:
    """The text with what is pointed at in words."""
    text = parts.text
    rows, last = before.shown, before.answered or before.last
    in_order = last is not None and last.operation is Operation.BREAKDOWN
    for name, pattern in _lists().places.items():
        match = pattern.search(text)
        if match is None or (bool(parts.mentions) if name == "it" else in_order):
            continue
        among = last is not None and len(last.mentions) > 1
        ranked = last is not None and last.operation is Operation.RANK
        at = last.ranking.position - 1 if last is not None and ranked else None
        row = _row(name, rows, among=among, at=at)
        if row is None:
            continue
        if _asks_when(text[: match.start()] + text[match.end() :]):
            return f"{row.term.agency.name}{row.term.year}年{_figure(row.term, chinese=True)}"
        if ranked and name == "it" and not any(word.subjects or word.hints for word in parts.words):
            return _of_the_ranked(row, f"{text[: match.start()]}{text[match.end() :]}", match.group())
        said = _telling(row, rows, chinese=not match.group().isascii())
        return f"{text[: match.start()]}{said}{text[match.end() :]}"
    return None


def _against_a_year(parts: Parts, before: Before) -> str | None:
    """比2021年呢 after a figure of one agency and year: how it changed from the one year to the other."""
    years, shown = parts.years, before.shown[-1:]
    if len(years) != 1 or not shown or shown[0].term.year in (None, *years) or parts.mentions:
        return None
    if not _VERSUS.fullmatch(parts.text[: parts.periods[0].start].strip()):
        return None
    if not all(_SETS_AGAINST.intersection(word.senses) for word in _behind(parts)):
        return None
    first, last = sorted((years[0], shown[0].term.year or 0))
    return f"change from {first} to {last}" if parts.text.isascii() else f"{last}年比{first}年变化多少"


def _behind(parts: Parts) -> Sequence[Word]:
    return [word for word in parts.words if word.start >= parts.periods[0].end]


_SETS_AGAINST: frozenset[Sense] = frozenset({Mark.FILLER, Mark.FOLLOW_UP, Mark.ASK, Mark.GENERIC, Mark.THAN})
_SETS_AGAINST |= {Operator.COMPARE, Operator.CHANGE, Operator.RISING, Operator.FALLING, Operator.FEWER}
"""What may stand behind the year: 比2022高多少."""
_VERSUS = re.compile(
    r"(?:is|was|are|were) (?:that|this|it|they) (?:more|less|higher|lower|fewer|larger|smaller|up|down)"
    r"(?: than)?(?: in| on)?"
    r"|(?:那|那么|and|so)?\s*(?:和|跟|与|同|比|比起|相比|较|对比|vs\.?|versus|compared? (?:to|with)|against|than|over)"
)


_YEAR_BEFORE = re.compile(r"[前上]一年(?:度)?|上年(?:度)?|(?:in )?the year before|the previous year")


def _of_the_ranked(row: Shown, rest: str, said: str) -> str:
    """它前一年呢 after a ranking: the figure of that agency, which is in no order by itself."""
    bare = re.sub(r"[呢吧吗?？ ]+$", "", rest)
    if row.term.year is not None:
        bare = _YEAR_BEFORE.sub(f"{row.term.year - 1}年" if not said.isascii() else f"in {row.term.year - 1}", bare)
    if said.isascii():
        return f"{_figure(row.term, chinese=False)} of {row.term.agency.name} {bare}"
    return f"{row.term.agency.name}{bare}{_figure(row.term, chinese=True)}"


def _row(name: str, rows: Sequence[Shown], *, among: bool, at: int | None) -> Shown | None:
    """The row at a place; the most or least only `among` several that were asked about, else it is of all."""
    if name == "it":
        if len({row.term.agency for row in rows}) == 1:
            return rows[-1]
        return rows[at] if at is not None and at < len(rows) else None
    if len(rows) < 2 or (name in ("most", "least") and not among):
        return None
    ordered = sorted(rows, key=lambda row: row.value)
    if name in ("larger", "smaller", "most", "least"):
        return ordered[-1] if name in ("larger", "most") else ordered[0]
    place = {"first": 0, "second": 1, "third": 2, "last": -1}[name]
    return rows[place] if place < len(rows) else None


def _telling(row: Shown, rows: Sequence[Shown], *, chinese: bool) -> str:
    """What tells a row from the others: its agency, its year, or its figure."""
    term = row.term
    agencies = {one.term.agency for one in rows}
    years = {one.term.year for one in rows}
    if len(agencies) > 1 or len(rows) == 1:
        return term.agency.name if len(years) < 2 else f"{term.agency.name}{term.year}年"
    if len(years) > 1:
        return f"{term.year}年" if chinese else str(term.year)
    return _figure(term, chinese=chinese)


def _asks_when(text: str) -> bool:
    """Whether nothing but the year of what is pointed at is asked for: 前者是哪年的."""
    rest = re.sub(r"哪一?年|什么时候|何年|\b(?:which|what) year\b", "", text)
    return rest != text and not _BESIDE.sub("", rest)


def _figure(term: Term, *, chinese: bool) -> str:
    """A row with its column, in words."""
    subject, column = subjects()[term.measure.subject], columns()[term.measure.column]
    named = subject.zh if term.measure.column == "total" else f"{subject.zh}（{column.zh}）"
    return named if chinese else (subject.en if term.measure.column == "total" else f"{subject.en}: {column.en}")


def _combined(parts: Parts, before: Before) -> Question | None:
    """Rows that were shown, put together as the text says."""
    if parts.mentions or (parts.periods and not _counts_those_shown(parts, before)):
        return None
    text = parts.text.replace("per cent", "percent")
    for name, pattern in _lists().combines.items():
        match = pattern.search(text)
        if match is None or not _says_only(text, match):
            continue
        combine = _COMBINES[name]
        return _expression(parts, before, combine)
    return None


def _counts_those_shown(parts: Parts, before: Before) -> bool:
    """Whether a number of years is that of the rows that were shown: 两年合计, after two years."""
    years = {row.term.year for row in before.shown}
    return all(one.counted for one in parts.periods) and len(parts.years) == len(years)


def _says_only(text: str, match: re.Match[str]) -> bool:
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    rest = _lists().openers.sub("", rest.strip())
    return not _BESIDE.sub("", rest)


_TWO = 2


def _expression(parts: Parts, before: Before, combine: Combine) -> Question | None:
    rows: Sequence[Shown] = before.shown
    last = before.answered or before.last
    if last is None:
        return None
    if combine is Combine.GROWTH and len(rows) == 1:
        combine = Combine.SHARE
    if last.expression is not None and combine in (Combine.SHARE, Combine.GROWTH, Combine.TIMES):
        return _again(parts, last, _of_expression(last.expression, combine))
    if last.everywhere and combine in (Combine.SUM, Combine.AVERAGE):
        rows = _first_two(rows, last) if _THE_TWO.search(parts.text) else ()
        if not rows:
            return None
    terms = tuple(row.term for row in rows)
    if combine is Combine.SHARE and last.everywhere and last.operation is Operation.RANK:
        return _share_of_all(parts, last, rows)
    if combine is Combine.SHARE:
        return _again(parts, last, _share_of(terms))
    terms = _alike(terms)
    if len(terms) < 2:
        return None
    if any(term.ratio for term in terms):
        return None  # Rates are compared by the rules for follow-ups.
    if len(terms) > _TWO and _THE_TWO.search(parts.text):
        terms = _last_two(terms)  # which of these two is larger, after a third
    if combine in (Combine.DIFFERENCE, Combine.GROWTH, Combine.TIMES) and len(terms) > _TWO:
        if len({(term.agency, term.measure) for term in terms}) > 1 or any(term.year is None for term in terms):
            return None  # Of three rows nobody can tell which two are meant.
        by_year = sorted(terms, key=lambda term: term.year or 0)
        terms = (by_year[0], by_year[-1])  # 降了多少 after three years of one figure: from the first to the last
    if combine in (Combine.DIFFERENCE, Combine.GROWTH, Combine.TIMES):
        terms = _in_order(terms[-2:])
    return _again(parts, last, Expression(combine, terms))


_THE_TWO = re.compile(r"[两俩二](?:家|个|者|个?单位)|\b(?:both|the two|these two|those two|two of them)\b")


def _last_two(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The two figures that were shown last, where they are of two agencies in one year, or of two years of one."""
    one, other = terms[-_TWO:]
    alike = one.measure == other.measure and (one.year == other.year) != (one.agency == other.agency)
    return (one, other) if alike else terms


def _share_of_all(parts: Parts, last: Question, rows: Sequence[Shown]) -> Question | None:
    """And its share of that total, after the first of an order: what it has of what all have together."""
    ranking = last.ranking
    at = ranking.position - 1
    ordered = sorted(rows, key=lambda row: row.value, reverse=ranking.descending)
    if ranking.all or ranking.head != 1 or at >= len(ordered) or ranking.order is not Order.VALUE or last.ratio:
        return None
    return replace(
        last,
        text=parts.text,
        ranking=Ranking(all=True),
        placed=exactly(ordered[at].term.agency),
        topics=last.topics | {"share:of_all"},
        taken_over=frozenset({"agency", "measure", "year"}),
    )


def _first_two(rows: Sequence[Shown], last: Question) -> Sequence[Shown]:
    """The first and the second of the order that was shown; none where a third is as good, or others were asked for."""
    ranking = last.ranking
    if (
        last.operation is not Operation.RANK
        or ranking.order is not Order.VALUE
        or max(ranking.position, ranking.head) > _TWO
    ):
        return ()
    ordered = sorted(rows, key=lambda row: row.value, reverse=ranking.descending)
    if len(ordered) < _TWO or (len(ordered) > _TWO and ordered[_TWO].value == ordered[_TWO - 1].value):
        return ()
    return ordered[:_TWO]


def _alike(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The last of what was shown that can be put together: one figure of several reports, or figures of one report."""
    if not terms:
        return ()
    last = terms[-1]
    same_figure = tuple(term for term in terms if (term.measure, term.ratio) == (last.measure, last.ratio))
    if len(same_figure) > 1:
        return same_figure
    found: tuple[Term, ...] = ()
    for term in reversed(terms):
        same_report = (term.agency, term.year) == (last.agency, last.year)
        if not same_report or not addable([one.measure for one in (term, *found)]):
            break
        found = (term, *found)
    return found


def _in_order(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Of two years of one figure the later first; otherwise as they were shown."""
    one, other = terms
    same = one.agency == other.agency and one.measure == other.measure
    if same and one.year and other.year and one.year < other.year:
        return (other, one)
    return terms


def _of_expression(before: Expression, combine: Combine) -> Expression | None:
    """The expression before, told in another way: the difference in per cent; the sum as a share."""
    if before.combine is Combine.SUM:
        return _share_of(before.terms)
    if before.combine is Combine.DIFFERENCE and combine is not Combine.TIMES:
        return Expression(Combine.GROWTH, before.terms)
    return Expression(combine, before.terms) if combine is Combine.TIMES and len(before.terms) == 2 else None


_RECEIVED = frozenset({"new", "carried_over", "carried_forward", "handled"})


def _share_of(terms: Sequence[Term]) -> Expression | None:
    """Figures of one report in what they are a part of: a column in its row, a result in all that was handled."""
    if not terms or len({(term.agency, term.year) for term in terms}) != 1 or any(term.ratio for term in terms):
        return None
    first = terms[0]
    whole = _whole(first.measure)
    if whole is None or any(_whole(term.measure) != whole for term in terms):
        return None
    return Expression(Combine.SHARE, tuple(terms), (replace(first, measure=whole),))


def _whole(measure: Measure) -> Measure | None:
    if subjects()[measure.subject].table == "disclosure":
        return None
    if measure.column != "total":
        return Measure(measure.subject, "total")
    if subjects()[measure.subject].table == "requests" and measure.subject not in _RECEIVED:
        return Measure("handled", "total")
    return None


def _again(parts: Parts, last: Question, expression: Expression | None) -> Question | None:
    if expression is None:
        return None
    every = (*expression.terms, *expression.whole)
    if expression.combine is Combine.SHARE and len(expression.terms) == 1:
        ratio = share(expression.terms[0].measure, expression.whole[0].measure)
        term = expression.terms[0]
        rated = _plain(parts, last, Operation.RATIO)
        return replace(
            rated, ratio=ratio, measures=(term.measure,), mentions=(exactly(term.agency),), years=_year(term)
        )
    as_reports = _as_two_reports(parts, last, expression) or _as_a_sum(parts, last, expression)
    if as_reports is not None:
        return as_reports
    asked = _plain(parts, last, Operation.COMPUTE)
    return replace(
        asked,
        expression=expression,
        mentions=tuple(exactly(agency) for agency in dict.fromkeys(term.agency for term in every)),
        years=tuple(dict.fromkeys(term.year for term in every if term.year)),
        measures=tuple(dict.fromkeys(term.measure for term in expression.terms)),
    )


def _as_two_reports(parts: Parts, last: Question, expression: Expression) -> Question | None:
    """The difference of one figure of two reports, as it is asked for in whole words: a comparison, or a change."""
    relative = expression.combine is Combine.GROWTH
    if expression.combine is not Combine.DIFFERENCE and not relative:
        return None
    one, other = expression.terms
    if one.measure != other.measure or one.ratio or other.ratio:
        return None
    topics = frozenset({Operator.RELATIVE}) if relative else frozenset[Operator]()
    if one.agency == other.agency:
        years = tuple(sorted(term.year for term in (one, other) if term.year))
        asked = _plain(parts, last, Operation.CHANGE)
        return replace(asked, mentions=(exactly(one.agency),), years=years, measures=(one.measure,), topics=topics)
    asked = _plain(parts, last, Operation.COMPARE)
    years = tuple(term.year for term in (one, other) if term.year)
    alike = len(set(years)) == 1
    return replace(
        asked,
        mentions=(exactly(one.agency), exactly(other.agency)),
        years=years[:1] if alike else years,
        paired_years=() if alike else years,
        measures=(one.measure,),
        topics=topics,
    )


def _as_a_sum(parts: Parts, last: Question, expression: Expression) -> Question | None:
    """The sum of one figure of several agencies in one year, as it is asked for in whole words."""
    first = expression.terms[0]
    if expression.combine is not Combine.SUM or first.ratio or first.year is None:
        return None
    agencies = [term.agency for term in expression.terms]
    alike = all((term.measure, term.year) == (first.measure, first.year) for term in expression.terms)
    if not alike or len(set(agencies)) != len(agencies):
        return None
    asked = _plain(parts, last, Operation.SUM)
    return replace(asked, mentions=tuple(map(exactly, agencies)), years=_year(first), measures=(first.measure,))


def _year(term: Term) -> tuple[int, ...]:
    return (term.year,) if term.year else ()


def _plain(parts: Parts, last: Question, operation: Operation) -> Question:
    return Question(
        parts.text,
        last.language,
        operation,
        column_said=True,
        unit=last.unit,
        taken_over=frozenset({"agency", "measure", "year"}),
    )


def _placed(parts: Parts, before: Before) -> Question | None:
    """Another place of the order that was shown: 第二名是谁, 最后一名, 倒过来排, 只看前两个."""
    last = before.answered or before.last
    if last is None or parts.mentions or parts.periods or not (last.everywhere or last.operation is Operation.RANK):
        return None
    if not last.measures and last.ratio is None:
        return None
    said = {sense for word in parts.words for sense in word.senses}
    allowed = {
        *PLACES,
        Mark.WHO,
        Mark.WHICH,
        Mark.ASK,
        Mark.FILLER,
        Mark.GENERIC,
        Mark.COUNT,
        Mark.FOLLOW_UP,
        Mark.AGENCIES,
    }
    reverse = re.search(r"倒过来|反过来|倒序|倒着|从少到多|从低到高|reverse|ascending|other way round", parts.text)
    known = all(word.senses and allowed.intersection(word.senses) for word in parts.words)
    if reverse is None and (not said & PLACES or not known):
        return None
    was = last.ranking if last.operation is Operation.RANK else Ranking(all=True)
    if reverse is not None:
        ranking = replace(was, descending=not was.descending, all=True, position=1, head=1)
    else:
        top, bottom = Operator.RANK_TOP in said, Operator.RANK_BOTTOM in said
        descending = was.descending if top == bottom else top
        ranking = Ranking(descending, place_of(parts.words), head=head_of(parts.words), order=was.order)
    return replace(
        last,
        text=parts.text,
        operation=Operation.RANK,
        ranking=ranking,
        everywhere=True,
        taken_over=frozenset({"agency", "measure", "year"}),
    )
