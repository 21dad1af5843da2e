"""What follows a command about reports: agencies or a region and years, in the words of people."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from handlers.answering.evaluator.scopes import reach_of
from handlers.answering.reports.levels import speaks_of_levels
from handlers.reply import Language, Note, Preferences, no_note
from handlers.understanding import ChatNames as Known
from handlers.understanding import Operation, Question, exactly, understand
from handlers.understanding.spelling.text import LONGEST
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Level, TownshipKind
from store.index import HeldReport, Index
from store.model import Agency
from store.names import Names

_EXACT = re.compile(r"(.{1,200}?)\s+(\d{1,4})")
"""A full name and a year, as buttons have them; 0 stands for a report without a year."""

_LEVELS = ("level:", "ending:")


def names_level(word: Word) -> bool:
    """Whether a word says of which level the agencies are (各县)."""
    return any(isinstance(sense, Level | TownshipKind) for sense in word.senses)


def exact_name(held: HeldReport) -> str:
    """What names this report and no other; a report that does not say whose it is goes by its
    file.
    """
    return f"{held.agency.name} {held.year or 0}"


@dataclass(frozen=True, slots=True)
class OverviewContext:
    """What an overview is made from: the reports, the names, the day, and how the chat likes it."""

    index: Index
    names: Names
    today: date
    language: Language
    customs: Preferences
    note: Note = no_note
    """What is said behind the name of an agency whose report is missing."""

    @property
    def home(self) -> Agency | None:
        """The chat's own agency."""
        if self.customs.home:
            return self.names.agency(self.customs.home)
        return None

    def exact(self, query: str) -> HeldReport | None:
        """The report that the words name exactly, if they do."""
        asked = _EXACT.fullmatch(query.strip())
        if asked is None:
            return None
        return next(
            (held for held in self.index.held(asked[1]) if (held.year or 0) == int(asked[2])), None
        )

    def question(self, query: str, operation: Operation) -> Question:
        """The agencies, levels and years that are named, as a question of another kind."""
        said = self.understood(query)
        return Question(
            said.text,
            self.language,
            operation,
            mentions=said.mentions,
            years=said.years,
            paired_years=said.paired_years,
            meant=said.meant,
            topics=frozenset(topic for topic in said.topics if topic.startswith(_LEVELS)),
        )

    def at_home(self, question: Question) -> Question:
        """The question, of the chat's own agency where none is named."""
        if question.mentions or self.home is None:
            return question
        return replace(question, mentions=(exactly(self.home),))

    def of_home_region(self, question: Question) -> Question:
        """The question, of the home region where a level is named without a place (各县), if it has
        such agencies.
        """
        region = self.names.region()
        if question.mentions or not speaks_of_levels(question):
            return question
        there = replace(
            question, mentions=(exactly(Agency(region.name, region, "")),), everywhere=True
        )
        if reach_of(self.index, there)[0]:
            return there
        return question

    def understood(self, query: str) -> Question:
        """The words with all that they mean."""
        known = Known(self.home, self.customs.choices)
        return understand(query[:LONGEST], self.names, self.today, self.language, customs=known)
