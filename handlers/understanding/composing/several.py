"""Several questions in one text: each is asked and answered, and takes over what it leaves out from
the one before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.composing.prose_pieces import listed
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word, cut
from handlers.understanding.wordlists.senses import Mark
from store.entering import only_if
from store.measures import subjects

Understood = Callable[[str, Question | None], Question]
"""What one of them asks after the one before."""

_STOPS = re.compile(
    r"[?？。;；!！\n]+(?:\s*and\b)?|\.(?!\d)|,?\s*\b(?:and|also)\s+(?=(?:how|what|which|who|where)\b)",
    re.IGNORECASE,
)
_COMMAS = re.compile(r"[，,]")
_LISTS = re.compile(r"[，,、]")
_CUTS = (
    _STOPS,
    *(re.compile(f"{_STOPS.pattern}|{more.pattern}", re.IGNORECASE) for more in (_COMMAS, _LISTS)),
)
"""Where a text is cut, tried in turn: at stops, at commas, and at the commas of a list
(收了几件申请、办了几件).
"""
_SEVERAL, _MOST = 2, 5
_OF_ANYTHING = frozenset({"handled"})
"""Subjects that any paper can have: proposals, letters."""
_QUALIFIES = 5
"""Characters of a piece that may only say more of the one before."""
_OF_FIGURES = frozenset(Operation) - {
    Operation.NONE,
    Operation.LIST,
    Operation.ABSENT,
    Operation.CHECK,
    Operation.EXPLAIN,
    Operation.WISH,
}


@only_if(lambda text, *_: len(PATTERNS["asks-once"].findall(text)) >= _SEVERAL, otherwise=())
def single_questions(text: str, whole: Question, understood: Understood) -> tuple[Question, ...]:
    """The questions of a text; none where it is one, or where one of its pieces would not be
    understood.

    A text that is understood as a whole is one question, unless it asks more than once. A piece
    that asks nothing goes with the one behind it: 关于规范性文件清理这个事，平罗2024年废止了几件.
    """
    if len(PATTERNS["asks-once"].findall(text)) < _SEVERAL:
        return ()
    for stops in _CUTS:
        pieces = tuple(_asking(stops, text))
        found = _understood(pieces, understood) if _SEVERAL <= len(pieces) <= _MOST else ()
        if (
            found
            and not _loses_agencies(found, whole)
            and not (stops is _CUTS[-1] and _is_of_the_prose(found))
        ):
            return _of_the_year_behind(pieces, found, understood)
    return ()


def _of_the_year_behind(
    pieces: tuple[str, ...],
    found: tuple[Question, ...],
    understood: Understood,
) -> tuple[Question, ...]:
    """The questions, the first of the year that stands at the end of an English text and is the
    only one.

    How many requests did Xiji receive, and how many did it grant in 2022 is of 2022 throughout.
    How many did it receive, and how many in 2022, asks for the same twice: the first has no year.
    """
    last = PATTERNS["year-behind-all"].search(pieces[-1])
    if last is None or len(found) != len(pieces) or any(one.years for one in found[:-1]):
        return found
    asked_again = any(_is_asked_again(one, found[-1]) for one in found[:-1])
    if asked_again or any(PATTERNS["of-now"].search(one) for one in pieces[:-1]):
        return found
    dated = tuple(f"{piece} {last['when']}" for piece in pieces[:-1])
    again = _understood((*dated, pieces[-1]), understood)
    same = tuple(one.measures for one in again) == tuple(one.measures for one in found)
    if same:
        return again
    return found


def _is_asked_again(one: Question, last: Question) -> bool:
    """Whether the last piece asks for the figure of one before it, of the same agency."""
    elsewhere = last.mentions and "agency" not in last.taken_over
    return one.measures == last.measures and not elsewhere


def _is_of_the_prose(found: tuple[Question, ...]) -> bool:
    """Whether a piece is for the prose, so that a list is all for it:
    信箱收到来信多少件、回复多少件.
    """
    return any(one.operation is Operation.FIND for one in found)


def _asking(stops: re.Pattern[str], text: str) -> Iterator[str]:
    """The pieces of a text, each with those before it that ask nothing; what follows the last
    belongs to it.
    """
    pending = ""
    found: list[str] = []
    for piece in filter(None, (each.strip() for each in stops.split(text))):
        pending = f"{pending}，{piece}" if pending else piece
        if PATTERNS["asks-once"].search(piece):
            found.append(pending)
            pending = ""
    if pending and found:
        found[-1] = f"{found[-1]}，{pending}"
    yield from found


def _loses_agencies(found: tuple[Question, ...], whole: Question) -> bool:
    """Whether a piece goes over all though the text names agencies: who received more, Jianchuan or
    Weishan.
    """
    return len(whole.mentions) > 1 and any(not one.mentions and one.everywhere for one in found)


def _is_the_same(one: Question, other: Question) -> bool:
    """Whether two pieces ask the same: 相差多少，哪家多."""
    said = (
        one.operation,
        one.mentions,
        one.years,
        one.measures,
        one.ratio,
        one.ranking,
        one.split,
        one.content,
    )
    return said == (
        *(other.operation, other.mentions, other.years, other.measures, other.ratio, other.ranking),
        *(other.split, other.content),
    )


def _understood(pieces: tuple[str, ...], understood: Understood) -> tuple[Question, ...]:
    found: list[Question] = []
    for piece in pieces:
        before = found[-1] if found else None
        asked = understood(_with_its_row(piece, before), before)
        if not _is_known(asked, before) or _says_more(piece, asked, before):
            return ()
        if not any(_is_the_same(asked, other) for other in found):
            found.append(asked)
    of_tables = any(one.operation is not Operation.FIND for one in found)
    if of_tables:
        return tuple(_of_the_requests(found, pieces, understood))
    return ()


def _of_the_requests(
    found: list[Question],
    pieces: tuple[str, ...],
    understood: Understood,
) -> list[Question]:
    """The questions, the first of the requests where it only says 公开了 and the next is of
    them.
    """
    said = [word for word in found[0].content if not word.has(Mark.GRANTED_OF_REQUESTS)]
    if said or not found[0].content or not _is_of_requests(found[-1]):
        return found
    first = understood(f"{pieces[0]}申请", None)
    if first.content:
        return found
    return [first, *found[1:]]


def _is_of_requests(asked: Question) -> bool:
    tables = {subjects()[measure.subject].table for measure in asked.measures}
    return tables == {"requests"} and asked.operation is Operation.VALUE


def _with_its_row(piece: str, before: Question | None) -> str:
    """A piece that counts with a verb alone, with the requests of the one before:
    收到多少申请，办了多少件.
    """
    if before is None or before.operation is Operation.FIND or not _names_its_row_lightly(piece):
        return piece
    tables = {subjects()[measure.subject].table for measure in before.measures}
    if tables == {"requests"}:
        return f"{piece}申请"
    return piece


def _is_known(asked: Question, before: Question | None) -> bool:
    """Whether a piece asks for a figure, of somebody who is named in it or before it."""
    if asked.operation not in _OF_FIGURES or asked.unclear:
        return False
    of_somebody = asked.mentions or asked.everywhere or before is not None
    return bool(of_somebody) and not (asked.operation is Operation.FIND and asked.measures)


def _says_more(piece: str, asked: Question, before: Question | None) -> bool:
    """Whether a piece asks more of what the one before asks, and nothing by itself."""
    if before is None:
        return False
    if before.ranking.of_years and _is_of_that_year(piece, asked):
        return True  # 哪年申请最少，办结多少: which year that is, only the answer says
    if asked.operation is Operation.FIND and len(piece) <= _QUALIFIES:
        return True  # 谁提的申请，姓什么
    taken_over = not asked.mentions or "agency" in asked.taken_over
    return before.operation is Operation.FIND and taken_over and _goes_on(piece, asked)


def _is_of_that_year(piece: str, asked: Question) -> bool:
    """Whether a piece behind one that asks for a year is of that year: it says so, or names nobody
    and no year.
    """
    that_year = any(word.has(Mark.THAT_YEAR) for word in cut(piece))
    alone = not asked.years and (not asked.mentions or "agency" in asked.taken_over)
    return that_year or (
        alone and not asked.ranking.of_years and asked.operation is Operation.VALUE
    )


def _goes_on(piece: str, asked: Question) -> bool:
    """Whether a piece behind one about the prose is about the same:
    便民服务事项公开了多少项，全年办了多少件.

    So is 办结率呢 of 市长信箱收了多少信, and "how many were settled" of the calls before it.
    """
    verb_alone = _names_its_row_lightly(piece) or _is_handled_unnamed(piece)
    return asked.ratio is not None or verb_alone or _is_settled(piece, asked)


def _is_handled_unnamed(piece: str) -> bool:
    """Whether an English piece says what was done with requests, but does not name them: how many
    were settled.
    """
    if not piece.isascii():
        return False
    words = cut(piece)
    rows = set(chain.from_iterable(word.subjects for word in words))
    named = any(word.hints for word in words)
    return bool(rows) and not named and {subjects()[row].table for row in rows} == {"requests"}


def _is_settled(piece: str, asked: Question) -> bool:
    """Whether a piece asks how many were settled, of whatever the one before speaks of:
    承办建议多少件，办结多少件.
    """
    settled = (
        bool(asked.measures) and {measure.subject for measure in asked.measures} <= _OF_ANYTHING
    )
    return settled and not any(word in piece.lower() for word in listed("of_requests"))


def _names_its_row_lightly(piece: str) -> bool:
    """Whether a piece has nothing but a verb to say which row is meant, so that it goes on from
    what was named.
    """
    rows = [word for word in cut(piece) if word.subjects]
    return bool(rows) and all(map(_is_a_verb, rows))


def _is_a_verb(word: Word) -> bool:
    """Whether a word ends in a verb that by itself does not say what is counted: 全年办了."""
    return any(one.has(Mark.LIGHT) for one in (word, *cut(word.text[-_VERB:])))


_VERB = 2
"""Characters of a verb with its 了."""
