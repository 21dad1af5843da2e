"""The conversation: what every edge stands before. A question comes in, is understood, answered,
and rendered.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from time import monotonic
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from handlers.answering import Answer, AnswerStatus, answer, with_steps
from handlers.answering.reports.places import reports_of
from handlers.answering.values.answer import Refusal
from handlers.answering.values.explanation import AnswerOutcome, Explanation, outcome
from handlers.charts.charted import charted
from handlers.exports.exported import exported
from handlers.exports.files import ExportFormat
from handlers.kept_understanding import DialogueState, KeptUnderstanding, Understood
from handlers.memory import Explanations, Memory, Replied
from handlers.overviews.asked import OverviewContext
from handlers.overviews.missing import missing
from handlers.overviews.problems import problems
from handlers.overviews.report import report
from handlers.overviews.reports import reports
from handlers.recent import Recent
from handlers.rendering import render
from handlers.rendering.citing.cutouts import cut
from handlers.rendering.citing.originals import AROUND, no_original, original, original_reply
from handlers.rendering.picking import homes
from handlers.rendering.picking.guide import guide
from handlers.rendering.replying.cards import cards
from handlers.rendering.replying.lists import listed
from handlers.rendering.restating.explained import explained, forgotten
from handlers.rendering.restating.subjects import (
    named,
    subject_of,
    subject_of_report,
    without_quantity,
)
from handlers.rendering.restating.whole import whole
from handlers.rendering.results.whole_lists import is_list_of_reports, longer_list
from handlers.reply import (
    ABOUT_NOTHING,
    NO_CUSTOMS,
    After,
    Asker,
    Asking,
    Card,
    Charted,
    Exported,
    Homing,
    Language,
    MessageSubject,
    Note,
    Preferences,
    Reply,
    no_note,
)
from handlers.understanding import Before, Operation, Question, Trace, understand
from handlers.understanding import ChatNames as Known
from handlers.understanding.asked.question import WHY_ALONE
from handlers.understanding.continuing.edits import puts_figures_together
from handlers.understanding.spelling.text import LONGEST, language_of, normalise
from store.entering import GIVEN, only_if
from store.index import HeldReport, Index
from store.model import Agency, Match
from store.names import Names
from store.quick_records import replace

Said = ParamSpec("Said")
T = TypeVar("T")

_SAY_NOTHING = frozenset(
    {AnswerStatus.REFUSED, AnswerStatus.UNSURE, AnswerStatus.EXPLAINED, AnswerStatus.ACTION}
)
"""Replies after which a follow-up goes on from the question before them."""
KEPT = 500
"""Replies: some 3 MB of them."""
LONGEST_KEPT = 4000
"""Characters of a reply that is worth keeping; longer ones are rare, and many of them would take
much room.
"""


class _Said(NamedTuple):
    """A reply, and what is to be remembered of its question."""

    reply: Reply
    outcome: AnswerOutcome
    candidates: tuple[Agency, ...]


def _is_short(said: _Said) -> bool:
    return sum(len(line.text) for line in said.reply.lines) <= LONGEST_KEPT


@dataclass(frozen=True, slots=True)
class _Seen:
    """The index as a thread saw it last, and what was found in it; all of it ends when a load
    changes the index.
    """

    version: int
    names: Names
    understood: KeptUnderstanding = field(default_factory=KeptUnderstanding)
    said: Recent[Question, _Said] = field(default_factory=lambda: Recent(KEPT, _is_short))


def _of_one_moment(
    method: Callable[Concatenate[Conversation, Said], T],
) -> Callable[Concatenate[Conversation, Said], T]:
    """What is read for it is of one moment: a load that ends meanwhile is seen by the next
    question.
    """

    @wraps(method)
    def read(self: Conversation, /, *args: Said.args, **kwargs: Said.kwargs) -> T:
        with self._index.snapshot():
            return method(self, *args, **kwargs)

    return read


class Conversation:
    """Answers questions about the reports in an index; see `handlers.reply.Assistant`."""

    def __init__(self, index: Index, names: Names, clock: Callable[[], float] = monotonic) -> None:
        self._index = index
        self._names = names
        self._thread = threading.local()
        self._latest: _Seen | None = None
        """What any thread has seen last."""
        self._memory = Memory(clock)
        self._explanations = Explanations(clock)

    @_of_one_moment
    def answer(self, asking: Asking) -> Answer:
        """The answer to a question, with all that it rests on."""
        return with_steps(self._index, self._answer(asking)[0])

    def _answer(self, asking: Asking) -> tuple[Answer, int]:
        """The same with the number of its explanation."""
        asked = self._asked(asking)
        found, trace = self._found(asked)
        return found, self._remember(asking.asker, asked, trace, outcome(found), found.candidates)

    def _asked(self, asking: Asking) -> DialogueState:
        before, customs = self._before(asking), asking.customs
        otherwise = asking.language or (before.last.language if before.last else Language.ZH)
        choices = frozenset(customs.choices.items())
        return DialogueState(
            asking.question,
            asking.today,
            otherwise,
            before,
            customs.home,
            choices,
            customs.language,
        )

    def _before(self, asking: Asking) -> Before:
        """What is gone on from. After a reply that is forgotten that is its subject, and never the
        asker's last.
        """
        after = asking.after
        if after is None:
            return _without_figures_before(self._memory.last(asking.asker), asking.question)
        replied = self._memory.replied(after.number)
        if replied is not None:
            return replied.asked_after if after.again else replied.before
        return self._standing(after.subject, asking.today)

    def _standing(self, subject: MessageSubject, today: date) -> Before:
        """A subject as what was asked before."""
        if not subject.question:
            return Before()
        asked = DialogueState(subject.question, today, Language.ZH, Before(), "", frozenset())
        question = _understood(asked, self._now()).question
        return Before(question, question, year=subject.year)

    def _remember(
        self,
        asker: Asker,
        asked: DialogueState,
        trace: Trace,
        came: AnswerOutcome,
        candidates: tuple[Agency, ...],
    ) -> int:
        """Keep what a follow-up may take over, and how it came to the answer; the number of
        that.
        """
        question, status, before = came.question, came.status, asked.before
        if question.parts:
            question = replace(question.parts[-1], claim=None)
        if WHY_ALONE in question.topics:
            question = replace(
                question, topics=question.topics - {WHY_ALONE}
            )  # what comes next goes on from it
        if status not in _SAY_NOTHING and not question.unclear:
            answered = status in (AnswerStatus.ANSWERED, AnswerStatus.QUOTED)
            asked_back = candidates if question.mentions else ()
            self._memory.keep(
                asker,
                question,
                before,
                answered=answered,
                candidates=asked_back,
                year=came.year,
                shown=came.shown,
            )
            before = self._memory.last(asker)
        elif named(question):
            if status is AnswerStatus.UNSURE and before.last is None:
                # Whom a first question is about stays, though what it asks was not understood.
                self._memory.keep(
                    asker, without_quantity(question), before, answered=False, year=came.year
                )
            before = Before(without_quantity(question), year=came.year)
        self._memory.note_failure(asker, failed=status is AnswerStatus.UNSURE)
        number = self._explanations.keep(asker, Explanation(asked.text[:LONGEST], trace, came))
        self._memory.note_reply(number, Replied(question, before, asked.before))
        return number

    def _about(self, reply: Reply, number: int) -> Reply:
        """The reply with what it is about, now that its question is remembered under the number."""
        replied = self._memory.replied(number)
        if replied is None:
            return replace(reply, explained=number)
        subject, context = (_subject(before) for before in (replied.before, replied.asked_after))
        return replace(reply, explained=number, subject=subject, context=context)

    def _found(self, asked: DialogueState) -> tuple[Answer, Trace]:
        """The answer to a question after the one before."""
        if len(asked.text) > LONGEST:
            return _declined(asked), Trace()
        understood = _understood(asked, self._now())
        return answer(self._index, understood.question), understood.trace

    @_of_one_moment
    def ask(self, asking: Asking) -> Reply:
        """Answer a question, or say what is missing, ask back, or decline."""
        asked = self._asked(asking)
        said, trace = self._say(asked)
        return self._told(asking.asker, asked, said, trace)

    def _told(self, asker: Asker, asked: DialogueState, said: _Said, trace: Trace) -> Reply:
        """The reply, now that it is remembered."""
        return self._about(
            said.reply, self._remember(asker, asked, trace, said.outcome, said.candidates)
        )

    def _say(self, asked: DialogueState) -> tuple[_Said, Trace]:
        if len(asked.text) > LONGEST:
            return _said(_declined(asked)), Trace()
        seen = self._now()
        question, trace = _understood(asked, seen)
        said = seen.said.of(
            question, lambda: _said(with_steps(self._index, answer(self._index, question)))
        )
        return said, trace

    def at_hand(self, asking: Asking) -> Reply | None:
        """What `ask` says, where it was found before and nothing has changed since."""
        seen = self._latest
        if seen is None or len(asking.question) > LONGEST or seen.version != self._index.version():
            return None
        if (
            asking.after is not None
            and asking.after.subject.question
            and not self._memory.replied(asking.after.number)
        ):
            return None
        asked = self._asked(asking)
        understood = seen.understood.get(asked)
        said = seen.said.get(understood.question) if understood else None
        if said and understood:
            return self._told(asking.asker, asked, said, understood.trace)
        return None

    @_of_one_moment
    def cards(self, query: str, today: date, language: Language) -> tuple[Card, ...]:
        """What to offer somebody who types in a chat that the assistant does not know."""

        def found(question: str) -> Answer:
            return self._found(DialogueState(question, today, language, Before(), "", frozenset()))[
                0
            ]

        return cards(query, found, language)

    @_of_one_moment
    def here(self, said: str, home: str, language: Language) -> Homing:
        """Give a chat the home that is said, show the `home` it has (nothing said), or take it
        away.
        """
        if not said:
            return homes.shown(home, language)
        if homes.removes(said):
            return homes.removed(home, language)
        return homes.given(said, self.names().resolve(said[:LONGEST]), language)

    @_of_one_moment
    def source(self, said: str, language: Language) -> Reply:
        """The text of a report around a line: whose, of which year and which line is said (西吉县
        2020 69).
        """
        asked = original(said)
        report = self._report(asked.agency, asked.year) if asked else None
        lines = (
            self._index.lines(report, asked.line - AROUND, asked.line + AROUND)
            if asked and report
            else []
        )
        if asked is None or report is None or not lines:
            return no_original(language)
        looks = cut(self._index.scanned(report, {asked.line}))
        return replace(
            original_reply(report, asked.line, lines, language),
            subject=subject_of_report(report),
            files=looks,
        )

    def _report(self, agency: str, year: int) -> HeldReport | None:
        """The report of an agency, by its full name or as people say it."""
        held = self._index.held(agency)
        found = None if held else self.names().resolve(agency)
        held = reports_of(self._index, found.agency) if isinstance(found, Match) else held
        return next((report for report in held if (report.year or 0) == year), None)

    @_of_one_moment
    def listed(self, asking: Asking, page: int) -> Reply:
        """A page of the whole list that answers a question, where that is one; else the answer."""
        found, number = self._answer(asking)
        shown, long = render(found), longer_list(found)
        if long is None:
            return self._about(shown, number)
        if is_list_of_reports(long):
            desk = self._desk(asking.today, shown.language, asking.customs)
            return self._about(reports(shown.longer, page, desk), number)
        return self._about(listed(long, shown.longer, page), number)

    @_of_one_moment
    def chart(self, asking: Asking) -> Charted:
        """The answer to a question as a chart."""
        found, number = self._answer(asking)
        chart = charted(found)
        return chart._replace(reply=self._about(chart.reply, number))

    @_of_one_moment
    def export(self, asking: Asking, form: str) -> Exported:
        """The answer to a question as a file for spreadsheets."""
        found, number = self._answer(asking)
        export = exported(self._index, found, ExportFormat(form), asking.today)
        return export._replace(reply=self._about(export.reply, number))

    def explain(self, asker: Asker) -> Explanation | None:
        """How the asker's last question came to its answer; None where it is not remembered."""
        return self._explanations.last(asker)

    def restated(self, after: After, language: Language) -> str:
        """The question that is gone on from, as one that stands on its own; empty where there is
        none.
        """
        replied = self._memory.replied(after.number)
        return whole(replied.question, language) if replied else after.subject.question

    def why(self, asker: Asker, number: int | None, language: Language) -> Reply:
        """How the asker's last question was understood, or the one whose reply has the number,
        while remembered.
        """
        found = self._explanations.last(asker, number)
        return explained(found, language) if found else forgotten(language)

    @_of_one_moment
    def reports(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
    ) -> Reply:
        """A page of the reports there are; `query` (may be empty) names an agency, a region or a
        year.
        """
        return reports(query, page, self._desk(today, language, customs))

    @_of_one_moment
    def report(
        self, query: str, today: date, language: Language, customs: Preferences = NO_CUSTOMS
    ) -> Reply:
        """A report at a glance; `query` names an agency and maybe a year."""
        return report(query, self._desk(today, language, customs))

    @_of_one_moment
    def check(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
    ) -> Reply:
        """体检: a page of the problems of the reports that `query` names, worst first; of all when
        empty.
        """
        return problems(query, page, self._desk(today, language, customs))

    @_of_one_moment
    def missing(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
        note: Note = no_note,
    ) -> Reply:
        """A page of those who have not published; `query` (may be empty) names a year and a
        region.
        """
        return missing(query, page, replace(self._desk(today, language, customs), note=note))

    def help(self, language: Language, section: str = "") -> Reply:
        """What can be asked, in short; or a section of it, with an example each."""
        return guide(language, section)

    def _desk(self, today: date, language: Language, customs: Preferences) -> OverviewContext:
        return OverviewContext(self._index, self.names(), today, language, customs)

    def names(self) -> Names:
        """The names with the reports at hand, renewed when a load has changed the index."""
        return self._now().names

    def _now(self) -> _Seen:
        """What this thread has seen of the index as it is now.

        The version is asked for first: what is found from here on is of this version or a later
        one, and what is kept for this one is not looked at again once there is a later one.
        """
        version = self._index.version()
        seen: _Seen | None = getattr(self._thread, "seen", None)
        if seen is None or seen.version != version:
            seen = self._thread.seen = self._latest = _Seen(
                version, self._names.with_held(self._index.holdings())
            )
        return seen


def _subject(before: Before) -> MessageSubject:
    """What was asked before, so that it can be kept; that of no agency and no year is nothing to go
    on from.
    """
    return subject_of(before.last, before.year) if before.last else ABOUT_NOTHING


@only_if(lambda before, text: before.failed, otherwise=GIVEN)
def _without_figures_before(before: Before, text: str) -> Before:
    """What to go on from: "what's that in percent", after a question that failed, is not of the
    figure before it.
    """
    if before.last is None or not before.failed or not puts_figures_together(text):
        return before
    return Before(without_quantity(before.last), year=before.year)


def _declined(asked: DialogueState) -> Answer:
    """The answer to a text that is too long for a question."""
    text = normalise(asked.text[:LONGEST])
    question = Question(text, asked.chosen or language_of(text, asked.otherwise), Operation.NONE)
    return Answer(AnswerStatus.REFUSED, question, refusal=Refusal.TOO_LONG)


def _said(found: Answer) -> _Said:
    return _Said(render(found), outcome(found), found.candidates)


def _understood(asked: DialogueState, seen: _Seen) -> Understood:
    """What is asked, with the chat's home as an agency."""
    names = seen.names

    def understood(before: Before) -> Understood:
        customs, trace = (
            Known(names.agency(asked.home) if asked.home else None, dict(asked.choices)),
            Trace(),
        )
        question = understand(
            asked.text, names, asked.today, asked.otherwise, before, customs, trace
        )
        if asked.chosen is not None and not question.language_said:
            question = replace(question, language=asked.chosen)
        return Understood(question, trace)

    return seen.understood.of(asked, understood)
