"""An order over reports, with its coverage: who has the figure, and who is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from handlers.answering.answer import Answer, AnswerStatus, Assumed, Coverage, Lack, Result, Why
from handlers.answering.evaluating import as_part, comparable, evaluate_among
from handlers.answering.listing import not_held
from handlers.answering.places import Target, scope, targets
from handlers.measures import Measure
from handlers.understanding import Question, Ranking
from store.index import Held, Index
from store.model import Form


def rank(index: Index, question: Question) -> Answer:
    """The figures of all reports in scope in order; first those that are asked for, then the others as parts."""
    reports, lacks = reports_in_scope(index, question)
    if not reports:
        return not_held(index, question) if not lacks else Answer(AnswerStatus.MISSING, question, lacks=tuple(lacks))
    found, lacking = figures(index, reports, question.measures[0])
    found, unlike = _of_one_meaning(found, question.measures[0])
    undecided = _undecided(found, lacking, question.ranking)
    if undecided:
        parts = tuple(as_part(result) for result in found)
        return Answer(AnswerStatus.MISSING, question, parts, undecided)
    coverage = Coverage(tuple(result.report for result in found if result.report), (*lacks, *lacking, *unlike))
    ordered = sorted(found, key=lambda result: _key(result, question.ranking))
    chosen = _chosen(ordered, question.ranking)
    rest = [as_part(result) for result in ordered if result not in chosen] if not question.ranking.all else []
    assumed = _assumed(question)
    status = AnswerStatus.ANSWERED if found else AnswerStatus.MISSING
    return Answer(
        status, question, (*chosen, *rest), lacking if not found else (), coverage=coverage, assumed=frozenset(assumed)
    )


def reports_in_scope(index: Index, question: Question) -> tuple[list[Held], list[Lack]]:
    """The reports that a ranking, sum or average goes over: those of several agencies named, else all in scope."""
    if len(question.mentions) < 2 and (question.everywhere or not question.mentions):
        return scope(index, question), []
    reached = targets(index, question)
    regions = [lack for lack in reached if isinstance(lack, Lack) and lack.why is Why.NO_REPORT and lack.available]
    if len(question.mentions) == 1 and regions:
        return scope(index, question), []
    return (
        [target.report for target in reached if isinstance(target, Target)],
        [lack for lack in reached if isinstance(lack, Lack)],
    )


def figures(index: Index, reports: Sequence[Held], measure: Measure) -> tuple[list[Result], tuple[Lack, ...]]:
    """A measure in each of several reports, and why it is not in the others."""
    facts = index.facts(reports)
    results: list[Result] = []
    lacks: list[Lack] = []
    for report in reports:
        found = evaluate_among(index, report, measure, facts[report.id])
        if isinstance(found, Lack):
            lacks.append(found)
        else:
            results.append(found[0])
    return results, tuple(lacks)


def _of_one_meaning(results: list[Result], measure: Measure) -> tuple[list[Result], tuple[Lack, ...]]:
    """Without those whose form counts something else under this name than most do."""
    forms = [result.report.form for result in results if result.report]
    if not forms or comparable(measure, Form.F2019, Form.F2021):
        return results, ()
    main = max(sorted(set(forms)), key=forms.count)
    kept = [result for result in results if result.report and result.report.form is main]
    unlike = tuple(
        Lack(Why.NOT_COMPARABLE, result.report.agency, result.report.year, result.report, measure)
        for result in results
        if result.report and result.report.form is not main
    )
    return kept, unlike


def _key(result: Result, ranking: Ranking) -> tuple[Decimal, str]:
    name = result.report.agency.name if result.report else ""
    return (-result.value if ranking.descending else result.value, name)


def _undecided(found: Sequence[Result], lacking: Sequence[Lack], ranking: Ranking) -> tuple[Lack, ...]:
    """Reports whose incomplete figure is already as large as the largest: then nobody can be said to be first."""
    if not ranking.descending or ranking.above is not None:
        return ()
    top = max((result.value for result in found), default=Decimal())
    return tuple(lack for lack in lacking if lack.at_least is not None and lack.at_least > 0 and lack.at_least >= top)


def _chosen(ordered: Sequence[Result], ranking: Ranking) -> list[Result]:
    """Those that the question asks for: all, those beyond a bound, or those that share the place asked for."""
    if ranking.above is not None:
        bound = ranking.above
        return [result for result in ordered if result.value > bound or (ranking.inclusive and result.value == bound)]
    if ranking.below is not None:
        bound = ranking.below
        return [result for result in ordered if result.value < bound or (ranking.inclusive and result.value == bound)]
    if ranking.all:
        return list(ordered)
    values = list(dict.fromkeys(result.value for result in ordered))
    if ranking.position > len(values):
        return []
    asked = values[ranking.position - 1 : ranking.position - 1 + ranking.head]
    return [result for result in ordered if result.value in asked]


def _assumed(question: Question) -> Iterable[Assumed]:
    if not question.years:
        yield Assumed.LATEST_EACH
    if not question.column_said:
        yield Assumed.COLUMN
