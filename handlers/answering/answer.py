"""An answer: numbers with their sources, or the reason why there is none. Rendering makes words of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from handlers.measures import Measure
from handlers.understanding import Question
from store.index import Held, StoredSentence
from store.model import Agency, Cell, Figure, Problem


class AnswerStatus(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    QUOTED = "quoted"
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    REFUSED = "refused"


class Kind(StrEnum):
    """Where a number comes from."""

    PRINTED = "printed"
    REPAIRED = "repaired"
    COMPUTED = "computed"
    QUOTED = "quoted"


class Role(StrEnum):
    """Whether a number is the answer or a term of it."""

    ANSWER = "answer"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number stands."""

    report: Held
    line: int
    end_line: int
    text: str
    """The words of the report there."""


@dataclass(frozen=True, slots=True)
class Result:
    """A number of an answer."""

    role: Role
    kind: Kind
    value: Decimal
    unit: str
    report: Held | None = None
    """None for a number computed over several reports."""
    measure: Measure | None = None
    cell: Cell | None = None
    """Set where the number is one cell."""
    sources: tuple[Source, ...] = ()
    raw: str = ""
    reason: str = ""
    """Why a repaired cell could be read."""


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
    NOT_SAID = "not-said"
    """The prose does not say it."""
    NO_RATIO = "no-ratio"
    """Nothing to divide by."""
    NOT_COMPARABLE = "not-comparable"
    """The forms of the two years count different things under this name."""


@dataclass(frozen=True, slots=True)
class Lack:
    """A figure that is not there, and why."""

    why: Why
    agency: Agency | None = None
    year: int | None = None
    report: Held | None = None
    measure: Measure | None = None
    available: tuple[Held, ...] = ()
    """What is held of that agency, or below that place, instead."""
    more: int = 0
    """How many more are available than those that are listed."""
    at_least: Decimal | None = None
    """What those of the cells add up to that can be read."""


class Assumed(StrEnum):
    """What an answer assumed, and says."""

    ONLY_YEAR = "only-year"
    LATEST_YEAR = "latest-year"
    COLUMN = "column"
    SUBJECT = "subject"
    """The requests received, where only applicants were named."""
    OFFICE = "office"
    LATEST_EACH = "latest-each"
    """Each agency's latest report, for want of a year."""


class Refusal(StrEnum):
    """Why a question is declined."""

    OFF_TOPIC = "off-topic"
    TOO_LONG = "too-long"
    EMPTY = "empty"
    GREETING = "greeting"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the readings between which an ambiguous question does not decide."""

    zh: str
    en: str
    subject: str
    column: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the prose and the figure in it that was asked for, if there is exactly one."""

    sentence: StoredSentence
    figure: Figure | None = None
    plain: bool = False
    """Whether the figure's clause says nothing besides what was asked."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Over which reports a ranking, sum or average goes."""

    with_figure: tuple[Held, ...] = ()
    without: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """A sum of the form or of the prose that was checked: what is stated, what its parts come to."""

    report: Held
    label: str
    """`column` for 新收 + 上年结转 = 总计 + 结转下年度; else the words of the prose."""
    stated: Decimal
    parts: tuple[Decimal, ...]
    right: tuple[Decimal, ...]
    """The terms on the other side; for a sum in the prose, the stated total alone."""
    line: int
    text: str = ""

    @property
    def computed(self) -> Decimal:
        """What the parts come to."""
        return sum(self.parts, Decimal())

    @property
    def holds(self) -> bool:
        """Whether both sides are equal."""
        return self.computed == self.stated


class Step(NamedTuple):
    """A next question, or where the original text is to be seen."""

    kind: str
    """`results`, `applicants`, `reasons`, `column`, `year`, `neighbours`, `check` or `original`."""
    question: Question
    measure: Measure | None = None
    """The column, for `column`."""
    region: Agency | None = None
    """The place in which neighbours lie."""
    report: Held | None = None
    line: int = 0
    """The line of the report at which the original text is of interest."""


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
    options: tuple[Option, ...] = ()
    reports: tuple[Held, ...] = ()
    more_reports: int = 0
    """How many more there are than those that are listed."""
    coverage: Coverage | None = None
    assumed: frozenset[Assumed] = frozenset()
    problems: tuple[tuple[Held, Problem], ...] = ()
    balances: tuple[Balance, ...] = ()
    refusal: Refusal | None = None
    steps: tuple[Step, ...] = ()
    """What may be asked next, where that was looked for."""
    unknown: str = ""
    """Words that no report and no list knows."""
