"""Several figures beside each other: agencies, or rows of one report; and how far two are apart."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from handlers.answering.tasks.asked import Asked
from handlers.answering.tasks.valuing import of_targets
from handlers.answering.values.answer import Answer, Lack, Result, ResultKind, ResultRole, Why
from handlers.answering.values.differences import difference
from handlers.answering.values.evaluating import as_part
from handlers.answering.values.rounding import round_half_up
from handlers.meaning import Cells, Compare, How, Quantity, of_ratio
from handlers.meaning.quantities import PER_CENT, alike_in_both_forms
from store.quick_records import replace


def compare(asked: Asked, task: Compare) -> Answer:
    """The figures, and how far they are apart where there are two that count the same thing."""
    answer = of_targets(asked)
    terms = [result for result in answer.results if result.role is ResultRole.ANSWER]
    parts = [result for result in answer.results if result.role is ResultRole.PART]
    if len(terms) != 2:
        return answer
    gap = _gap(task.how, terms[0], terms[1])
    if isinstance(gap, Lack):
        return replace(answer, lacks=(*answer.lacks, gap))
    return replace(answer, results=(gap, *map(as_part, terms), *parts))


def _gap(how: How, one: Result, other: Result) -> Result | Lack:
    if not _alike(one, other):
        return Lack(Why.NOT_COMPARABLE, measure=one.measure)
    report = other.report
    if how is not How.DIFFERENCE and other.value == 0:
        agency, year = (report.agency, report.year) if report else (None, None)
        return Lack(Why.NO_RATIO, agency, year, measure=other.measure)
    sources = (*one.sources, *other.sources)
    match how:
        case How.DIFFERENCE:
            smaller, larger = sorted((one, other), key=lambda result: result.order)
            return replace(difference(smaller, larger), report=None, sources=sources)
        case How.TIMES:
            return _ratio(one, other, one.value / other.value, "倍")
        case How.RELATIVE:
            return _ratio(one, other, abs(one.value - other.value) / other.value * 100, PER_CENT)
        case _:
            assert_never(how)


def _ratio(one: Result, other: Result, exact: Decimal, unit: str) -> Result:
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        round_half_up(exact),
        unit,
        measure=one.measure,
        sources=(*one.sources, *other.sources),
        exact=exact,
    )


def _alike(one: Result, other: Result) -> bool:
    """Whether two figures count the same thing."""
    if one.unit != other.unit or one.report is None or other.report is None or one.measure is None:
        return False
    quantity: Quantity = Cells(one.measure) if one.ratio is None else of_ratio(one.ratio)
    return one.report.form is other.report.form or alike_in_both_forms(quantity)


def relative(larger: Decimal, smaller: Decimal) -> Decimal | None:
    """How much larger, in per cent of the smaller; None where the smaller is 0."""
    if smaller == 0:
        return None
    return (larger - smaller) / abs(smaller) * 100
