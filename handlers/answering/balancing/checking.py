"""体检: the problems of a report, the balance of its tables, and sums that its prose states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers.answering.balancing.carried import carried_on
from handlers.answering.balancing.equations import adds_up
from handlers.answering.balancing.in_force import follows_from_last_year
from handlers.answering.evaluator.scopes import reach_of
from handlers.answering.from_prose.quoting import find
from handlers.answering.reports.levels import speaks_of_levels
from handlers.answering.reports.listing import not_held
from handlers.answering.reports.places import Target, agency_of, reports_of, targets
from handlers.answering.tasks import enter
from handlers.answering.values.answer import Answer, AnswerStatus, Assumed, Balance, Lack, ResultRole
from handlers.prose.asserting.choosing import says_all
from handlers.prose.english import terms_of
from handlers.understanding import Operation, Question
from handlers.understanding.wordlists.lexicon import number
from store.index import HeldReport, Index, StoredSentence
from store.model import Cell, Match, Problem, Sentence
from store.reading.narrative.prose_sums import prose_sums
from store.reading.words.problems import problem_kinds

_NAMES = frozenset({"other-agency", "title-differs"})
"""Problems that answer whether a report copies another or names another agency."""
_GAPS = frozenset(
    {"table-missing", "table-cut-off", "table-empty", "rows-missing", "section-missing", "section-empty"}
    | {"row-empty", "row-cut-off", "number-cut-off", "row-unreadable", "blank-cells", "text-cut", "characters-unread"}
)
"""Problems that answer whether a report is complete."""
_NOT_OF_SUMS = frozenset({"check:missing", "check:names"})
"""What is asked where no sum has anything to say to it."""
_WEIGHT = {"high": 0, "medium": 1, "low": 2}


def check(index: Index, question: Question) -> Answer:
    """What is wrong with the reports that a question names, worst first; all reports when it names none."""
    carried = carried_on(index, question)
    if carried is not None:
        return carried
    if "check:agrees" in question.topics and (in_force := follows_from_last_year(index, question)) is not None:
        return in_force
    if question.wants_total and "check:agrees" in question.topics and (summed := adds_up(index, question)) is not None:
        return summed
    if question.measures and len(question.stated) == 1 and question.mentions:
        return verify(index, question)
    if question.mentions and not (question.everywhere or speaks_of_levels(question) or _is_region(index, question)):
        reached = targets(index, _of_every_year(index, question))
        reports = [target.report for target in reached if isinstance(target, Target)]
        lacks = tuple(lack for lack in reached if isinstance(lack, Lack))
        assumed = frozenset(a for target in reached if isinstance(target, Target) for a in target.assumed)
        if not reports:
            return Answer(AnswerStatus.MISSING, question, lacks=lacks) if lacks else not_held(index, question)
    else:
        reports, nothing = reach_of(index, replace(question, everywhere=True))
        lacks, assumed = (), frozenset[Assumed]()
        if nothing is not None:
            return replace(nothing, question=question)
    problems = worst_first(index, reports)
    stated = tuple(stated_sums(index, reports, question))
    if not stated and any(not word.senses and number(word) is None for word in question.content):
        return find(index, replace(question, operation=Operation.FIND))  # Of something that no table has: 投诉.
    balances = stated or (() if question.topics & _NOT_OF_SUMS else tuple(balances_of(index, reports)))
    found = _asked(problems, question, bool(stated))
    return Answer(
        AnswerStatus.ANSWERED,
        question,
        lacks=lacks,
        reports=tuple(reports),
        problems=found,
        balances=balances,
        assumed=assumed,
        verdict=_agree(question, reports, found, balances),
    )


def _agree(
    question: Question,
    reports: Sequence[HeldReport],
    problems: Sequence[tuple[HeldReport, Problem]],
    balances: Sequence[Balance],
) -> bool | None:
    """Whether the figures of one report agree, where that is all that is asked (表三勾稽平吗); else None."""
    whole = "check:agrees" in question.topics and not question.set_aside and not question.stated
    if not whole or len(reports) != 1 or not balances:
        return None
    return not problems and all(balance.holds for balance in balances)


def _of_every_year(index: Index, question: Question) -> Question:
    """The question with all years that are held, where it asks in which of them something is: 哪一年串了别家的名字."""
    if "which_year" not in question.topics or question.years or len(question.mentions) != 1:
        return question
    held = {report.year for report in reports_of(index, agency_of(question.mentions[0])) if report.year is not None}
    return replace(question, years=tuple(sorted(held)))


def _is_region(index: Index, question: Question) -> bool:
    """Whether the one place that is named has no report, and no office is named with it, but there are some below."""
    match [mention.resolution for mention in question.mentions]:
        case [Match(agency)] if not agency.office:
            return not reports_of(index, agency) and bool(reach_of(index, replace(question, everywhere=True))[0])
        case _:
            return False


def verify(index: Index, question: Question) -> Answer:
    """收到了25件，核对一下: the figure that the question names, and whether it is what the question states."""
    found = enter(index, replace(question, operation=Operation.VALUE))
    figures = [result.value for result in found.results if result.role is ResultRole.ANSWER]
    if found.status is not AnswerStatus.ANSWERED or len(figures) != 1:
        return found
    return replace(found, verdict=figures[0] in question.stated)


def worst_first(index: Index, reports: Sequence[HeldReport]) -> list[tuple[HeldReport, Problem]]:
    """The problems of reports, by how much they weigh, then by report and line."""
    found = index.problems(reports)
    pairs = [(report, problem) for report in reports for problem in found[report.id]]
    return sorted(
        pairs, key=lambda pair: (_WEIGHT[problem_kinds()[pair[1].code].severity], pair[0].agency.name, pair[1].line)
    )


def _asked(
    problems: list[tuple[HeldReport, Problem]], question: Question, about_sum: bool
) -> tuple[tuple[HeldReport, Problem], ...]:
    """Only problems of the kind that is asked for, where one is and there are any."""
    tables = {topic.removeprefix("table:") for topic in question.topics if topic.startswith("table:")}
    if tables:
        problems = [pair for pair in problems if _table(pair[1]) in tables]
    if about_sum:
        lines = {report.id for report, _ in problems}
        return tuple(pair for pair in problems if pair[0].id in lines and pair[1].code.startswith("prose-sum"))
    codes = _NAMES if "check:names" in question.topics else _GAPS if "check:missing" in question.topics else None
    return tuple(pair for pair in problems if codes is None or pair[1].code in codes)


def _table(problem: Problem) -> str:
    """The table that a problem is about, from what its message names; empty for the prose."""
    named = problem.values.get("table") or problem.values.get("row") or problem.values.get("cell") or ""
    return named.split()[0].split("/")[0] if named else ""


def stated_sums(index: Index, reports: Sequence[HeldReport], question: Question) -> Iterable[Balance]:
    """The sums in the prose that a question means: by the total it states (8331条=网站+新媒体), or by its words."""
    terms = terms_of(question.about_prose)
    if not terms and not question.stated:
        return
    for sentence in index.sentences(reports):
        for found in prose_sums(_plain(sentence)):
            meant = found.stated.value in question.stated if question.stated else says_all(sentence, terms)
            if meant:
                parts = tuple(part.value for part in found.parts)
                yield Balance(
                    sentence.report,
                    found.stated.phrase,
                    found.stated.value,
                    parts,
                    (found.stated.value,),
                    sentence.line,
                    sentence.text,
                )


def _plain(sentence: StoredSentence) -> Sentence:
    return Sentence(sentence.section, sentence.line, sentence.end_line, sentence.text, sentence.figures)


def balances_of(index: Index, reports: Sequence[HeldReport]) -> Iterable[Balance]:
    """新收 + 上年结转 against 办理总计 + 结转下年度, in the column 总计 of each report that has all four."""
    cells = [Cell("requests", row, "total") for row in ("new", "carried_over", "total_handled", "carried_forward")]
    facts = index.facts(reports, cells)
    for report in reports:
        values = [facts[report.id][cell].value for cell in cells if cell in facts[report.id]]
        if len(values) == 4 and None not in values:
            new, carried, handled, forward = (value for value in values if value is not None)
            line = facts[report.id][cells[0]].line
            yield Balance(report, "column", handled + forward, (new, carried), (handled, forward), line)
