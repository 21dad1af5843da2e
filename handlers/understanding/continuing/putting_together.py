"""Rows that were shown, put together as a follow-up says: their difference, their sum, their share
of the whole.

What has whole words of its own is asked in these: how far two agencies are apart is a comparison,
two years a change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from handlers.ratios import share
from handlers.understanding.asked.expressions import Combine, Expression, Term
from handlers.understanding.asked.question import (
    Before,
    Operation,
    Order,
    Question,
    Ranking,
    Shown,
    exactly,
)
from handlers.understanding.continuing.agencies_before import same_agency
from handlers.understanding.continuing.edit_words import edit_words
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.adding import addable
from handlers.understanding.quantities.narrowing import is_part
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.numerals import numeral
from handlers.understanding.wordlists.senses import Operator
from store.measures import Measure, subjects
from store.model import Mention

_TWO = 2


def put_together(parts: Parts, before: Before, combine: Combine) -> Question | None:
    """The rows that were shown, put together; None where it cannot be told which are meant."""
    rows: Sequence[Shown] = before.shown
    last = before.answered or before.last
    if last is None:
        return None
    if combine is Combine.GROWTH and (len(rows) == 1 or _is_of_one_report(rows[-_TWO:])):
        rows, combine = (
            _told_as_one(rows, last),
            Combine.SHARE,
        )  # what percentage is that, after results of one report
    if last.expression is not None and combine in (Combine.SHARE, Combine.GROWTH, Combine.TIMES):
        return _again(parts, last, _of_expression(last.expression, combine))
    if combine is Combine.SHARE:
        return _as_a_share(parts, last, rows)
    if combine is Combine.DIFFERENCE and last.ratio is not None and not last.everywhere:
        return _rates_apart(parts, last, tuple(dict.fromkeys(row.term for row in rows)))
    return _figures_together(parts, last, rows, combine)


def _told_as_one(rows: Sequence[Shown], last: Question) -> Sequence[Shown]:
    """What "that" is after figures of one report: the sum where they were added up, else the last
    of them.

    None after a breakdown, where it may be any.
    """
    if last.operation is Operation.BREAKDOWN:
        return ()
    if last.operation is Operation.SUM and not rows[-1].alone:
        return rows
    return rows[-1:]


def _is_of_one_report(rows: Sequence[Shown]) -> bool:
    """Whether rows are different figures of one report, so that none grew from another."""
    reports = {(row.term.agency, row.term.year) for row in rows}
    return len(reports) == 1 and len({row.term.measure for row in rows}) > 1


def _figures_together(
    parts: Parts,
    last: Question,
    rows: Sequence[Shown],
    combine: Combine,
) -> Question | None:
    """Figures that were shown, each once, added up, averaged or held against each other."""
    of_two = PATTERNS["the-two"].search(parts.text) is not None
    if last.operation is Operation.RANK and of_two:
        rows = _first_two(rows, last)
    elif last.everywhere and combine in (Combine.SUM, Combine.AVERAGE):
        rows = ()
    alike = _alike(tuple(dict.fromkeys(row.term for row in rows)))
    if combine is not Combine.SUM:
        alike = _told_apart(alike, rows)
    terms = _terms_meant(parts, alike, combine)
    if terms:
        return _again(parts, last, Expression(combine, terms))
    return None


def lead_over_the_second(parts: Parts, before: Before) -> Question | None:
    """How much more the first of an order has than the second; None after anything else."""
    last = before.answered or before.last
    if last is None or last.operation is not Operation.RANK or last.ratio is not None:
        return None
    if last.ranking.order is not Order.VALUE or last.ranking.position > 1:
        return None
    ordered = sorted(before.shown, key=lambda row: row.value, reverse=last.ranking.descending)
    terms = tuple(row.term for row in ordered[:_TWO])
    if len(terms) == _TWO:
        return _again(parts, last, Expression(Combine.DIFFERENCE, terms))
    return None


def share_of_one(parts: Parts, before: Before, one: Mention) -> Question | None:
    """What one agency has of a figure that all who were told have together; None where it was not
    told of several.
    """
    last = before.answered or before.last
    if last is None or last.ratio is not None:
        return None
    if last.everywhere:
        return _placed_in_all(parts, last, one)
    terms = _all_told(last, before)
    mine = [term for term in terms if same_agency(exactly(term.agency), one)]
    if len(mine) != 1 or not _add_up(terms) or _counts_others(parts.text, terms):
        return None
    return _again(parts, last, Expression(Combine.SHARE, (mine[0],), terms))


def _counts_others(text: str, terms: Sequence[Term]) -> bool:
    """Whether so many agencies are spoken of as were not told: 占两家的百分之几, after three."""
    said = PATTERNS["so-many-agencies"].search(text)
    return said is not None and numeral(said["many"]) != len({term.agency for term in terms})


def _add_up(terms: Sequence[Term]) -> bool:
    """Whether terms are one figure of several agencies in one year."""
    figures = {(term.measure, term.year, term.ratio) for term in terms}
    return len(figures) == 1 and len(terms) >= _TWO and terms[0].ratio is None


def is_share_of_one(last: Question) -> bool:
    """Whether what one of several agencies has of all was asked before, so that 西吉呢 asks it of
    another.
    """
    return "share:of_all" in last.topics or _is_of_several(last)


def _is_of_several(last: Question) -> bool:
    return last.expression is not None and len({term.agency for term in last.expression.whole}) > 1


def _all_told(last: Question, before: Before) -> tuple[Term, ...]:
    """The figures that were told, or those that a share before was of."""
    if last.expression is not None and _is_of_several(last):
        return last.expression.whole
    return tuple(dict.fromkeys(row.term for row in before.shown))


def _placed_in_all(parts: Parts, last: Question, one: Mention) -> Question | None:
    """The same where all, or all of a region, were added up or put in order."""
    by_value = last.ranking.order is Order.VALUE and not last.ranking.is_bounded
    if (
        last.operation not in (Operation.SUM, Operation.RANK)
        or len(last.measures) != 1
        or not by_value
        or last.having
    ):
        return None
    return _share_in_all(parts, last, one)


def _share_in_all(parts: Parts, last: Question, one: Mention) -> Question:
    return replace(
        last,
        text=parts.text,
        operation=Operation.RANK,
        ranking=Ranking(all=True),
        placed=one,
        topics=last.topics | {"share:of_all"},
        taken_over=frozenset({"agency", "measure", "year"}),
    )


def _told_apart(alike: tuple[Term, ...], rows: Sequence[Shown]) -> tuple[Term, ...]:
    """Of figures of several the last two that were told by themselves: 差几件, after 多的那个 and
    少的呢.
    """
    told = tuple(row.term for row in rows if row.alone)[-_TWO:]
    of_one = len({(term.agency, term.measure) for term in alike}) == 1
    if len(alike) > _TWO == len(told) and not of_one:
        return told
    return alike


def _as_a_share(parts: Parts, last: Question, rows: Sequence[Shown]) -> Question | None:
    if last.everywhere and last.operation is Operation.RANK:
        return _share_of_all(parts, last, rows)
    together = any(
        word.has(Operator.SUM) and not _is_the_whole(word, parts) for word in parts.words
    )
    alone = (
        rows[-1:] if rows and rows[-1].alone and not together else rows
    )  # 不掌握的呢: its share, and no other's
    return _again(parts, last, _share_of(tuple(dict.fromkeys(row.term for row in alone))))


def _is_the_whole(word: Word, parts: Parts) -> bool:
    """Whether a word for a sum is what something is a share of: 占总数多少, "of the total"."""
    ahead = parts.text[: word.start].rstrip()
    return edit_words().wholes.fullmatch(word.text) is not None and ahead.endswith(
        edit_words().wholes_ahead
    )


def _terms_meant(parts: Parts, terms: tuple[Term, ...], combine: Combine) -> tuple[Term, ...]:
    """Those of the figures that are put together; none where they are too few, or it cannot be told
    which.
    """
    if len(terms) < _TWO or any(term.ratio for term in terms):
        return ()  # Rates are compared by the rules for follow-ups.
    if len(terms) > _TWO and PATTERNS["the-two"].search(parts.text):
        terms = _last_two(terms)  # which of these two is larger, after a third
    if combine in _OF_TWO:
        return _two_of(terms)
    return terms


_OF_TWO = (Combine.DIFFERENCE, Combine.GROWTH, Combine.TIMES)


def _two_of(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Two figures, the one that is set against the other first; of several years of one figure the
    first and last.
    """
    if len(terms) > _TWO:
        if len({(term.agency, term.measure) for term in terms}) > 1 or any(
            term.year is None for term in terms
        ):
            return ()  # Of three rows nobody can tell which two are meant.
        by_year = sorted(terms, key=lambda term: term.year or 0)
        terms = (
            by_year[0],
            by_year[-1],
        )  # 降了多少 after three years of one figure: from the first to the last
    return _in_order(terms)


def _last_two(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The two figures that were shown last, where they are of two agencies in one year, or of two
    years of one.
    """
    one, other = terms[-_TWO:]
    alike = one.measure == other.measure and (one.year == other.year) != (
        one.agency == other.agency
    )
    if alike:
        return (one, other)
    return terms


def _share_of_all(parts: Parts, last: Question, rows: Sequence[Shown]) -> Question | None:
    """And its share of that total, after the first of an order: what it has of what all have
    together.
    """
    ranking = last.ranking
    at = ranking.position - 1
    ordered = sorted(rows, key=lambda row: row.value, reverse=ranking.descending)
    if (
        ranking.all
        or ranking.head != 1
        or at >= len(ordered)
        or ranking.order is not Order.VALUE
        or last.ratio
    ):
        return None
    return _share_in_all(parts, last, exactly(ordered[at].term.agency))


def _first_two(rows: Sequence[Shown], last: Question) -> Sequence[Shown]:
    """The first and the second of the order that was shown; none where a third is as good, or
    others were asked for.
    """
    ranking = last.ranking
    if last.operation is not Operation.RANK or ranking.order is not Order.VALUE:
        return ()
    if max(ranking.position, ranking.head) > _TWO:
        return ()
    ordered = sorted(rows, key=lambda row: row.value, reverse=ranking.descending)
    if len(ordered) < _TWO or (
        len(ordered) > _TWO and ordered[_TWO].value == ordered[_TWO - 1].value
    ):
        return ()
    return ordered[:_TWO]


def _alike(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The last of what was shown that can be put together: one figure of several reports, or
    figures of one report.
    """
    if not terms:
        return ()
    last = terms[-1]
    same_figure = tuple(
        term for term in terms if (term.measure, term.ratio) == (last.measure, last.ratio)
    )
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
    """The expression before, told in another way: the difference in per cent; the sum as a
    share.
    """
    if before.combine is Combine.SUM:
        return _share_of(before.terms)
    if before.combine is Combine.DIFFERENCE and combine is not Combine.TIMES:
        return Expression(Combine.GROWTH, before.terms)
    if combine is Combine.TIMES and len(before.terms) == 2:
        return Expression(combine, before.terms)
    return None


def _apart(terms: Sequence[Term]) -> bool:
    """Whether no figure is counted in another: 属于国家秘密 is one of the 不予公开."""
    rows = [subjects()[term.measure.subject] for term in terms]
    return not any(is_part(one, other) for one, other in permutations(rows, 2))


_RECEIVED = frozenset({"new", "carried_over", "carried_forward", "handled"})


def _share_of(terms: Sequence[Term]) -> Expression | None:
    """Figures of one report in what they are a part of: a column in its row, a result in all that
    was handled.
    """
    if (
        not terms
        or len({(term.agency, term.year) for term in terms}) != 1
        or any(term.ratio for term in terms)
    ):
        return None
    first = terms[0]
    whole = whole_of(first.measure)
    if whole is None or any(whole_of(term.measure) != whole for term in terms) or not _apart(terms):
        return None
    return Expression(Combine.SHARE, tuple(terms), (replace(first, measure=whole),))


def whole_of(measure: Measure) -> Measure | None:
    """What a figure is a part of: a column of its row, a result of all that was handled; None of
    what is no part.
    """
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
    plainly = _as_a_rate(parts, last, expression) or _as_two_reports(parts, last, expression)
    plainly = plainly or _as_a_sum(parts, last, expression)
    if plainly is not None:
        return plainly
    asked = _plain(parts, last, Operation.COMPUTE)
    return replace(
        asked,
        expression=expression,
        mentions=tuple(exactly(agency) for agency in dict.fromkeys(term.agency for term in every)),
        years=tuple(dict.fromkeys(term.year for term in every if term.year)),
        measures=tuple(dict.fromkeys(term.measure for term in expression.terms)),
    )


def _as_a_rate(parts: Parts, last: Question, expression: Expression) -> Question | None:
    """The share of one figure in what it is a part of, as it is asked for in whole words."""
    if expression.combine is not Combine.SHARE or (
        len(expression.terms),
        len(expression.whole),
    ) != (1, 1):
        return None
    [term] = expression.terms
    asked = _plain(parts, last, Operation.RATIO)
    ratio = share(term.measure, expression.whole[0].measure)
    return replace(
        asked,
        ratio=ratio,
        measures=(term.measure,),
        mentions=(exactly(term.agency),),
        years=_year(term),
    )


def _as_two_reports(parts: Parts, last: Question, expression: Expression) -> Question | None:
    """The difference of one figure of two reports, as it is asked for in whole words: a comparison,
    or a change.
    """
    relative = expression.combine is Combine.GROWTH
    if expression.combine is not Combine.DIFFERENCE and not relative:
        return None
    one, other = expression.terms
    if one.measure != other.measure or one.ratio or other.ratio:
        return None
    of_one = one.agency == other.agency
    asked = _plain(parts, last, Operation.CHANGE if of_one else Operation.COMPARE)
    topics = frozenset({Operator.RELATIVE}) if relative else frozenset[Operator]()
    asked = replace(asked, measures=(one.measure,), topics=topics)
    years = (*_year(one), *_year(other))
    if of_one:
        return replace(asked, mentions=(exactly(one.agency),), years=tuple(sorted(years)))
    asked = replace(asked, mentions=(exactly(one.agency), exactly(other.agency)))
    if len(set(years)) == 1:
        return replace(asked, years=years[:1])
    return replace(asked, years=years, paired_years=years)


def _rates_apart(parts: Parts, last: Question, terms: Sequence[Term]) -> Question | None:
    """Two rates that were told one after the other, of two agencies or years, as they are compared
    in whole words.
    """
    rates = [term for term in terms if term.ratio is not None and term.ratio == last.ratio]
    if len(rates) != _TWO:
        return None
    one, other = rates
    if (one.agency == other.agency) == (one.year == other.year):
        return None
    of_one = one.agency == other.agency
    agencies = tuple(dict.fromkeys(term.agency for term in rates))
    asked = _plain(parts, last, Operation.CHANGE if of_one else Operation.COMPARE)
    years = tuple(sorted({term.year for term in rates if term.year}))
    return replace(
        asked,
        ratio=last.ratio,
        measures=last.measures,
        mentions=tuple(map(exactly, agencies)),
        years=years,
    )


def _as_a_sum(parts: Parts, last: Question, expression: Expression) -> Question | None:
    """The sum of one figure of several agencies in one year, as it is asked for in whole words."""
    first = expression.terms[0]
    if expression.combine is not Combine.SUM or first.ratio or first.year is None:
        return None
    agencies = [term.agency for term in expression.terms]
    alike = all(
        (term.measure, term.year) == (first.measure, first.year) for term in expression.terms
    )
    if not alike or len(set(agencies)) != len(agencies):
        return None
    asked = _plain(parts, last, Operation.SUM)
    return replace(
        asked, mentions=tuple(map(exactly, agencies)), years=_year(first), measures=(first.measure,)
    )


def _year(term: Term) -> tuple[int, ...]:
    if term.year:
        return (term.year,)
    return ()


def _plain(parts: Parts, last: Question, operation: Operation) -> Question:
    return Question(
        parts.text,
        last.language,
        operation,
        column_said=True,
        unit=last.unit,
        taken_over=frozenset({"agency", "measure", "year"}),
    )
