"""A question and the index to an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import chain, product

from handlers.answering.balancing.checking import check
from handlers.answering.balancing.computing import compute
from handlers.answering.beside.next_steps import next_steps
from handlers.answering.beside.unsure import counts_what_is_unsaid, readings, unsure
from handlers.answering.beside.verdicts import judged, not_of_the_whole
from handlers.answering.beside.wishes import granted
from handlers.answering.evaluator.roster import absent
from handlers.answering.from_prose.beside_tables import OPERATIONS as BESIDE_TABLES
from handlers.answering.from_prose.beside_tables import beside_tables
from handlers.answering.from_prose.counted_beside import counted_beside
from handlers.answering.from_prose.either_way import judged_either_way
from handlers.answering.from_prose.instead import beside, said_otherwise
from handlers.answering.from_prose.listed import listed
from handlers.answering.from_prose.quoting import find, nobody, of_a_place_below
from handlers.answering.from_prose.way_it_went import way_it_went
from handlers.answering.from_prose.with_carried_over import with_carried_over
from handlers.answering.reports.listing import listing
from handlers.answering.reports.own_names import as_reports_say, names_a_stranger
from handlers.answering.reports.places import (
    of_department,
    takes_out_more,
    the_unnamed,
    with_places_elsewhere,
)
from handlers.answering.reports.reached import reports_reached
from handlers.answering.reports.years_held import with_years_held
from handlers.answering.tasks import enter
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    Option,
    Refusal,
    Why,
)
from handlers.answering.values.choices import MOST_CANDIDATES, one_of
from handlers.answering.values.findings import with_doubts
from handlers.answering.values.together import in_one
from handlers.understanding import Operation, Question
from handlers.understanding.asked.question import DEFAULT_RANKING, WHY_ALONE, exactly
from handlers.understanding.continuing.edits import only_puts_together
from handlers.understanding.operating.limits import UNITS
from handlers.understanding.wordlists.senses import Mark
from store.entering import GIVEN, THIRD, only_if
from store.index import Index
from store.index.agency_counts import AgencyCounts
from store.measures import columns, columns_of, subjects
from store.model import Agency, Ambiguous, Form, Match, Mention
from store.quick_records import replace

__all__ = ["Answer", "AnswerStatus", "answer", "with_steps"]

Ask = Callable[[Index, Question], Answer]

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
_NEED_AGENCY = frozenset(
    {Operation.VALUE, Operation.BREAKDOWN, Operation.COMPARE, Operation.RATIO, Operation.CHANGE}
)
_NEED_AGENCY |= {Operation.TREND}

_OF_OTHERS: dict[Operation, Callable[[Index, Question, Ask], Answer]] = {
    Operation.COMPUTE: compute,
    Operation.WISH: granted,
}
"""What is put together from the answers to other questions."""
_OF_FIGURES = frozenset({Operation.VALUE, Operation.COMPARE})
_OF_ITEMS = _OF_FIGURES | {Operation.TREND, Operation.SUM}
_WITHOUT_ANSWER = (AnswerStatus.MISSING, AnswerStatus.UNSURE, AnswerStatus.REFUSED)
_TWO = 2
_NOT_OF_CELLS = frozenset({Operation.FIND, Operation.LIST, Operation.ABSENT})


def answer(index: Index, question: Question) -> Answer:
    """Answer a question from the index, or ask back, or say what is missing, or decline."""
    if question.parts:
        found = [answer(index, part) for part in question.parts]
        together = counted_beside(found, question) or in_one(found, question)
        return not_of_the_whole(question, together)
    if question.claim is not None:
        went = way_it_went(index, question) or judged(index, question, answer)
        return not_of_the_whole(question, judged_either_way(index, went))
    if question.operation is Operation.EXPLAIN:
        return Answer(AnswerStatus.EXPLAINED, question)
    if question.operation in _OF_OTHERS:
        return _OF_OTHERS[question.operation](index, question, answer)
    question = with_years_held(index, as_reports_say(index, with_places_elsewhere(index, question)))
    return _with_remarks(index, question, _unless_unclear(index, question))


def _unless_unclear(index: Index, question: Question) -> Answer:
    """The answer; what is not clear is asked back unless the prose says it."""
    if question.unclear and question.operation is not Operation.FIND:
        return Answer(AnswerStatus.AMBIGUOUS, question)
    if WHY_ALONE in question.topics:
        return Answer(AnswerStatus.MISSING, question, lacks=(Lack(Why.NO_REASON),))
    found = _answer(index, question)
    nothing = question.unclear and found.status in _WITHOUT_ANSWER
    if nothing:
        return Answer(AnswerStatus.AMBIGUOUS, question)
    return found


@only_if(
    lambda index, question, found: (
        found.coverage is not None or found.verdict is not None or found.question.excluding
    ),
    otherwise=THIRD,
)
def _with_remarks(index: Index, question: Question, found: Answer) -> Answer:
    """An answer with the reports that are of nobody known, and with what it leaves out besides what
    it was told to.
    """
    if (
        found.coverage is not None
        and len(question.mentions) < _TWO
        and not question.ranking.of_years
    ):
        unknown = index.standings().unknown(question.years)
        found = replace(found, coverage=replace(found.coverage, unknown=unknown))
    if found.status is AnswerStatus.ANSWERED and takes_out_more(index, found.question):
        return replace(found, assumed=found.assumed | {Assumed.EXCLUDED_BELOW})
    if found.verdict and _states_another_number(found):
        return replace(found, verdict=None)
    return found


def _states_another_number(found: Answer) -> bool:
    """Whether a check that holds was asked with a number that none of its figures is:
    新收加结转等于总计100件吗.
    """
    told = {result.value for result in found.results}
    told.update(chain.from_iterable((one.stated, one.computed) for one in found.balances))
    told.update(result.value / factor for result, factor in product(found.results, UNITS.values()))
    return any(
        Decimal(number.replace(",", "")) not in told
        for number in _NUMBER.findall(found.question.said)
    )


_NUMBER = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?(?![\d.])")


def _answer(index: Index, question: Question) -> Answer:
    if question.unnamed and not question.mentions and not question.everywhere:
        return _of_the_unnamed(index, question)
    asked_back = _ask_back(index, question)
    if asked_back is not None:
        return asked_back
    if question.operation is Operation.NONE:
        return _without_task(index, question)
    return _of_reports(index, _as_of_prose(question))


@only_if(lambda question: not question.measures, otherwise=GIVEN)
def _as_of_prose(question: Question) -> Question:
    """A statement about figures of the prose, as no row of the tables is named with it; else the
    question.
    """
    of_tables = (
        _OPERATIONS[question.operation] is not enter
        or question.measures
        or question.ratio is not None
    )
    if of_tables:
        return question
    return replace(question, operation=Operation.FIND)


def _of_reports(index: Index, question: Question) -> Answer:
    """What the tables say, and the prose beside them or in their place."""
    found = _with_prose(index, question, _carried_out(index, question))
    if found.status is not AnswerStatus.MISSING:
        return found
    if _is_about_nobody(found) and _is_partly_understood(question):
        return unsure(index, question)  # the market supervisors of Yangshuo are not its government
    of_prose = question.operation not in _NOT_OF_CELLS and Mark.IN_TABLE not in question.topics
    if of_prose:
        return beside(index, question, found)
    return found


def _without_task(index: Index, question: Question) -> Answer:
    """An agency alone is asked for its reports; nothing else is a question for these."""
    lists = question.mentions and "greeting" not in question.topics
    if lists and not counts_what_is_unsaid(question):
        return listing(index, question)
    if lists or only_puts_together(question.text):
        return unsure(index, question)  # 一共, after what was not understood
    return Answer(AnswerStatus.REFUSED, question, refusal=_refusal(question))


def _carried_out(index: Index, question: Question) -> Answer:
    """What the operation of a question finds, or another where it finds nothing."""
    in_prose = listed(index, question) or of_a_place_below(index, question)
    found = in_prose or _OPERATIONS[question.operation](index, question)
    ranked = question.placed if question.operation is Operation.RANK else None
    if ranked is not None and not any(place.asked for place in found.places):
        found = _figure_of_the_placed(index, question, ranked)
    if found.status is AnswerStatus.MISSING and question.ends and len(question.years) > _TWO:
        found = _year_by_year(index, question) or found
    return found


def _with_prose(index: Index, question: Question, found: Answer) -> Answer:
    """An answer with what the prose says beside its figures."""
    if not question.subject_said and found.status is AnswerStatus.ANSWERED:
        found = said_otherwise(index, question, found)
    if found.status is AnswerStatus.ANSWERED and question.operation in _OF_FIGURES:
        found = with_carried_over(index, found)
    if question.operation in BESIDE_TABLES:
        return beside_tables(index, question, found)
    return found


def _is_partly_understood(question: Question) -> bool:
    """Whether words were left over beside a row of the tables, or in the name of an agency."""
    unread = question.operation is Operation.FIND and question.measures and question.content
    return bool(unread) or names_a_stranger(question)


def _figure_of_the_placed(index: Index, question: Question, placed: Mention) -> Answer:
    """Why an agency has no place in an order: its own figure, and what it lacks."""
    alone = replace(
        question,
        operation=Operation.VALUE,
        mentions=(placed,),
        placed=None,
        ranking=DEFAULT_RANKING,
        everywhere=False,
    )
    alone = replace(alone, topics=question.topics - {"share:of_all"})
    return _answer(index, alone)


def _year_by_year(index: Index, question: Question) -> Answer | None:
    """The years between, where the first or the last lacks the figure: fees of 2020 to 2022, none
    in 2020's form.
    """
    found = _OPERATIONS[Operation.TREND](
        index, replace(question, operation=Operation.TREND, ends=False)
    )
    if found.status is AnswerStatus.ANSWERED:
        return found
    return None


def _is_about_nobody(found: Answer) -> bool:
    return bool(found.lacks) and not found.results and not found.quotes


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
    if question.text:
        return Refusal.OFF_TOPIC
    return Refusal.EMPTY


@only_if(
    lambda index, question: (
        not (question.mentions and question.measures)
        or question.items_said
        or any(isinstance(one.resolution, Ambiguous) for one in question.mentions)
    )
)
def _ask_back(index: Index, question: Question) -> Answer | None:
    """What must be asked before anything can be answered: which agency, or which of two
    readings.
    """
    for mention in question.mentions:
        if isinstance(mention.resolution, Ambiguous):
            candidates = mention.resolution.candidates
            return one_of(question, candidates, len(candidates))
    if not question.mentions and _has_to_be_named(index, question):
        return _which_agency(index, question)
    rivals = _rivals(question)
    if rivals:
        return Answer(AnswerStatus.AMBIGUOUS, question, options=rivals)
    if question.items_said and question.operation in _of_items(question):
        return _which_column(index, question)
    return None


def _of_items(question: Question) -> frozenset[Operation]:
    """What asks back of items: a row of years of them is none of decisions."""
    bought = question.measures[0].subject == "procurement"
    return _OF_FIGURES if bought else _OF_ITEMS


def _rivals(question: Question) -> tuple[Option, ...]:
    """The readings between which the words of a question do not decide."""
    if question.measures or question.operation is Operation.FIND:
        return ()
    rivals = (
        topic.split(":")[1:] for topic in sorted(question.topics) if topic.startswith("rival:")
    )
    return tuple(_reading(code, column) for code, column in rivals)


def _which_column(index: Index, question: Question) -> Answer | None:
    """Items are asked for where the form counts them in several columns: last year's, and how many
    more or fewer.
    """
    measure = question.measures[0]
    if Form.F2019 not in {report.form for report in reports_reached(index, question)}:
        return None
    found = columns_of(measure.subject, Form.F2019)
    options = tuple(
        Option(columns()[code].zh, columns()[code].en, measure.subject, code) for code in found
    )
    return Answer(AnswerStatus.AMBIGUOUS, question, options=options)


def _reading(subject: str, column: str) -> Option:
    found, behind = subjects()[subject], columns()[column]
    if column == "total":
        return Option(found.zh, found.en, subject, column)
    return Option(f"{found.zh}（{behind.zh}）", f"{found.en} ({behind.en})", subject, column)


def _has_to_be_named(index: Index, question: Question) -> bool:
    """Whether an agency has to be: one is asked about, or nothing is held of those that the
    department may be.
    """
    if question.department and question.operation is not Operation.FIND:
        over = question.operation is Operation.LIST or (
            question.everywhere and bool(question.measures)
        )
        return not over or not of_department(index, question, 1)
    if question.operation is Operation.ABSENT:
        return "which_year" in question.topics
    ranks_years = question.operation is Operation.RANK and question.ranking.of_years
    return not question.everywhere and (ranks_years or question.operation in _NEED_AGENCY)


def _of_any_year(index: Index, question: Question) -> tuple[Agency, ...]:
    held = of_department(index, replace(question, years=()))
    return tuple(dict.fromkeys(one.agency for one in held))


def _which_agency(index: Index, question: Question) -> Answer:
    """No agency is named: the one there is, or those there are to choose from."""
    if question.department:
        held = of_department(index, question)
        agencies = tuple(dict.fromkeys(one.agency for one in held)) or _of_any_year(index, question)
        if not agencies:
            return nobody(question)
        if (
            len(agencies) == 1 and agencies[0].is_settled
        ):  # the other 住建局 has no report of that year
            others = tuple(one for one in _of_any_year(index, question) if one != agencies[0])
            only = Match(agencies[0], "only_then" if others else "only", others)
            return answer(index, replace(question, mentions=(Mention(0, 0, only),), department=""))
        return one_of(question, agencies, len(agencies))
    agencies = tuple(index.agencies(question.years, MOST_CANDIDATES))
    every = (
        len(agencies)
        if len(agencies) < MOST_CANDIDATES
        else index.kept(AgencyCounts).of(question.years)
    )
    return one_of(question, agencies, every)
