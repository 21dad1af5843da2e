"""Answers from the prose, marked as such; and the prose beside a table figure that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from handlers.answering.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Kind,
    Lack,
    Quote,
    Refusal,
    Result,
    Role,
    Source,
    Why,
)
from handlers.answering.places import Target, of_department, targets
from handlers.answering.prose import Wanted, candidates, groups_of, search
from handlers.answering.unsure import unsure
from handlers.answering.wording import terms_of
from handlers.measures import subjects
from handlers.understanding import Question
from store.index import Held, Index, StoredSentence
from store.model import Agency, Ambiguous, Elsewhere, Match, Problem

_MANY = 200
"""Reports; a question that names no agency and whose words stand in more is asked back."""


def find(index: Index, question: Question) -> Answer:
    """What the prose says of the words that no table explains."""
    if not any(isinstance(mention.resolution, Match | Elsewhere | Ambiguous) for mention in question.mentions):
        return _without_agency(index, question)
    reached = targets(index, question)
    reports = [target.report for target in reached if isinstance(target, Target)]
    lacks = [lack for lack in reached if isinstance(lack, Lack)]
    quotes = _of_a_kind(index, question, reports) or _quotes(index, reports, wanted(question))
    if not _may_say_a_number(question, reports):
        quotes = [quote if quote.plain else replace(quote, figure=None) for quote in quotes]
    if "unit" in question.taken_over and question.counted:
        quotes = [quote if _counted_so(quote, question.counted) else replace(quote, figure=None) for quote in quotes]
    conflicts = tuple(_conflicts(index, question, quotes))
    if conflicts:
        both = tuple(Quote(sentence) for sentence in index.sentences(reports) if _is_one_of(sentence, conflicts))
        return Answer(AnswerStatus.QUOTED, question, quotes=both, problems=conflicts)
    if quotes:
        assumed = frozenset(a for target in reached if isinstance(target, Target) for a in target.assumed)
        results = quoted_results(quotes)
        return Answer(AnswerStatus.QUOTED, question, results, quotes=tuple(quotes), assumed=assumed)
    if lacks and not reports:
        return Answer(AnswerStatus.MISSING, question, lacks=tuple(lacks), unknown=_unknown(question))
    return replace(unsure(index, question, reports), lacks=tuple(lacks))


def _counted_so(quote: Quote, unit: str) -> bool:
    """Whether a figure has just the unit that the question before asked in: what came in 条 is not told in 个."""
    return quote.figure is not None and quote.figure.unit == unit


def _conflicts(index: Index, question: Question, quotes: Iterable[Quote]) -> Iterable[tuple[Held, Problem]]:
    """Where the figure that was found is one of two that a report gives for one thing: then neither is the answer."""
    for quote in quotes:
        report = quote.sentence.report
        for problem in index.problems([report])[report.id]:
            asked = problem.code == "prose-conflict" and problem.values["subject"] in question.text
            stated = {problem.values.get("first"), problem.values.get("second")}
            if asked and quote.figure and str(quote.figure.value) in stated:
                yield report, problem


def _is_one_of(sentence: StoredSentence, conflicts: Iterable[tuple[Held, Problem]]) -> bool:
    """Whether a sentence holds one of the two figures that contradict each other."""
    for _, problem in conflicts:
        places = {problem.line: problem.values["first"], int(problem.values["other_line"]): problem.values["second"]}
        if any(str(figure.value) == places.get(sentence.line) for figure in sentence.figures):
            return True
    return False


_CONTACT = re.compile(r"电话|传真|邮箱|邮编|地址|联系")
_ADDRESS = re.compile(r"\d{6,}|@|\d{3,4}[-—－]+\d+|号")
_DONE_TO_ANYTHING = frozenset({"handled"})
"""Subjects that any paper can have: proposals, letters."""
_CHAPTER = 2
"""Sentences of a chapter that are quoted where all of it is asked for."""


def _of_a_kind(index: Index, question: Question, reports: Iterable[Held]) -> list[Quote]:
    """Sentences that are asked for by what they are: how to reach the agency, or its chapter on problems."""
    if "contact" in question.topics:
        found = [s for s in index.sentences(reports) if _CONTACT.search(s.text) and _ADDRESS.search(s.text)]
        return [Quote(sentence) for sentence in found[:2]]
    if "chapter:problems" in question.topics:
        return [Quote(s) for s in index.sentences(reports) if s.section == "problems"][:_CHAPTER]
    return []


def _may_say_a_number(question: Question, reports: Iterable[Held]) -> bool:
    """Whether a figure of the prose may be given: one is asked for, and no table of these reports counts the like.

    办结 and 答复 beside words that no table explains speak of these (提案办结几件).
    """
    if "prose_only" in question.topics:
        return question.asks_number
    tables = {subjects()[measure.subject].table for measure in question.measures}
    about_others = {measure.subject for measure in question.measures} <= _DONE_TO_ANYTHING
    return question.asks_number and (about_others or not any(tables & report.tables for report in reports))


def wanted(question: Question) -> Wanted:
    """What a question looks for in the prose."""
    return Wanted(terms_of(question.about_prose), question.counted or question.unit, question.wants_total)


def _quotes(index: Index, reports: list[Held], looked_for: Wanted) -> list[Quote]:
    by_report: dict[int, list[StoredSentence]] = {report.id: [] for report in reports}
    for sentence in candidates(index, reports, looked_for):
        by_report[sentence.report.id].append(sentence)
    return [quote for report in reports for quote in search(by_report[report.id], looked_for)]


def _without_agency(index: Index, question: Question) -> Answer:
    """A question that names no agency is answered from the prose only if it asks how many, and one report says it."""
    refused = _not_found(index, question)
    scraps = any(len(word) == 1 for word in _unknown(question).split())
    if scraps or not question.asks_number or not question.about_prose or _off_topic(index, question):
        return refused
    if question.department:
        reports = of_department(index, question, _MANY + 1)
        if not reports:
            return nobody(question)
    else:
        groups = groups_of(wanted(question))
        reports = index.reports_saying(groups, question.years, _MANY + 1) if groups else []
    if len(reports) > _MANY:
        return replace(refused, status=AnswerStatus.AMBIGUOUS, refusal=None)
    quotes = [quote for quote in _quotes(index, reports, wanted(question)) if quote.figure]
    if not quotes:
        return refused
    if len({quote.sentence.report.id for quote in quotes}) > 1:
        candidates = tuple(dict.fromkeys(quote.sentence.report.agency for quote in quotes))
        return Answer(AnswerStatus.AMBIGUOUS, question, candidates=candidates)
    unsaid = quotes[0].sentence.report.agency.division is None
    assumed = frozenset({Assumed.FILE_NAME}) if unsaid else frozenset[Assumed]()
    return Answer(AnswerStatus.QUOTED, question, quoted_results(quotes), quotes=tuple(quotes), assumed=assumed)


def _not_found(index: Index, question: Question) -> Answer:
    """Nobody is named: another subject where a word of it stands in no report, else something not understood."""
    if question.measures or not _off_topic(index, question):
        return unsure(index, question)
    return Answer(AnswerStatus.REFUSED, question, refusal=Refusal.OFF_TOPIC, unknown=_unknown(question))


def nobody(question: Question) -> Answer:
    """There is no report of a department that was named without its place."""
    department = Agency(question.department, None, question.department)
    return Answer(AnswerStatus.MISSING, question, lacks=(Lack(Why.NO_PLACE, department),))


def said_otherwise(index: Index, question: Question, answer: Answer) -> Answer:
    """A figure whose row was assumed, with what the prose says in the question's own words where that differs."""
    reports = list(dict.fromkeys(result.report for result in answer.results if result.report))
    quotes = [quote for quote in _quotes(index, reports, wanted(question)) if quote.figure]
    values = {result.value for result in answer.results}
    other = tuple(quote for quote in quotes if quote.figure and quote.figure.value not in values)
    assumed = answer.assumed | {Assumed.SUBJECT}
    return replace(answer, results=(*answer.results, *quoted_results(other)), quotes=other, assumed=assumed)


def beside(index: Index, question: Question, answer: Answer) -> Answer:
    """A missing table figure with what the prose says of it, which is quoted, and marked as prose.

    Where the whole table is missing and the prose says the figure plainly, that is the answer; where the table is there
    and the cell cannot be read, or the prose says more than was asked, it only stands beside.
    """
    prose_only = all(lack.why is Why.NO_TABLES for lack in answer.lacks)
    unread = (Why.NO_TABLE, Why.NO_TABLES, Why.CUT_OFF, Why.BLANK)
    reports = [lack.report for lack in answer.lacks if lack.report is not None and lack.why in unread]
    quotes = _quotes(index, reports, wanted(question))
    if not quotes:
        return answer
    results = quoted_results(quotes)
    no_table = all(lack.why is Why.NO_TABLE for lack in answer.lacks) and all(quote.plain for quote in quotes)
    if not prose_only and not no_table:
        results = tuple(replace(result, role=Role.PART) for result in results)
    status = AnswerStatus.QUOTED if prose_only else answer.status
    return replace(answer, status=status, quotes=tuple(quotes), results=(*results, *answer.results))


def quoted_results(quotes: Iterable[Quote]) -> tuple[Result, ...]:
    """The figures that were singled out in the prose, each with its sentence as the source."""
    return tuple(
        Result(
            Role.ANSWER,
            Kind.QUOTED,
            figure.value,
            figure.unit,
            sentence.report,
            sources=(Source(sentence.report, sentence.line, sentence.end_line, sentence.text),),
            raw=figure.raw,
            approximate=figure.approximate,
        )
        for sentence, figure in ((quote.sentence, quote.figure) for quote in quotes)
        if figure is not None
    )


def _unknown(question: Question) -> str:
    return " ".join(word.text for word in question.content if not word.senses)


def _off_topic(index: Index, question: Question) -> bool:
    """Whether a word of the question stands in no report at all: then the question is about something else."""
    unknown = [word.text for word in question.content if not word.senses]
    for word in unknown:
        for term in terms_of(word):
            if not any(index.mentions(term[place : place + 2]) for place in range(max(len(term) - 1, 1))):
                return True
    return bool(unknown) and not terms_of(question.about_prose)
