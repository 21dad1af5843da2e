"""The conversation: what every edge stands before. A question comes in, is understood, answered, and rendered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from time import monotonic

from handlers.answering import Answer, AnswerStatus, answer, with_steps
from handlers.answering.answer import Refusal
from handlers.answering.places import reports_of
from handlers.charts.charted import charted
from handlers.exports.exported import exported
from handlers.exports.files import Format
from handlers.memory import Memory
from handlers.overviews.asked import Desk
from handlers.overviews.missing import missing
from handlers.overviews.problems import problems
from handlers.overviews.report import report
from handlers.overviews.reports import reports
from handlers.rendering import homes, render
from handlers.rendering.cards import cards
from handlers.rendering.guide import guide
from handlers.rendering.originals import AROUND, no_original, original, original_reply
from handlers.reply import NO_CUSTOMS, Asker, Card, Charted, Customs, Exported, Homing, Language, Reply
from handlers.understanding import Before, Operation, Question, understand
from handlers.understanding import Customs as Known
from handlers.understanding.text import LONGEST, language_of, normalise
from store.index import Held, Index
from store.model import Match
from store.names import Names


class Conversation:
    """Answers questions about the reports in an index; see `handlers.reply.Assistant`."""

    def __init__(self, index: Index, names: Names, clock: Callable[[], float] = monotonic) -> None:
        self._index = index
        self._names = names
        self._seen = threading.local()
        self._memory = Memory(clock)

    def answer(
        self,
        question: str,
        asker: Asker,
        today: date,
        language: Language | None = None,
        customs: Customs = NO_CUSTOMS,
    ) -> Answer:
        """The answer to a question, with all that it rests on."""
        before = self._memory.last(asker)
        otherwise = language or (before.last.language if before.last else Language.ZH)
        found = self._found(question, today, otherwise, customs, before)
        if found.status is not AnswerStatus.REFUSED and not found.question.unclear:
            answered = found.status in (AnswerStatus.ANSWERED, AnswerStatus.QUOTED)
            asked_back = found.candidates if found.question.mentions else ()
            self._memory.keep(asker, found.question, answered=answered, candidates=asked_back)
        return found

    def _found(self, question: str, today: date, otherwise: Language, customs: Customs, before: Before) -> Answer:
        """The answer to a question after the one before."""
        if len(question) > LONGEST:
            text = normalise(question[:LONGEST])
            declined = Question(text, language_of(text, otherwise), Operation.NONE)
            return Answer(AnswerStatus.REFUSED, declined, refusal=Refusal.TOO_LONG)
        names = self.names()
        return answer(self._index, understand(question, names, today, otherwise, before, _known(customs, names)))

    def ask(
        self,
        question: str,
        asker: Asker,
        today: date,
        language: Language | None = None,
        customs: Customs = NO_CUSTOMS,
    ) -> Reply:
        """Answer a question, or say what is missing, ask back, or decline."""
        return render(with_steps(self._index, self.answer(question, asker, today, language, customs)))

    def cards(self, query: str, today: date, language: Language) -> tuple[Card, ...]:
        """What to offer somebody who types in a chat that the assistant does not know."""
        return cards(query, lambda question: self._found(question, today, language, NO_CUSTOMS, Before()), language)

    def here(self, said: str, home: str, language: Language) -> Homing:
        """Give a chat the home that is said, show the `home` it has (nothing said), or take it away."""
        if not said:
            return homes.shown(home, language)
        if homes.removes(said):
            return homes.removed(home, language)
        return homes.given(said, self.names().resolve(said[:LONGEST]), language)

    def source(self, said: str, language: Language) -> Reply:
        """The text of a report around a line: whose, of which year and which line is said (西吉县 2020 69)."""
        asked = original(said)
        report = self._report(asked.agency, asked.year) if asked else None
        lines = self._index.lines(report, asked.line - AROUND, asked.line + AROUND) if asked and report else []
        if asked is None or report is None or not lines:
            return no_original(language)
        return original_reply(report, asked.line, lines, language)

    def _report(self, agency: str, year: int) -> Held | None:
        """The report of an agency, by its full name or as people say it."""
        held = self._index.held(agency)
        found = None if held else self.names().resolve(agency)
        held = reports_of(self._index, found.agency) if isinstance(found, Match) else held
        return next((report for report in held if (report.year or 0) == year), None)

    def chart(
        self, question: str, asker: Asker, today: date, language: Language | None = None, customs: Customs = NO_CUSTOMS
    ) -> Charted:
        """The answer to a question as a chart."""
        return charted(self.answer(question, asker, today, language, customs))

    def export(
        self,
        question: str,
        form: str,
        asker: Asker,
        today: date,
        language: Language | None = None,
        customs: Customs = NO_CUSTOMS,
    ) -> Exported:
        """The answer to a question as a file for spreadsheets."""
        return exported(self._index, self.answer(question, asker, today, language, customs), Format(form), today)

    def reports(
        self, query: str, today: date, language: Language, customs: Customs = NO_CUSTOMS, page: int = 1
    ) -> Reply:
        """A page of the reports there are; `query` (may be empty) names an agency, a region or a year."""
        return reports(query, page, self._desk(today, language, customs))

    def report(self, query: str, today: date, language: Language, customs: Customs = NO_CUSTOMS) -> Reply:
        """A report at a glance; `query` names an agency and maybe a year."""
        return report(query, self._desk(today, language, customs))

    def check(self, query: str, today: date, language: Language, customs: Customs = NO_CUSTOMS, page: int = 1) -> Reply:
        """体检: a page of the problems of the reports that `query` names, worst first; of all when empty."""
        return problems(query, page, self._desk(today, language, customs))

    def missing(
        self, query: str, today: date, language: Language, customs: Customs = NO_CUSTOMS, page: int = 1
    ) -> Reply:
        """A page of those who have not published; `query` (may be empty) names a year and a region."""
        return missing(query, page, self._desk(today, language, customs))

    def help(self, language: Language) -> Reply:
        """What can be asked, with an example each."""
        return guide(language)

    def _desk(self, today: date, language: Language, customs: Customs) -> Desk:
        return Desk(self._index, self.names(), today, language, customs)

    def names(self) -> Names:
        """The names with the reports at hand, renewed when a load has changed the index."""
        version = self._index.version()
        if getattr(self._seen, "version", None) != version:
            self._seen.version = version
            self._seen.names = self._names.with_held(self._index.holdings())
        names: Names = self._seen.names
        return names


def _known(customs: Customs, names: Names) -> Known:
    """A chat's customs with its home as an agency."""
    return Known(names.agency(customs.home) if customs.home else None, customs.choices)
