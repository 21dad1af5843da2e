"""What a question states before it asks: 平罗2023年收了31件、办结29件，没办完的几件 asks for one figure.

The clauses that state numbers lend the agency, the year and, where the last clause names none, the row. Of a share
without a whole they are the whole (收了20件申请，办完的占百分之多少). Their numbers are set aside, as the answer says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.quantities.choosing import choose
from handlers.understanding.stating.claim_words import BOUNDS, amounts
from handlers.understanding.wordlists.lexicon import Word
from store.measures import subjects
from store.model import Mention

_CLAUSES = re.compile(r"(?:[^，,；;。]|(?<=\d),(?=\d{3}(?!\d)))+")
_ASKS = re.compile(r"多少|几(?![家年])|占比|比例|比重")
_ASKS_OTHERWISE = re.compile(
    r"多少|几|哪|谁|吗|什么|是否|是不是|有没有|如果|假如|要是|假设|倘若|按.{0,8}算|除了|不算|不含"
)
_REFERS = re.compile(r"比|较|增|减|变化|差|多出|多了|少了|剩|余|还有|加|合计|其中|里面|平均|一共|总共|哪|倍|此外|另外")
"""What goes on from the numbers that were stated, so that without them something else is asked."""
_SHARE = re.compile(r"占了?(?:到)?(?=百分之|几成|多少|多大|比例|比重|几|[？?]|$)")
_HANDLED = re.compile("办了|办的|办完|办结|办理|处理|答复")
_WITH_WHAT_CAME = re.compile("新收|收")
_MOVED = frozenset({Operation.CHANGE, Operation.COMPARE, Operation.TREND})


class AskedBehind(NamedTuple):
    """What is asked without what is stated, and the words that state it."""

    text: str
    stated: str


def asked_behind(asked: Question, parts: Parts) -> AskedBehind | None:
    """The question of the last clause with what it takes over from those that state numbers; None where none do.

    `asked` is the text read as a whole, which is kept where it is understood and tells one figure.
    """
    several = asked.operation in _MOVED or (asked.operation is Operation.VALUE and len(asked.measures) > 1)
    if not (asked.content or several) or len(parts.mentions) != 1:
        return None
    *ahead, last = _clauses(parts.text) or [(0, 0)]
    found = amounts(parts.text, parts, parts.words)
    stated = [clause for clause in ahead if any(_inside(clause, one.start) for one in found)]
    if not stated or len(stated) < len(ahead) or any(_inside(last, one.start) for one in found):
        return None
    [mention] = parts.mentions
    if not _inside(ahead[0], mention.start) or not _is_plain(parts, ahead, last):
        return None
    put = _put(parts, mention, ahead, last)
    return None if put is None else AskedBehind(put, parts.text[ahead[0][0] : ahead[-1][1]].strip())


def _is_plain(parts: Parts, ahead: Sequence[tuple[int, int]], last: tuple[int, int]) -> bool:
    """Whether only the last clause asks, and no number is a bound."""
    said = parts.text[ahead[0][0] : ahead[-1][1]]
    bounded = any(word.has_any(BOUNDS) for word in parts.words)
    return _ASKS.search(parts.text[slice(*last)]) is not None and not _ASKS_OTHERWISE.search(said) and not bounded


def _put(parts: Parts, mention: Mention, ahead: Sequence[tuple[int, int]], last: tuple[int, int]) -> str | None:
    text, asking = parts.text, parts.text[slice(*last)].strip()
    years = [one for one in parts.periods if _inside(last, one.start)]
    lent = [] if years else [one for one in parts.periods if not _inside(last, one.start)]
    if len({one.years for one in lent}) > 1:
        return None
    who = text[mention.start : mention.end]
    when = text[lent[0].start : lent[0].end] if lent else ""
    share = _SHARE.search(asking)
    if share is not None:
        whole = _whole(parts, ahead)
        if whole:
            return f"{who}{when}{asking[: share.end()]}{whole}的{asking[share.end() :]}"
        return None
    if _REFERS.search(asking):
        return None
    inside = [word for word in parts.words if _inside(last, word.start)]
    if any(word.subjects or word.hints for word in inside):
        return f"{who}{when}{asking}{_of_requests(parts, ahead, inside)}"
    return f"{who}{_rows(parts, ahead[-1:])}{when}{asking}"


def _of_requests(parts: Parts, ahead: Sequence[tuple[int, int]], inside: Sequence[Word]) -> str:
    """What a verb alone counts behind requests that were received: 收了24件，公开了几件."""
    rows = [word for word in inside if word.subjects]
    verb_alone = len(rows) == len([word for word in inside if word.subjects or word.hints]) and all(
        word.text.endswith("了") for word in rows
    )
    of_requests = any(word.subjects or word.hints for word in _words(parts, ahead[-1:]))
    return "申请" if rows and verb_alone and of_requests else ""


def _rows(parts: Parts, clauses: Sequence[tuple[int, int]]) -> str:
    """The words that name a row in some clauses."""
    return "".join(word.text for word in _words(parts, clauses) if word.subjects or word.hints)


def _whole(parts: Parts, clauses: Sequence[tuple[int, int]]) -> str:
    """What was counted in the clauses, in the words of the form; what came from last year beside what is new."""
    words = [*_words(parts, clauses)]
    told = "".join(parts.text[start:end] for start, end in clauses)
    if "结转" in told and _WITH_WHAT_CAME.search(told):
        return "新收和上年结转"
    if _HANDLED.search(told) and not _WITH_WHAT_CAME.search(told):
        return "本年度办理总计"
    measures = choose(words).measures
    if len(measures) != 1 or measures[0].column != "total":
        return ""
    return subjects()[measures[0].subject].zh


def _words(parts: Parts, clauses: Sequence[tuple[int, int]]) -> Iterable[Word]:
    return chain.from_iterable((word for word in parts.words if _inside(clause, word.start)) for clause in clauses)


def _clauses(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _CLAUSES.finditer(text) if match.group().strip(" ?？！!")]


def _inside(span: tuple[int, int], place: int) -> bool:
    return span[0] <= place < span[1]
