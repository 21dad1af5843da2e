"""Statements of a number that say something besides, which the number alone does not decide: only
Xiji got 30.

Whether it is so would be told of half of what is stated, so that there is no verdict on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import Amount, is_of_another
from handlers.understanding.wordlists.lexicon import Word, senses_of_all
from handlers.understanding.wordlists.senses import Mark, Operator


def says_more_than_a_number(number: Amount, text: str, words: Sequence[Word], parts: Parts) -> bool:
    """Whether a text says that nobody else has so many, that it is not so, or when or whose it may
    be instead.
    """
    said = (
        _is_denied(number, words),
        _is_more_said_behind(number, text, words),
        _is_of_a_level(number, text, words),
        _is_said_of_one_alone(text, parts),
        _is_of_two_and_of_neither(number, text, words, parts),
        _is_filed_by_it(number, text, parts),
        _is_one_in_so_many(number, text),
        _is_of_one_of_two_years(words, parts),
    )
    return any(said) or _says_when_or_whose(number, text)


def _says_when_or_whose(number: Amount, text: str) -> bool:
    """Whether it is said when else it was so, whose it was instead, or that it is so many more."""
    if PATTERNS["more-of-them"].match(text, number.end) or PATTERNS["says-when-else"].search(text):
        return True
    return PATTERNS["was-another"].search(text, number.end) is not None


def _is_of_one_of_two_years(words: Sequence[Word], parts: Parts) -> bool:
    """Whether it is left open in which of the years it was: 24 in 2022 or 2021."""
    return len(parts.years) > 1 and any(word.has(Operator.EITHER) for word in words)


def _is_denied(number: Amount, words: Sequence[Word]) -> bool:
    """Whether what is denied right ahead of a number is that it came: 没收到24件."""
    return any(word.has(Operator.ZERO) and word.end == number.start for word in words)


def _is_more_said_behind(number: Amount, text: str, words: Sequence[Word]) -> bool:
    """Whether a clause behind the number says how it stands to others: 收到24件，比西吉多, the
    fewest of all.
    """
    pause = PATTERNS["pauses"].search(text, number.end)
    if pause is None:
        return False
    if PATTERNS["says-which-part"].search(text, pause.end()):
        return True
    if PATTERNS["numbers"].search(text, pause.end()):
        return False
    apart = [word.start for word in words if word.has_any(_SETS_APART)]
    return bool(apart) and min(apart) >= pause.end()


_SETS_APART = (
    *(Operator.COMPARE, Operator.ABOVE, Operator.BELOW, Operator.AT_LEAST, Operator.AT_MOST),
    *(
        Operator.RANK_TOP,
        Operator.RANK_BOTTOM,
        Operator.RANK_NTH,
        Operator.RANK_SECOND,
        Operator.RANK_THIRD,
    ),
    *(
        Operator.CHANGE,
        Operator.RISING,
        Operator.FALLING,
        Operator.ZERO,
        Mark.THAN,
        Mark.VERSUS_LAST_YEAR,
    ),
)


def _is_of_a_level(number: Amount, text: str, words: Sequence[Word]) -> bool:
    """Whether it is said where a figure came to, and not by how much it moved: rose to more than
    20.
    """
    moves = any(word.has_any((Operator.RISING, Operator.FALLING)) for word in words)
    return moves and PATTERNS["comes-to-a-level"].search(text[: number.start]) is not None


def _is_of_two_and_of_neither(
    number: Amount,
    text: str,
    words: Sequence[Word],
    parts: Parts,
) -> bool:
    """Whether two agencies are named, and nothing says what a number is of: Xiji says Pingluo got
    24.
    """
    if len(parts.mentions) < _TWO or is_of_another(number, text):
        return False
    return not any(isinstance(sense, Operator) for sense in senses_of_all(words))


_TWO = 2


def _is_filed_by_it(number: Amount, text: str, parts: Parts) -> bool:
    """Whether the agency is said to have filed so many: Xiji filed 24 requests."""
    ahead = [one for one in parts.mentions if one.end <= number.start]
    if not ahead or PATTERNS["of-a-place"].search(text[: ahead[-1].start]):
        return False
    return PATTERNS["files-itself"].search(text[ahead[-1].end : number.start]) is not None


def _is_one_in_so_many(number: Amount, text: str) -> bool:
    pattern = PATTERNS["one-in-so-many"]
    return (
        pattern.search(text[: number.start]) is not None
        or pattern.match(text[number.end :]) is not None
    )


def _is_said_of_one_alone(text: str, parts: Parts) -> bool:
    """Whether an agency is said to be the only one: only Xiji, 只有西吉."""
    return any(PATTERNS["only-ahead"].search(text[: mention.start]) for mention in parts.mentions)
