"""Figures that were singled out in the prose, as results of an answer."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.answering.values.answer import Result, ResultKind, ResultRole, Source
from handlers.prose.quote import Quote


def quoted_results(quotes: Iterable[Quote]) -> tuple[Result, ...]:
    """The figures that were singled out in the prose, each with its sentence as the source."""
    return tuple(
        Result(
            ResultRole.ANSWER,
            ResultKind.QUOTED,
            figure.value,
            figure.unit,
            sentence.report,
            sources=(Source(sentence.report, sentence.line, sentence.end_line, sentence.text),),
            raw=figure.raw,
            approximate=figure.approximate,
        )
        for sentence, figure in ((quote.sentence, quote.figure) for quote in quotes)
        if figure is not None
    )
