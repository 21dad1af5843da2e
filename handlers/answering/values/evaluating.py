"""A measure in a report: the number with its source, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from handlers.answering.values.answer import Lack, Result, ResultKind, ResultRole, Source, Why
from handlers.answering.values.gathered import sources_of
from store.index import HeldReport, Index, StoredFact
from store.measures import Measure, cells, columns, possible_cells, subjects, unit_of
from store.model import FORMS, Cell, Form, Status
from store.quick_records import replace


def evaluate(index: Index, report: HeldReport, measure: Measure) -> tuple[Result, ...] | Lack:
    """What a measure is in a report: one result, or a computed one followed by the cells that it
    adds up.
    """
    facts = index.facts([report], possible_cells(measure))[report.id]
    return evaluate_among(index, report, measure, facts)


def evaluate_among(
    index: Index,
    report: HeldReport,
    measure: Measure,
    facts: Mapping[Cell, StoredFact],
) -> tuple[Result, ...] | Lack:
    """The same with the report's facts at hand."""
    wanted = cells(measure, report.form, present=facts)
    if not any(cell in facts for cell in wanted):
        wanted = _of_other_form(report, measure, facts) or wanted
    why = _why_not(report, measure, wanted, facts)
    if why is not None:
        return Lack(
            why, report.agency, report.year, report, measure, at_least=_at_least(wanted, facts)
        )
    if len(wanted) == 1:
        return (result_of(index, facts[wanted[0]], measure),)
    found = tuple(result_of(index, facts[cell], measure, ResultRole.PART) for cell in wanted)
    total = Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        sum((result.value for result in found), Decimal()),
        unit_of(measure),
        report,
        measure,
        sources=sources_of(found),
    )
    return (total, *found)


def _of_other_form(
    report: HeldReport,
    measure: Measure,
    facts: Mapping[Cell, StoredFact],
) -> tuple[Cell, ...]:
    """The cells that a measure is in another form, where the report has these: some take a table
    from each.
    """
    every = (cells(measure, form, present=facts) for form in FORMS if form is not report.form)
    return next((found for found in every if found and all(cell in facts for cell in found)), ())


def _at_least(wanted: tuple[Cell, ...], facts: Mapping[Cell, StoredFact]) -> Decimal | None:
    """The sum of those cells that can be read, where a measure adds up several and they cannot all
    be.
    """
    values = [facts[cell].value for cell in wanted if cell in facts]
    known = [value for value in values if value is not None]
    if known:
        return sum(known, Decimal())
    return None


def _why_not(
    report: HeldReport,
    measure: Measure,
    wanted: tuple[Cell, ...],
    facts: Mapping[Cell, StoredFact],
) -> Why | None:
    table = subjects()[measure.subject].table
    if not report.tables:
        return Why.NO_TABLES
    if report.form is Form.NONE and table not in report.tables:
        return Why.NO_TABLE
    if not wanted:  # table four alone says nothing of the form, and of what that lacks
        if report.form is Form.NONE:
            return Why.CUT_OFF
        return Why.NOT_IN_FORM
    if table not in report.tables:
        return Why.NO_TABLE
    if any(cell not in facts for cell in wanted):
        return Why.CUT_OFF
    if any(facts[cell].status is Status.DAMAGED for cell in wanted):
        return Why.DAMAGED
    if any(_is_blank(facts[cell]) for cell in wanted):
        return Why.BLANK
    return None


def _is_blank(fact: StoredFact) -> bool:
    return fact.status is Status.BLANK or fact.value is None


def result_of(
    index: Index,
    fact: StoredFact,
    measure: Measure | None = None,
    role: ResultRole = ResultRole.ANSWER,
) -> Result:
    """A cell that is not blank as a result."""
    if fact.value is None:
        raise ValueError(f"{fact.cell} is blank: it has no value to give")
    source = Source(
        fact.report, fact.line, fact.end_line, index.text(fact.report, fact.line, fact.end_line)
    )
    kind = ResultKind.REPAIRED if fact.status is Status.REPAIRED else ResultKind.PRINTED
    return Result(
        role,
        kind,
        fact.value,
        fact.unit,
        fact.report,
        measure,
        fact.cell,
        (source,),
        fact.raw,
        fact.reason,
    )


def as_part(result: Result) -> Result:
    """The same number as a term of another."""
    return replace(result, role=ResultRole.PART)


def comparable(measure: Measure, one: Form, other: Form) -> bool:
    """Whether a measure means the same in reports of two forms (处理决定数量 does, 制发件数 does
    not).
    """
    in_forms = columns()[measure.column].cells
    known = FORMS if Form.NONE in (one, other) else (one, other)
    return one is other or len({in_forms[form] for form in known}) == 1
