"""What a figure is made of: by result, by reason, by applicant. Only what is not zero is listed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from handlers.answering.reports.places import Target
from handlers.answering.tasks.asked import Asked
from handlers.answering.tasks.valuing import put_together
from handlers.answering.values.answer import Answer, Lack, Result, ResultRole, Why
from handlers.answering.values.evaluating import as_part, evaluate_among, result_of
from handlers.answering.values.gathered import figures_of
from handlers.meaning import Breakdown, Split
from store.index import HeldReport, Index, StoredFact
from store.measures import Measure, cells, possible_cells, subjects
from store.model import Cell
from store.quick_records import replace

_RESULTS = ("granted", "partial", "denied", "unable", "not_processed", "other_handling")
_OUTCOMES = ("upheld", "corrected", "other_result", "pending")
"""What becomes of reconsideration and litigation."""
_APPLICANTS = ("natural_person", "enterprise", "research", "social_org", "legal_service", "other")


def break_down(asked: Asked, task: Breakdown) -> Answer:
    """The parts of a figure that are not zero, and the figure itself as the last part."""
    results: list[Result] = []
    lacks: list[Lack] = []
    for target in asked.reach.targets or ():
        found = _in_report(asked, target.report, task) if isinstance(target, Target) else [target]
        results += [one for one in found if isinstance(one, Result)]
        lacks += [one for one in found if isinstance(one, Lack)]
    answer = put_together(asked, results, lacks, columns=False)
    if task.place is None or lacks:
        return answer
    return _by_place(answer, task.place)


def _by_place(found: Answer, place: int) -> Answer:
    """The parts at the place that is asked for as the answers, the others behind them, the largest
    first.
    """
    whole = [result for result in found.results if result.role is ResultRole.PART]
    if not whole:
        return found
    shown = sorted(figures_of(found), key=lambda result: -result.value)
    values = [result.value for result in shown]
    asked = [result for result in shown if values.index(result.value) + 1 == place]
    others = (as_part(result) for result in shown if result not in asked)
    return replace(found, results=(*asked, *whole, *others))


def _in_report(asked: Asked, report: HeldReport, task: Breakdown) -> Sequence[Result | Lack]:
    """The parts that are not zero as answers; a table that is cut off still gives those that stand
    in it.
    """
    index, measure = asked.index, asked.question.measures[0]
    parts = _parts(measure, task.by)
    cells_of = dict.fromkeys(chain.from_iterable(map(possible_cells, (measure, *parts))))
    facts = index.facts([report], cells_of)[report.id]
    whole = evaluate_among(index, report, measure, facts)
    if isinstance(whole, Lack):
        if whole.why is Why.CUT_OFF:
            return [*_shown(index, report, parts, facts)[0], whole]
        return [whole]
    rest = _rest(index, report, parts, task.without, facts) if task.without else None
    if rest:
        return rest
    if len(parts) > 1 and (task.place is not None or _is_review(measure)):
        return _whole_parts(asked, report, parts, facts, whole[0])
    shown, is_whole = _shown(index, report, parts, facts)
    if not is_whole:
        return [*shown, Lack(Why.CUT_OFF, report.agency, report.year, report, measure)]
    if shown:
        return [*shown, as_part(whole[0])]
    return [whole[0]]


def _rest(
    index: Index,
    report: HeldReport,
    parts: Sequence[Measure],
    told: Sequence[Measure],
    facts: Mapping[Cell, StoredFact],
) -> Sequence[Result | Lack] | None:
    """The parts without those that were told; None where nothing but these is there, which only the
    whole can say.
    """
    known = set(chain.from_iterable(cells(one, report.form, present=facts) for one in told))
    shown, is_whole = _shown(index, report, parts, facts, known)
    if is_whole:
        return shown or None
    return [
        *shown,
        Lack(Why.CUT_OFF, report.agency, report.year, report, Measure("handled", "total")),
    ]


def _shown(
    index: Index,
    report: HeldReport,
    parts: Sequence[Measure],
    facts: Mapping[Cell, StoredFact],
    told: Collection[Cell] = (),
) -> tuple[list[Result], bool]:
    """The rows of the parts that are not zero, but those told before, and whether every row can be
    read.
    """
    shown: list[Result] = []
    is_whole = True
    for part in parts:
        for cell in cells(part, report.form, present=facts):
            if cell in told:
                continue
            fact = facts.get(cell)
            if fact is None or fact.value is None:
                is_whole = False
            elif fact.value:
                shown.append(result_of(index, fact, part))
    return shown, is_whole


def _whole_parts(
    asked: Asked,
    report: HeldReport,
    parts: Sequence[Measure],
    facts: Mapping[Cell, StoredFact],
    whole: Result,
) -> Sequence[Result | Lack]:
    """The parts with all their rows added up: what is put in order must be of one kind."""
    found = [evaluate_among(asked.index, report, part, facts) for part in parts]
    lack = next((one for one in found if isinstance(one, Lack)), None)
    if lack is not None:
        return [lack]
    shown = [one[0] for one in found if not isinstance(one, Lack) and one[0].value]
    if shown:
        return [*shown, as_part(whole)]
    return [whole]


def _is_review(measure: Measure) -> bool:
    return subjects()[measure.subject].table == "reviews"


def _parts(measure: Measure, by: Split) -> Sequence[Measure]:
    if _is_review(measure):
        return [Measure(measure.subject, column) for column in _OUTCOMES]
    if by is Split.APPLICANT:
        return [Measure(measure.subject, column) for column in _APPLICANTS]
    if len(subjects()[measure.subject].rows) > 1 or by is Split.REASON:
        return [measure]
    return [Measure(subject, measure.column) for subject in _RESULTS]
