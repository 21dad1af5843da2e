"""What follows a command about reports: agencies or a region and years, in the words of people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from handlers.reply import Customs, Language
from handlers.understanding import Customs as Known
from handlers.understanding import Operation, Question, exactly, understand
from handlers.understanding.text import LONGEST
from store.index import Index
from store.model import Agency
from store.names import Names


@dataclass(frozen=True, slots=True)
class Desk:
    """What an overview is made from: the reports, the names, the day, and how the chat likes it."""

    index: Index
    names: Names
    today: date
    language: Language
    customs: Customs

    @property
    def home(self) -> Agency | None:
        """The chat's own agency."""
        return self.names.agency(self.customs.home) if self.customs.home else None

    def question(self, query: str, operation: Operation) -> Question:
        """The agencies and years that are named, as a question of another kind."""
        said = self.understood(query)
        return Question(
            said.text,
            self.language,
            operation,
            mentions=said.mentions,
            years=said.years,
            paired_years=said.paired_years,
            meant=said.meant,
        )

    def at_home(self, question: Question) -> Question:
        """The question, of the chat's own agency where none is named."""
        if question.mentions or self.home is None:
            return question
        return replace(question, mentions=(exactly(self.home),))

    def understood(self, query: str) -> Question:
        """The words with all that they mean."""
        known = Known(self.home, self.customs.choices)
        return understand(query[:LONGEST], self.names, self.today, self.language, customs=known)
