"""The offices that are written at a position of a text, in characters or in letters."""

from __future__ import annotations

from collections.abc import Iterator

from store.names.name_pieces import WORD, NamePiece, runs_of_words
from store.names.naming import naming
from store.names.offices import (
    OfficePhrase,
    offices,
    offices_by_initials,
    offices_by_letters,
)
from store.names.text import LevelledText, is_letter

MOST_OFFICE_WORDS = 9
_LEVEL_ADJECTIVES = frozenset(
    {"county", "municipal", "city", "district", "town", "township", "provincial"}
)


class WrittenOffices:
    """Finds them; `local` are the offices that only certain places have."""

    def __init__(self, local: dict[str, OfficePhrase]) -> None:
        self._local: dict[str, list[tuple[str, OfficePhrase]]] = {}
        for name, call in local.items():
            self._local.setdefault(name[:1], []).append((name, call))
        self._level_signs = frozenset(letter[:1] for letter in naming().level_letters)

    def may_begin(self, sign: str) -> bool:
        """Whether an office, or the level ahead of one, begins with a character."""
        return sign in offices().lengths or sign in self._local or sign in self._level_signs

    def at(self, text: LevelledText, at: int) -> Iterator[NamePiece]:
        """The offices that are written at a position, with or without the level that they
        repeat.
        """
        if is_letter(text.chars[at]):
            if at == 0 or not is_letter(text.chars[at - 1]):
                yield from self._latin_offices(text, at)
            return
        yield from self._han_offices(text, at, at, "")
        if text.chars[at] not in self._level_signs:
            return
        for letter in naming().level_letters:
            if text.chars.startswith(letter, at):
                yield from self._han_offices(text, at, at + len(letter), letter)

    def _han_offices(
        self,
        text: LevelledText,
        start: int,
        at: int,
        letter: str,
    ) -> Iterator[NamePiece]:
        known = offices()
        for name, special in self._local.get(text.chars[at : at + 1], ()):
            if text.chars.startswith(name, at):
                yield NamePiece(start, at + len(name), call=special, letter=letter)
        for length in known.lengths.get(text.chars[at : at + 1], ()):
            end = at + length
            if end <= len(text.chars) and (call := known.chinese.get(text.chars[at:end])):
                yield NamePiece(start, end, call=call, letter=letter)

    def _latin_offices(self, text: LevelledText, at: int) -> Iterator[NamePiece]:
        known = offices()
        for words, end in runs_of_words(text.chars, at, MOST_OFFICE_WORDS, joint=" "):
            first, _, rest = words.partition(" ")
            if first in known.openings:
                call = known.english.get(words)
            elif first in _LEVEL_ADJECTIVES:
                call = known.english.get(rest)
            else:
                call = offices_by_letters().get(words.replace(" ", ""))
            if call is not None:
                yield NamePiece(at, end, call=call)

    def behind_initials(self, text: LevelledText, at: int) -> Iterator[NamePiece]:
        """The office whose initials go on from those of a place: zfb of plxzfb, and not rs of
        orders.
        """
        word = WORD.match(text.chars, at)
        if word and (call := offices_by_initials().get(word.group())):
            yield NamePiece(at, word.end(), call=call)
