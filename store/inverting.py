"""Lists the other way round: which entry a word is listed under."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Entry = TypeVar("Entry")
Word = TypeVar("Word", bound=Hashable)


def inverted(listed: Mapping[Entry, Iterable[Word]]) -> dict[Word, Entry]:
    """By each word the entry that it is listed under, in the order of the lists; of several the
    last.

    >>> inverted({"zh": ("中文", "汉语"), "en": ("英文",)})
    {'中文': 'zh', '汉语': 'zh', '英文': 'en'}
    """
    found: dict[Word, Entry] = {}
    for entry, words in listed.items():
        found |= dict.fromkeys(words, entry)
    return found
