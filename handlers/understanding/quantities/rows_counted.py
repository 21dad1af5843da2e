"""Numbers that say of how many rows a figure is made: 不予公开八项合计, 两类诉讼一共, "the three
rows".

Such a number is no condition. One that is not that of the form's rows is left unread.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from handlers.understanding.quantities.choosing import Choice
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.numerals import numeral
from store.measures import subjects
from store.reference import words_of


def counts_rows(word: Word, words: Sequence[Word], choice: Choice) -> bool:
    """Whether a word is such a number, or the measure word behind one."""
    if not choice.measures:
        return False
    if word.text.startswith(_ALL) and numeral(word.text) in _sizes(choice):
        return True  # all eight denial grounds
    if word.text in _measure_words():
        before = _before(word, words)
        return before is not None and numeral(before.text) in _sizes(choice)
    stem = next(
        (word.text.removesuffix(one) for one in _measure_words() if word.text.endswith(one)), ""
    )
    if not stem:
        behind = _behind(word, words)
        if behind is None or behind.text not in _measure_words():
            return False
    return numeral(stem or word.text) in _sizes(choice)


def _before(word: Word, words: Sequence[Word]) -> Word | None:
    """The word before, in English without the row between: the three "unable to provide"
    categories.
    """
    ahead = (one for one in reversed(words) if one.end <= word.start and one.text != _PIECE)
    before = next(ahead, None)
    if before is None or not word.text.isascii() or not before.subjects:
        return before
    return next((other for other in reversed(words) if other.end <= before.start), before)


def _behind(word: Word, words: Sequence[Word]) -> Word | None:
    """The word behind, in English without the row between: three "unable to provide" rows."""
    behind = next((other for other in words if other.start >= word.end), None)
    if behind is None or not word.text.isascii() or not behind.subjects:
        return behind
    return next((other for other in words if other.start >= behind.end), behind)


_PIECE = "个"
"""What may stand between a number and the measure word of rows: 三个小项."""
_ALL = ("all ", "of all ", "the ", "of the ")


def is_of_rows(count: int | None, choice: Choice) -> bool:
    """Whether a number is that of the rows of what was chosen."""
    return bool(choice.measures) and count in _sizes(choice)


@cache
def _measure_words() -> tuple[str, ...]:
    """Words that count rows, the longest first."""
    return tuple(sorted(words_of("row-counters.txt"), key=len, reverse=True))


def _sizes(choice: Choice) -> set[int]:
    """Of how many rows the figure is made in either form; more than one."""
    if len(choice.measures) > 1:
        return {len(choice.measures)}  # 许可、处罚、强制三类合计
    subject = subjects()[choice.measures[0].subject]
    return {len(rows) for rows in (subject.rows, subject.rows_2021) if len(rows) > 1}
