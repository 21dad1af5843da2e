"""Nouns right behind the name of a row that say nothing more: 复议案子, 执法卷宗类的,
其他处理下面的.

Which they are, and behind which rows, stands in `data/reference/row-tails.tsv`. 许可事项 is none:
items are counted too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark
from store.measures import subjects
from store.reference import BrokenReferenceError, numbered_rows_of

_FILE = "row-tails.tsv"
_EVERY = "*"
_KINDS = ("类", "种")
_BETWEEN = frozenset({Mark.FILLER, Mark.ASK, Mark.COUNT})
"""What may stand between the row and such a noun: 复议后起诉几宗案子."""


def follows_its_row(word: Word, words: Sequence[Word]) -> bool:
    """Whether a word is such a noun right behind the name of a row; only 的, 几宗 and the like
    between.
    """
    rows = _tails().get(word.text)
    if rows is None or _ends_with_a_kind(word, words):
        return False
    position = word.start
    for before in reversed([one for one in words if one.end <= word.start]):
        if before.end != position:
            return False
        position = before.start
        named = (*before.subjects, *before.hints)
        if named or not _may_stand_between(before):
            return not rows.isdisjoint(named)
    return False


def _ends_with_a_kind(word: Word, words: Sequence[Word]) -> bool:
    """收到多少申请（涉密类） asks for those of a kind, and none of the rows counts them so."""
    return word.text.endswith(_KINDS) and not any(other.start == word.end for other in words)


def _may_stand_between(word: Word) -> bool:
    return bool(_BETWEEN.intersection(word.senses) or word.columns or word.text in _tails())


@cache
def _tails() -> dict[str, frozenset[str]]:
    """The words, and the rows behind which each says nothing."""
    known = subjects()
    found: dict[str, frozenset[str]] = {}
    for number, row in numbered_rows_of(_FILE):
        named = row["rows"].split()
        of_tables = {code for code, subject in known.items() if subject.table in named}
        unknown = {*named} - {_EVERY, *known, *(subject.table for subject in known.values())}
        if not named or unknown:
            raise BrokenReferenceError(
                f"{_FILE}:{number}: no row or table: {' '.join(sorted(unknown)) or 'nothing'}"
            )
        found[row["word"]] = frozenset(
            known if _EVERY in named else {*named, *of_tables} & known.keys()
        )
    return found
