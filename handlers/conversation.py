"""The conversation: what every edge stands before. A question comes in, is understood, answered, and rendered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from typing import NamedTuple

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
from handlers.recent import Recent
from handlers.rendering import homes, render
from handlers.rendering.cards import cards
from handlers.rendering.guide import guide
from handlers.rendering.originals import AROUND, no_original, original, original_reply
from handlers.reply import NO_CUSTOMS, Asker, Card, Charted, Customs, Exported, Homing, Language, Reply
from handlers.understanding import Before, Operation, Question, understand
from handlers.understanding import Customs as Known
from handlers.understanding.text import LONGEST, language_of, normalise
from store.index import Held, Index
from store.model import Agency, Match
from store.names import Names

KEPT = 500
"""Questions as they were understood, and as many replies: some 5 MB together."""
LONGEST_KEPT = 4000
"""Characters of a reply that is worth keeping; longer ones are rare, and many of them would take much room."""


class _Asked(NamedTuple):
    """A question with all else, besides the names, that its meaning depends on."""

    text: str
    today: date
    otherwise: Language
    before: Before
    home: str
    choices: frozenset[tuple[str, str]]


class _Said(NamedTuple):
    """A reply, and what is to be remembered of its question."""

    reply: Reply
    question: Question
    status: AnswerStatus
    candidates: tuple[Agency, ...]


def _is_short(said: _Said) -> bool:
    return sum(len(line.text) for line in said.reply.lines) <= LONGEST_KEPT


@dataclass(frozen=True, slots=True)
class _Seen:
    """The index as a thread saw it last, and what was found in it; all of it ends when a load changes the index."""

    version: int
    names: Names
    understood: Recent[_Asked, Question] = field(default_factory=lambda: Recent(KEPT))
    said: Recent[Question, _Said] = field(default_factory=lambda: Recent(KEPT, _is_short))


class Conversation:
    """Answers questions about the reports in an index; see `handlers.reply.Assistant`."""

    def __init__(self, index: Index, names: Names, clock: Callable[[], float] = monotonic) -> None:
        self._index = index
        self._names = names
        self._thread = threading.local()
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
        found = self._found(self._asked(question, asker, today, language, customs))
        self._remember(asker, found.question, found.status, found.candidates)
        return found

    def _asked(self, question: str, asker: Asker, today: date, language: Language | None, customs: Customs) -> _Asked:
        before = self._memory.last(asker)
        otherwise = language or (before.last.language if before.last else Language.ZH)
        return _Asked(question, today, otherwise, before, customs.home, frozenset(customs.choices.items()))

    def _remember(self, asker: Asker, question: Question, status: AnswerStatus, candidates: tuple[Agency, ...]) -> None:
        if status is not AnswerStatus.REFUSED and not question.unclear:
            answered = status in (AnswerStatus.ANSWERED, AnswerStatus.QUOTED)
            asked_back = candidates if question.mentions else ()
            self._memory.keep(asker, question, answered=answered, candidates=asked_back)

    def _found(self, asked: _Asked) -> Answer:
        """The answer to a question after the one before."""
        if len(asked.text) > LONGEST:
            text = normalise(asked.text[:LONGEST])
            declined = Question(text, language_of(text, asked.otherwise), Operation.NONE)
            return Answer(AnswerStatus.REFUSED, declined, refusal=Refusal.TOO_LONG)
        return answer(self._index, _understood(asked, self._now()))

    def ask(
        self,
        question: str,
        asker: Asker,
        today: date,
        language: Language | None = None,
        customs: Customs = NO_CUSTOMS,
    ) -> Reply:
        """Answer a question, or say what is missing, ask back, or decline."""
        asked = self._asked(question, asker, today, language, customs)
        if len(question) > LONGEST:
            return render(self._found(asked))
        seen = self._now()
        understood = _understood(asked, seen)
        said = seen.said.of(understood, lambda: self._say(understood))
        self._remember(asker, said.question, said.status, said.candidates)
        return said.reply

    def _say(self, question: Question) -> _Said:
        found = answer(self._index, question)
        return _Said(render(with_steps(self._index, found)), found.question, found.status, found.candidates)

    def cards(self, query: str, today: date, language: Language) -> tuple[Card, ...]:
        """What to offer somebody who types in a chat that the assistant does not know."""
        return cards(
            query, lambda question: self._found(_Asked(question, today, language, Before(), "", frozenset())), language
        )

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
        return self._now().names

    def _now(self) -> _Seen:
        """What this thread has seen of the index as it is now.

        The version is asked for first: what is found from here on is of this version or a later one, and what is kept
        for this one is not looked at again once there is a later one.
        """
        version = self._index.version()
        seen: _Seen | None = getattr(self._thread, "seen", None)
        if seen is None or seen.version != version:
            seen = self._thread.seen = _Seen(version, self._names.with_held(self._index.holdings()))
        return seen


def _understood(asked: _Asked, seen: _Seen) -> Question:
    """What is asked, with the chat's home as an agency."""
    names = seen.names

    def understood() -> Question:
        customs = Known(names.agency(asked.home) if asked.home else None, dict(asked.choices))
        return understand(asked.text, names, asked.today, asked.otherwise, asked.before, customs)

    return seen.understood.of(asked, understood)
