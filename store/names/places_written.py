"""The places that are written at a position of a text, in characters or in letters, with the words
for their level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from store.names.forms import NameForm
from store.names.index import Hit, NameIndex
from store.names.name_pieces import WORD, NamePiece, runs_of_words
from store.names.naming import naming
from store.names.offices import offices_by_initials
from store.names.sounds import spellings
from store.names.text import LevelledText, is_han, is_letter
from store.quick_records import replace

MOST_WORDS = 7
"""A place in Latin letters has at most so many words (hong si bao; Ningxia Hui Autonomous
Region).
"""
LONGEST_NAME = 20
MOST_LETTERS = 45
_SHORTEST_INITIALS = 3
_BEHIND_A_PEOPLE = ("autonomous", "ethnic", "minority", "township")
"""What may stand behind the name of a people: Zhabu Hui Ethnic Township, and Zhabu Hui Township for
short.
"""

Initials = dict[str, tuple[Hit, ...]]
"""What the first letters of names stand for."""


class WrittenPlaces:
    """Finds them with one index; `initials` are those of the home region's counties."""

    def __init__(self, index: NameIndex, initials: Callable[[], Initials]) -> None:
        self._index = index
        self._initials = initials

    def at(self, text: LevelledText, at: int) -> Iterator[NamePiece]:
        """The places whose names are written at a position."""
        if is_letter(text.chars[at]):
            if at == 0 or not is_letter(text.chars[at - 1]):
                yield from self._latin_places(text, at)
            return
        lengths = self._index.lengths(text.chars[at : at + 2])
        for length in range(min(LONGEST_NAME, len(text.chars) - at), 1, -1):
            if lengths >> length & 1 and (hits := self._index.exact(text.chars[at : at + length])):
                yield NamePiece(at, at + length, hits)

    def _latin_places(self, text: LevelledText, at: int) -> Iterator[NamePiece]:
        for letters, end in runs_of_words(text.chars, at, MOST_WORDS):
            if len(letters) > MOST_LETTERS:
                return
            hits, how = self._index.spelled(letters), "pinyin"
            if (
                end - at == len(letters)
                and len(letters) <= 4
                and (initials := self._initials().get(letters))
            ):
                hits, how = (*hits, *initials), "initials"
            if hits:
                yield NamePiece(at, end, hits, how=how)
            yield from self.with_level(text, NamePiece(at, end, hits, how=how), letters)
            if end - at == len(letters) and len(letters) > _SHORTEST_INITIALS:
                yield from self._before_an_office(letters, at)

    def _before_an_office(self, letters: str, at: int) -> Iterator[NamePiece]:
        """The initials of a place at the front of a word whose others are those of an office: plx
        of plxzfb.
        """
        for length in range(2, min(len(letters), 5)):
            hits = self._initials().get(letters[:length])
            if hits and letters[length:] in offices_by_initials():
                yield NamePiece(at, at + length, hits, how="initials")

    def with_level(
        self,
        text: LevelledText,
        piece: NamePiece,
        letters: str = "",
    ) -> Iterator[NamePiece]:
        """A place with the word for its level behind it: Pingluo County, pingluo县.

        `letters` are those of the name: one of one character, which is no name by itself, is one
        with its level (Hui County).
        """
        after = piece.end
        if after < len(text.chars) and is_han(text.chars[after]):
            for word, suffixes in naming().level_letters.items():
                if text.chars.startswith(word, after):
                    yield from self._ending(piece, suffixes, after + len(word), piece.how, letters)
            return
        blank = after + 1 if text.chars[after : after + 1] in (" ", "-") else after
        people = naming().peoples.match(text.chars, blank)
        first = WORD.match(text.chars, blank)
        if people is None and (first is None or first.group() not in naming().level_openings):
            return
        for words, end in runs_of_words(text.chars, blank, 3, joint=" "):
            if suffixes := naming().level_words.get(words, ()):
                yield from self._ending(piece, suffixes, end, "english", letters)
        if people and people.end() > blank:
            yield from self._behind_a_people(text, piece, people.end())

    def _behind_a_people(
        self,
        text: LevelledText,
        piece: NamePiece,
        at: int,
    ) -> Iterator[NamePiece]:
        """The word for a level behind that for a people: Autonomous County of Mulei Kazak
        Autonomous County.
        """
        for words, end in runs_of_words(text.chars, at, 2, joint=" "):
            if words.startswith(_BEHIND_A_PEOPLE) and (
                suffixes := naming().level_words.get(words, ())
            ):
                of_peoples = replace(
                    piece, hits=tuple(hit for hit in piece.hits if "族" in self._index.name(hit[0]))
                )
                yield from self._ending(of_peoples, suffixes, end, "english")

    def _ending(
        self,
        piece: NamePiece,
        suffixes: tuple[str, ...],
        end: int,
        how: str,
        letters: str = "",
    ) -> Iterator[NamePiece]:
        found = ""
        for suffix in suffixes:
            if found and not suffix.endswith(found):
                # Only a longer one that ends so is another reading: Qianjin Street is 前进街街道
                # as well.
                return
            hits = tuple(
                (n, NameForm.FULL)
                for n, form in (*piece.hits, *self._with_suffix(letters, suffix))
                if self._index.name(n).endswith(suffix) and form is not NameForm.INITIALS
            )
            if hits:
                yield replace(piece, end=end, hits=hits, how=piece.how if piece.cost else how)
                found = found or suffix

    def _with_suffix(self, letters: str, suffix: str) -> Iterator[Hit]:
        """The divisions that are spelled so with a suffix and have no such short form: hui and 县,
        wanbailin and 区.
        """
        for ending in spellings(suffix) if letters else ():
            yield from (
                hit for hit in self._index.spelled(letters + ending) if hit[1] is NameForm.FULL
            )
