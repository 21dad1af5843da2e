"""体检: the problems of a report, the balance of its tables, and sums that its prose states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from handlers.answering.balancing.carried import carried_on
from handlers.answering.balancing.equations import adds_up
from handlers.answering.balancing.in_force import follows_from_last_year
from handlers.answering.balancing.stated_sum import as_stated
from handlers.answering.evaluator.scopes import reach_of
from handlers.answering.from_prose.quoting import find
from handlers.answering.reports.levels import speaks_of_levels
from handlers.answering.reports.listing import not_held
from handlers.answering.reports.places import agency_of, reports_of, targets
from handlers.answering.reports.reached import assumed_in, held_and_lacking
from handlers.answering.tasks import enter
from handlers.answering.values.answer import Answer, AnswerStatus, Assumed, Lack, ResultRole
from handlers.answering.values.besides_figures import Balance
from handlers.prose.asserting.choosing import says_all
from handlers.prose.english import terms_of
from handlers.understanding import Operation, Question
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import pattern
from handlers.understanding.wordlists.lexicon import number
from store.index import HeldReport, Index, StoredSentence
from store.model import Cell, Match, Problem, Sentence
from store.reading.narrative.prose_sums import prose_sums
from store.reading.words.problems import problem_kinds

_NAMES = frozenset({"other-agency", "title-differs"})
"""Problems that answer whether a report copies another or names another agency."""
_GAPS = frozenset(
    {
        "table-missing",
        "table-cut-off",
        "table-empty",
        "rows-missing",
        "section-missing",
        "section-empty",
    }
    | {
        "row-empty",
        "row-cut-off",
        "number-cut-off",
        "row-unreadable",
        "blank-cells",
        "text-cut",
        "characters-unread",
    }
)
"""Problems that answer whether a report is complete."""
_KINDS = {"check:names": _NAMES, "check:missing": _GAPS}
_NOT_OF_SUMS = frozenset(_KINDS)
"""What is asked where no sum has anything to say to it."""
_WEIGHT = {"high": 0, "medium": 1, "low": 2}


def check(index: Index, question: Question) -> Answer:
    """What is wrong with the reports that a question names, worst first; all reports when it names
    none.
    """
    of_figures = _of_figures(index, question)
    if of_figures is not None:
        return of_figures
    checked = _to_check(index, question)
    if isinstance(checked, Answer):
        return checked
    stated = tuple(stated_sums(index, checked.reports, question))
    if not stated and any(not word.senses and number(word) is None for word in question.content):
        return find(
            index, replace(question, operation=Operation.FIND)
        )  # Of something that no table has: 投诉.
    of_tables = not stated and not question.topics & _NOT_OF_SUMS
    balances = tuple(balances_of(index, checked.reports)) if of_tables else stated
    problems = _asked(worst_first(index, checked.reports), question, bool(stated))
    summed = as_stated(question, stated)
    return Answer(
        AnswerStatus.ANSWERED,
        question,
        () if summed is None else (summed.comes_to,),
        lacks=checked.lacks,
        reports=tuple(checked.reports),
        problems=problems,
        balances=balances,
        assumed=checked.assumed,
        verdict=_agree(question, checked.reports, problems, balances)
        if summed is None
        else summed.holds,
    )


def _of_figures(index: Index, question: Question) -> Answer | None:
    """Whether figures that the question names agree: with the year before, with each other, with
    what it states.
    """
    carried = carried_on(index, question)
    if carried is not None:
        return carried
    if "check:agrees" in question.topics:
        found = follows_from_last_year(index, question)
        if found is None and question.wants_total:
            found = adds_up(index, question)
        if found is not None:
            return found
    several = len(question.stated) == len(question.measures)  # 予以公开35件，部分公开17件
    is_stated = (
        question.measures
        and question.mentions
        and (len(question.stated) == 1 or (question.stated and several))
    )
    if is_stated:
        return verify(index, question)
    return None


class _Checked(NamedTuple):
    """The reports that are looked through, and which of those asked about are not there."""

    reports: Sequence[HeldReport]
    lacks: tuple[Lack, ...] = ()
    assumed: frozenset[Assumed] = frozenset()


def _to_check(index: Index, question: Question) -> _Checked | Answer:
    """The reports of the agencies that are named, or of all in a place; an answer where there are
    none.
    """
    of_many = question.everywhere or speaks_of_levels(question) or _is_region(index, question)
    if of_many or not question.mentions:
        reports, nothing = reach_of(index, replace(question, everywhere=True))
        if nothing is None:
            return _Checked(reports)
        return replace(nothing, question=question)
    reached, lacks = held_and_lacking(targets(index, _of_every_year(index, question)))
    if reached:
        return _Checked([target.report for target in reached], tuple(lacks), assumed_in(reached))
    if lacks:
        return Answer(AnswerStatus.MISSING, question, lacks=tuple(lacks))
    return not_held(index, question)


def _agree(
    question: Question,
    reports: Sequence[HeldReport],
    problems: Sequence[tuple[HeldReport, Problem]],
    balances: Sequence[Balance],
) -> bool | None:
    """Whether the figures of one report agree, where that is all that is asked (表三勾稽平吗); else
    None.
    """
    whole = "check:agrees" in question.topics and not question.set_aside and not question.stated
    if not whole or len(reports) != 1 or not balances:
        return None
    return not problems and all(balance.holds for balance in balances)


def _of_every_year(index: Index, question: Question) -> Question:
    """The question with all years that are held, where it asks in which of them something is:
    哪一年串了别家的名字.
    """
    if "which_year" not in question.topics or question.years or len(question.mentions) != 1:
        return question
    held = {
        report.year
        for report in reports_of(index, agency_of(question.mentions[0]))
        if report.year is not None
    }
    return replace(question, years=tuple(sorted(held)))


def _is_region(index: Index, question: Question) -> bool:
    """Whether the one place that is named has no report, and no office is named with it, but there
    are some below.
    """
    match [mention.resolution for mention in question.mentions]:
        case [Match(agency)] if not agency.office:
            return not reports_of(index, agency) and bool(
                reach_of(index, replace(question, everywhere=True))[0]
            )
        case _:
            return False


def verify(index: Index, question: Question) -> Answer:
    """收到了25件，核对一下: the figure that the question names, and whether it is what the question
    states.
    """
    operation = Operation.VALUE if question.ratio is None else Operation.RATIO
    found = enter(index, replace(question, operation=operation))
    figures = [result.value for result in found.results if result.role is ResultRole.ANSWER]
    judged = found.status is AnswerStatus.ANSWERED and len(figures) == len(question.stated)
    if not judged or question.ratio is not None or pattern("not_plainly").search(question.text):
        return found
    if PATTERNS["asks-another-figure"].search(question.text):
        return found  # 申请24件，公开多少件，核实一下: what is asked for is another figure
    return replace(found, verdict=tuple(figures) == question.stated)


def worst_first(index: Index, reports: Sequence[HeldReport]) -> list[tuple[HeldReport, Problem]]:
    """The problems of reports, by how much they weigh, then by report and line."""
    found = index.problems(reports)
    pairs: list[tuple[HeldReport, Problem]] = []
    for report in reports:
        pairs += [(report, problem) for problem in found[report.id]]
    return sorted(pairs, key=_weight)


def _weight(pair: tuple[HeldReport, Problem]) -> tuple[int, str, int]:
    report, problem = pair
    return _WEIGHT[problem_kinds()[problem.code].severity], report.agency.name, problem.line


def _asked(
    problems: list[tuple[HeldReport, Problem]],
    question: Question,
    about_sum: bool,
) -> tuple[tuple[HeldReport, Problem], ...]:
    """Only problems of the kind that is asked for, where one is and there are any."""
    found = tuple(_of_tables(problems, question))
    if about_sum:
        return tuple(pair for pair in found if pair[1].code.startswith("prose-sum"))
    for topic, codes in _KINDS.items():
        if topic in question.topics:
            return tuple(pair for pair in found if pair[1].code in codes)
    return found


def _of_tables(
    problems: Sequence[tuple[HeldReport, Problem]],
    question: Question,
) -> Sequence[tuple[HeldReport, Problem]]:
    """Only problems of the tables that are named, where any is."""
    tables = {
        topic.removeprefix("table:") for topic in question.topics if topic.startswith("table:")
    }
    if tables:
        return [pair for pair in problems if _table(pair[1]) in tables]
    return problems


def _table(problem: Problem) -> str:
    """The table that a problem is about, from what its message names; empty for the prose."""
    named = (
        problem.values.get("table") or problem.values.get("row") or problem.values.get("cell") or ""
    )
    if named:
        return named.split()[0].split("/")[0]
    return ""


def stated_sums(
    index: Index,
    reports: Sequence[HeldReport],
    question: Question,
) -> Iterable[Balance]:
    """The sums in the prose that a question means: by the total it states (8331条=网站+新媒体), or
    by its words.
    """
    terms = terms_of(question.about_prose)
    if not terms and not question.stated:
        return
    for sentence in index.sentences(reports):
        for found in prose_sums(_plain(sentence)):
            total = found.stated.value
            meant = total in question.stated if question.stated else says_all(sentence, terms)
            if meant:
                parts = tuple(part.value for part in found.parts)
                yield Balance(
                    sentence.report,
                    found.stated.phrase,
                    total,
                    parts,
                    (total,),
                    sentence.line,
                    sentence.text,
                    found.stated.unit,
                )


def _plain(sentence: StoredSentence) -> Sentence:
    return Sentence(
        sentence.section, sentence.line, sentence.end_line, sentence.text, sentence.figures
    )


def balances_of(index: Index, reports: Sequence[HeldReport]) -> Iterable[Balance]:
    """新收 + 上年结转 against 办理总计 + 结转下年度, in the column 总计 of each report that has all
    four.
    """
    cells = [
        Cell("requests", row, "total")
        for row in ("new", "carried_over", "total_handled", "carried_forward")
    ]
    facts = index.facts(reports, cells)
    for report in reports:
        values = [facts[report.id][cell].value for cell in cells if cell in facts[report.id]]
        if len(values) == 4 and None not in values:
            new, carried, handled, forward = (value for value in values if value is not None)
            line = facts[report.id][cells[0]].line
            yield Balance(
                report, "column", handled + forward, (new, carried), (handled, forward), line
            )
