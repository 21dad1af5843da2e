"""Statements of a number that say something besides, which the number alone does not decide: only Xiji got 30.

Whether it is so would be told of half of what is stated, so that there is no verdict on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import Amount
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, Operator


def says_more_than_a_number(number: Amount, text: str, words: Sequence[Word], parts: Parts) -> bool:
    """Whether a text says of a number that nobody else has it, that it is not so, or when or whose it may be instead."""
    if _is_denied(number, words) or _is_compared_behind(number, words, parts):
        return True
    if _is_said_of_one_alone(text, parts) or PATTERNS["more-of-them"].match(text, number.end):
        return True
    if len(parts.years) > 1 and any(word.has(Operator.EITHER) for word in words):
        return True  # 24 in 2022 or 2021
    return PATTERNS["was-another"].search(text, number.end) is not None


def _is_denied(number: Amount, words: Sequence[Word]) -> bool:
    """Whether what is denied right ahead of a number is that it came: 没收到24件."""
    return any(word.has(Operator.ZERO) and word.end == number.start for word in words)


def _is_compared_behind(number: Amount, words: Sequence[Word], parts: Parts) -> bool:
    """Whether behind a number somebody is said to have more than another: 收到24件，比西吉多."""
    behind = [mention for mention in parts.mentions if mention.start > number.end]
    if len(parts.mentions) == len(behind) or not behind:
        return False
    than = [word for word in words if word.has(Mark.THAN) and number.end <= word.start < behind[-1].start]
    return bool(than) and PATTERNS["pauses"].search(parts.text[number.end : than[0].start]) is not None


def _is_said_of_one_alone(text: str, parts: Parts) -> bool:
    """Whether an agency is said to be the only one: only Xiji, 只有西吉."""
    return any(PATTERNS["only-ahead"].search(text[: mention.start]) for mention in parts.mentions)
