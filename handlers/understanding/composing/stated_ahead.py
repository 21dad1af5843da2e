"""What a question states before it asks: 平罗2023年收了31件、办结29件，没办完的几件 asks for one
figure.

The clauses that state numbers lend the agency, the year and, where the last clause names none, the
row. Of a share without a whole they are the whole (收了20件申请，办完的占百分之多少). Their numbers
are set aside, as the answer says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.choosing import choose
from handlers.understanding.stating.claim_words import BOUNDS, amounts
from handlers.understanding.wordlists.lexicon import Word
from store.measures import subjects
from store.model import Mention

_CLAUSES = re.compile(r"(?:[^，,；;。]|(?<=\d),(?=\d{3}(?!\d)))+")
_MOVED = frozenset({Operation.CHANGE, Operation.COMPARE, Operation.TREND})


Clause = tuple[int, int]
"""Where a clause begins and ends."""


class AskedBehind(NamedTuple):
    """What is asked without what is stated, and the words that state it."""

    text: str
    stated: str


def asked_behind(asked: Question, parts: Parts) -> AskedBehind | None:
    """The question of the last clause with what it takes over from those that state numbers; None
    where none do.

    `asked` is the text read as a whole, which is kept where it is understood and tells one figure.
    """
    if not (asked.content or _tells_several(asked)) or len(parts.mentions) != 1:
        return None
    *ahead, last = _clauses(parts.text) or [(0, 0)]
    if not _only_these_state(ahead, last, parts):
        return None
    [mention] = parts.mentions
    if not _inside(ahead[0], mention.start) or not _is_plain(parts, ahead, last):
        return None
    put = _put(parts, mention, ahead, last)
    if put is None:
        return None
    return AskedBehind(put, parts.text[ahead[0][0] : ahead[-1][1]].strip())


def _tells_several(asked: Question) -> bool:
    """Whether more than one figure is told, or one beside another."""
    return asked.operation in _MOVED or (
        asked.operation is Operation.VALUE and len(asked.measures) > 1
    )


def _only_these_state(ahead: Sequence[Clause], last: Clause, parts: Parts) -> bool:
    """Whether each of the clauses ahead states a number, and the last one none."""
    found = amounts(parts.text, parts, parts.words)
    state = [any(_inside(clause, one.start) for one in found) for clause in (*ahead, last)]
    return bool(ahead) and all(state[:-1]) and not state[-1]


def _is_plain(parts: Parts, ahead: Sequence[Clause], last: Clause) -> bool:
    """Whether only the last clause asks, and no number is a bound."""
    said = parts.text[ahead[0][0] : ahead[-1][1]]
    bounded = any(word.has_any(BOUNDS) for word in parts.words)
    asks = PATTERNS["asks-behind-statements"].search(parts.text, *last) is not None
    return asks and not bounded and not PATTERNS["asks-ahead"].search(said)


def _put(parts: Parts, mention: Mention, ahead: Sequence[Clause], last: Clause) -> str | None:
    """The last clause with the agency, the year and the row or whole that it lacks; None where they
    are not plain.
    """
    asking = parts.text[slice(*last)].strip()
    when = _year_lent(parts, last)
    if when is None:
        return None
    who = parts.text[mention.start : mention.end]
    share = PATTERNS["asks-share-of-stated"].search(asking)
    if share is not None:
        if not asking[: share.start()].strip():
            return None  # 部分公开4件，占百分之多少: what is a share of what is left open
        whole = _whole(parts, ahead)
        if whole:
            return f"{who}{when}{asking[: share.end()]}{whole}的{asking[share.end() :]}"
        return None
    if PATTERNS["refers-to-stated"].search(asking):
        return None
    rows = _rows(_words(parts, [last]))
    if rows:
        return f"{who}{when}{asking}{_of_requests(parts, ahead, rows)}"
    named = "".join(word.text for word in _rows(_words(parts, ahead[-1:])))
    return f"{who}{named}{when}{asking}"


def _year_lent(parts: Parts, last: Clause) -> str | None:
    """The year of the clauses ahead, where the last one has none of its own; None where they have
    several.
    """
    if any(_inside(last, one.start) for one in parts.periods):
        return ""
    if len({one.years for one in parts.periods}) > 1:
        return None
    return "".join(parts.text[one.start : one.end] for one in parts.periods[:1])


def _of_requests(parts: Parts, ahead: Sequence[Clause], rows: Sequence[Word]) -> str:
    """What a verb alone counts behind requests that were received: 收了24件，公开了几件."""
    verb_alone = all(word.subjects and word.text.endswith("了") for word in rows)
    if verb_alone and _rows(_words(parts, ahead[-1:])):
        return "申请"
    return ""


def _rows(words: Iterable[Word]) -> list[Word]:
    """Those of some words that name a row."""
    return [word for word in words if word.subjects or word.hints]


def _whole(parts: Parts, clauses: Sequence[Clause]) -> str:
    """What was counted in the clauses, in the words of the form; what came from last year beside
    what is new.
    """
    words = [*_words(parts, clauses)]
    told = "".join(parts.text[start:end] for start, end in clauses)
    if "结转" in told and PATTERNS["says-received"].search(told):
        return "新收和上年结转"
    if PATTERNS["says-handled"].search(told) and not PATTERNS["says-received"].search(told):
        return "本年度办理总计"
    measures = choose(words).measures
    if len(measures) != 1 or measures[0].column != "total":
        return ""
    return subjects()[measures[0].subject].zh


def _words(parts: Parts, clauses: Sequence[Clause]) -> Iterable[Word]:
    return chain.from_iterable(
        (word for word in parts.words if _inside(clause, word.start)) for clause in clauses
    )


def _clauses(text: str) -> list[Clause]:
    return [match.span() for match in _CLAUSES.finditer(text) if match.group().strip(" ?？！!")]


def _inside(span: Clause, place: int) -> bool:
    return span[0] <= place < span[1]
