"""An answer: numbers with their sources, or the reason why there is none. Rendering makes words of
it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from handlers.answering.values.besides_figures import Balance, Roster, Years
from handlers.prose.quote import Quote
from handlers.ratios import Ratio
from handlers.understanding import Question
from store.index import HeldReport, StoredSentence
from store.measures import Measure
from store.model import Agency, Cell, Problem
from store.quick_records import quickly_made


class AnswerStatus(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    QUOTED = "quoted"
    EXPLAINED = "explained"
    """A term, a method, what there is, a legal date: from data files with their own source."""
    ACTION = "action"
    """A wish for something that the program does."""
    MISSING = "missing"
    UNSURE = "unsure"
    """About the reports, and not wholly understood: nothing of them is claimed."""
    AMBIGUOUS = "ambiguous"
    REFUSED = "refused"


class ResultKind(StrEnum):
    """Where a number comes from."""

    PRINTED = "printed"
    REPAIRED = "repaired"
    COMPUTED = "computed"
    QUOTED = "quoted"


class ResultRole(StrEnum):
    """Whether a number is the answer or a term of it."""

    ANSWER = "answer"
    PART = "part"


@quickly_made
@dataclass(frozen=True, slots=True)
class Source:
    """Where a number stands."""

    report: HeldReport
    line: int
    end_line: int
    text: str
    """The words of the report there."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Result:
    """A number of an answer."""

    role: ResultRole
    kind: ResultKind
    value: Decimal
    unit: str
    report: HeldReport | None = None
    """None for a number computed over several reports."""
    measure: Measure | None = None
    cell: Cell | None = None
    """Set where the number is one cell."""
    sources: tuple[Source, ...] = ()
    raw: str = ""
    reason: str = ""
    """Why a repaired cell could be read."""
    ratio: Ratio | None = None
    """Set where the number is a rate."""
    exact: Decimal | None = None
    """A computed value before it was rounded; None where it was not."""
    approximate: bool = False
    """Whether the prose says only about how many (近300条)."""

    @property
    def order(self) -> Decimal:
        """What the number is put in order by: rates that look alike need not be equal."""
        if self.exact is None:
            return self.value
        return self.exact


class Why(StrEnum):
    """Why a figure is not there."""

    NO_REPORT = "no-report"
    """Nothing is held for the agency."""
    NO_YEAR = "no-year"
    """The agency's report of that year is not held."""
    NO_TABLES = "no-tables"
    """The report is prose only."""
    NO_TABLE = "no-table"
    """The report lacks the table."""
    NOT_IN_FORM = "not-in-form"
    """The form of that year has no such row or column."""
    CUT_OFF = "cut-off"
    """The table is there, the cell is not, or could not be read with certainty."""
    BLANK = "blank"
    """The cell is there and empty."""
    DAMAGED = "damaged"
    """The index keeps another number than the report prints: neither is asserted until it is made
    anew.
    """
    NOT_SAID = "not-said"
    """The prose does not say it."""
    NO_RATIO = "no-ratio"
    """Nothing to divide by."""
    NOT_COMPARABLE = "not-comparable"
    """The forms of the two years count different things under this name."""
    NO_GROWTH = "no-growth"
    """The year before it was 0, so that there is no per cent of it."""
    NONE_OF_LEVEL = "none-of-level"
    """No agency of the level that is spoken of has a report (固原市各部门)."""
    NO_PLACE = "no-place"
    """A department is named and no place, and none that is called so has a report."""
    NO_REASON = "no-reason"
    """为什么, after a figure: the tables give figures and no reasons."""
    OTHER_COUNT = "other-count"
    """The question says how many agencies there are, and there are more or fewer."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Lack:
    """A figure that is not there, and why."""

    why: Why
    agency: Agency | None = None
    year: int | None = None
    report: HeldReport | None = None
    measure: Measure | None = None
    available: tuple[HeldReport, ...] = ()
    """What is held of that agency, or below that place, instead."""
    more: int = 0
    """How many more are available than those that are listed."""
    at_least: Decimal | None = None
    """What those of the cells add up to that can be read."""
    ratio: Ratio | None = None
    """The rate that it was wanted for."""
    count: tuple[int, int] | None = None
    """How many agencies the question says there are, and how many there are."""


class Assumed(StrEnum):
    """What an answer assumed, and says."""

    ONLY_YEAR = "only-year"
    LATEST_YEAR = "latest-year"
    COLUMN = "column"
    SUBJECT = "subject"
    """The requests received, where only applicants were named."""
    OFFICE = "office"
    FILE_NAME = "file-name"
    """The report does not say whose it is, and the name of its file spells out the agency asked
    for.
    """
    OWN_WORDS = "own-words"
    """The report's title does not say whose it is; its text calls the agency as the question
    does.
    """
    UNNAMED = "unnamed"
    """No agency was named, and the report is the only one that names none either."""
    LATEST_EACH = "latest-each"
    """Each agency's latest report, for want of a year."""
    LATEST_PAIR = "latest-pair"
    """The latest year that there is, against the year before."""
    NESTED = "nested"
    """A government is added up with what lies in it."""
    FORMS_DIFFER = "forms-differ"
    """Figures of forms that mean different things by it are added up."""
    EXCLUDED_BELOW = "excluded-below"
    """A place is taken out with its departments and the places below it, and some of these have
    reports.
    """
    LAST_YEAR = "last-year"
    """The year before the day of the question."""
    CARRIED_OVER = "carried-over"
    """The prose counts the requests with those that the year before left over."""
    OTHER_AGENCIES = "other-agencies"
    """Sums of years are put in order that are not of the same agencies."""
    SINCE_FORMS = "since-forms"
    """Every year since there are national forms."""


class Refusal(StrEnum):
    """Why a question is declined."""

    OFF_TOPIC = "off-topic"
    TOO_LONG = "too-long"
    EMPTY = "empty"
    GREETING = "greeting"
    THANKS = "thanks"
    FIGURES_AND_RATES = "figures-and-rates"
    """Figures and rates of all or of a region, at once."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the readings between which an ambiguous question does not decide."""

    zh: str
    en: str
    subject: str
    column: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Over which reports a ranking, sum or average goes."""

    with_figure: tuple[HeldReport, ...] = ()
    without: tuple[Lack, ...] = ()
    region: Agency | None = None
    """The region that it goes over, if it is one."""
    expected: int = 0
    """How many governments of the level that is asked for lie in the region; 0 where no level
    is.
    """
    absent: tuple[Agency, ...] = ()
    """Those of them without a report."""
    unknown: int = 0
    """How many reports there are besides whose agency is not known; they count for nobody."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """How many more there are than an answer over many reports lists one by one."""

    asked: int = 0
    """Places of a ranking that are asked for, or rates."""
    places: int = 0
    """All places of it."""
    with_figure: int = 0
    without: int = 0
    agencies: int | None = None
    """How many agencies all that is asked for is of, where an agency may have several places: one
    for each year.
    """


@quickly_made
@dataclass(frozen=True, slots=True)
class RankedPlace:
    """A place in a ranking."""

    number: int
    """From 1; equals share one, and those behind them count on (1, 1, 3)."""
    result: Result
    terms: tuple[Result, ...] = ()
    """What the figure is computed from."""
    asked: bool = True
    """Whether it is one of those that the question asks for."""
    year: int | None = None
    """The year, where years are put in order by what all agencies in scope come to."""
    reports: int = 0
    """How many reports that figure is of."""


@dataclass(frozen=True, slots=True)
class TrendStep:
    """A year of a trend."""

    year: int
    results: tuple[Result, ...] = ()
    """The figure, and what it is computed from; empty where there is none."""
    lacks: tuple[Lack, ...] = ()
    change: Result | None = None
    """Against the year before; None where there is none to compare with."""
    growth: Decimal | None = None
    """The same in per cent; None for rates, and where the year before was 0."""
    unlike: bool = False
    """Whether the year before is there and counts something else, or other agencies."""
    reports: int = 1
    """How many reports the figure is of."""
    more_lacks: int = 0
    """How many more lack it than those that are listed."""


@dataclass(frozen=True, slots=True)
class Series:
    """A figure year by year."""

    agency: Agency | None
    """None for a sum over several."""
    steps: tuple[TrendStep, ...]


@dataclass(frozen=True, slots=True)
class Grouped:
    """What the reports of a year, an agency, a level or a place come to together."""

    key: int | str | Agency
    result: Result
    reports: int
    """How many they are."""


class NextStep(NamedTuple):
    """A next question, or where the original text is to be seen."""

    kind: str
    """`results`, `applicants`, `reasons`, `column`, `year`, `neighbours`, `check` or `original`."""
    question: Question
    measure: Measure | None = None
    """The column, for `column`."""
    region: Agency | None = None
    """The place in which neighbours lie."""
    report: HeldReport | None = None
    line: int = 0
    """The line of the report at which the original text is of interest."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question."""

    status: AnswerStatus
    question: Question
    results: tuple[Result, ...] = ()
    """Answers before parts; computed ones first."""
    lacks: tuple[Lack, ...] = ()
    quotes: tuple[Quote, ...] = ()
    candidates: tuple[Agency, ...] = ()
    more_candidates: int = 0
    """How many more agencies may be meant than those that are offered."""
    options: tuple[Option, ...] = ()
    reports: tuple[HeldReport, ...] = ()
    more_reports: int = 0
    """How many more there are than those that are listed."""
    places: tuple[RankedPlace, ...] = ()
    mark: RankedPlace | None = None
    """The figure of one agency that the others are held against (比西吉多的)."""
    unlisted: Unlisted = Unlisted()
    series: tuple[Series, ...] = ()
    groups: tuple[Grouped, ...] = ()
    rosters: tuple[Roster, ...] = ()
    years: tuple[Years, ...] = ()
    coverage: Coverage | None = None
    assumed: frozenset[Assumed] = frozenset()
    problems: tuple[tuple[HeldReport, Problem], ...] = ()
    """What was asked for, where reports are checked; or why their prose answers and not a table."""
    doubts: tuple[tuple[HeldReport, Problem], ...] = ()
    """What a check of the reports finds of the cells that the answer used."""
    balances: tuple[Balance, ...] = ()
    refusal: Refusal | None = None
    steps: tuple[NextStep, ...] = ()
    """What may be asked next, where that was looked for."""
    unknown: str = ""
    """Words that no report and no list knows."""
    unread: tuple[str, ...] = ()
    """Words that were not understood, where nothing is claimed for that reason."""
    verdict: bool | None = None
    """Whether what the question states is so; None where it states nothing, or nothing decides
    it.
    """
    parts: tuple[Answer, ...] = ()
    """The answers to its questions, where it is more than one."""
    nearest: tuple[StoredSentence, ...] = ()
    """Text that is shown and not vouched for."""
