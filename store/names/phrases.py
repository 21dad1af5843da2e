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
from store.names.name_pieces import NamePiece
from store.names.offices import (
    Office,
    OfficePhrase,
    offices,
)
from store.names.offices_written import WrittenOffices
from store.names.places_written import Initials, WrittenPlaces
from store.names.printed_patterns import PRINTED_NAMES
from store.names.text import LevelledText, is_han, is_letter
from store.names.words import one_of
from store.quick_records import quickly_made, replace

_LIST_GOES_ON = re.compile(r"[a-z ]{0,40}(?:,| and\b| or\b)")


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
        self,
        index: NameIndex,
        initials: Callable[[], Initials],
        local: dict[str, OfficePhrase],
    ) -> None:
        self._index = index
        self.places = WrittenPlaces(index, initials)
        self.offices = WrittenOffices(local)

    def phrases(
        self,
        text: LevelledText,
        start: int,
        guess: Guess = no_guess,
        allow: Allow = any_piece,
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
        self,
        text: LevelledText,
        phrase: Phrase,
        pieces: Iterable[NamePiece],
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
        return (
            self.offices.may_begin(first)
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
        if comma_between_han:
            return phrase.end
        return end

    def _pieces(
        self,
        text: LevelledText,
        at: int,
        phrase: Phrase,
        guess: Guess,
    ) -> Iterator[NamePiece]:
        if at >= len(text.chars):
            return
        yield from self._office_next(text, at, phrase)
        if _takes_a_place(phrase):
            yield from self.places.at(text, at)
            if phrase.cost == 0:
                yield from self._guessed(text, at, guess)

    def _office_next(self, text: LevelledText, at: int, phrase: Phrase) -> Iterator[NamePiece]:
        """The office of a name that has none yet, or the rest of one that stands ahead of its
        places.
        """
        if phrase.call is None:
            yield from self.offices.at(text, at)
            if phrase.how == "initials" and at == phrase.end:
                yield from self.offices.behind_initials(text, at)
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
                yield from self.places.with_level(text, piece)

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
