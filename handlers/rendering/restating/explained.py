"""How a question was understood, in words: for the chat in short, for the terminal with lists and
queries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import Result, ResultKind
from handlers.answering.values.explanation import AnswerOutcome, Explanation
from handlers.rendering.citing.originals import original_of
from handlers.rendering.qualifying.missing import reason
from handlers.rendering.restating.whole import whole
from handlers.rendering.vocabulary.labels import full, rate, what
from handlers.rendering.vocabulary.numbers import number
from handlers.rendering.vocabulary.phrases import said
from handlers.rendering.vocabulary.phrases import say as phrase
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.understanding import Question
from handlers.understanding.asked.question import HALF_ALONE
from handlers.understanding.wordlists.lexicon import Word
from store.index import IndexQuery
from store.model import Ambiguous, Elsewhere, Match, Mention

Lines = Iterator[ReplyLine]
say = partial(said, "explanations.toml")
_LONGEST = 120


def forgotten(language: Language) -> Reply:
    """That the question is not remembered, and what to do."""
    return Reply((ReplyLine(say("forgotten", language)),), language)


def explained(
    found: Explanation,
    language: Language,
    queries: Sequence[IndexQuery] | None = None,
) -> Reply:
    """The explanation, how it ended first; with the queries, the words are listed one by one
    too.
    """
    lines = [
        ReplyLine(_status(found.outcome, language), Style.HEAD),
        *_reasons(found.outcome, language),
        ReplyLine(say("asked", language, text=_shortened(found.asked))),
        *_cut(found, language, in_full=queries is not None),
        *_named(found, language),
        *_slots(found, language),
        *_over_from_before(found, language),
        *_left_over(found, language),
        *_read(found.outcome, language),
        *_queries(queries or (), language),
    ]
    return Reply(tuple(lines), language, _original(found.outcome, language))


def _original(came: AnswerOutcome, language: Language) -> tuple[tuple[Button, ...], ...]:
    """A button that shows where the first figure stands."""
    read = (result for result in came.results if result.report is not None)
    first = next(read, None)
    if first is None or first.report is None:
        return ()
    return (
        (
            Button(
                phrase("button_original", language),
                original_of(first.report, first.sources[0].line),
            ),
        ),
    )


def _status(came: AnswerOutcome, language: Language) -> str:
    if came.status is AnswerStatus.ANSWERED:
        count = len(came.results) + came.more_results
        return say("status_answered" if count else "status_answered_listed", language, **_if(count))
    return say(f"status_{came.status}", language)


def _if(count: int) -> dict[str, int]:
    if count:
        return {"count": count}
    return {}


def _reasons(came: AnswerOutcome, language: Language) -> Lines:
    """Why it did not end with an answer."""
    if came.status is AnswerStatus.REFUSED:
        yield ReplyLine(say(f"refused_{came.refusal or 'off-topic'}", language))
    if came.status is AnswerStatus.MISSING:
        for lack in dict.fromkeys(came.lacks):
            yield ReplyLine(reason(lack, language))
    if came.status is AnswerStatus.AMBIGUOUS:
        yield ReplyLine(_asked_back(came, language))


def _asked_back(came: AnswerOutcome, language: Language) -> str:
    if came.question.unclear:
        return say(
            "which_half" if HALF_ALONE in came.question.topics else "which_unclear", language
        )
    if came.options:
        names = " / ".join(
            option.zh if language is Language.ZH else option.en for option in came.options
        )
        return say("which_options", language, names=names)
    if came.question.mentions and came.candidates:
        return say(
            "which_candidates",
            language,
            names=_joined((one.name for one in came.candidates), language),
        )
    return say("which_nobody", language)


def _cut(found: Explanation, language: Language, *, in_full: bool) -> Lines:
    """The words, what was mended in them, and, in full, where each stands in the lists."""
    parts, correction = found.trace.parts, found.trace.correction
    if correction is not None:
        unwanted = correction.unwanted or say("correction_unsaid", language)
        yield ReplyLine(
            say(
                "correction",
                language,
                unwanted=_shortened(unwanted),
                wanted=_shortened(correction.wanted),
            )
        )
    if parts is None:
        return
    for slip in filter(lambda one: one.meant, parts.slips):
        yield ReplyLine(
            say("slips", language, written=slip.written.strip(), meant=slip.meant.strip())
        )
    if parts.words:
        yield ReplyLine(say("words", language, words=" | ".join(word.text for word in parts.words)))
    for word in parts.words if in_full else ():
        yield ReplyLine(_word(word, language))


def _word(word: Word, language: Language) -> str:
    if word.senses:
        return say(
            "word",
            language,
            word=word.text,
            senses=" ".join(map(str, word.senses)),
            place=word.place,
        )
    if word.place:
        return say("word_common", language, word=word.text, place=word.place)
    return say("word_unknown", language, word=word.text)


def _named(found: Explanation, language: Language) -> Lines:
    """Names and years, each with the words that it was read from."""
    parts = found.trace.parts
    if parts is None:
        return
    for mention in parts.mentions:
        words = parts.text[mention.start : mention.end]
        names = _means(mention, language)
        yield ReplyLine(say("name", language, said=words, names=names, how=_how(mention, language)))
    if parts.department:
        yield ReplyLine(say("department", language, said=parts.department))
    if parts.home_wanted:
        yield ReplyLine(say("home_wanted", language))
    for period in parts.periods:
        words = parts.text[period.start : period.end].strip()
        yield ReplyLine(say("period", language, said=words, years=_years(period.years)))


def _means(mention: Mention, language: Language) -> str:
    resolution = mention.resolution
    match resolution:
        case Match(agency):
            return agency.name
        case Elsewhere(agencies):
            return _joined([one.name for one in agencies], language)
        case Ambiguous(candidates):
            return _joined([one.name for one in candidates], language)


def _how(mention: Mention, language: Language) -> str:
    resolution = mention.resolution
    return say(
        "how_elsewhere" if isinstance(resolution, Elsewhere) else f"how_{resolution.how}", language
    )


def _years(years: Sequence[int]) -> str:
    if len(years) > 2:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))


def _slots(found: Explanation, language: Language) -> Lines:
    """What the question came to."""
    question = found.outcome.question
    yield ReplyLine(_operation(found, language))
    yield from _figures_asked(question, language)
    if question.excluding:
        names = (_means(mention, language) for mention in question.excluding)
        yield ReplyLine(say("excluding", language, names=_joined(names, language)))
    if question.unit:
        yield ReplyLine(say("unit", language, unit=question.unit))
    if found.outcome.status is AnswerStatus.ANSWERED:
        yield from _in_full(question, language)
    if found.outcome.assumed:
        every = (say(f"assumed_{one}", language) for one in sorted(found.outcome.assumed))
        yield ReplyLine(say("assumed", language, what=_joined(every, language)))


def _figures_asked(question: Question, language: Language) -> Lines:
    """The rates, else the measures; and whether their column was said."""
    rates = [one for one in (question.ratio, *question.more_ratios) if one is not None]
    figures = [rate(one, language) for one in rates] or [
        full(one, language) for one in question.measures
    ]
    if figures:
        key = "measures" if question.column_said or question.ratio else "measures_assumed"
        yield ReplyLine(say(key, language, measures=_joined(figures, language)))


def _in_full(question: Question, language: Language) -> Lines:
    """The question as one that stands on its own, where it was not asked so."""
    words = whole(question, language)
    if question.text != words:
        yield ReplyLine(say("whole", language, whole=_shortened(words)))


def _operation(found: Explanation, language: Language) -> str:
    told, operation = found.trace.told, _called(found.outcome.question, language)
    if told is None:
        return say("operation_alone", language, operation=operation)
    if told.operation is found.outcome.question.operation:
        return say("operation", language, operation=operation, rule=told.rule)
    instead = say(f"operation_{told.operation}", language)
    return say("operation_instead", language, operation=operation, rule=told.rule, told=instead)


def _called(question: Question, language: Language) -> str:
    return say(f"operation_{question.operation}", language)


def _over_from_before(found: Explanation, language: Language) -> Lines:
    before, taken = found.trace.before, found.outcome.question.taken_over
    if found.trace.chosen:
        yield ReplyLine(say("chosen", language))
    if before is not None and taken:
        every = (say(f"taken_{one}", language) for one in sorted(taken))
        yield ReplyLine(
            say(
                "taken_over",
                language,
                before=_shortened(before.text),
                what=_joined(every, language),
            )
        )


def _left_over(found: Explanation, language: Language) -> Lines:
    question = found.outcome.question
    words = [word.text for word in question.content]
    if found.outcome.unknown:
        words += [word for word in found.outcome.unknown.split() if word not in words]
    if found.trace.parts is not None:
        yield ReplyLine(
            say("unused", language, words=_joined(words, language))
            if words
            else say("all_used", language)
        )
    if words and question.about_prose:
        yield ReplyLine(say("prose", language, words=_shortened(question.about_prose)))


def _read(came: AnswerOutcome, language: Language) -> Lines:
    """The figures, each with the line that it was read from."""
    for result in came.results:
        yield ReplyLine(_figure(result, language))
    if came.more_results:
        yield ReplyLine(say("more", language, count=came.more_results))
    for file, line in came.quotes:
        yield ReplyLine(say("quoted", language, file=file, line=line))
    if came.compared or came.without:
        yield ReplyLine(say("compared", language, count=came.compared, without=came.without))


def _figure(result: Result, language: Language) -> str:
    source = result.sources[0]
    key = "computed" if result.kind is ResultKind.COMPUTED else "read"
    return say(
        key,
        language,
        what=what(result, language),
        value=number(result, language),
        file=source.report.file,
        line=source.line,
    )


def _queries(queries: Sequence[IndexQuery], language: Language) -> Lines:
    for asked in queries:
        sql, parameters = " ".join(asked.sql.split()), " ".join(map(str, asked.parameters))
        yield ReplyLine(
            say(
                "query",
                language,
                sql=sql,
                parameters=_shortened(parameters) or "–",
                rows=asked.rows,
            )
        )


def _joined(words: Iterator[str] | Sequence[str], language: Language) -> str:
    return ("、" if language is Language.ZH else ", ").join(words)


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    if len(plain) <= _LONGEST:
        return plain
    return plain[:_LONGEST] + "…"
