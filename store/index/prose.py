"""Full-text search in the prose: exactly the sentences that hold some characters in a row.

Chinese has no blanks between words, and a word list would decide which words can be found. So each
sentence is kept as its pairs of neighbouring characters (平罗县 as 平罗 罗县 县), and what is
looked for is a phrase of pairs; a single character is the beginning of a pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.folding import folded

TABLE = """CREATE VIRTUAL TABLE prose USING fts5(pairs, content = '', columnsize = 0,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Cn Co Cf'")"""
"""Only the index of the pairs: the sentences themselves are in another table. Punctuation counts
like any character.
"""
Words = Sequence[str]
"""Words any of which will do."""


def pairs(text: str) -> str:
    """A sentence as it is indexed."""
    plain = folded(text)
    return " ".join([plain[place : place + 2] for place in range(len(plain))])


def query(groups: Iterable[Words]) -> str:
    """What to look for: sentences that hold one word at least of each group; words are folded as
    questions are.
    """
    return " AND ".join("(" + " OR ".join(map(_phrase, words)) + ")" for words in groups)


def _phrase(word: str) -> str:
    if len(word) == 1:
        return _quoted(word) + " *"
    return _quoted(" ".join(word[place : place + 2] for place in range(len(word) - 1)))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
