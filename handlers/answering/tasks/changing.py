"""How much more or less it is than in an earlier report of the agency that is named; the two
figures are parts.
"""

from __future__ import annotations

from itertools import chain

from handlers.answering.evaluator.showing import Shown, show
from handlers.answering.reports.places import targets_of
from handlers.answering.tasks.asked import Asked
from handlers.answering.values.answer import Answer, AnswerStatus, Assumed, Lack, Why
from handlers.answering.values.differences import difference, growth
from handlers.answering.values.evaluating import as_part
from handlers.meaning import Agencies, Change, Growth, Named, Rate, Share
from handlers.meaning.quantities import alike_in_both_forms
from store.model import Agency


def changed(asked: Asked, quantity: Change | Growth, agency: Agency) -> Answer:
    """The change from the year that it is set against to the one that is asked about."""
    agencies: Agencies = Named((agency,))
    both: list[Shown] = []
    lacks: list[Lack] = []
    last = asked.years[-1]
    first = last - 1 if quantity.against is None else quantity.against
    for target in targets_of(asked.index, agency, (first, last)):
        found: Shown | Lack
        if isinstance(target, Lack):
            found = target
        else:
            [found] = show(
                asked.evaluator,
                quantity.of,
                agencies,
                [target.report],
                money=asked.meaning.shape.unit,
            )
        if isinstance(found, Lack):
            lacks.append(found)
        else:
            both.append(found)
    return _answer(asked, quantity, both, list(dict.fromkeys(lacks)))


def _answer(
    asked: Asked,
    quantity: Change | Growth,
    both: list[Shown],
    lacks: list[Lack],
) -> Answer:
    heads = tuple(as_part(figure[0]) for figure in both)
    if len(both) == 2 and not lacks:
        gap = _gap(quantity, both[0], both[1])
        if not isinstance(gap, Lack):
            rate = isinstance(quantity.of, Rate | Share)
            terms = tuple(chain.from_iterable(figure[1:] for figure in both)) if rate else ()
            assumed = (
                frozenset({Assumed.COLUMN})
                if not (asked.question.column_said or rate)
                else frozenset()
            )
            return Answer(
                AnswerStatus.ANSWERED, asked.question, (*gap, *heads, *terms), assumed=assumed
            )
        lacks = [gap]
    return Answer(AnswerStatus.MISSING, asked.question, heads, tuple(lacks))


def _gap(quantity: Change | Growth, earlier: Shown, later: Shown) -> Shown | Lack:
    """How much more, or, where a growth rate is asked for, by how many per cent."""
    one, other = earlier[0], later[0]
    report = other.report
    if (
        one.report
        and report
        and one.report.form is not report.form
        and not alike_in_both_forms(quantity.of)
    ):
        return Lack(Why.NOT_COMPARABLE, measure=other.measure)
    if isinstance(quantity, Change):
        return (difference(one, other),)
    if one.order == 0:
        agency, year = (report.agency, report.year) if report else (None, None)
        return Lack(Why.NO_GROWTH, agency, year, report, other.measure)
    return (growth(one, other),)
