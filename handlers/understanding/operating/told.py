"""What the words of a question tell of its operation, and which words that uses up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from handlers.meaning import Split, Statistic
from handlers.ratios import Ratio
from handlers.understanding.asked.question import DEFAULT_RANKING, Operation, Ranking
from handlers.understanding.operating.accepting import MOVES, PLACES, accepts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.choosing import APPLICANTS, Choice
from handlers.understanding.quantities.narrowing import is_part
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import GoesWith, Mark, Operator, ScopeSense, TableSense
from store.measures import MONEY, Measure, subjects

REASONED = frozenset({"denied", "not_processed", "unable"})
"""Figures that the form divides by reasons."""


TOPICS = frozenset(
    {
        "check:agrees",
        "check:names",
        "check:missing",
        "check:table",
        "greeting",
        "chapter:problems",
        "contact",
    }
)
TOPICS |= {
    "op:fewer",
    "op:rank_bottom",
    "op:rank_top",
    "op:times",
    "op:relative",
    "topic:reports",
    "scope:below",
    "prose_only",
    "which_year",
    "year:earliest",
    "year:up_to",
    "op:ever",
    "why",
    "in_table",
    "printed",
    "thanks",
}


@dataclass(frozen=True, slots=True)
class OperationWords:
    """What the words tell of the operation."""

    operation: Operation
    choice: Choice
    split: Split = Split.RESULT
    ranking: Ranking = DEFAULT_RANKING
    ratio: Ratio | None = None
    more_ratios: tuple[Ratio, ...] = ()
    """The others, where several rates are asked for by name."""
    statistics: tuple[Statistic, ...] = ()
    few: int | None = None
    beside: tuple[Measure, ...] = ()
    """Figures that are asked for beside a rate (受理量和公开率)."""
    agencies: int = 0
    """How many the question names."""
    years: int = 0
    """How many years it names."""
    of_an_office: bool = False
    among_peers: bool = False
    """Whether the one agency that is named is itself of the level that is spoken of: Dabu among all
    counties.
    """
    everywhere: bool = False
    every_year: bool = False
    """Whether all years of the agency come to one figure."""
    ends: bool = False
    """Whether a change is from the first to the last of the years that are named."""
    own_place: bool = False
    """Whether the place is asked for that the agency has which is named first, or lies within the
    other.
    """
    set_against: bool = False
    """Whether others are set against the agency that is named: 比西吉多的."""
    beside_one: bool = False
    """Whether the agency that is named is one of all, beside whom the others are put in order."""
    unit: str = ""
    topics: frozenset[str] = field(default_factory=frozenset)
    rule: str = "value"
    """The rule that decided, as it is called below; `value` where none did."""

    def accepts(self, word: Word, choice: Choice) -> bool:
        """Whether the operation uses this word."""
        if word.has(Mark.WHY):
            return True
        if word.has(Mark.NONZERO):
            return (
                self.ranking.above == 0
            )  # the smallest nonzero number: of an order nothing leaves out those at 0
        if word.has(Operator.EVER):
            return self._accepts_ever(word)
        if self.operation is Operation.COMPARE and self.agencies > 1 and _says_growth(word):
            return False  # 谁的增幅大 asks how each moved, and not how far two are apart
        if self._accepts_by_itself(word):
            return True
        tables = _tables_of(word)
        if tables and self.operation is not Operation.CHECK:
            return {subjects()[measure.subject].table for measure in choice.measures} == tables
        return self._accepts_of_all(word) or self._accepts_a_sense(word, choice)

    def _accepts_ever(self, word: Word) -> bool:
        """Whether any of several years is looked for, or the one that is named is meant: once in
        2022.
        """
        once = self.years == 1 and PATTERNS["once"].fullmatch(word.text) is not None
        return once or self.every_year or self.ranking.of_years or self.operation is Operation.TREND

    def _accepts_a_sense(self, word: Word, choice: Choice) -> bool:
        """Whether the operation uses what a word can mean; how many agencies there are, and a unit,
        must fit.
        """
        if self.agencies >= 2 and word.has("op:few"):
            return self.few == self.agencies
        if word.units and not (is_money(choice) or is_ten_thousand(word)):
            return False
        return any(
            accepts(self.operation, sense, ratio=self.ratio is not None) for sense in word.senses
        )

    def _accepts_by_itself(self, word: Word) -> bool:
        """Whether the operation uses a word whatever the question counts."""
        if "share:of_all" in self.topics and (word.has(Operator.RATIO) or _goes_with_a_table(word)):
            return True
        if self.operation is Operation.CHECK and (word.subjects or word.hints):
            return True
        by_moves = self.operation is Operation.TREND and self.rule == "ranking"
        if by_moves and word.has_any(MOVES | PLACES | {Mark.WHICH_YEAR}):
            return True
        return word.has("op:compare") and self.statistics == BOTH_ENDS

    def _accepts_of_all(self, word: Word) -> bool:
        """Whether a word goes over all that are meant, denies them, or names all their years."""
        if word.has(ScopeSense.ALL) and self.agencies and not self.everywhere:
            return True  # said of what is counted: of all handled requests
        if PATTERNS["negation"].fullmatch(word.text) and self._denies():
            return True
        return word.has(Operator.TREND) and (self.every_year or self.ranking.of_years)

    def _denies(self) -> bool:
        """Whether it is asked for what is not there."""
        if self.operation is Operation.ABSENT or (
            self.rule == "having" and self.ranking.below is not None
        ):
            return True
        return self.operation is Operation.CHECK and "check:missing" in self.topics


def _tables_of(word: Word) -> set[str]:
    """The tables of the form that a word names."""
    return {sense.value.partition(":")[2] for sense in word.senses if isinstance(sense, TableSense)}


def _says_growth(word: Word) -> bool:
    return word.has(Operator.CHANGE) and word.has(Operator.RELATIVE)


def _goes_with_a_table(word: Word) -> bool:
    """Whether a word is a verb of one of the tables: "came from", "taken together"."""
    return any(isinstance(sense, GoesWith) for sense in word.senses)


def is_money(choice: Choice) -> bool:
    """Whether what was chosen is counted in yuan."""
    return any(measure.column in MONEY for measure in choice.measures)


def is_ten_thousand(word: Word) -> bool:
    """Whether a unit is 万 by itself, which counts pieces as well as yuan."""
    return word.text.endswith("万")


Counts = tuple[int, int]
"""How many agencies and how many years a question names."""


ENDS = {"op:rank_top", "op:rank_bottom"}
"""最多的比最少的多多少: the largest and the smallest are told, side by side."""


BOTH_ENDS = (Statistic.MAXIMUM, Statistic.MINIMUM)


_SPLITS = {
    "op:by_applicant": Split.APPLICANT,
    "op:by_reason": Split.REASON,
    "op:by_result": Split.RESULT,
}


def split_of(said: set[str]) -> Split | None:
    """By what a breakdown divides, where words tell it."""
    return next((split for sense, split in _SPLITS.items() if sense in said), None)


def names_its_column(choice: Choice, said: Collection[str]) -> bool:
    """Whether one applicant, result or reason is named beside the word for all: refused on grounds
    of privacy.
    """
    split = split_of(set(said))
    if split is Split.REASON:
        reasons = [_is_a_reason(one.subject) for one in choice.measures]
        return Mark.WHY not in said and bool(reasons) and all(reasons)
    applicants = split is Split.APPLICANT and any(
        one.column in _OF_APPLICANTS for one in choice.measures
    )
    reviews = {subjects()[one.subject].table for one in choice.measures} == {"reviews"}
    results = (
        split is Split.RESULT and reviews and any(one.column != "total" for one in choice.measures)
    )
    return choice.column_said and (applicants or results)


_OF_APPLICANTS = APPLICANTS | {"other"}


def _is_a_reason(subject: str) -> bool:
    """Whether a row is one of the reasons for which requests were not granted, and is not divided
    by reason.
    """
    return any(
        is_part(subjects()[subject], subjects()[head]) for head in (*REASONED, "other_handling")
    )
