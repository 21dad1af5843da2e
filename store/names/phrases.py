"""Reads names piece by piece: places, offices and the little words between them, each explained or
not read at all.

A *phrase* is a chain of places that lie in one another (盐池 + 青山乡; Yaofu Town, Pingluo) and at
most one office before or behind it. What remains of the meanings of a chain are the divisions that
its other places contain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from store.entering import only_if
from store.names.forms import NameForm
from store.names.index import Hit, NameIndex
from store.names.naming import naming
from store.names.offices import (
    Office,
    OfficePhrase,
    offices,
    offices_by_initials,
    offices_by_letters,
)
from store.names.printed_patterns import PRINTED_NAMES
from store.names.sounds import spellings
from store.names.text import LevelledText, is_han, is_letter
from store.names.words import one_of
from store.quick_records import quickly_made, replace

MOST_WORDS = 7
"""A place in Latin letters has at most so many words (hong si bao; Ningxia Hui Autonomous
Region).
"""
MOST_OFFICE_WORDS = 9
LONGEST_NAME = 20
MOST_LETTERS = 45
_SHORTEST_INITIALS = 3
_BEHIND_A_PEOPLE = ("autonomous", "ethnic", "minority", "township")
"""What may stand behind the name of a people: Zhabu Hui Ethnic Township, and Zhabu Hui Township for
short.
"""
_LEVEL_ADJECTIVES = frozenset(
    {"county", "municipal", "city", "district", "town", "township", "provincial"}
)
_WORD = re.compile(r"[a-z]+")
_LIST_GOES_ON = re.compile(r"[a-z ]{0,40}(?:,| and\b| or\b)")
_JOINT = re.compile(r" ?['’.\-]? ?|, ")


Initials = dict[str, tuple[Hit, ...]]
"""What the first letters of names stand for."""


@quickly_made
@dataclass(frozen=True, slots=True)
class NamePiece:
    """A place or an office at `[start, end)` of a text."""

    start: int
    end: int
    hits: tuple[Hit, ...] = ()
    call: OfficePhrase | None = None
    letter: str = ""
    """The level that the office repeats: 县 in 县政府."""
    how: str = ""
    """Set for what is not simply the name: pinyin, english, initials, homophone …"""
    cost: int = 0
    """0 for a name as it is written; more for a slip, the less likely the more."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Phrase:
    """A chain of places and perhaps an office, read from `start` up to `end`."""

    start: int
    end: int
    hits: tuple[Hit, ...] = ()
    call: OfficePhrase | None = None
    letter: str = ""
    how: str = ""
    cost: int = 0
    places: int = 0
    place_end: int = 0
    """Where the last place ends."""
    is_ahead: bool = False
    """Whether the office stands in front of the place: 税务局珠海."""

    @property
    def complete(self) -> bool:
        """Whether it names a place; an office by itself is no agency, nor one that is said by
        half.
        """
        return bool(self.hits) and (self.call is None or not self.call.half)


Guess = Callable[[LevelledText, int], Iterator[NamePiece]]
"""Gives the places that may be meant at a position of a text by a slip."""


Allow = Callable[[NamePiece], bool]
"""Says whether a piece may be read in its surroundings."""


def any_piece(piece: NamePiece) -> bool:
    """For reading a name that stands by itself."""
    return True


def no_guess(text: LevelledText, at: int) -> Iterator[NamePiece]:
    """For reading only what is written."""
    yield from ()


class Reader:
    """Reads phrases with one index.

    `initials` are those of the home region's counties, `local` the offices that only certain places
    have.
    """

    def __init__(
        self, index: NameIndex, initials: Callable[[], Initials], local: dict[str, OfficePhrase]
    ) -> None:
        self._index = index
        self._initials = initials
        self._local: dict[str, list[tuple[str, OfficePhrase]]] = {}
        for name, call in local.items():
            self._local.setdefault(name[:1], []).append((name, call))
        self._level_signs = frozenset(letter[:1] for letter in naming().level_letters)

    def phrases(
        self, text: LevelledText, start: int, guess: Guess = no_guess, allow: Allow = any_piece
    ) -> Iterator[Phrase]:
        """All phrases from `start` on, as far as each goes; at most one of a phrase's places is a
        guess.
        """
        if guess is no_guess and not self.may_begin(text.chars, start):
            return
        waiting = [Phrase(start, start)]
        while waiting:
            phrase = waiting.pop()
            if phrase.complete and not _in_word(text.chars, phrase.end):
                yield phrase
            for at in {phrase.end, self._after_gap(text, phrase)}:
                pieces = filter(allow, self._pieces(text, at, phrase, guess))
                waiting += self._longer(text, phrase, pieces)

    def _longer(
        self, text: LevelledText, phrase: Phrase, pieces: Iterable[NamePiece]
    ) -> Iterator[Phrase]:
        """A phrase with each of the pieces that may follow it."""
        for piece in pieces:
            longer = None if self._is_listed(text, phrase, piece) else self._joined(phrase, piece)
            if longer is not None:
                yield longer

    def may_begin(self, chars: str, at: int) -> bool:
        """Whether any place or office begins with what stands here: at most places of a sentence
        none does.
        """
        first = chars[at : at + 1]
        if is_letter(first):
            return True
        known = first in offices().lengths or first in self._local or first in self._level_signs
        return (
            known
            or self._index.lengths(chars[at : at + 2]) != 0
            or chars[at : at + 2] in superiors()
        )

    @only_if(
        lambda self, text, phrase, piece: "," in text.chars[phrase.end : piece.start],
        otherwise=False,
    )
    def _is_listed(self, text: LevelledText, phrase: Phrase, piece: NamePiece) -> bool:
        """Suqian, Shuyang and Hongze: a list goes on behind the second name, which is no part of
        the first.
        """
        if piece.call is not None or "," not in text.chars[phrase.end : piece.start]:
            return False
        inside_out = any(True for _ in self._inside(phrase.hits, piece.hits))
        return not inside_out and _LIST_GOES_ON.match(text.chars, piece.end) is not None

    def _after_gap(self, text: LevelledText, phrase: Phrase) -> int:
        if phrase.end == phrase.start or phrase.end >= len(text.chars):
            return phrase.end
        gap = (
            PRINTED_NAMES["gap-in-chinese"]
            if is_han(text.chars[phrase.end - 1])
            else PRINTED_NAMES["gap-in-letters"]
        )
        found = gap.match(text.chars, phrase.end)
        end = found.end() if found else phrase.end
        comma_between_han = (
            "," in text.chars[phrase.end : end]
            and end < len(text.chars)
            and is_han(text.chars[end])
        )
        return phrase.end if comma_between_han else end

    def _pieces(
        self, text: LevelledText, at: int, phrase: Phrase, guess: Guess
    ) -> Iterator[NamePiece]:
        if at >= len(text.chars):
            return
        yield from self._office_next(text, at, phrase)
        if _takes_a_place(phrase):
            yield from self.place_pieces(text, at)
            if phrase.cost == 0:
                yield from self._guessed(text, at, guess)

    def _office_next(self, text: LevelledText, at: int, phrase: Phrase) -> Iterator[NamePiece]:
        """The office of a name that has none yet, or the rest of one that stands ahead of its
        places.
        """
        if phrase.call is None:
            yield from self.office_pieces(text, at)
            if phrase.how == "initials" and at == phrase.end:
                yield from self._behind_initials(text, at)
            if phrase.end == phrase.start:
                yield from _superiors(text, at)
        elif phrase.is_ahead and phrase.places and phrase.end == phrase.place_end == at:
            yield from _behind(text, at, phrase.call.office)

    def _guessed(self, text: LevelledText, at: int, guess: Guess) -> Iterator[NamePiece]:
        """The places that are guessed at a position, those in letters also with the word for their
        level.
        """
        for piece in guess(text, at):
            yield piece
            if is_letter(text.chars[at]):
                yield from self.with_level(text, piece)

    def _joined(self, phrase: Phrase, piece: NamePiece) -> Phrase | None:
        if piece.call is not None:
            ahead = phrase.is_ahead or phrase.end == phrase.start
            return replace(
                phrase, end=piece.end, call=piece.call, letter=piece.letter, is_ahead=ahead
            )
        hits = piece.hits if not phrase.hits else self._chained(phrase.hits, piece.hits)
        if not hits:
            return None
        how, cost = piece.how or phrase.how, phrase.cost + piece.cost
        return replace(
            phrase,
            end=piece.end,
            hits=hits,
            how=how,
            cost=cost,
            places=phrase.places + 1,
            place_end=piece.end,
        )

    def _chained(self, some: tuple[Hit, ...], others: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The divisions of either that lie in one of the other's."""
        return tuple(dict.fromkeys((*self._inside(others, some), *self._inside(some, others))))

    def _inside(self, inner: tuple[Hit, ...], outer: tuple[Hit, ...]) -> Iterator[Hit]:
        around = {number: form for number, form in outer if form is not NameForm.INITIALS}
        for number, form in inner:
            at = number
            while (at := self._index.parent(at)) >= 0:
                if at in around:
                    yield number, form
                    break

    def place_pieces(self, text: LevelledText, at: int) -> Iterator[NamePiece]:
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

    def _behind_initials(self, text: LevelledText, at: int) -> Iterator[NamePiece]:
        """The office whose initials go on from those of a place: zfb of plxzfb, and not rs of
        orders.
        """
        word = _WORD.match(text.chars, at)
        if word and (call := offices_by_initials().get(word.group())):
            yield NamePiece(at, word.end(), call=call)

    def with_level(
        self, text: LevelledText, piece: NamePiece, letters: str = ""
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
        first = _WORD.match(text.chars, blank)
        if people is None and (first is None or first.group() not in naming().level_openings):
            return
        for words, end in runs_of_words(text.chars, blank, 3, joint=" "):
            if suffixes := naming().level_words.get(words, ()):
                yield from self._ending(piece, suffixes, end, "english", letters)
        if people and people.end() > blank:
            yield from self._behind_a_people(text, piece, people.end())

    def _behind_a_people(
        self, text: LevelledText, piece: NamePiece, at: int
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
        self, piece: NamePiece, suffixes: tuple[str, ...], end: int, how: str, letters: str = ""
    ) -> Iterator[NamePiece]:
        found = ""
        for suffix in suffixes:
            if found and not suffix.endswith(found):
                return  # Only a longer one that ends so is another reading: Qianjin Street is 前进街街道 as well.
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

    def office_pieces(self, text: LevelledText, at: int) -> Iterator[NamePiece]:
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
        self, text: LevelledText, start: int, at: int, letter: str
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


def _superiors(text: LevelledText, at: int) -> Iterator[NamePiece]:
    """The superiors in Beijing that are written at a position, for each of the offices below
    them.
    """
    for said, calls in superiors().get(text.chars[at : at + 2], ()):
        if text.chars.startswith(said, at):
            for call in calls:
                yield NamePiece(at, at + len(said), call=call)


def _takes_a_place(phrase: Phrase) -> bool:
    """Whether a place may follow: 国家税务总局珠海市香洲区税务局; what stands behind the places
    ends it.
    """
    if phrase.call is None or not phrase.places:
        return True
    return phrase.is_ahead and phrase.end == phrase.place_end and _is_vertical(phrase)


def _is_vertical(phrase: Phrase) -> bool:
    return phrase.call is not None and phrase.call.office.is_vertical


def _behind(text: LevelledText, at: int, office: Office) -> Iterator[NamePiece]:
    """What stands behind the place of an office that is said in front of it already: 税务局 of
    税务总局珠海市税务局.
    """
    for said, name in office.behind.items():
        if text.chars.startswith(said, at) and text.chars[at + len(said) :][:1] not in one_of(
            "longer-than-an-ending"
        ):
            yield NamePiece(at, at + len(said), call=OfficePhrase(office, name))


@cache
def superiors() -> dict[str, tuple[tuple[str, tuple[OfficePhrase, ...]], ...]]:
    """The superiors by their first two characters."""
    found: dict[str, list[tuple[str, tuple[OfficePhrase, ...]]]] = {}
    for said, calls in offices().superiors.items():
        found.setdefault(said[:2], []).append((said, calls))
    return {first: tuple(some) for first, some in found.items()}


def _in_word(chars: str, at: int) -> bool:
    """Whether letters of one word stand on either side."""
    return 0 < at < len(chars) and is_letter(chars[at - 1]) and is_letter(chars[at])


def runs_of_words(chars: str, at: int, most: int, joint: str = "") -> Iterator[tuple[str, int]]:
    """Latin words from a position on: the first, the first two …, put together, with the end of
    each run.
    """
    said: list[str] = []
    while len(said) < most and (word := _WORD.match(chars, at)):
        said.append(word.group())
        yield joint.join(said), word.end()
        gap = _JOINT.match(chars, word.end())
        at = gap.end() if gap else word.end()
