"""Answers from the prose, marked as such; and the prose beside a table figure that is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from handlers.answering.beside.unsure import declined, unsure
from handlers.answering.from_prose.against_last_year import against_last_year
from handlers.answering.from_prose.asked import asked_of
from handlers.answering.from_prose.beside_tables import one_figure
from handlers.answering.from_prose.prose_of import asks_a_figure, in_other_words, quotes_in_any_way, quotes_of, wanted
from handlers.answering.from_prose.prose_share import share_told
from handlers.answering.from_prose.side_by_side import reports_to_compare, side_by_side, without_comparing
from handlers.answering.reports.places import agency_of, of_department
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    Refusal,
    Result,
    ResultRole,
    Why,
)
from handlers.answering.values.findings import problems_of
from handlers.answering.values.quoted import quoted_results
from handlers.prose.asserting.choosing import groups_of
from handlers.prose.english import terms_of
from handlers.prose.finding import nearest
from handlers.prose.kept_sentences import sentences_of
from handlers.prose.lists import pattern
from handlers.prose.nearby import in_prose
from handlers.prose.passages import (
    contacts,
    means_asked,
    only_asks_for_contacts,
    only_asks_for_plans,
    only_asks_for_problems,
    problems,
)
from handlers.prose.quote import Quote
from handlers.understanding import Operation, Question
from handlers.understanding.wordlists.senses import Mark
from store.index import HeldReport, Index, StoredSentence
from store.measures import subjects
from store.model import GOVERNMENT, Agency, Ambiguous, Division, Elsewhere, Match, Problem
from store.quick_records import replace

_PAIR = 2
_SHORT_NAME = 2
"""Characters of a name that is too short to be looked for in running text."""
_OVER_MANY = frozenset({Operation.RANK, Operation.SUM, Operation.STATISTICS})
"""What figures of the prose are shown beside, and never put in order or added up for."""
_MOST_BESIDE = 12
"""Reports without a table whose prose is told."""
_MANY = 200
"""Reports; a question that names no agency and whose words stand in more is asked back."""


def find(index: Index, question: Question) -> Answer:
    """What the prose says of the words that no table explains."""
    if not any(isinstance(mention.resolution, Match | Elsewhere | Ambiguous) for mention in question.mentions):
        return _without_agency(index, question)
    compared = reports_to_compare(index, question)
    together = (compared and _compared(index, question, compared)) or against_last_year(index, question)
    if together:
        return together
    asked = asked_of(index, question)
    reports = [target.report for target in asked.targets] or _planning(question, asked.lacks)
    quotes = _of_a_kind(index, question, reports) or quotes_in_any_way(index, question, reports, asked.subjects)
    if _is_of_a_cell(question) and not any(quote.figure for quote in quotes):
        quotes = in_other_words(index, replace(question, operation=question.bare), reports) or quotes
    if not quotes and not reports:
        quotes = from_above(index, question)
    if not _may_say_a_number(question, reports):
        quotes = [quote if _says_it_itself(question, quote) else replace(quote, figure=None) for quote in quotes]
    if "unit" in question.taken_over and question.counted:
        quotes = [quote if _counted_so(quote, question.counted) else replace(quote, figure=None) for quote in quotes]
    conflicts = tuple(_conflicts(index, question, quotes))
    if conflicts:
        both = tuple(Quote(sentence) for sentence in sentences_of(index, reports) if _is_one_of(sentence, conflicts))
        return Answer(AnswerStatus.QUOTED, question, quotes=both, problems=conflicts)
    if not any(quote.figure for quote in quotes) and (share := share_told(index, question, reports)):
        return share
    if quotes:
        assumed = frozenset(a for target in asked.targets for a in target.assumed)
        results = quoted_results(quotes)
        return Answer(AnswerStatus.QUOTED, question, results, quotes=tuple(quotes), assumed=assumed)
    if asked.lacks and not reports:
        return Answer(AnswerStatus.MISSING, question, lacks=asked.lacks, unknown=_unknown(question))
    return declined(question, replace(unsure(index, question, reports), lacks=asked.lacks))


def _compared(index: Index, question: Question, reports: list[HeldReport]) -> Answer | None:
    """Reports side by side; one that gives two figures for one thing is told with both, and has none to compare."""
    quotes = quotes_of(index, reports, without_comparing(wanted(question)))
    conflicts = tuple(_conflicts(index, question, quotes))
    at_odds = {report.id: problem for report, problem in conflicts}
    told = [quote for quote in quotes if quote.sentence.report.id not in at_odds]
    agreed = [report for report in reports if report.id not in at_odds]
    found = side_by_side(
        question, agreed, told, [Decimal(p.values[v]) for _, p in conflicts for v in ("first", "second")]
    )
    if found is None or not conflicts:
        return found
    both = tuple(Quote(sentence) for sentence in sentences_of(index, reports) if _is_one_of(sentence, conflicts))
    return replace(found, quotes=(*found.quotes, *both), problems=(*found.problems, *conflicts))


def of_a_place_below(index: Index, question: Question) -> Answer | None:
    """What a report says of a place below its own that has none: 宿迁市2023年宿城区办了多少件申请.

    The table of 宿迁市 is of all of it, so that it is no answer. None where nothing is asked of such a place.
    """
    if question.operation not in (Operation.VALUE, Operation.COMPARE) or len(question.mentions) < _PAIR:
        return None
    asked = asked_of(index, question)
    if not asked.subjects or asked.lacks:
        return None
    reports = [target.report for target in asked.targets]
    quotes = quotes_of(index, reports, wanted(question, asked.subjects))
    if not quotes:
        return unsure(index, question, reports)
    return Answer(AnswerStatus.QUOTED, question, quoted_results(quotes), quotes=tuple(quotes))


def _says_it_itself(question: Question, quote: Quote) -> bool:
    """Whether a figure of the prose is told though a table counts the like.

    公文主动公开率 is not the 公开率 of requests: words that no table explains stand in the figure's own clause.
    """
    return asks_a_figure(question) and (quote.plain or (quote.literal and bool(question.content)))


def _counted_so(quote: Quote, unit: str) -> bool:
    """Whether a figure has just the unit that the question before asked in: what came in 条 is not told in 个."""
    return quote.figure is not None and quote.figure.unit == unit


def _conflicts(index: Index, question: Question, quotes: Iterable[Quote]) -> Iterable[tuple[HeldReport, Problem]]:
    """Where the figure that was found is one of two that a report gives for one thing: then neither is the answer."""
    for quote in quotes:
        report = quote.sentence.report
        for problem in problems_of(index, report):
            asked = problem.code == "prose-conflict" and problem.values["subject"] in question.text
            stated = {problem.values.get("first"), problem.values.get("second")}
            if asked and quote.figure and str(quote.figure.value) in stated:
                yield report, problem


def _is_one_of(sentence: StoredSentence, conflicts: Iterable[tuple[HeldReport, Problem]]) -> bool:
    """Whether a sentence holds one of the two figures that contradict each other."""
    for _, problem in conflicts:
        places = {problem.line: problem.values["first"], int(problem.values["other_line"]): problem.values["second"]}
        if any(str(figure.value) == places.get(sentence.line) for figure in sentence.figures):
            return True
    return False


_DONE_TO_ANYTHING = frozenset({"handled"})
"""Subjects that any paper can have: proposals, letters."""


def _planning(question: Question, lacks: Iterable[Lack]) -> list[HeldReport]:
    """The reports that say what was going to be done in a year that has none itself: those of the year before."""
    if "chapter:problems" not in question.topics or not pattern("plans-asked").search(question.text):
        return []
    return [held for lack in lacks for held in lack.available if lack.year and held.year == lack.year - 1]


def _of_a_kind(index: Index, question: Question, reports: Iterable[HeldReport]) -> list[Quote]:
    """Sentences that are asked for by what they are: how to reach the agency, or its chapter on problems."""
    means = means_asked(question.text)
    words = terms_of(question.about_prose)
    counts = pattern("counting-asked").search(question.text) is not None
    contact = "contact" in question.topics or (means and only_asks_for_contacts(words))
    if contact and not counts:  # 局长公开电话办了多少件 asks for no number to call
        return [Quote(one) for report in reports for one in contacts(sentences_of(index, [report]), means)]
    plans = only_asks_for_plans(words)
    if "chapter:problems" in question.topics or only_asks_for_problems(words) or plans:
        plans = plans or pattern("plans-asked").search(question.text) is not None
        return [Quote(one) for report in reports for one in problems(sentences_of(index, [report]), plans=plans)]
    return []


def _is_of_a_cell(question: Question) -> bool:
    """Whether it is asked what the prose says of a figure that the tables have as well: 正文里新收了多少件."""
    only = bool(question.content) and all(word.has(Mark.PROSE_ONLY) for word in question.content)
    return only and len(question.measures) == 1


def _may_say_a_number(question: Question, reports: Iterable[HeldReport]) -> bool:
    """Whether a figure of the prose may be given: one is asked for, and no table of these reports counts the like.

    办结 and 答复 beside words that no table explains speak of these (提案办结几件).
    """
    if "prose_only" in question.topics:
        return asks_a_figure(question)
    tables = {subjects()[measure.subject].table for measure in question.measures}
    about_others = {measure.subject for measure in question.measures} <= _DONE_TO_ANYTHING
    return asks_a_figure(question) and (about_others or not any(tables & report.tables for report in reports))


def from_above(index: Index, question: Question) -> list[Quote]:
    """What the report of a place says of one below it, by name: 泗洪县874件 in the report of 宿迁市."""
    quotes: list[Quote] = []
    for mention in question.mentions:
        agency = agency_of(mention)
        said = question.text[mention.start : mention.end]
        if agency.division is None or len(said) <= _SHORT_NAME:
            continue
        for named in _named_above(said, agency, agency.division):
            looked_for = wanted(question, (named,))
            found = quotes_of(index, _above(index, question, agency, agency.division, named), looked_for)
            told = [quote for quote in found if quote.figure and named in looked_for.terms]
            quotes += told
            if told:
                break
    return quotes if len({quote.sentence.report.year for quote in quotes}) == len(quotes) else []


def _named_above(said: str, agency: Agency, division: Division) -> list[str]:
    """What a report above may call an agency: as it was asked, in full without the places above, 县自然资源局."""
    place = division.path[-1]
    full = agency.name.removeprefix("".join(division.path[:-1]))
    short = place[-1] + agency.office if agency.office and agency.office not in GOVERNMENT else ""
    return [name for name in dict.fromkeys((said, full, short)) if name]


def _above(index: Index, question: Question, agency: Agency, division: Division, named: str) -> list[HeldReport]:
    """The reports of the places in which an agency lies that name it so: 泗洪县政府, or 泗洪县人民政府 in full."""
    return [
        report
        for report in index.reports_saying([[named]], question.years, _MANY)
        if report.agency.division is not None
        and report.agency.division.path == division.path[: len(report.agency.division.path)]
        and report.agency != agency
        and (report.agency.division == division or len(named) > len(agency.office) + 1)
    ]


def _without_agency(index: Index, question: Question) -> Answer:
    """A question that names no agency is answered from the prose only if it asks how many, and one report says it."""
    scraps = any(len(word) == 1 for word in _unknown(question).split())
    if scraps or not question.asks_number or not question.about_prose or _off_topic(index, question):
        return _not_found(index, question)
    if question.department:
        reports = of_department(index, question, _MANY + 1)
        if not reports:
            return nobody(question)
    else:
        groups = groups_of(wanted(question))
        reports = index.reports_saying(groups, question.years, _MANY + 1) if groups else []
    if len(reports) > _MANY:
        return replace(_not_found(index, question), status=AnswerStatus.AMBIGUOUS, refusal=None)
    quotes = [quote for quote in quotes_of(index, reports, wanted(question)) if quote.figure]
    if not quotes:
        return _not_found(index, question)
    if len({quote.sentence.report.id for quote in quotes}) > 1:
        candidates = tuple(dict.fromkeys(quote.sentence.report.agency for quote in quotes))
        return Answer(AnswerStatus.AMBIGUOUS, question, candidates=candidates)
    unsaid = not quotes[0].sentence.report.agency.is_settled
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
    quotes = [quote for quote in quotes_of(index, reports, wanted(question)) if quote.figure]
    values = {result.value for result in answer.results}
    other = tuple(quote for quote in quotes if quote.figure and quote.figure.value not in values)
    assumed = answer.assumed | {Assumed.SUBJECT}
    return replace(answer, results=(*answer.results, *quoted_results(other)), quotes=other, assumed=assumed)


def beside(index: Index, question: Question, answer: Answer) -> Answer:
    """A missing table figure with what the prose says of it, which is quoted, and marked as prose.

    Where the table or the cell is missing and the prose says the figure plainly, that is the answer (行政处罚39件
    beside a table that breaks off); where it says more than was asked, it only stands beside. A change against a year
    without a report is what the prose says of it (申请数量较去年回落12.3%).
    """
    changed = _change_said(index, question, answer.lacks)
    if changed:
        return _told(answer, changed, quoted_results(changed))
    if answer.lacks and all(lack.why is Why.NO_REPORT for lack in answer.lacks):
        above = tuple(from_above(index, question))
        return _told(answer, above, quoted_results(above)) if above else answer
    prose_only = all(lack.why is Why.NO_TABLES for lack in answer.lacks)
    unread = (Why.NO_TABLE, Why.NO_TABLES, Why.CUT_OFF, Why.BLANK)
    reports = [lack.report for lack in answer.lacks if lack.report is not None and lack.why in unread]
    reports = reports[:_MOST_BESIDE]
    if question.operation is Operation.CHANGE:
        reports = [target.report for target in asked_of(index, question).targets]
    if question.operation in _OVER_MANY or question.operation is Operation.COMPARE:
        quotes = tuple(quote for report in reports for quote in one_figure(index, question, report))
    else:
        quotes = tuple(quotes_of(index, reports, wanted(question)))
    if not any(quote.figure for quote in quotes):
        quotes = tuple(in_other_words(index, question, reports)) or quotes
    if not quotes:
        return replace(answer, nearest=_nearest_of(index, question, answer, reports))
    results = quoted_results(quotes)
    if question.operation in _OVER_MANY and (len(answer.lacks) > 1 or not prose_only):
        return replace(answer, quotes=quotes, results=(*_as_parts(results), *answer.results))
    if prose_only or question.operation is Operation.CHANGE:
        return _told(answer, quotes, results)
    not_there = all(lack.why in (Why.NO_TABLE, Why.CUT_OFF, Why.BLANK) for lack in answer.lacks)
    if not_there and results and all(quote.plain or quote.literal for quote in quotes):
        return _told(answer, quotes, results)
    return replace(answer, quotes=quotes, results=(*_as_parts(results), *answer.results))


def _change_said(index: Index, question: Question, lacks: Iterable[Lack]) -> tuple[Quote, ...]:
    """What the report of the year after one that has none says of the change since: 比2022年减少21件."""
    looked_for = wanted(question)
    if not looked_for.change:
        return ()
    reports = [held for lack in lacks for held in lack.available if lack.year and held.year == lack.year + 1]
    return tuple(quote for quote in quotes_of(index, reports, looked_for) if quote.figure)


def _nearest_of(
    index: Index, question: Question, answer: Answer, reports: Sequence[HeldReport]
) -> tuple[StoredSentence, ...]:
    """The nearest sentences of reports whose table is not there: what it would say may stand there in other words."""
    whole = all(lack.why in (Why.NO_TABLE, Why.NO_TABLES) for lack in answer.lacks)
    if not whole or len(reports) != 1:
        return ()
    codes = {code for measure in question.measures for code in (subjects()[measure.subject].table, *measure)}
    return nearest(index, reports, " ".join(in_prose(code) for code in sorted(codes)))


def _as_parts(results: Iterable[Result]) -> tuple[Result, ...]:
    return tuple(replace(result, role=ResultRole.PART) for result in results)


def _told(answer: Answer, quotes: tuple[Quote, ...], results: tuple[Result, ...]) -> Answer:
    """What the prose says instead; of several agencies it is shown, and no answer to an order or a sum of them."""
    if answer.question.everywhere:
        results = _as_parts(results)
    return replace(answer, status=AnswerStatus.QUOTED, quotes=quotes, results=(*results, *answer.results))


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
