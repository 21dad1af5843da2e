"""A question and the index to an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from handlers.answering.balancing.checking import check
from handlers.answering.balancing.computing import compute
from handlers.answering.beside.next_steps import next_steps
from handlers.answering.beside.unsure import readings, unsure
from handlers.answering.beside.verdicts import judged
from handlers.answering.beside.wishes import granted
from handlers.answering.evaluator.roster import absent
from handlers.answering.from_prose.beside_tables import OPERATIONS as BESIDE_TABLES
from handlers.answering.from_prose.beside_tables import beside_tables
from handlers.answering.from_prose.listed import listed
from handlers.answering.from_prose.quoting import beside, find, nobody, of_a_place_below, said_otherwise
from handlers.answering.from_prose.with_carried_over import with_carried_over
from handlers.answering.reports.listing import listing
from handlers.answering.reports.own_names import as_reports_say, names_a_stranger
from handlers.answering.reports.places import (
    Target,
    of_department,
    takes_out_more,
    targets,
    the_unnamed,
    with_places_elsewhere,
)
from handlers.answering.reports.years_held import with_years_held
from handlers.answering.tasks import enter
from handlers.answering.values.answer import Answer, AnswerStatus, Assumed, Option, Refusal
from handlers.answering.values.findings import with_doubts
from handlers.answering.values.together import in_one
from handlers.understanding import Operation, Question
from handlers.understanding.asked.question import DEFAULT_RANKING, exactly
from handlers.understanding.operating.limits import UNITS
from store.index import Index
from store.measures import columns, columns_of, subjects
from store.model import Agency, Ambiguous, Form, Match, Mention
from store.quick_records import replace

__all__ = ["Answer", "AnswerStatus", "answer", "with_steps"]

_OPERATIONS: dict[Operation, Callable[[Index, Question], Answer]] = {
    Operation.VALUE: enter,
    Operation.BREAKDOWN: enter,
    Operation.COMPARE: enter,
    Operation.RANK: enter,
    Operation.SUM: enter,
    Operation.STATISTICS: enter,
    Operation.RATIO: enter,
    Operation.CHANGE: enter,
    Operation.TREND: enter,
    Operation.LIST: listing,
    Operation.ABSENT: absent,
    Operation.CHECK: check,
    Operation.FIND: find,
}
_NEED_AGENCY = frozenset({Operation.VALUE, Operation.BREAKDOWN, Operation.COMPARE, Operation.RATIO, Operation.CHANGE})
_NEED_AGENCY |= {Operation.TREND}

_OF_FIGURES = frozenset({Operation.VALUE, Operation.COMPARE})
_TWO = 2
_NOT_OF_CELLS = frozenset({Operation.FIND, Operation.LIST, Operation.ABSENT})


def answer(index: Index, question: Question) -> Answer:
    """Answer a question from the index, or ask back, or say what is missing, or decline."""
    if question.parts:
        return in_one([answer(index, part) for part in question.parts], question)
    if question.claim is not None:
        return judged(index, question, answer)
    if question.operation is Operation.EXPLAIN:
        return Answer(AnswerStatus.EXPLAINED, question)
    if question.operation is Operation.COMPUTE:
        return compute(index, question, answer)
    if question.operation is Operation.WISH:
        return granted(index, question, answer)
    question = with_years_held(index, as_reports_say(index, with_places_elsewhere(index, question)))
    if question.unclear and question.operation is not Operation.FIND:
        return Answer(AnswerStatus.AMBIGUOUS, question)
    found = _answer(index, question)
    if question.unclear and found.status in (AnswerStatus.MISSING, AnswerStatus.UNSURE, AnswerStatus.REFUSED):
        return Answer(AnswerStatus.AMBIGUOUS, question)
    if found.coverage is not None and len(question.mentions) < 2 and not question.ranking.of_years:
        unknown = index.standings().unknown(question.years)
        found = replace(found, coverage=replace(found.coverage, unknown=unknown))
    if found.status is AnswerStatus.ANSWERED and takes_out_more(index, found.question):
        return replace(found, assumed=found.assumed | {Assumed.EXCLUDED_BELOW})
    return replace(found, verdict=None) if found.verdict and _states_another_number(found) else found


def _states_another_number(found: Answer) -> bool:
    """Whether a check that holds was asked with a number that none of its figures is: 新收加结转等于总计100件吗."""
    told = {result.value for result in found.results}
    told |= {value for one in found.balances for value in (one.stated, one.computed)}
    told |= {result.value / factor for result in found.results for factor in UNITS.values()}
    return any(Decimal(number.replace(",", "")) not in told for number in _NUMBER.findall(found.question.said))


_NUMBER = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d.])")


def _answer(index: Index, question: Question) -> Answer:
    if question.unnamed and not question.mentions and not question.everywhere:
        return _of_the_unnamed(index, question)
    asked_back = _ask_back(index, question)
    if asked_back is not None:
        return asked_back
    if question.operation is Operation.NONE:
        if question.mentions and "greeting" not in question.topics:
            return listing(index, question)
        refusal = _refusal(question)
        return Answer(AnswerStatus.REFUSED, question, refusal=refusal)
    if _OPERATIONS[question.operation] is enter and not question.measures and question.ratio is None:
        question = replace(question, operation=Operation.FIND)  # a statement about figures of the prose
    found = (
        listed(index, question) or of_a_place_below(index, question) or _OPERATIONS[question.operation](index, question)
    )
    ranked = question.operation is Operation.RANK and not any(place.asked for place in found.places)
    if question.placed is not None and ranked:
        found = _figure_of_the_placed(index, question, question.placed)
    if found.status is AnswerStatus.MISSING and question.ends and len(question.years) > _TWO:
        found = _year_by_year(index, question) or found
    if not question.subject_said and found.status is AnswerStatus.ANSWERED:
        found = said_otherwise(index, question, found)
    if found.status is AnswerStatus.ANSWERED and question.operation in _OF_FIGURES:
        found = with_carried_over(index, found)
    if question.operation in BESIDE_TABLES:
        found = beside_tables(index, question, found)
    unread = question.operation is Operation.FIND and bool(question.measures) and bool(question.content)
    if _is_about_nobody(found) and (unread or names_a_stranger(question)):
        return unsure(index, question)  # the market supervisors of Yangshuo are not its government
    if found.status is AnswerStatus.MISSING and question.operation not in _NOT_OF_CELLS:
        return beside(index, question, found)
    return found


def _figure_of_the_placed(index: Index, question: Question, placed: Mention) -> Answer:
    """Why an agency has no place in an order: its own figure, and what it lacks."""
    alone = replace(
        question, operation=Operation.VALUE, mentions=(placed,), placed=None, ranking=DEFAULT_RANKING, everywhere=False
    )
    alone = replace(alone, topics=question.topics - {"share:of_all"})
    return _answer(index, alone)


def _year_by_year(index: Index, question: Question) -> Answer | None:
    """The years between, where the first or the last lacks the figure: fees of 2020 to 2022, none in 2020's form."""
    found = _OPERATIONS[Operation.TREND](index, replace(question, operation=Operation.TREND, ends=False))
    return found if found.status is AnswerStatus.ANSWERED else None


def _is_about_nobody(found: Answer) -> bool:
    return found.status is AnswerStatus.MISSING and bool(found.lacks) and not found.results and not found.quotes


def with_steps(index: Index, found: Answer) -> Answer:
    """The answer with what may be asked next, and with what a check finds of its figures."""
    if found.status is AnswerStatus.UNSURE:
        return replace(found, steps=readings(index, found, answer))
    return with_doubts(index, replace(found, steps=next_steps(index, found, answer)))


def _of_the_unnamed(index: Index, question: Question) -> Answer:
    """What 该县 asks: of the only report that names no agency either, or else it is asked back."""
    unnamed = the_unnamed(index, question)
    if unnamed is None:
        return _which_agency(index, question)
    found = answer(index, replace(question, mentions=(exactly(unnamed),)))
    return replace(found, assumed=found.assumed | {Assumed.UNNAMED})


def _refusal(question: Question) -> Refusal:
    if "thanks" in question.topics:
        return Refusal.THANKS
    if "greeting" in question.topics:
        return Refusal.GREETING
    return Refusal.OFF_TOPIC if question.text else Refusal.EMPTY


def _ask_back(index: Index, question: Question) -> Answer | None:
    """What must be asked before anything can be answered: which agency, or which of two readings."""
    for mention in question.mentions:
        if isinstance(mention.resolution, Ambiguous):
            return Answer(AnswerStatus.AMBIGUOUS, question, candidates=mention.resolution.candidates)
    if not question.mentions and _has_to_be_named(index, question):
        return _which_agency(index, question)
    rivals = [topic.split(":")[1:] for topic in sorted(question.topics) if topic.startswith("rival:")]
    if rivals and not question.measures and question.operation is not Operation.FIND:
        options = tuple(_reading(code, column) for code, column in rivals)
        return Answer(AnswerStatus.AMBIGUOUS, question, options=options)
    if question.items_said and question.operation in (Operation.VALUE, Operation.COMPARE):
        return _which_column(index, question)
    return None


def _which_column(index: Index, question: Question) -> Answer | None:
    """Items are asked for where the form counts them in several columns: last year's, and how many more or fewer."""
    measure = question.measures[0]
    forms = {target.report.form for target in targets(index, question) if isinstance(target, Target)}
    if Form.F2019 not in forms:
        return None
    found = columns_of(measure.subject, Form.F2019)
    options = tuple(Option(columns()[code].zh, columns()[code].en, measure.subject, code) for code in found)
    return Answer(AnswerStatus.AMBIGUOUS, question, options=options)


def _reading(subject: str, column: str) -> Option:
    found, behind = subjects()[subject], columns()[column]
    if column == "total":
        return Option(found.zh, found.en, subject, column)
    return Option(f"{found.zh}（{behind.zh}）", f"{found.en} ({behind.en})", subject, column)


def _has_to_be_named(index: Index, question: Question) -> bool:
    """Whether an agency has to be: one is asked about, or nothing is held of those that the department may be."""
    if question.department and question.operation is not Operation.FIND:
        over = question.operation is Operation.LIST or (question.everywhere and bool(question.measures))
        return not over or not of_department(index, question, 1)
    in_years = question.operation is Operation.ABSENT and "which_year" in question.topics
    of_years = question.operation is Operation.RANK and question.ranking.of_years and not question.everywhere
    return in_years or of_years or (question.operation in _NEED_AGENCY and not question.everywhere)


_MOST_CANDIDATES = 20


def _of_any_year(index: Index, question: Question) -> tuple[Agency, ...]:
    held = of_department(index, replace(question, years=()), _MOST_CANDIDATES)
    return tuple(dict.fromkeys(one.agency for one in held))


def _which_agency(index: Index, question: Question) -> Answer:
    """No agency is named: the one there is, or those there are to choose from."""
    if question.department:
        held = of_department(index, question, _MOST_CANDIDATES)
        agencies = tuple(dict.fromkeys(one.agency for one in held)) or _of_any_year(index, question)
        if not agencies:
            return nobody(question)
        if len(agencies) == 1 and agencies[0].is_settled:  # the other 住建局 has no report of that year
            others = tuple(one for one in _of_any_year(index, question) if one != agencies[0])
            only = Match(agencies[0], "only_then" if others else "only", others)
            return answer(index, replace(question, mentions=(Mention(0, 0, only),), department=""))
        return Answer(AnswerStatus.AMBIGUOUS, question, candidates=agencies)
    agencies = tuple(index.agencies(question.years, _MOST_CANDIDATES))
    return Answer(AnswerStatus.AMBIGUOUS, question, candidates=agencies)
