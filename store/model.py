"""The nouns of the product, shared by every floor: frozen, plain, and free of behaviour that needs
a database.

The words are those of the field (see the README's table of terms): a *report* is one agency's
annual report on government information disclosure for one year; a *fact* is one cell of its tables;
*prose* (正文) is the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from store.quick_records import quickly_made


class Form(StrEnum):
    """Which national form the tables of a report follow (told by their heads, never by the notice
    cited).
    """

    F2019 = "2019"
    """国办公开办函〔2019〕60号: reports on 2019 and 2020."""
    F2021 = "2021"
    """国办公开办函〔2021〕30号: reports on 2021 and later."""
    NONE = "none"
    """No table of any form: prose only, or a report from before 2019."""


FORMS: Final = (Form.F2019, Form.F2021)
"""The national forms, the oldest first."""


class Status(StrEnum):
    """How certain a fact is."""

    PRINTED = "printed"
    """The cell stands there, label and column certain."""
    REPAIRED = "repaired"
    """The table was damaged there and only one reading satisfies the form and its sums."""
    BLANK = "blank"
    """The cell is there and empty, `/` or `-`: its value is null, never 0."""
    DAMAGED = "damaged"
    """The index keeps another number than the report prints: the value is withheld. Never stored,
    found on reading.
    """


class Severity(StrEnum):
    """How much a problem weighs, worst first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Cell(NamedTuple):
    """The identity of a number: the codes of `data/reference/indicators.tsv`."""

    table: str
    row: str
    column: str


class Fact(NamedTuple):
    """One cell of a report's tables."""

    cell: Cell
    value: Decimal | None
    """In base units (件, 项, 元); None when the cell is blank."""
    unit: str
    raw: str
    """The text as printed, trimmed: `29.45 万`, `+1196`, `增10`."""
    status: Status
    line: int
    """The first line of the file it stands on, from 1."""
    end_line: int
    reason: str = ""
    """Why a repaired fact could be read, as a code of `repairs` in
    `data/reference/problems.toml`.
    """


class Figure(NamedTuple):
    """A number in the prose."""

    phrase: str
    """The words that say what is counted, as printed before (or, failing that, after) the
    number.
    """
    value: Decimal
    """In base units: `2.17万次` is 21700."""
    unit: str
    """As printed, without 万 or 亿: 条, 件, 次, %, 元 …; empty when none is printed."""
    raw: str
    approximate: bool
    """`近300`, `52余条`, `1万+`."""
    start: int
    """Where `raw` begins in the sentence's text."""


class Sentence(NamedTuple):
    """A sentence of the prose, put together again where lines or pages broke it."""

    section: str
    """The chapter it stands in: `overview`, `disclosure`, `requests`, `reviews`, `problems`,
    `other`; `` before any.
    """
    line: int
    end_line: int
    text: str
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a report that does not hold, is not there, or was not understood."""

    code: str
    """A key of `data/reference/problems.toml`, which holds severity, titles and messages in both
    languages.
    """
    line: int
    end_line: int
    values: Mapping[str, str] = field(default_factory=dict)
    """What the message's placeholders stand for."""


class Place(NamedTuple):
    """Where a line of a file stands on its page."""

    page: int
    """From 1."""
    top: float
    """In shares of the page's height, from its upper edge."""
    bottom: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file says, before it is known whose report it is."""

    file: str
    agency_printed: str
    """The agency as the title (or failing that preface, signature, page metadata) prints it; may be
    empty.
    """
    year: int | None
    form: Form
    title: str
    lines: tuple[str, ...]
    """The file's text by lines, as decoded; line n is lines[n - 1]."""
    facts: tuple[Fact, ...]
    sentences: tuple[Sentence, ...]
    problems: tuple[Problem, ...]
    tables: frozenset[str]
    """The tables of the form that stand in the file, whole or in part: `disclosure`, `requests`,
    `reviews`.
    """
    pages: tuple[int, ...] = ()
    """The line on which each page begins, where the file has pages (PDF): page n begins on line
    pages[n - 1].
    """
    agency_source: str = ""
    """Where it was found: `title`, `preface`, `text`, `contact`, `signature`, `page-data`,
    `file-name`, or nowhere.
    """
    year_source: str = ""
    """Where it was found: `title`, `text`, `page-data`, `file-name`, or nowhere."""
    scanned: Mapping[int, bytes] = field(default_factory=dict)
    """The pages that were recognised from pictures, by their number, each straightened and as a
    JPEG.
    """
    places: tuple[Place, ...] = ()
    """Where each line stands on its page, of a file some pages of which were recognised; else
    empty.
    """


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that gave no report, with the reason."""

    file: str
    code: str
    """A key of `rejections` in `data/reference/problems.toml`."""
    values: Mapping[str, str] = field(default_factory=dict)


@quickly_made
@dataclass(frozen=True, slots=True)
class Division:
    """A unit of China's administrative divisions (行政区划), province down to township."""

    code: str
    """Twelve digits, as in `data/reference/divisions.tsv`."""
    path: tuple[str, ...]
    """Names from the province down: (宁夏回族自治区, 石嘴山市, 平罗县)."""
    level: str
    """province, city, county, township or special."""

    @property
    def name(self) -> str:
        """The full name: all parents, no separators."""
        return "".join(self.path)


GOVERNMENT = ("人民政府", "街道办事处", "办事处", "人民政府办公厅", "人民政府办公室", "")
"""Offices that stand for the place itself, the one that is taken first where several have a report
first.
"""


@quickly_made
@dataclass(frozen=True, slots=True)
class Agency:
    """A division and an office in it; the body that publishes a report."""

    name: str
    """The full canonical name: 宁夏回族自治区吴忠市盐池县青山乡人民政府."""
    division: Division | None
    """None when the place could not be settled, `name` being as printed; or when the body lies in
    none.
    """
    office: str
    """人民政府, 人民政府办公室, 教育局 …; empty when the place itself is meant.

    Of a body that lies in no division (国家卫生健康委员会, 长江大学) its whole name.
    """

    @property
    def is_settled(self) -> bool:
        """Whether it is known who that is: a body of a place, or one that has a name of its own."""
        return self.division is not None or bool(self.office)


@quickly_made
@dataclass(frozen=True, slots=True)
class Match:
    """A name that means one agency."""

    agency: Agency
    how: str
    """exact, short, alias, traditional, pinyin, initials, english, homophone, lookalike, typo …"""
    others: tuple[Agency, ...] = ()
    """Those at home of the same name that have no report, where one that has a report was meant for
    that.
    """


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that could mean any of several agencies, or one that has to be confirmed."""

    candidates: tuple[Agency, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A name that exists in China, outside the home region and without a report here."""

    agencies: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """No agency's name."""


Resolution = Match | Ambiguous | Elsewhere | Unknown


@quickly_made
@dataclass(frozen=True, slots=True)
class Mention:
    """A name found inside a sentence: `text[start:end]`."""

    start: int
    end: int
    resolution: Match | Ambiguous | Elsewhere

    def agencies(self) -> tuple[Agency, ...]:
        """All agencies that it may mean."""
        match self.resolution:
            case Match(agency):
                return (agency,)
            case Ambiguous(candidates):
                return candidates
            case Elsewhere(agencies):
                return agencies
