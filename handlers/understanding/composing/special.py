"""Texts that ask for no figure as such: claims, wishes, courtesies, and questions about what a term
means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from handlers.reply import Language
from handlers.understanding.asked.claims import Claim, ClaimedTrend, IsMore
from handlers.understanding.asked.question import Before, Operation, Question
from handlers.understanding.asked.terms import explaining
from handlers.understanding.asked.wishes import Act, Wish, Wished, framed, may_be_wished, wished
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import amounts, asking_for, blank, is_english
from handlers.understanding.stating.claiming import may_be_stated, several, stated
from handlers.understanding.stating.moving import from_one_to_the_other, with_its_movement
from handlers.understanding.wordlists.courtesies import Courtesy, courtesy
from handlers.understanding.wordlists.lexicon import number as number_of
from handlers.understanding.wordlists.senses import Mark
from store.entering import only_if
from store.quick_records import replace

Understand = Callable[[str, Before | None], Question]
"""What a text asks after the question before (None: after the one that this text goes on from)."""

_OF_THE_LAST = frozenset({Act.EXPORT, Act.CHART, Act.SOURCE, Act.EXPLAIN})
"""Acts that are done with the question before where the text names none."""


_COURTESIES = {Courtesy.THANKS: Mark.THANKS, Courtesy.NOTED: Mark.GREETING}
"""What nothing is asked with; a doubt asks where the number stands."""


def of_courtesy(written: str, text: str, language: Language) -> Question | None:
    """Thanks, or an ok, whatever was said before."""
    kind = courtesy(written)
    said = None if kind is None else _COURTESIES.get(kind)
    if said is None:
        return None
    return Question(text, language, Operation.NONE, topics=frozenset({str(said)}))


@only_if(lambda parts, *_, follows: may_be_stated(parts))
def claimed(parts: Parts, understand: Understand, *, follows: bool) -> Question | None:
    """A text that states something and asks whether it is so."""
    moved = from_one_to_the_other(parts) or with_its_movement(parts)
    each = _each_of(moved, None, parts, understand) if moved else None
    if each is not None:
        return each
    if several(parts):
        return _several(parts, understand)
    found = stated(parts, follows=follows)
    if found is None:
        return None
    asked = understand(found.text, None)
    if asked.parts or asked.operation in _STATE_NOTHING:
        return None
    return _with_claim(asked, found.claim, parts.text)


_STATE_NOTHING = frozenset(
    {Operation.NONE, Operation.LIST, Operation.CHECK, Operation.EXPLAIN, Operation.WISH}
)


def _with_claim(asked: Question, claim: Claim, text: str) -> Question:
    """The question whose answer tells whether a claim holds; one of every year takes in those
    between.

    That each of two years fell is said of the one before them too: 2023、2024连续两年下降 is no
    fall from 2023 to 2024.
    """
    if isinstance(claim, ClaimedTrend) and not claim.doubled and _says_it_of_each_year(asked, text):
        years = tuple(range(min(asked.years) - 1, max(asked.years) + 1))
        return replace(
            asked, operation=Operation.TREND, years=years, claim=replace(claim, every_year=True)
        )
    if isinstance(claim, ClaimedTrend) and claim.every_year and len(asked.years) == _TWO:
        asked = replace(asked, years=tuple(range(min(asked.years), max(asked.years) + 1)))
    of_several_years = len(asked.years) > 1 and not asked.content
    if isinstance(claim, IsMore) and of_several_years and len(asked.mentions) == _TWO:
        return _in_each_year(asked, claim)
    return replace(asked, claim=claim)


def _says_it_of_each_year(asked: Question, text: str) -> bool:
    """Whether a movement is stated of each of several years that are listed, of one agency."""
    listed = len(asked.years) > 1 and PATTERNS["listed-years"].search(text) is not None
    return listed and len(asked.mentions) == 1 and PATTERNS["of-each-year"].search(text) is not None


def _in_each_year(asked: Question, claim: IsMore) -> Question:
    """That one of two had more in every one of several years is as many statements."""
    found = tuple(
        replace(asked, operation=Operation.COMPARE, years=(year,), every_year=False, claim=claim)
        for year in asked.years
    )
    return replace(found[-1], parts=found, claim=None)


_NUMBER_ALONE = re.compile(r"\d[\d,.]*\s*[\u3400-\u9fff]{0,3}")
_TWO = 2


def _several(parts: Parts, understand: Understand) -> Question | None:
    """Several statements at once: each is one by itself, which takes over what it leaves out from
    the one before.
    """
    pieces = _pieces(parts.text)
    if len(pieces) < _TWO:
        return None  # two numbers in one piece: a piece by itself would be asked for ever
    found = _each_of(pieces, None, parts, understand)
    if found is not None:
        return found
    whole = _whole(parts, understand)
    if whole is None:
        return None
    return _each_of(_pieces(_nameless(parts)), whole, parts, understand)


def _pieces(text: str) -> list[str]:
    """The clauses that state a number; a number alone is of what the one before counts
    (94个项目，228万元).
    """
    found: list[str] = []
    states = PATTERNS["states-a-number"].search
    for piece in (
        piece.strip() for piece in PATTERNS["between-statements"].split(text) if states(piece)
    ):
        counted = (
            PATTERNS["up-to-a-number"].match(found[-1])
            if found and _NUMBER_ALONE.fullmatch(piece)
            else None
        )
        found.append(counted.group() + piece if counted else piece)
    return found


def _nameless(parts: Parts) -> str:
    """The text without the agency and the year, which are those of each of its pieces."""
    text = parts.text
    named = [(mention.start, mention.end) for mention in parts.mentions]
    for start, end in (*named, *((period.start, period.end) for period in parts.periods)):
        text = blank(text, start, end)
    return text


def _each_of(
    pieces: Sequence[str],
    before: Question | None,
    parts: Parts,
    understand: Understand,
) -> Question | None:
    marker = ", right?" if parts.text.isascii() else "对吗"
    found: list[Question] = []
    for piece in pieces:
        asked = understand(piece.rstrip("对吗?？ ") + marker, Before(before, before))
        if asked.claim is None or asked.content:
            return None
        found.append(asked)
        before = replace(asked, claim=None)
    if len(found) == 1:
        return found[0]
    return replace(found[-1], parts=tuple(found), claim=None, text=parts.text)


def _whole(parts: Parts, understand: Understand) -> Question | None:
    """What all pieces speak of, where the first leaves it to a later one:
    发了2件、废了2件，规范性文件现行有效24件.
    """
    text = parts.text
    for number in reversed(amounts(text, parts, parts.words)):
        text = (
            text[: number.start] + asking_for(number, english=is_english(text)) + text[number.end :]
        )
    asked = understand(text, None)
    first = next((part for part in asked.parts if part.measures), asked)
    one = len(first.mentions) == 1 and len(first.years) <= 1 and bool(first.measures)
    if one:
        return replace(first, measures=first.measures[:1])
    return None


@only_if(lambda parts, language: not (parts.mentions and parts.periods))
def explained(parts: Parts, language: Language) -> Question | None:
    """A question about what terms mean."""
    codes = explaining(parts)
    if not codes:
        return None
    return Question(parts.text, language, Operation.EXPLAIN, terms=codes, set_aside=parts.set_aside)


@only_if(lambda parts, *_: may_be_wished(parts.text))
def wish_of(
    parts: Parts,
    language: Language,
    before: Before,
    understand: Understand,
) -> Question | None:
    """A wish, with the question or the agencies that it is about."""
    found = wished(parts)
    if found is None:
        return None
    act = found.wish.act
    rest = _wished_of(found, before, understand)
    unanswered = _unanswered(before) if act is Act.EXPLAIN else None
    if rest is None and unanswered is not None:
        return replace(
            unanswered, text=parts.text, language=language
        )  # how come, of what is missing: why it is
    if rest is None and act in _OF_THE_LAST:
        rest = before.answered or before.last
    if act is Act.SOURCE and rest is None:
        return None
    return Question(parts.text, language, Operation.WISH, wish=found.wish, inner=rest)


@only_if(lambda parts, *_: may_be_wished(parts.text))
def condition_wished(
    parts: Parts,
    language: Language,
    before: Before,
    understand: Understand,
) -> Question | None:
    """A wish to be told when something has come about: it states that no more than it asks whether
    it has.
    """
    found = framed(parts.text)
    is_one = found is not None and found.wish.act is Act.SUBSCRIBE
    if is_one:
        return wish_of(parts, language, before, understand)
    return None


def _unanswered(before: Before) -> Question | None:
    """The last question, if it had no answer."""
    if before.last != before.answered:
        return before.last
    return None


def _wished_of(found: Wished, before: Before, understand: Understand) -> Question | None:
    """What a wish is about, as a question; None where its text names nothing."""
    if not found.text:
        return None
    rest = understand(found.text, None)
    if found.wish.act is Act.SOURCE and any(number_of(word) for word in rest.content):
        rest = understand(found.text, before)  # 许可2274件出自哪一行: the number is stated
    if _says_something(rest):
        return rest
    return None


def _says_something(asked: Question) -> bool:
    return bool(asked.mentions or asked.measures or asked.ratio or asked.years or asked.everywhere)


def of_nothing(text: str) -> bool:
    """Whether a text has nothing in it but signs: a question mark alone asks what can be asked."""
    return re.fullmatch(r"[?？\s]{1,3}", text) is not None


HELP = Wish(Act.HELP)
