"""A sentence in which names are looked for: where a name may begin and end among its words."""

from __future__ import annotations

from dataclasses import dataclass

from store.names.naming import naming
from store.names.offices import is_stem
from store.names.printed_patterns import PRINTED_NAMES
from store.names.text import LevelledText, is_han
from store.names.words import one_of

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LevelledSentence:
    """A levelled text and the spans of its words that are no names."""

    text: LevelledText
    words: tuple[Span, ...]
    others: tuple[Span, ...] = ()
    """Words that may be part of a name."""

    def in_word(self, start: int, end: int) -> bool:
        """Whether a word strictly contains the span."""
        return any(a <= start and end <= b and (a, b) != (start, end) for a, b in self.words)

    def touches_word(self, start: int, end: int) -> bool:
        """Whether any character of the span belongs to a word."""
        return any(a < end and start < b for a, b in self.words)

    def runs_into_word(self, start: int, end: int) -> bool:
        """Whether the span ends in the middle of a word that begins in it: 区政府 in 区政府网站."""
        return any(start <= a < end < b for a, b in self.words)

    def tears_words(self, start: int, end: int) -> bool:
        """Whether the span begins in the middle of a word and ends in the middle of another:
        公[开平]均.
        """
        return any(a < start < b < end for a, b in self.words) and any(
            start < a < end < b for a, b in self.words
        )

    def cuts_a_word(self, start: int, end: int) -> bool:
        """Whether the span begins or ends in the middle of any word: 局[长信箱]."""
        return any(a < start < b or a < end < b for a, b in (*self.words, *self.others))

    def is_a_field(self, start: int, end: int) -> bool:
        """Whether what is said for an office only says of which field something is: 卫健 in
        卫健信息.
        """
        said = self.text.chars[start:end]
        return (
            is_han(said[-1]) and is_stem(said) and self.text.chars.startswith(naming().fields, end)
        )

    def may_begin(self, at: int, after: int) -> bool:
        """Whether a name may begin here; `after` is the end of the mention before."""
        before = self.text.chars[at - 1] if at else ""
        apart = not is_han(before) or before in one_of("before-a-name")
        if apart or at == after or any(b == at for _, b in self.words):
            return True
        return (
            PRINTED_NAMES["behind-a-year"].search(self.text.chars, max(0, at - 2), at) is not None
        )

    def ends_before(self, at: int) -> bool:
        """Whether no Chinese word goes on here: the text ends, other signs follow, or a word
        begins.
        """
        chars = self.text.chars
        return at >= len(chars) or not is_han(chars[at]) or any(a == at for a, _ in self.words)

    def may_end(self, at: int) -> bool:
        """Whether a name may end here."""
        behind = self.text.chars[at] if at < len(self.text.chars) else ""
        return (
            not is_han(behind)
            or behind in one_of("after-a-name")
            or any(a == at for a, _ in self.words)
        )
