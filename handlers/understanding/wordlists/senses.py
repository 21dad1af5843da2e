"""What a wording can mean: a closed set of senses, read once from their codes in the lists
(`op:rank_top`).

A sense is either one of the enumerations below, which say what is asked and how, or a small record
that names a row, a column, a rate or a place. A code that is none of them is a mistake in the list,
and is found when the list is loaded: `subject:grantd` would else surface at the first question that
has it, and `op:rank_topp` never.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain, product

from handlers.ratios import ratios
from store.measures import columns, subjects


class Mark(StrEnum):
    """What a word does in a question, whatever the question is about."""

    ASK = "ask"
    COUNT = "count"
    FILLER = "filler"
    GENERIC = "generic"
    """Never says what is counted, of whom, or under which condition (`generic.*.txt`)."""
    LIGHT = "light"
    """A verb that says little by itself (办, 发, 出)."""
    FOLLOW_UP = "followup"
    THOSE = "followup:those"
    ADDS = "adds"
    JOINT = "joint"
    WHICH = "which"
    WHICH_YEAR = "which_year"
    EARLIEST = "year:earliest"
    """The first of an agency's reports that is held: 最早那份年报."""
    UP_TO = "year:up_to"
    """All of an agency's reports that are held, to the year that is named: rose every year until
    2023.
    """
    WHO = "who"
    PART = "part"
    SOMEONE = "someone"
    """An office of a place that is not named: 县政府 by itself."""
    UNNAMED = "unnamed"
    LISTED = "listed"
    ITEMS = "items"
    HALF = "half"
    THAN = "than"
    VERSUS_LAST_YEAR = "versus_last_year"
    SUM_OF_ALL = "sum:all"
    SUM_OF_ONE = "sum:one"
    GRANTED_OF_REQUESTS = "requests:granted"
    """公开 beside 申请: those that were granted, while by itself it is what was published."""
    REPORTS = "topic:reports"
    AGENCIES = "topic:agencies"
    PROBLEMS = "chapter:problems"
    PROSE = "prose"
    PROSE_ONLY = "prose_only"
    CONTACT = "contact"
    GREETING = "greeting"
    THANKS = "thanks"
    THAT_YEAR = "that_year"
    """那年, "that year": one that was spoken of, or that an order of years gives."""
    NONZERO = "nonzero"
    """不为零: those that have any."""
    PRINTED = "printed"
    """A column by its name in the form: 本年增/减, which the form of 2021 has not."""
    PUBLIC = "public"
    """群众, 老百姓: natural persons, or all who apply."""
    WHY = "why"
    """为什么: the reasons of what was denied are rows of the form; of all else no table gives a
    reason.
    """
    IN_TABLE = "in_table"
    """表里怎么没有: what the table has, without what the prose says."""
    UNCLEAR = "unclear"
    """A word of the field that several figures could be meant by, and none is taken."""


class Operator(StrEnum):
    """What is to be done with figures."""

    ABOVE = "op:above"
    ABOVE_AVERAGE = "op:above_average"
    ABSENT = "op:absent"
    AT_LEAST = "op:at_least"
    AT_MOST = "op:at_most"
    AVERAGE = "op:average"
    BELOW = "op:below"
    BELOW_AVERAGE = "op:below_average"
    BETWEEN = "op:between"
    BY_APPLICANT = "op:by_applicant"
    BY_REASON = "op:by_reason"
    BY_RESULT = "op:by_result"
    CHANGE = "op:change"
    CHECK = "op:check"
    COMPARE = "op:compare"
    EITHER = "op:either"
    EVER = "op:ever"
    """曾经, 任何一年, "in any year": of all years that there are, though not of each of them."""
    FALLING = "op:falling"
    FASTEST_FALLEN = "op:fastest_fallen"
    FASTEST_RISEN = "op:fastest_risen"
    FEW = "op:few"
    FEWER = "op:fewer"
    MAXIMUM = "op:maximum"
    MEDIAN = "op:median"
    MINIMUM = "op:minimum"
    MOST_CHANGED = "op:most_changed"
    MOST_FALLEN = "op:most_fallen"
    MOST_RISEN = "op:most_risen"
    OWN_PLACE = "op:own_place"
    PER_PROJECT = "op:per_project"
    RANK = "op:rank"
    RANK_BOTTOM = "op:rank_bottom"
    RANK_HEAD = "op:rank_head"
    RANK_NTH = "op:rank_nth"
    RANK_SECOND = "op:rank_second"
    RANK_THIRD = "op:rank_third"
    RANK_TOP = "op:rank_top"
    RATIO = "op:ratio"
    RELATIVE = "op:relative"
    RISING = "op:rising"
    SUM = "op:sum"
    TIMES = "op:times"
    TREND = "op:trend"
    ZERO = "op:zero"


class Except(StrEnum):
    """How a word takes somebody out of the question."""

    AHEAD = "except"
    ALONE = "except:alone"
    BEHIND = "except:behind"
    NOT = "except:not"


class ScopeSense(StrEnum):
    """Of whom all is asked."""

    ALL = "scope:all"
    BELOW = "scope:below"
    REGION = "scope:region"
    PEERS = "scope:peers"
    """All agencies that report, with the one that is named among them: its share of all
    penalties.
    """


class Level(StrEnum):
    """Agencies of one level."""

    CITY = "level:city"
    COUNTY = "level:county"
    TOWNSHIP = "level:township"
    DEPARTMENT = "level:department"


class TownshipKind(StrEnum):
    """Townships of one kind."""

    TOWNSHIP = "ending:township"
    TOWN = "ending:town"
    SUBDISTRICT = "ending:subdistrict"


class Check(StrEnum):
    """What of a report is to be checked."""

    AGREES = "check:agrees"
    """Whether figures of a report go together, in words that mean nothing else: 是否吻合,
    平了没有.
    """
    MISSING = "check:missing"
    NAMES = "check:names"
    TABLE = "check:table"


class TableSense(StrEnum):
    """The table that a check is about."""

    DISCLOSURE = "table:disclosure"
    REQUESTS = "table:requests"
    REVIEWS = "table:reviews"


class Tongue(StrEnum):
    """The language in which an answer is wanted."""

    CHINESE = "language:zh"
    ENGLISH = "language:en"


class Unit(StrEnum):
    """A unit of money."""

    YUAN = "unit:元"
    TEN_THOUSAND = "unit:万元"
    HUNDRED_MILLION = "unit:亿元"

    @property
    def written(self) -> str:
        """As it stands behind a number: 万元."""
        return self.value.partition(":")[2]


@dataclass(frozen=True, slots=True)
class NamesSubject:
    """A row of the forms, or several under one head (`subject:granted`)."""

    code: str

    def __str__(self) -> str:
        return f"subject:{self.code}"


@dataclass(frozen=True, slots=True)
class HintsAt:
    """A row that is meant where nothing stronger is said (`hint:new`: 申请)."""

    code: str

    def __str__(self) -> str:
        return f"hint:{self.code}"


@dataclass(frozen=True, slots=True)
class NamesColumn:
    """A column of the forms (`column:natural_person`)."""

    code: str

    def __str__(self) -> str:
        return f"column:{self.code}"


@dataclass(frozen=True, slots=True)
class NamesRate:
    """A rate by its name (`ratio:granted`), or the kind of rate that each kind of review has
    (`ratio:corrected`).
    """

    code: str

    def __str__(self) -> str:
        return f"ratio:{self.code}"


@dataclass(frozen=True, slots=True)
class GoesWith:
    """A table or row beside which the word says nothing new (`with:requests`: 受理)."""

    code: str

    def __str__(self) -> str:
        return f"with:{self.code}"


@dataclass(frozen=True, slots=True)
class Ours:
    """The chat's home, or the place of a level or ending that it lies in (`our:county`,
    `our:市`).
    """

    which: str

    def __str__(self) -> str:
        return f"our:{self.which}"


@dataclass(frozen=True, slots=True)
class Someones:
    """A place of a level or ending that is not named (`someone:县`)."""

    which: str

    def __str__(self) -> str:
        return f"someone:{self.which}"


@dataclass(frozen=True, slots=True)
class RegionOf:
    """All of the place of a level or ending that the chat's home lies in (`region:市`: 全市)."""

    which: str

    def __str__(self) -> str:
        return f"region:{self.which}"


Enumerated = (
    Mark
    | Operator
    | Except
    | ScopeSense
    | Level
    | TownshipKind
    | Check
    | TableSense
    | Tongue
    | Unit
)
Record = NamesSubject | HintsAt | NamesColumn | NamesRate | GoesWith | Ours | Someones | RegionOf
Sense = Enumerated | Record

ENUMERATIONS = (
    Mark,
    Operator,
    Except,
    ScopeSense,
    Level,
    TownshipKind,
    Check,
    TableSense,
    Tongue,
    Unit,
)
_LEVELS = frozenset({"province", "county", "township"})
_ENDINGS = frozenset("省区市县镇乡州盟旗")


class UnknownSenseError(ValueError):
    """A code of the lists that is no sense; the message says what would be."""


@cache
def sense(code: str) -> Sense:
    """The sense with a code of the lists.

    Raises UnknownSenseError where there is none: what stands in a list is checked when the list is
    loaded.
    """
    found = _enumerated().get(code)
    if found is not None:
        return found
    kind, _, value = code.partition(":")
    if kind not in _kinds():
        raise UnknownSenseError(f"{code}: no such sense")
    record, known = _kinds()[kind]
    if value not in known:
        raise UnknownSenseError(f"{code}: {kind} is one of {' '.join(sorted(known))}")
    return record(value)


@cache
def senses_of(codes: str) -> tuple[Sense, ...]:
    """The senses whose codes stand in a row of a list, in order, each once; there is one at
    least.
    """
    found = tuple(sense(code) for code in codes.split())
    if not found or len(set(found)) != len(found):
        raise UnknownSenseError(f"{codes}: a wording has one sense at least, and none twice")
    return found


@cache
def _enumerated() -> dict[str, Enumerated]:
    every: Iterable[Enumerated] = chain.from_iterable(ENUMERATIONS)
    return {one.value: one for one in every}


@cache
def _kinds() -> dict[str, tuple[Callable[[str], Record], Collection[str]]]:
    """What a code with a colon names, and which names there are."""
    rows = frozenset(subjects())
    tables = frozenset(subject.table for subject in subjects().values())
    rates = frozenset(ratios())
    places = _LEVELS | _ENDINGS
    return {
        "subject": (NamesSubject, rows),
        "hint": (HintsAt, rows),
        "column": (NamesColumn, frozenset(columns())),
        "ratio": (NamesRate, rates | _of_each_review(rates)),
        "with": (GoesWith, rows | tables),
        "our": (Ours, places | {"home"}),
        "someone": (Someones, places | {"any"}),
        "region": (RegionOf, places),
    }


def _of_each_review(rates: Iterable[str]) -> frozenset[str]:
    """What comes after the row in the codes of rates that each kind of review has: corrected of
    review_corrected.
    """
    reviews = [subject.code for subject in subjects().values() if subject.table == "reviews"]
    return frozenset(
        rate.removeprefix(f"{review}_")
        for rate, review in product(rates, reviews)
        if rate.startswith(f"{review}_")
    )
