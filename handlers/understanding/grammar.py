"""The grammar: names, years and words of a question, put together.

The order is: wordings are found first, then names (which may not be guessed out of characters that a wording covers),
then years; what is left between them is cut again. Operations are told by their words and, failing those, by what there
is of agencies and years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Protocol

from handlers.measures import Measure, columns_of
from handlers.reply import Language
from handlers.understanding.choosing import Choice, choose, explained
from handlers.understanding.lexicon import Word, cut, is_common, number
from handlers.understanding.operations import Told, tell
from handlers.understanding.period import Period, periods
from handlers.understanding.question import Before, Operation, Question
from handlers.understanding.slips import Slip, slips
from handlers.understanding.text import language_of, normalise
from store.model import Match, Mention, Resolution

_ASKING = frozenset({"ask", "filler", "followup", "count", "which", "who", "op:sum", "someone"})
"""Senses of words that ask and do not say what is asked about."""


_YEAR_WORDS = frozenset({"上年", "上一年", "上年度", "上一年度", "去年", "年报", "this year", "this year's"})
"""Wordings that are years where no other is named, or may stand right behind one (2021年报)."""


class Finder(Protocol):
    """Finds agencies in a sentence (`store.names.Names`)."""

    def find(self, text: str, words: Sequence[tuple[int, int]] = ()) -> tuple[Mention, ...]:
        """The names in a text, in order."""
        ...

    def resolve(self, mention: str) -> Resolution:
        """What a name by itself means."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands in a question, in order: names, years, and the words between them."""

    text: str
    mentions: tuple[Mention, ...]
    periods: tuple[Period, ...]
    words: tuple[Word, ...]
    slips: tuple[Slip, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """All years named, once each."""
        return tuple(dict.fromkeys(year for period in self.periods for year in period.years))


def understand(
    question: str, names: Finder, today: date, otherwise: Language = Language.ZH, before: Before | None = None
) -> Question:
    """What a question asks; `before` lends what a follow-up leaves out."""
    text = normalise(question)
    language = language_of(text, otherwise)
    written = normalise(question, lower=False)
    parts = take_apart(text, names, today, written)
    mended = slips(text, parts.words)
    for slip in mended:
        text, written = text.replace(slip.written, slip.meant), written.replace(slip.written, slip.meant)
    if mended:
        parts = replace(take_apart(text, names, today, written), slips=tuple(mended))
    settled = _settled(before, parts)
    if settled is not None:
        return settled
    previous = _lender(before, parts)
    return _take_over(_put_together(parts, language, previous), previous, parts)


def _settled(before: Before | None, parts: Parts) -> Question | None:
    """The question that was asked back, with the agency that this one chooses: 城关镇…, then 平罗的."""
    if before is None or before.last is None or not before.candidates or len(parts.mentions) != 1:
        return None
    if any(not _MEANS_NOTHING.intersection(word.senses) for word in parts.words):
        return None
    place = parts.mentions[0].resolution
    if not isinstance(place, Match) or place.agency.division is None:
        return None
    path = place.agency.division.path
    chosen = [agency for agency in before.candidates if agency.division and agency.division.path[: len(path)] == path]
    if len(chosen) != 1:
        return None
    mention = Mention(parts.mentions[0].start, parts.mentions[0].end, Match(chosen[0], "chosen"))
    return replace(before.last, text=parts.text, mentions=(mention,), taken_over=frozenset({"measure", "year"}))


def _lender(before: Before | None, parts: Parts) -> Question | None:
    """The question that a follow-up goes on from: the last, or, for "of those", the last that had an answer."""
    if before is None:
        return None
    if before.answered is not None and any(word.has("followup:those") for word in parts.words):
        return before.answered
    return before.last


def take_apart(text: str, names: Finder, today: date, written: str = "") -> Parts:
    """The names, years and words of a normalised text; `written` is the same with its capitals, which mark names."""
    cased = written if len(written) == len(text) else text
    whole = cut(text)
    known = [(word.start, word.end) for word in whole if word.senses and _is_content(word)]
    common = [(word.start, word.end) for word in whole if len(word.text) > 2 and is_common(word.text)]
    found = names.find(cased, sorted(known + common))
    mentions = tuple(_without_next_word(mention, whole, text, names) for mention in found)
    named = [(mention.start, mention.end) for mention in mentions]
    longer = [
        (word.start, word.end)
        for word in whole
        if word.senses and _is_content(word) and word.text not in _YEAR_WORDS
        if not any(_overlap((word.start, word.end), other) for other in named)
    ]
    years = periods(text, today, longer + named)
    taken = sorted(named + [(period.start, period.end) for period in years])
    words: list[Word] = []
    position = 0
    measured = [(end, end) for _, end in _measured(text)]
    for start, end in [*sorted(taken + measured), (len(text), len(text))]:
        if start >= position:
            words += cut(text, position, start)
        position = max(position, end)
    return Parts(text, mentions, tuple(years), tuple(words))


def _without_next_word(mention: Mention, words: Sequence[Word], text: str, names: Finder) -> Mention:
    """彭阳|县长信箱, not 彭阳县|长信箱: a name gives its last character back where it means the same without it."""
    shorter = mention.end - 1
    torn = any(word.start == shorter and word.end > mention.end and len(word.text) > 2 for word in words)
    if not torn or not isinstance(mention.resolution, Match):
        return mention
    rest = names.resolve(text[mention.start : shorter])
    same = isinstance(rest, Match) and rest.agency == mention.resolution.agency
    return Mention(mention.start, shorter, mention.resolution) if same else mention


def _is_content(word: Word) -> bool:
    return len(word.text) > 1 and "filler" not in word.senses


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _put_together(parts: Parts, language: Language, previous: Question | None) -> Question:
    mentions, excluding = _excluded(parts)
    choice = choose(parts.words)
    lent = _lent(choice, parts, previous)
    told = tell(parts.words, lent or choice, len(mentions), len(parts.years), excluding=bool(excluding))
    choice = told.choice
    content = tuple(word for word in parts.words if not _used(word, choice, told, parts))
    operation = _operation(told, choice, content, parts)
    return Question(
        text=parts.text,
        language=language,
        slips=parts.slips,
        operation=operation,
        mentions=mentions,
        years=parts.years,
        paired_years=_pairs(parts, mentions),
        measures=choice.measures,
        column_said=choice.column_said,
        subject_said=choice.subject_said,
        split=told.split,
        ranking=told.ranking,
        denominator=told.denominator,
        everywhere=told.everywhere,
        excluding=excluding,
        unit=told.unit,
        items_said=_items_said(parts, choice),
        content=content,
        about_prose=_about(parts, operation),
        asks_number=_asks_number(parts.text),
        counted=_counted(parts),
        wants_total=any(word.has("op:sum") for word in parts.words) or "累计" in parts.text,
        stated=tuple(Decimal(digits) for word in parts.words if (digits := number(word))),
        topics=frozenset(told.topics) | frozenset(f"rival:{code}:{choice.rival_column}" for code in choice.rivals),
    )


def _operation(told: Told, choice: Choice, content: Sequence[Word], parts: Parts) -> Operation:
    if told.operation is Operation.LIST and not choice.measures and not content:
        return Operation.LIST
    if told.operation is Operation.CHECK and not choice.measures and not _foreign(content):
        return Operation.CHECK
    if "greeting" in told.topics and not choice.measures and not content:
        return Operation.NONE
    if "chapter:problems" in told.topics and not choice.measures and told.operation is not Operation.CHECK:
        return Operation.FIND
    if told.operation is Operation.CHECK and (not _foreign(content) or _about_a_sum(parts)):
        return Operation.CHECK
    if choice.rivals and not choice.measures and not _foreign(content):
        return Operation.VALUE
    if content or "contact" in told.topics:
        return Operation.FIND if parts.words else Operation.NONE
    if choice.measures or choice.rivals:
        return told.operation if told.operation is not Operation.LIST else Operation.VALUE
    return told.operation if told.operation in (Operation.BREAKDOWN, Operation.LIST) else Operation.NONE


def _about_a_sum(parts: Parts) -> bool:
    """Whether a check asks if numbers of the prose add up: it states one, or says so."""
    return any(word.has("op:sum") or number(word) is not None for word in parts.words)


def _foreign(content: Sequence[Word]) -> bool:
    """Whether any of the unused words is one that no wording explains at all (a number is none)."""
    return any(not word.senses and number(word) is None for word in content)


_MEANS_NOTHING = frozenset({"filler", "ask", "followup", "someone"})
"""Senses that change nothing: 县政府 by itself says that some government is meant, and the agency is asked for."""


def _lent(choice: Choice, parts: Parts, previous: Question | None) -> Choice | None:
    """The measures of the question before, for one that names only an operation or a column (金额呢)."""
    if (
        previous is None
        or not previous.measures
        or choice.measures
        or (choice.rivals and choice.rival_column == "total")
    ):
        return None
    if any(not word.senses for word in parts.words) or not _says_something(parts):
        return None
    named = [sense[7:] for word in parts.words for sense in word.senses if sense.startswith("column:")]
    subject = previous.measures[0].subject
    fitting = tuple(Measure(subject, code) for code in dict.fromkeys(named) if code in columns_of(subject))
    if named and not fitting and "total" not in named:
        return None
    return Choice(fitting or previous.measures, column_said=True if fitting else previous.column_said)


def _says_something(parts: Parts) -> bool:
    """Whether any word tells an operation or a column."""
    telling = ("op:", "column:", "ratio:", "sum:")
    return any(sense.startswith(telling) and sense != "op:check" for word in parts.words for sense in word.senses)


def _used(word: Word, choice: Choice, told: Told, parts: Parts) -> bool:
    if _MEANS_NOTHING.intersection(word.senses) or explained(word, choice):
        return True
    if number(word) is not None:
        counted = any(other.start == word.end and (other.has("count") or _is_unit(other)) for other in parts.words)
        return (bool(choice.measures) and counted) or told.operation in (Operation.CHECK, Operation.RANK)
    return told.accepts(word, choice)


def _is_unit(word: Word) -> bool:
    return any(sense.startswith("unit:") for sense in word.senses)


def _excluded(parts: Parts) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """The agencies meant and those that 除了 or except takes out."""
    marks = [word for word in parts.words if word.has("except")]
    if not marks or not parts.mentions:
        return parts.mentions, ()
    out = {min(parts.mentions, key=lambda mention: (abs(mention.start - mark.end), mention.start)) for mark in marks}
    return tuple(mention for mention in parts.mentions if mention not in out), tuple(out)


def _items_said(parts: Parts, choice: Choice) -> bool:
    """Whether items are asked for (行政许可项目有多少, 多少项) and no column is named."""
    bare = {measure.subject for measure in choice.measures} == {"procurement"}
    items = any(word.has("items") for word in parts.words) or _counted(parts) == "项"
    return not choice.column_said and (items or bare)


def _pairs(parts: Parts, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """The year of each mention where every one was said with its own (平罗2022和红寺堡2020)."""
    single = [period for period in parts.periods if len(period.years) == 1]
    if len(mentions) < 2 or len(single) != len(mentions) or len(single) != len(parts.periods):
        return ()
    order = sorted([(mention.start, "m") for mention in mentions] + [(period.start, "p") for period in single])
    kinds = "".join(kind for _, kind in order)
    return tuple(period.years[0] for period in single) if kinds in ("mp" * len(single), "pm" * len(single)) else ()


def _about(parts: Parts, operation: Operation) -> str:
    """The question with agencies, years and words that only ask taken out, for the search in the prose.

    Light verbs (办, 发, 出) are left out beside other words.
    """
    measured = _measured(parts.text)
    kept = [
        word.text.replace("多少", "").removesuffix("了")
        for word in parts.words
        if not _only_asks(word, operation)
        and not word.has("light")
        and not any(start <= word.start and word.end <= end for start, end in measured)
    ]
    return " ".join(_with_rates(text for text in kept if text))


def _with_rates(words: Iterable[str]) -> Iterator[str]:
    """率 and 量 go with the word before: 受理 率 is 受理率."""
    last = ""
    for word in words:
        if word in ("率", "量") and last:
            last += word
            continue
        if last:
            yield last
        last = word
    if last:
        yield last


_QUANTITY = re.compile(r"多少|几|how many|how much|number of|率|占|百分|percent|总数|数量|总量|多大")
_OTHERWISE = re.compile(r"什么|啥|哪|谁|为何|怎么|如何|怎样|\b(?:what|which|who|why|how|when|where)\b")


def _asks_number(text: str) -> bool:
    """Whether a quantity is asked for: in words, or because nothing else is (红寺堡政务公开经费)."""
    return bool(_QUANTITY.search(text)) or not _OTHERWISE.search(text)


def _only_asks(word: Word, operation: Operation) -> bool:
    if operation is Operation.CHECK and word.has("op:check"):
        return True
    if word.has("prose") and operation is Operation.FIND:
        return False
    return bool(_ASKING.intersection(word.senses)) or _is_unit(word)


_COUNTED = re.compile(
    r"(?:多少|几)(万元|亿元|元|块钱|块|人次|场次|[件条个篇次期人名份项册场家轮宗起封本字岁天套位户部辆座处所批届分])?(?!数)"
)


def _measured(text: str) -> list[tuple[int, int]]:
    """Where 多少 or 几 stands with its measure word: 多少件, and of 多少人口 not 多少人."""
    return [match.span() for match in _COUNTED.finditer(text) if match[1] and _stands_alone(text, match)]


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a measure word is no part of the word that begins with it, which would leave no scrap of a character."""
    words = cut(text, match.start(1), min(match.end(1) + 4, len(text)))
    if words[0].end <= match.end(1):
        return True
    return len(words) > 1 and len(words[1].text) == 1 and not words[1].senses


def _counted(parts: Parts) -> str:
    """The measure word behind 多少 or 几; % where a rate is asked for."""
    found = next((parts.text[start:end].lstrip("多少几") for start, end in _measured(parts.text)), "")
    if found:
        return found
    percent = any(sense in ("op:ratio",) or sense.startswith("ratio:") for word in parts.words for sense in word.senses)
    return "%" if percent or "percent" in parts.text else ""


def _take_over(question: Question, previous: Question | None, parts: Parts) -> Question:
    """Fill in what a follow-up leaves out: agency, measure and operation, year."""
    if previous is None or question.operation is Operation.LIST:
        return question
    if question.everywhere:
        return question if question.years or not previous.everywhere else replace(question, years=previous.years)
    marked = any(word.has("followup") for word in parts.words)
    taken: set[str] = set()
    if question.operation is Operation.NONE and (question.mentions or question.years) and _lends(previous):
        question = replace(
            question,
            operation=previous.operation,
            measures=previous.measures,
            column_said=previous.column_said,
            split=previous.split,
            ranking=previous.ranking,
            denominator=previous.denominator,
            about_prose=previous.about_prose,
            content=previous.content,
            everywhere=previous.everywhere and not question.mentions,
            unit=question.unit or previous.unit,
            topics=previous.topics,
        )
        taken.add("measure")
    needs_agency = question.operation not in (Operation.RANK, Operation.NONE, Operation.LIST)
    if (
        question.operation is Operation.COMPARE
        and len(question.mentions) == 1
        and len(previous.mentions) == 1
        and marked
    ):
        question = replace(question, mentions=previous.mentions + question.mentions)
    if previous.everywhere and marked and not question.mentions and question.operation is Operation.VALUE:
        question = replace(
            question,
            operation=previous.operation,
            ranking=previous.ranking,
            everywhere=True,
            years=question.years or previous.years,
        )
        return replace(question, taken_over=frozenset({"measure"}))
    if not question.mentions and previous.mentions and (needs_agency or "measure" in taken):
        compared = previous.operation is Operation.COMPARE and question.operation is Operation.VALUE
        together = Operation.SUM if question.wants_total else Operation.COMPARE
        operation = together if compared else question.operation
        question = replace(question, mentions=previous.mentions, operation=operation)
        taken.add("agency")
    if not question.years and previous.years and (taken or marked) and question.operation is not Operation.NONE:
        single = previous.years if not previous.paired_years else ()
        question = replace(question, years=single)
        taken.add("year")
    if "agency" in taken and previous.paired_years and not parts.years:
        question = replace(question, paired_years=previous.paired_years, years=previous.years)
    if previous.everywhere and not question.mentions and question.operation in (Operation.RANK, Operation.SUM):
        question = replace(question, years=question.years or previous.years)
    return replace(question, taken_over=frozenset(taken))


def _lends(previous: Question) -> bool:
    return previous.operation is not Operation.NONE and (
        bool(previous.measures)
        or previous.operation in (Operation.FIND, Operation.CHECK, Operation.BREAKDOWN, Operation.LIST)
    )
