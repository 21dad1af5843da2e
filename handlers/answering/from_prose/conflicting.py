"""Two figures that a report gives for one thing: neither is told for the other, and both sentences
are shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from handlers.answering.values.findings import problems_of
from handlers.prose.kept_sentences import sentences_of
from handlers.prose.quote import Quote
from handlers.understanding import Question
from store.index import HeldReport, Index, StoredSentence
from store.model import Problem


def conflicts_of(
    index: Index,
    question: Question,
    quotes: Iterable[Quote],
) -> Iterable[tuple[HeldReport, Problem]]:
    """Where the figure that was found is one of two that a report gives for one thing: then neither
    is the answer.
    """
    for quote in quotes:
        report = quote.sentence.report
        for problem in problems_of(index, report):
            asked = problem.code == "prose-conflict" and problem.values["subject"] in question.text
            stated = {problem.values.get("first"), problem.values.get("second")}
            if asked and quote.figure and str(quote.figure.value) in stated:
                yield report, problem


def contradicting(
    index: Index,
    reports: list[HeldReport],
    conflicts: Iterable[tuple[HeldReport, Problem]],
) -> tuple[Quote, ...]:
    """The sentences that give two figures for one thing."""
    return tuple(
        Quote(sentence)
        for sentence in sentences_of(index, reports)
        if _is_one_of(sentence, conflicts)
    )


def _is_one_of(sentence: StoredSentence, conflicts: Iterable[tuple[HeldReport, Problem]]) -> bool:
    """Whether a sentence holds one of the two figures that contradict each other."""
    for _, problem in conflicts:
        places = {
            problem.line: problem.values["first"],
            int(problem.values["other_line"]): problem.values["second"],
        }
        if any(str(figure.value) == places.get(sentence.line) for figure in sentence.figures):
            return True
    return False
