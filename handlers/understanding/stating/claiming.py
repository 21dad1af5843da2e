"""A statement whose truth is asked (红寺堡2020年行政处罚1271件对吗; "Xiji got 12 requests in 2022,
right?").

What is stated is taken out of the text, and what is left is a question like any other: its answer
is held against the statement (`handlers.answering.beside.verdicts`). So a stated number never
becomes part of the question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from handlers.understanding.asked.claims import (
    About,
    Bounded,
    EachIs,
    Over,
    SoMuch,
    States,
)
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.among_the_first import among_the_first
from handlers.understanding.stating.asked_whether import (
    asks_whether,
    marker_of_claims,
    opener_of_claims,
    unmarked,
)
from handlers.understanding.stating.claim_words import (
    BOUNDS,
    Amount,
    StatedClaim,
    amounts,
    asking_for,
    blank,
    is_english,
    is_more_denied,
    is_of_another,
    pattern,
    says_only,
    tidy,
)
from handlers.understanding.stating.declaring import (
    counts_agencies,
    declared_without_number,
    is_a_movement,
    is_a_statement,
    more_than_in,
    so_many,
)
from handlers.understanding.stating.first_of_all import nobody_before, someone_is
from handlers.understanding.stating.first_of_years import first_of_years
from handlers.understanding.stating.in_words import (
    said_to_be_all_of_it,
    said_to_be_the_first,
    said_to_be_the_same,
    said_to_have_moved,
    stated_in_words,
)
from handlers.understanding.stating.more_than_a_number import says_more_than_a_number
from handlers.understanding.stating.set_apart import set_apart
from handlers.understanding.wordlists.lexicon import Word, senses_of_all
from handlers.understanding.wordlists.senses import Check, Level, Mark, Operator
from store.measures import MONEY, subjects


def stated(parts: Parts, *, follows: bool = False) -> StatedClaim | None:
    """What a text claims, where it asks whether something is so; None where it asks for anything
    else.

    A text that `follows` another question may leave out whom it speaks of: 2022年也是147件吧.
    """
    text, asked = unmarked(parts)
    words = words_in(text, parts)
    placed = _said_to_have_a_place(text, words, parts)
    if placed is not None:
        return placed
    if (
        asks_otherwise(words, text)
        or _states_nothing(text, words, parts)
        or PATTERNS["not-moved"].search(text)
    ):
        return None
    asked = asked or asks_whether(parts)
    numbers = amounts(text, parts, words)
    if numbers and counts_agencies(text):
        return so_many(text, words, parts)
    if numbers and _looks_for_an_agency(text, words):
        return None
    if _denies_more(text, words, parts):
        return None
    match numbers:
        case []:
            return _of_no_number(text, words, parts, asked=asked)
        case [number]:
            said_so = asked or text != parts.text
            return _of_a_number(number, text, words, parts, said_so=said_so, follows=follows)
        case _:
            return so_many(text, words, parts)


def may_be_stated(parts: Parts) -> bool:
    """Whether a text may state something: it asks for nothing else, or has a word of statements."""
    text = parts.text
    return (
        not asks_otherwise(parts.words, text)
        or any(
            mark.search(text)
            for mark in (marker_of_claims(), opener_of_claims(), PATTERNS["asking-tail"])
        )
        or any(word.has(Mark.WHY) for word in parts.words)
        or PATTERNS["may-have-a-place"].search(text) is not None
    )


_ANY_OR_NO = re.compile(r"\b(?:any|no|some|a)\s+$")


def _looks_for_an_agency(text: str, words: Sequence[Word]) -> bool:
    """Whether it is asked if there is any agency beyond a number: did any county have more than
    30.
    """
    agencies = (word for word in words if word.has_any((Mark.AGENCIES, *Level)))
    return any(
        _ANY_OR_NO.search(text, 0, word.start) or word.text.startswith(("any ", "no "))
        for word in agencies
    )


def _of_a_number(
    number: Amount,
    text: str,
    words: Sequence[Word],
    parts: Parts,
    *,
    said_so: bool,
    follows: bool,
) -> StatedClaim | None:
    """What is stated with one number; `said_so` where it is asked whether it is so."""
    of_number = _of_one_number(number, text, words, parts)
    if of_number is not None:
        return of_number  # 新收的7件全是自然人
    if said_so or is_a_statement(number, parts, words, follows=follows):
        return _stated_number(number, text, words, parts)
    return so_many(text, words, parts)


def _counts_what_is_handled(number: Amount, text: str, words: Sequence[Word]) -> bool:
    """Whether a number says how many were received of which something else is said:
    收到的31件申请没全公开吧.
    """
    said_of_them = any(word.subjects and word.start >= number.end for word in words)
    return said_of_them and PATTERNS["received-so-many"].search(text[: number.start]) is not None


def _said_to_have_a_place(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """That nobody has more than somebody, that somebody is among the first, that a year has the
    most.
    """
    return (
        nobody_before(text, words, parts)
        or among_the_first(text, parts)
        or first_of_years(text, parts)
    )


def words_in(text: str, parts: Parts) -> list[Word]:
    """The words of a text that are left in it, where some is blanked out."""
    return [word for word in parts.words if text[word.start : word.end].strip()]


def _stated_number(
    number: Amount,
    text: str,
    words: Sequence[Word],
    parts: Parts,
) -> StatedClaim | None:
    """That a figure is so much; a bound of several is none of a single one."""
    if _counts_what_is_handled(number, text, words) or says_more_than_a_number(
        number, text, words, parts
    ):
        return None
    claim = _with_number(number, text, words, parts)
    of_several = len(parts.mentions) > 1 and not is_of_another(number, text)
    if isinstance(claim.claim, Bounded) and of_several:
        return None
    return claim


def _states_nothing(text: str, words: Sequence[Word], parts: Parts) -> bool:
    """Whether it is asked if figures agree, and not said that two are the same."""
    checks = any(word.has(Check.AGREES) for word in parts.words)
    return checks and not (parts.mentions and said_to_be_the_same(text, words, parts))


def _denies_more(text: str, words: Sequence[Word], parts: Parts) -> bool:
    """Whether a bound is set to who is meant, or it is denied that one of two has more."""
    if says_only(text) and any(word.has_any(BOUNDS) for word in words):
        return True
    if len(parts.mentions) > 1 and len(parts.years) > 1 and pattern("together").search(text):
        # 西吉2021、2022两年加起来比红寺堡2021年多: the years of one against a year of the other
        return True
    return _sets_two_apart(parts) and is_more_denied(text)


def _of_one_number(
    number: Amount,
    text: str,
    words: Sequence[Word],
    parts: Parts,
) -> StatedClaim | None:
    """That all of so many are of one kind, or that each of several is so much; None where it is
    said of one figure.
    """
    if len(parts.mentions) == 1:
        every = said_to_be_all_of_it(blank(text, number.start, number.end), words, parts)
        if every is not None:
            return every
    if not _sets_two_apart(parts) or any(
        word.has(Operator.SUM) or word.has_any(BOUNDS) for word in words
    ):
        return None
    each = PATTERNS["each-is"].search(text, 0, number.start)
    if each is None:
        return None
    amount = _with_number(number, blank(text, *each.span("each")), words, parts)
    if isinstance(amount.claim, SoMuch):
        return StatedClaim(EachIs(amount.claim), amount.text)
    return None


def _of_no_number(
    text: str,
    words: Sequence[Word],
    parts: Parts,
    *,
    asked: bool,
) -> StatedClaim | None:
    between = more_than_in(text, parts)
    if between is not None:
        return between
    if asked:
        return so_many(text, words, parts) or stated_in_words(text, words, parts)
    first = _said_to_be_first(text, words, parts) or someone_is(text, words, parts)
    if first is not None:
        return first
    moves = is_a_movement(text, words, parts)
    moved = said_to_be_the_same(text, words, parts) if moves or len(parts.mentions) > 1 else None
    if moves:
        moved = moved or said_to_have_moved(text, words, parts)
    return moved or declared_without_number(text, words, parts)


def _said_to_be_first(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """2023年桂林许可第一的是阳朔县市场监管局."""
    if not parts.mentions or not PATTERNS["is-said-to-be"].search(text[: parts.mentions[-1].start]):
        return None
    return said_to_be_the_first(text, words, parts)


def _sets_two_apart(parts: Parts) -> bool:
    return len(parts.mentions) > 1 or len(parts.years) > 1


def several(parts: Parts) -> bool:
    """Whether a text states more than one thing with numbers, and asks at most whether they are
    right.

    That there is none of one is a thing as well: 制发规范性文件3件、没有废止.
    """
    marker = marker_of_claims().search(parts.text)
    if marker is None and (len(parts.mentions) != 1 or _asks_yes_or_no(parts.text)):
        return False
    text = without_marker(parts.text)
    words = words_in(text, parts)
    if asks_otherwise(words, text):
        return False
    found = amounts(text, parts, words)
    if not found or len(found) + _nones_apart(text) < 2:
        return False
    return marker is not None or _only_counts(text, found, words)


def _only_counts(text: str, found: Sequence[Amount], words: Sequence[Word]) -> bool:
    """Whether numbers are told with what they count, and nothing is done with them."""
    counted = is_english(text) or all(amount.counted for amount in found)
    return counted and not any(str(sense).startswith("op:") for sense in senses_of_all(words))


def without_marker(text: str) -> str:
    """A text without what asks whether it is so, with blanks for it."""
    marker = marker_of_claims().search(text)
    if marker:
        return blank(text, marker.start(), marker.end())
    return text


def _asks_yes_or_no(text: str) -> bool:
    """Whether a text asks whether something is so, without 吗 at its end."""
    return (
        PATTERNS["asks-yes-or-no"].search(text) is not None
        and re.search(r"[吗么嘛]\W*$", text) is None
    )


def _nones_apart(text: str) -> int:
    """How many clauses say that there is none of something."""
    return len(re.findall(r"[，、,;；]\s*(?:没有|没|无|未)", text))


def asks_otherwise(words: Sequence[Word], text: str) -> bool:
    """Whether a number, somebody or something is asked for: then nothing is stated."""
    asking = [word for word in words if not (word.text in _TELLS and text[: word.start].strip())]
    if any(word.has_any(_ASK_FOR_ONE) for word in asking):
        return True
    bare = PATTERNS["asking-ends"].sub("", text)
    return PATTERNS["asks-for-something"].search(bare) is not None


_ASK_FOR_ONE = (Mark.WHO, Mark.WHICH, Mark.WHICH_YEAR)


_TELLS = frozenset(
    {"show", "shows", "have", "on file", "available", "exist", "in the database", "there are"}
)
"""What asks for reports at the front of a text, and behind a name tells of them: their 2022 report
shows 1,217.
"""


def _with_number(number: Amount, text: str, words: Sequence[Word], parts: Parts) -> StatedClaim:
    bound = _bound_beside(number, words) or _bound_ahead_of_another(number, words, parts)
    rest = text
    claim: SoMuch = _plainly(number)
    if bound is not None:
        above, inclusive = next(BOUNDS[sense] for sense in BOUNDS if bound.has(sense))
        claim = Bounded(number.value, above, inclusive, number.per_cent)
        rest = blank(rest, bound.start, bound.end)
    english = is_english(text)
    asks = asking_for(_of_money(number, words, english=english), english=english)
    apart = set_apart(claim, blank(text, number.start, number.end), words, parts)
    return StatedClaim(apart, tidy(rest[: number.start] + asks + rest[number.end :]))


def _plainly(number: Amount) -> SoMuch:
    """What a number states without a word beside it that makes a bound of it."""
    if number.over:
        return Over(number.value, number.per_cent)
    if number.about:
        return About(number.value, number.per_cent)
    return States(number.value, number.per_cent)


def _of_money(number: Amount, words: Sequence[Word], *, english: bool) -> Amount:
    """An amount, in yuan where a large one is stated of what has a column of money: 采购1.83亿."""
    if not number.large or number.counted or any(word.columns for word in words):
        return number
    named = chain.from_iterable(word.subjects for word in words)
    of_money = any(set(MONEY) & set(subjects()[code].columns) for code in named)
    if not of_money:
        return number
    return number._replace(counted="yuan" if english else "元")


def _bound_beside(number: Amount, words: Sequence[Word]) -> Word | None:
    """The word that makes a bound of a number."""
    beside = (
        word
        for word in words
        if abs(word.end - number.start) <= 1 or abs(word.start - number.end) <= 1
    )
    return next((word for word in beside if word.has_any(BOUNDS)), None)


def _bound_ahead_of_another(number: Amount, words: Sequence[Word], parts: Parts) -> Word | None:
    """The bound of a multiple that stands ahead of whose it is: 超过西吉的2倍."""
    if number.counted != "倍":
        return None
    owners = [
        mention for mention in parts.mentions if mention.end in (number.start - 1, number.start)
    ]
    ahead = (word for word in words if owners and word.end == owners[-1].start)
    return next((word for word in ahead if word.has_any(BOUNDS)), None)
