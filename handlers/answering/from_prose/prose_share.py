"""Which share one figure of a report's prose is of another: 微信发布的信息占公开信息总数的比例.

Asserted of two figures of one report alone, each the only one for its words, counted in one unit,
neither of them approximate, and the part no more than the whole. Both sentences are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, product
from typing import NamedTuple

from handlers.answering.from_prose.prose_of import quotes_in_any_way
from handlers.answering.values.answer import Answer, AnswerStatus, ResultRole
from handlers.answering.values.quoted import quoted_results
from handlers.answering.values.shares import share_of
from handlers.prose.kept_sentences import sentences_of
from handlers.prose.lists import longest_first, pattern, words
from handlers.prose.quote import Quote
from handlers.prose.shapes import shape
from handlers.reply import Language
from handlers.understanding import Question
from handlers.understanding.patterns import PATTERNS
from store.index import HeldReport, Index

_SHARES = ("share-in", "share-of", "share-within", "share-are", "share-in-english")
_HUNDRED = 100
_HOW_MANY = "多少"
_ALL, _VOLUME = "总", "量"
_NAMES_MORE = 2
"""Characters of 总数 and 总量, which name nothing but a whole."""


class _Share(NamedTuple):
    """Where a question names the part and the whole."""

    part: tuple[int, int]
    whole: tuple[int, int]


def share_told(index: Index, question: Question, reports: Sequence[HeldReport]) -> Answer | None:
    """The share that is asked for, computed; None where none is, or where one of the two is not
    asserted.
    """
    asked = _asked(question.text)
    if (
        asked is None
        or len(reports) != 1
        or shape("several-parts").search(question.text[slice(*asked.part)])
    ):
        return None
    of_whole, of_part = _how_many(question, asked.whole), _how_many(question, asked.part)
    whole = _whole_told(index, question, of_whole, reports) or _as_numbered(
        index, question.text, asked, reports
    )
    part = whole and (
        told_alone(index, of_part, reports)
        or told_alone(index, _named_as(of_part, of_whole), reports)
    )
    if part is None or whole is None or not _go_together(part, whole):
        return None
    if not _is_as_said(question.text[slice(*asked.whole)], whole):
        return None
    parts = tuple(replace(one, role=ResultRole.PART) for one in quoted_results((part, whole)))
    sources = (*parts[0].sources, *parts[1].sources)
    share = share_of(parts[0].value, parts[1].value, sources)
    quotes = (part,) if part.sentence == whole.sentence else (part, whole)
    return Answer(AnswerStatus.QUOTED, question, (share, *parts), quotes=quotes)


def is_share_of_published(question: Question) -> bool:
    """Whether a share of what was published is asked for: a rate of answers in a sentence of the
    website is none.
    """
    asked = _asked(question.text)
    return (
        asked is not None
        and shape("published-whole").search(question.text[slice(*asked.whole)]) is not None
    )


def _whole_told(
    index: Index,
    question: Question,
    whole: Question,
    reports: Sequence[HeldReport],
) -> Quote | None:
    """The figure of the whole; of what was published at all, that of what was published without
    being asked for.
    """
    found = told_alone(index, _of_all(whole, question), reports)
    if found is not None or not _is_all_published(whole):
        return found
    return told_alone(
        index, replace(whole, about_prose=min(words("all-published-in-english"))), reports
    )


def _is_all_published(whole: Question) -> bool:
    """Whether the whole is all that was published, in English words that name no kind of it."""
    about = whole.about_prose.split()
    return (
        whole.language is Language.EN
        and bool(about)
        and words("said-of-all-published").issuperset(about)
    )


def _as_numbered(
    index: Index,
    text: str,
    asked: _Share,
    reports: Sequence[HeldReport],
) -> Quote | None:
    """The only figure of a report that is the number by which a question calls the whole: of those
    4891 items.
    """
    said = [
        Decimal(number)
        for number in PATTERNS["number-of-the-whole"].findall(text[slice(*asked.whole)])
    ]
    every = chain.from_iterable(product([one], one.figures) for one in sentences_of(index, reports))
    found = [Quote(sentence, figure) for sentence, figure in every if said == [figure.value]]
    if len(found) == 1:
        return found[0]
    return None


def _is_as_said(text: str, whole: Quote) -> bool:
    """Whether the whole is the number that a question calls it by: of those 4891 items, ….

    A year is none.
    """
    said = {Decimal(number) for number in PATTERNS["number-of-the-whole"].findall(text)}
    return not said or (whole.figure is not None and whole.figure.value in said)


def told_alone(index: Index, question: Question, reports: Sequence[HeldReport]) -> Quote | None:
    """The one figure that is asserted for a question of these reports."""
    told = [
        quote
        for quote in quotes_in_any_way(index, question, list(reports), ())
        if quote.figure is not None
    ]
    if len(told) == 1:
        return told[0]
    return None


def _asked(text: str) -> _Share | None:
    if shape("says-share").search(text) is None:
        return None
    found = next(filter(None, (shape(name).search(text) for name in _SHARES)), None)
    if found:
        return _Share(found.span("part"), found.span("whole"))
    return None


def _how_many(question: Question, span: tuple[int, int]) -> Question:
    """The question how many of these there are, in the words that stand in one stretch of a
    question.

    Everything keeps its place, as the agencies are known by theirs.
    """
    begin, end = span
    text = (
        " " * begin
        + question.text[begin:end]
        + ("" if question.language is Language.EN else _HOW_MANY)
    )
    said = (word for word in question.about_prose.split() if word in text and not word.isdigit())
    about = [plain for word in said if (plain := _without_whole(word, text))]
    set_aside = tuple(word for word in question.set_aside if word in text)
    mentions = tuple(
        mention for mention in question.mentions if begin <= mention.start and mention.end <= end
    )
    return replace(
        question,
        text=text,
        about_prose=" ".join(about),
        set_aside=set_aside,
        mentions=mentions,
        unit="",
        counted="",
        asks_number=True,
        wants_total=pattern("of-the-whole").search(text) is not None,
    )


def _of_all(whole: Question, question: Question) -> Question:
    """The whole with what is counted, where only the part names it:
    微信发布的信息占公开总数的比例.
    """
    said = [word for word in longest_first("general") if word in question.text]
    if not said or any(word in whole.text for word in words("general")):
        return whole
    return replace(whole, about_prose=f"{whole.about_prose} {min(said, key=question.text.find)}")


def _without_whole(word: str, text: str) -> str:
    """公开 of 公开总数; nothing of 总数; 办理量 of 总办理量."""
    if word.startswith(_ALL) and len(word) > _NAMES_MORE:
        behind = word[len(_ALL) :]
        return behind + _VOLUME * (f"{word}{_VOLUME}" in text)
    return next(
        (
            word.removesuffix(all_of)
            for all_of in longest_first("of-the-whole")
            if word.endswith(all_of)
        ),
        word,
    )


def _named_as(part: Question, whole: Question) -> Question:
    """The part with the words of the whole, of which it is the kind that is named: which of the
    解读 were 视频.
    """
    return replace(part, about_prose=f"{part.about_prose} {whole.about_prose}")


def _go_together(part: Quote, whole: Quote) -> bool:
    """Whether one may be a share of the other: 4篇 of 16篇, and neither itself nor 近300条 of
    anything.
    """
    one, other = part.figure, whole.figure
    if one is None or other is None or one.approximate or other.approximate:
        return False
    same = part.sentence == whole.sentence and one.start == other.start
    return (
        not same
        and one.unit == other.unit
        and one.unit not in ("", "%")
        and _is_within(one.value, other.value)
    )


def _is_within(part: Decimal, whole: Decimal) -> bool:
    return 0 <= part <= whole and whole > 0
