"""The conversation: what every edge stands before. A question comes in, is understood, answered,
and rendered.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import monotonic

from handlers.answering import Answer, AnswerStatus, answer, with_steps
from handlers.answering.values.answer import Refusal
from handlers.answering.values.explanation import AnswerOutcome, Explanation, outcome
from handlers.charts.charted import charted
from handlers.exports.exported import exported
from handlers.exports.files import ExportFormat
from handlers.kept_understanding import DialogueState, Understood
from handlers.memory import Explanations, Memory, Replied
from handlers.overviews.reports import reports
from handlers.rendering import render
from handlers.rendering.replying.cards import cards
from handlers.rendering.replying.lists import listed
from handlers.rendering.restating.explained import explained, forgotten
from handlers.rendering.restating.subjects import (
    named,
    subject_of,
    without_quantity,
)
from handlers.rendering.restating.whole import whole
from handlers.rendering.results.whole_lists import is_list_of_reports, longer_list
from handlers.reply import (
    ABOUT_NOTHING,
    After,
    Asker,
    Asking,
    Card,
    Charted,
    Exported,
    Language,
    MessageSubject,
    Reply,
)
from handlers.report_views import IndexSeen, KeptReply, ReportViews, of_one_moment
from handlers.understanding import Before, Operation, Question, Trace, understand
from handlers.understanding import ChatNames as Known
from handlers.understanding.asked.question import WHY_ALONE
from handlers.understanding.continuing.edits import puts_figures_together
from handlers.understanding.spelling.text import LONGEST, language_of, normalise
from store.entering import GIVEN, only_if
from store.index import Index
from store.model import Agency
from store.names import Names
from store.quick_records import replace

_SAY_NOTHING = frozenset(
    {AnswerStatus.REFUSED, AnswerStatus.UNSURE, AnswerStatus.EXPLAINED, AnswerStatus.ACTION}
)
"""Replies after which a follow-up goes on from the question before them."""


class Conversation(ReportViews):
    """Answers questions about the reports in an index; see `handlers.reply.Assistant`."""

    def __init__(self, index: Index, names: Names, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(index, names)
        self._memory = Memory(clock)
        self._explanations = Explanations(clock)

    @of_one_moment
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
            if after.again:
                return replied.asked_after
            return replied.before
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

    @of_one_moment
    def ask(self, asking: Asking) -> Reply:
        """Answer a question, or say what is missing, ask back, or decline."""
        asked = self._asked(asking)
        said, trace = self._say(asked)
        return self._told(asking.asker, asked, said, trace)

    def _told(self, asker: Asker, asked: DialogueState, said: KeptReply, trace: Trace) -> Reply:
        """The reply, now that it is remembered."""
        return self._about(
            said.reply, self._remember(asker, asked, trace, said.outcome, said.candidates)
        )

    def _say(self, asked: DialogueState) -> tuple[KeptReply, Trace]:
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

    @of_one_moment
    def cards(self, query: str, today: date, language: Language) -> tuple[Card, ...]:
        """What to offer somebody who types in a chat that the assistant does not know."""

        def found(question: str) -> Answer:
            return self._found(DialogueState(question, today, language, Before(), "", frozenset()))[
                0
            ]

        return cards(query, found, language)

    @of_one_moment
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

    @of_one_moment
    def chart(self, asking: Asking) -> Charted:
        """The answer to a question as a chart."""
        found, number = self._answer(asking)
        chart = charted(found)
        return chart._replace(reply=self._about(chart.reply, number))

    @of_one_moment
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
        if replied:
            return whole(replied.question, language)
        return after.subject.question

    def why(self, asker: Asker, number: int | None, language: Language) -> Reply:
        """How the asker's last question was understood, or the one whose reply has the number,
        while remembered.
        """
        found = self._explanations.last(asker, number)
        if found:
            return explained(found, language)
        return forgotten(language)


def _subject(before: Before) -> MessageSubject:
    """What was asked before, so that it can be kept; that of no agency and no year is nothing to go
    on from.
    """
    if before.last:
        return subject_of(before.last, before.year)
    return ABOUT_NOTHING


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


def _said(found: Answer) -> KeptReply:
    return KeptReply(render(found), outcome(found), found.candidates)


def _understood(asked: DialogueState, seen: IndexSeen) -> Understood:
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
