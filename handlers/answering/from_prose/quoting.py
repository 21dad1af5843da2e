"""Answers from the prose, marked as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain

from handlers.answering.beside.of_the_field import is_of_the_field
from handlers.answering.beside.unsure import declined, unsure
from handlers.answering.from_prose.accounts_apart import told_apart, told_of_each
from handlers.answering.from_prose.against_last_year import against_last_year
from handlers.answering.from_prose.asked import ProseScope, asked_of, names_only_accounts
from handlers.answering.from_prose.conflicting import conflicts_of, contradicting
from handlers.answering.from_prose.counted_otherwise import counted_otherwise
from handlers.answering.from_prose.planned import perhaps_planned, planning
from handlers.answering.from_prose.prose_of import (
    asks_a_figure,
    in_other_words,
    quotes_in_any_way,
    quotes_of,
    wanted,
)
from handlers.answering.from_prose.prose_share import is_share_of_published, share_told
from handlers.answering.from_prose.said_above import from_above
from handlers.answering.from_prose.side_by_side import (
    reports_to_compare,
    side_by_side,
    without_comparing,
    without_ends,
)
from handlers.answering.from_prose.spoken_of import spoken_of
from handlers.answering.from_prose.what_changed import without_other_changes
from handlers.answering.reports.places import of_department
from handlers.answering.reports.reached import assumed_in
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    Refusal,
    Why,
)
from handlers.answering.values.choices import one_of
from handlers.answering.values.quoted import quoted_results
from handlers.prose.asserting.choosing import groups_of
from handlers.prose.english import terms_of
from handlers.prose.kept_sentences import sentences_of
from handlers.prose.lists import answers_in, kind_of_unit, pattern, words
from handlers.prose.passages import (
    contacts,
    means_asked,
    only_asks_for_contacts,
    only_asks_for_plans,
    only_asks_for_problems,
    only_asks_for_site,
    problems,
)
from handlers.prose.quote import Quote
from handlers.prose.shapes import shape
from handlers.prose.wording import verbs
from handlers.understanding import Operation, Question
from handlers.understanding.wordlists.senses import Mark
from store.entering import only_if
from store.index import HeldReport, Index, IndexScope
from store.measures import subjects
from store.model import Agency, Ambiguous, Elsewhere, Match
from store.quick_records import replace

_PAIR = 2
_MOST_RANKED = 40
"""Reports of a year whose figures are put in order: of more, too many say nothing for the largest
to mean much.
"""
_MANY = 200
"""Reports; a question that names no agency and whose words stand in more is asked back."""


def find(index: Index, question: Question) -> Answer:
    """What the prose says of the words that no table explains."""
    if not any(
        isinstance(mention.resolution, Match | Elsewhere | Ambiguous)
        for mention in question.mentions
    ):
        return _without_agency(index, question)
    if names_only_accounts(question) and not asked_of(index, question).targets:
        return _without_agency(
            index, replace(question, mentions=())
        )  # “美丽深圳”公众号 is of some agency there
    return (
        _set_together(index, question)
        or _of_two_accounts(index, question)
        or _in_prose(index, question)
    )


def _set_together(index: Index, question: Question) -> Answer | None:
    """What several reports say, where a question sets them against each other and they can be."""
    compared = reports_to_compare(index, question)
    together = _compared(index, question, compared) if compared else None
    return together or against_last_year(index, question)


def _of_two_accounts(index: Index, question: Question) -> Answer | None:
    """How far two accounts of one report are apart; both sentences where it contradicts itself."""
    if shape("accounts-apart").search(question.text) is None:
        return None
    asked = asked_of(index, question)
    reports = [target.report for target in asked.targets]
    told = () if asked.lacks else told_of_each(index, question, reports)
    conflicts = tuple(conflicts_of(index, question, told))
    if conflicts:
        both = contradicting(index, reports, conflicts)
        return Answer(AnswerStatus.QUOTED, question, quotes=both, problems=conflicts)
    if told:
        return told_apart(question, told)
    return None


def _in_prose(index: Index, question: Question) -> Answer:
    """What the reports of the agencies that are named say."""
    asked = asked_of(index, question)
    reports = planning(index, question, [target.report for target in asked.targets], asked.lacks)
    quotes = _quotes(index, question, reports, asked.subjects) or counted_otherwise(
        index, question, reports, asked.subjects
    )
    conflicts = tuple(conflicts_of(index, question, quotes))
    if conflicts:
        both = contradicting(index, reports, conflicts)
        return Answer(AnswerStatus.QUOTED, question, quotes=both, problems=conflicts)
    share = None if asked.lacks else share_told(index, question, reports)
    return share or _told(index, question, asked, reports, quotes)


def _told(
    index: Index,
    question: Question,
    asked: ProseScope,
    reports: list[HeldReport],
    quotes: list[Quote],
) -> Answer:
    """The sentences that were found; else what they speak of, that there is no report, or what was
    not understood.
    """
    if is_share_of_published(question):
        quotes = [quote for quote in quotes if quote.figure is None or quote.figure.unit != "%"]
    figures = any(quote.figure for quote in quotes)
    if quotes and not figures and _names_no_kind(question):
        said = spoken_of(index, question, reports)
        if said is not None:
            return said
    if quotes:
        results, assumed = quoted_results(quotes), assumed_in(asked.targets)
        return Answer(AnswerStatus.QUOTED, question, results, quotes=tuple(quotes), assumed=assumed)
    if asked.lacks and not reports:
        return _of_none_held(index, question, asked.lacks)
    said = spoken_of(index, question, reports)
    return said or declined(question, replace(unsure(index, question, reports), lacks=asked.lacks))


def _of_none_held(index: Index, question: Question, lacks: tuple[Lack, ...]) -> Answer:
    """That there is no report of whom a question names; unsure where it may be of an office that
    was not read.
    """
    perhaps = _of_an_office_unread(question, lacks) or perhaps_planned(question, lacks)
    if perhaps:
        return unsure(index, question, perhaps)
    missing = Answer(AnswerStatus.MISSING, question, lacks=lacks, unknown=_unknown(question))
    # 今天银川天气怎么样 is of no report; 银川2022年的房价 may be of one, which is not there to say.
    if question.years:
        return missing
    return declined(question, missing)


def _quotes(
    index: Index,
    question: Question,
    reports: list[HeldReport],
    subjects: Sequence[str],
) -> list[Quote]:
    """What reports say of a question, with the figures that may be told of it."""
    quotes = _of_a_kind(index, question, reports) or quotes_in_any_way(
        index, question, reports, subjects
    )
    if _is_of_a_cell(question) and not any(quote.figure for quote in quotes):
        quotes = (
            in_other_words(index, replace(question, operation=question.bare), reports) or quotes
        )
    if not quotes and not reports:
        quotes = from_above(index, question)
    return _with_figures_told(question, reports, quotes)


def _with_figures_told(
    question: Question,
    reports: Sequence[HeldReport],
    quotes: list[Quote],
) -> list[Quote]:
    """Sentences without the figures that are not told of this question."""
    quotes = without_other_changes(question, quotes)
    if not _may_say_a_number(question, reports):
        quotes = [_with_figure_if(_says_it_itself(question, quote), quote) for quote in quotes]
    if "unit" in question.taken_over and question.counted:
        quotes = [_with_figure_if(_counted_so(quote, question.counted), quote) for quote in quotes]
    return quotes


def _with_figure_if(may_be_told: bool, quote: Quote) -> Quote:
    if may_be_told:
        return quote
    return replace(quote, figure=None)


def _compared(index: Index, question: Question, reports: list[HeldReport]) -> Answer | None:
    """Reports side by side; one that gives two figures for one thing is told with both, and has
    none to compare.
    """
    quotes = quotes_of(index, reports, without_ends(without_comparing(wanted(question))))
    conflicts = tuple(conflicts_of(index, question, quotes))
    at_odds = {report.id: problem for report, problem in conflicts}
    told = [quote for quote in quotes if quote.sentence.report.id not in at_odds]
    agreed = [report for report in reports if report.id not in at_odds]
    disputed = chain.from_iterable(
        (problem.values["first"], problem.values["second"]) for _, problem in conflicts
    )
    not_held = asked_of(index, question).lacks
    found = side_by_side(question, agreed, told, list(map(Decimal, disputed)), not_held=not_held)
    if found is None or not conflicts:
        return found
    both = contradicting(index, reports, conflicts)
    return replace(found, quotes=(*found.quotes, *both), problems=(*found.problems, *conflicts))


@only_if(lambda index, question: len(question.mentions) >= _PAIR)
def of_a_place_below(index: Index, question: Question) -> Answer | None:
    """What a report says of a place below its own that has none: 宿迁市2023年宿城区办了多少件申请.

    The table of 宿迁市 is of all of it, so that it is no answer. None where nothing is asked of
    such a place.
    """
    if (
        question.operation not in (Operation.VALUE, Operation.COMPARE)
        or len(question.mentions) < _PAIR
    ):
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

    公文主动公开率 is not the 公开率 of requests: words that no table explains stand in the figure's
    own clause.
    """
    return asks_a_figure(question) and (quote.plain or (quote.literal and bool(question.content)))


def _counted_so(quote: Quote, unit: str) -> bool:
    """Whether a figure has the unit that the question before asked in, or one of its kind: what
    came in 条 is told in 件 and not in 个, which counts accounts.
    """
    if quote.figure is None or quote.figure.unit == unit:
        return quote.figure is not None
    pair = (unit, quote.figure.unit)
    alike = answers_in(*map(kind_of_unit, pair))
    return alike and "%" not in pair and words("counts-accounts").isdisjoint(pair)


def _of_an_office_unread(question: Question, lacks: Iterable[Lack]) -> list[HeldReport]:
    """The reports below a place that has none itself, where an office that no list knows stands in
    English beside it.

    The Daoxian culture, broadcasting and press bureau is perhaps that of 道县文广新局, and is not
    the county.
    """
    if not any(word.text in words("office-words") for word in question.content):
        return []
    below = chain.from_iterable(lack.available for lack in lacks if lack.why is Why.NO_REPORT)
    return [report for report in below if not question.years or report.year in question.years]


_DONE_TO_ANYTHING = frozenset({"handled"})
"""Subjects that any paper can have: proposals, letters."""


def _of_a_kind(index: Index, question: Question, reports: Iterable[HeldReport]) -> list[Quote]:
    """Sentences that are asked for by what they are: how to reach the agency, or its chapter on
    problems.
    """
    terms = terms_of(question.about_prose)
    every = (sentences_of(index, [report]) for report in reports)
    if _asks_for_contacts(question, terms):
        means = means_asked(question.text) or ("web",) * only_asks_for_site(terms)
        return list(
            map(Quote, chain.from_iterable(contacts(sentences, means) for sentences in every))
        )
    only_plans = only_asks_for_plans(terms)
    if only_plans or "chapter:problems" in question.topics or only_asks_for_problems(terms):
        plans = only_plans or pattern("plans-asked").search(question.text) is not None
        return list(
            map(Quote, chain.from_iterable(problems(sentences, plans=plans) for sentences in every))
        )
    return []


def _names_no_kind(question: Question) -> bool:
    """Whether a question asks neither how to reach the agency nor for its chapter on problems."""
    terms = terms_of(question.about_prose)
    if _asks_for_contacts(question, terms) or "chapter:problems" in question.topics:
        return False
    return not (only_asks_for_plans(terms) or only_asks_for_problems(terms))


def _asks_for_contacts(question: Question, terms: Sequence[str]) -> bool:
    """Whether it is asked how to reach the agency; 局长公开电话办了多少件 asks for no number to
    call.
    """
    if pattern("counting-asked").search(question.text) or shape("number-of").search(question.text):
        return False
    if "contact" in question.topics or only_asks_for_site(terms):
        return True
    return bool(means_asked(question.text) and only_asks_for_contacts(terms))


def _is_of_a_cell(question: Question) -> bool:
    """Whether it is asked what the prose says of a figure that the tables have as well:
    正文里新收了多少件.
    """
    only = bool(question.content) and all(word.has(Mark.PROSE_ONLY) for word in question.content)
    return only and len(question.measures) == 1


def _may_say_a_number(question: Question, reports: Iterable[HeldReport]) -> bool:
    """Whether a figure of the prose may be given: one is asked for, and no table of these reports
    counts the like.

    办结 and 答复 beside words that no table explains speak of these (提案办结几件).
    """
    if "prose_only" in question.topics:
        return asks_a_figure(question)
    tables = {subjects()[measure.subject].table for measure in question.measures}
    about_others = {measure.subject for measure in question.measures} <= _DONE_TO_ANYTHING
    return asks_a_figure(question) and (
        about_others or not any(tables & report.tables for report in reports)
    )


def _without_agency(index: Index, question: Question) -> Answer:
    """A question that names no agency is answered from the prose only if it asks how many, and one
    report says it.

    Or if it asks who has most of it in a year that has few reports: each is told, and so is who
    says nothing.
    """
    most = _who_has_most(index, question)
    if most is not None:
        return most
    if not _asks_how_many(question) or _off_topic(index, question):
        return _not_found(index, question)
    reports = _perhaps_saying(index, question)
    if question.department and not reports:
        return _of_no_such_office(index, question)
    if len(reports) > _MANY:
        return replace(_not_found(index, question), status=AnswerStatus.AMBIGUOUS, refusal=None)
    quotes = [quote for quote in quotes_of(index, reports, wanted(question)) if quote.figure]
    if quotes:
        return _of_the_one_report(question, quotes)
    return _not_found(index, question)


def _of_no_such_office(index: Index, question: Question) -> Answer:
    """That there is no report of a department that was named without its place; unsure where only
    its year is not there, as a central body may be called so too.
    """
    if of_department(index, replace(question, years=()), 1):
        return unsure(index, question)
    return nobody(question)


def _who_has_most(index: Index, question: Question) -> Answer | None:
    """The reports of one year side by side, where it is asked whose figure of the prose is the
    largest or smallest.
    """
    ranks = pattern("ranked").search(question.text) and pattern("compared").search(question.text)
    if not ranks or len(question.years) != 1 or question.department or not question.about_prose:
        return None
    found, more = index.within(IndexScope(question.years), _MOST_RANKED)
    if more or len(found) < _PAIR:
        return None
    return _compared(index, question, found)


def _asks_how_many(question: Question) -> bool:
    """Whether a number of the prose is asked for, in words that were all cut whole."""
    scraps = any(len(word) == 1 and word not in verbs() for word in _unknown(question).split())
    return question.asks_number and bool(question.about_prose) and not scraps


def _perhaps_saying(index: Index, question: Question) -> list[HeldReport]:
    """The reports of the departments that are named, or all in which every word stands."""
    if question.department:
        return of_department(index, question, _MANY + 1)
    groups = groups_of(wanted(question))
    if groups:
        return index.reports_saying(groups, question.years, _MANY + 1)
    return []


def _of_the_one_report(question: Question, quotes: Sequence[Quote]) -> Answer:
    """The figures, if all are of one report; else it is asked back whose is meant."""
    if len({quote.sentence.report.id for quote in quotes}) > 1:
        candidates = tuple(dict.fromkeys(quote.sentence.report.agency for quote in quotes))
        return one_of(question, candidates, len(candidates))
    unsaid = not quotes[0].sentence.report.agency.is_settled
    assumed = frozenset({Assumed.FILE_NAME}) if unsaid else frozenset[Assumed]()
    return Answer(
        AnswerStatus.QUOTED, question, quoted_results(quotes), quotes=tuple(quotes), assumed=assumed
    )


def _not_found(index: Index, question: Question) -> Answer:
    """Nobody is named: another subject where a word of it stands in no report and nothing is of the
    field, else something not understood.
    """
    if is_of_the_field(question) or not _off_topic(index, question):
        return unsure(index, question)
    return Answer(
        AnswerStatus.REFUSED, question, refusal=Refusal.OFF_TOPIC, unknown=_unknown(question)
    )


def nobody(question: Question) -> Answer:
    """There is no report of a department that was named without its place."""
    department = Agency(question.department, None, question.department)
    return Answer(AnswerStatus.MISSING, question, lacks=(Lack(Why.NO_PLACE, department),))


def _unknown(question: Question) -> str:
    return " ".join(word.text for word in question.content if not word.senses)


def _off_topic(index: Index, question: Question) -> bool:
    """Whether a word of the question stands in no report at all: then the question is about
    something else.
    """
    unknown = [word.text for word in question.content if not word.senses]
    for word in unknown:
        for term in terms_of(word):
            if not any(
                index.mentions(term[place : place + 2]) for place in range(max(len(term) - 1, 1))
            ):
                return True
    return bool(unknown) and not terms_of(question.about_prose)
