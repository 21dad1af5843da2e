"""The conversation: what every edge stands before. A question comes in, is understood, answered, and rendered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from time import monotonic

from handlers.answering import Answer, AnswerStatus, answer
from handlers.answering.answer import Refusal
from handlers.memory import Memory
from handlers.rendering import render
from handlers.rendering.guide import guide
from handlers.reply import Asker, Language, Reply
from handlers.understanding import Operation, Question, understand
from handlers.understanding.text import LONGEST, language_of, normalise
from store.index import Index
from store.names import Names


class Conversation:
    """Answers questions about the reports in an index; see `handlers.reply.Assistant`."""

    def __init__(self, index: Index, names: Names, clock: Callable[[], float] = monotonic) -> None:
        self._index = index
        self._names = names
        self._seen = threading.local()
        self._memory = Memory(clock)

    def answer(self, question: str, asker: Asker, today: date, language: Language | None = None) -> Answer:
        """The answer to a question, with all that it rests on."""
        otherwise = language or Language.ZH
        if len(question) > LONGEST:
            text = normalise(question[:LONGEST])
            declined = Question(text, language_of(text, otherwise), Operation.NONE)
            return Answer(AnswerStatus.REFUSED, declined, refusal=Refusal.TOO_LONG)
        understood = understand(question, self.names(), today, otherwise, self._memory.last(asker))
        found = answer(self._index, understood)
        if found.status is not AnswerStatus.REFUSED:
            answered = found.status in (AnswerStatus.ANSWERED, AnswerStatus.QUOTED)
            asked_back = found.candidates if found.question.mentions else ()
            self._memory.keep(asker, found.question, answered=answered, candidates=asked_back)
        return found

    def ask(self, question: str, asker: Asker, today: date, language: Language | None = None) -> Reply:
        """Answer a question, or say what is missing, ask back, or decline."""
        return render(self.answer(question, asker, today, language))

    def reports(self, query: str, today: date, language: Language) -> Reply:
        """The reports there are; `query` (may be empty) names an agency, a region or a year."""
        return self._about(query, Operation.LIST, today, language)

    def check(self, query: str, today: date, language: Language) -> Reply:
        """体检: the problems of the reports that `query` names, worst first; of all when empty."""
        return self._about(query, Operation.CHECK, today, language)

    def help(self, language: Language) -> Reply:
        """What can be asked, with an example each."""
        return guide(language)

    def _about(self, query: str, operation: Operation, today: date, language: Language) -> Reply:
        said = understand(query[:LONGEST], self.names(), today, language)
        question = Question(
            said.text, language, operation, mentions=said.mentions, years=said.years, paired_years=said.paired_years
        )
        return render(answer(self._index, question))

    def names(self) -> Names:
        """The names with the reports at hand, renewed when a load has changed the index."""
        version = self._index.version()
        if getattr(self._seen, "version", None) != version:
            self._seen.version = version
            self._seen.names = self._names.with_held(self._index.holdings())
        names: Names = self._seen.names
        return names
