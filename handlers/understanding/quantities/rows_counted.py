"""Numbers that say of how many rows a figure is made: 不予公开八项合计, 两类诉讼一共, "the three rows".

Such a number is no condition. One that is not that of the form's rows is left unread.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from handlers.understanding.quantities.choosing import Choice
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.numerals import numeral
from store.measures import subjects
from store.reference import REFERENCE


def counts_rows(word: Word, words: Sequence[Word], choice: Choice) -> bool:
    """Whether a word is such a number, or the measure word behind one."""
    if not choice.measures:
        return False
    if word.text.startswith(_ALL) and numeral(word.text) in _sizes(choice):
        return True  # all eight denial grounds
    before = next((other for other in reversed(words) if other.end <= word.start), None)
    if before is not None and word.text.isascii() and before.subjects:  # the three "unable to provide" categories
        before = next((other for other in reversed(words) if other.end <= before.start), before)
    if word.text in _measure_words():
        return before is not None and numeral(before.text) in _sizes(choice)
    behind = next((other for other in words if other.start >= word.end), None)
    if behind is not None and word.text.isascii() and behind.subjects:  # three "unable to provide" rows
        behind = next((other for other in words if other.start >= behind.end), behind)
    stem = next((word.text.removesuffix(one) for one in _measure_words() if word.text.endswith(one)), "")
    counted = numeral(stem) if stem else numeral(word.text)
    is_measured = bool(stem) or (behind is not None and behind.text in _measure_words())
    return is_measured and counted in _sizes(choice)


_ALL = ("all ", "of all ", "the ", "of the ")


def is_of_rows(count: int | None, choice: Choice) -> bool:
    """Whether a number is that of the rows of what was chosen."""
    return bool(choice.measures) and count in _sizes(choice)


@cache
def _measure_words() -> tuple[str, ...]:
    """Words that count rows, the longest first."""
    lines = (REFERENCE / "row-counters.txt").read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return tuple(sorted(words, key=len, reverse=True))


def _sizes(choice: Choice) -> set[int]:
    """Of how many rows the figure is made in either form; more than one."""
    if len(choice.measures) > 1:
        return {len(choice.measures)}  # 许可、处罚、强制三类合计
    subject = subjects()[choice.measures[0].subject]
    return {len(rows) for rows in (subject.rows, subject.rows_2021) if len(rows) > 1}
