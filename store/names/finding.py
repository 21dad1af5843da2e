"""Names inside running sentences, Chinese and English.

A false mention makes a question unanswerable and a missed one answers for everyone, so what counts
as a name depends on how much of one it is: a full name does anywhere, a bare township's only where
a word may begin and end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from store.model import Division, Match, Mention, Resolution, Unknown
from store.names.choosing import CITY, COUNTY, TOWNSHIP, ChosenDivisions, NameContext
from store.names.edits import SlipKind
from store.names.forms import NameForm
from store.names.guessing import Guesser
from store.names.index import NameIndex
from store.names.name_pieces import NamePiece
from store.names.naming import naming
from store.names.phrases import Phrase, Reader
from store.names.sentences import LevelledSentence, Span
from store.names.slipped import (
    is_held_with_a_letter_off,
    is_long_enough,
    looks_like_a_name,
)
from store.names.text import LevelledText, is_han, is_letter, key_of, levelled
from store.names.words import one_of
from store.patterns import any_of

LONGEST_SLIP = 8
_HELD_ENOUGH = 5
"""Letters of a township whose report is held: Shaxi, xizhou."""
_SURELY_PINYIN = re.compile(
    r"[a-z']{2,}(?:xian|qu)|[a-z']{3,}(?:sheng|shi|zhen|xiang|jiedao|sumu|zhou|meng|qi)"
)
"""Full names in letters that are no English words: xiaxian, shenzexian, not sushi."""
_LATIN_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Finds names in sentences; `chosen` and `meaning` say what phrases mean, as for names by
    themselves.
    """

    reader: Reader
    guesser: Guesser
    scope: NameContext
    anchors: frozenset[str]
    """The characters of the names that may be guessed: with two others in sight there is more than
    one slip.
    """
    chosen: Callable[[Phrase], ChosenDivisions | None]
    meaning: Callable[[Iterable[Phrase]], Resolution]

    def find(
        self,
        original: str,
        words: Sequence[Span] = (),
        others: Sequence[Span] = (),
    ) -> tuple[Mention, ...]:
        """The mentions in the order of the text, none overlapping another."""
        text = levelled(original)
        spans = [text.within(start, end) for start, end in words]
        everyday = (found.span() for found in _everyday().finditer(text.chars))
        known = tuple(span for span in (*spans, *everyday) if span[0] < span[1])
        sentence = LevelledSentence(
            text, known, tuple(text.within(start, end) for start, end in others)
        )
        exact = list(self._written(sentence))
        found = [*exact, *self._slips(sentence, [(start, end) for start, end, _ in exact])]
        return tuple(_mention(text, *one) for one in sorted(found, key=lambda one: one[:2]))

    def _written(self, sentence: LevelledSentence) -> Iterator[tuple[int, int, Resolution]]:
        at = after = 0
        while at < len(sentence.text.chars):
            if sentence.text.is_inside_word(at) or (found := self._at(sentence, at, after)) is None:
                at += 1
            else:
                yield found
                at = after = found[1]

    def _at(
        self,
        sentence: LevelledSentence,
        at: int,
        after: int,
    ) -> tuple[int, int, Resolution] | None:
        """The longest name that is written at a position."""
        if not self.reader.may_begin(sentence.text.chars, at):
            return None

        def allow(piece: NamePiece) -> bool:
            if piece.call is not None and (
                piece.call.stem or sentence.runs_into_word(piece.start, piece.end)
            ):
                return False
            if piece.call is not None and sentence.is_a_field(piece.start, piece.end):
                return False
            return not sentence.in_word(piece.start, piece.end)

        by_end: dict[int, list[Phrase]] = {}
        for phrase in self.reader.phrases(sentence.text, at, allow=allow):
            by_end.setdefault(phrase.end, []).append(phrase)
        for end in sorted(by_end, reverse=True):
            fit = [
                p
                for p in by_end[end]
                if (c := self.chosen(p)) is not None and self._is_name(sentence, p, c, after)
            ]
            if fit and not isinstance(resolution := self.meaning(fit), Unknown):
                return at, self._with_slipped_suffix(sentence, at, end, resolution), resolution
        return None

    def _is_name(
        self,
        sentence: LevelledSentence,
        phrase: Phrase,
        chosen: ChosenDivisions,
        after: int,
    ) -> bool:
        level = self.scope.index.level(chosen.numbers[0])
        sure = chosen.ours or chosen.form is NameForm.FULL or level <= COUNTY
        if phrase.places > 1:
            return sure
        if is_letter(sentence.text.chars[phrase.start]):
            if phrase.call:
                return sure
            return self._is_latin_name(sentence.text, phrase, chosen, level)
        bounded = sentence.may_begin(phrase.start, after)
        if phrase.call is not None:
            return sure and (bounded or self._is_plain_place(sentence, phrase, chosen, level))
        if chosen.form is NameForm.SHORT:
            return self._is_short_name(sentence, phrase, chosen, level, bounded)
        name = sentence.text.chars[phrase.start : phrase.end]
        if len(name) == 2:
            return name[-1] in one_of("own-level-only") and bounded
        return chosen.ours or level <= COUNTY or bounded

    def _is_plain_place(
        self,
        sentence: LevelledSentence,
        phrase: Phrase,
        chosen: ChosenDivisions,
        level: int,
    ) -> bool:
        """Whether the place before an office is one wherever it stands."""
        if chosen.form is NameForm.FULL and phrase.place_end - phrase.start > 2:
            return True
        return chosen.ours and level <= COUNTY and not self._is_everyday(sentence, phrase)

    def _is_everyday(self, sentence: LevelledSentence, phrase: Phrase) -> bool:
        return sentence.text.chars[phrase.start : phrase.place_end] in naming().everyday_names

    def _is_short_name(
        self,
        sentence: LevelledSentence,
        phrase: Phrase,
        chosen: ChosenDivisions,
        level: int,
        bounded: bool,
    ) -> bool:
        if _has_tail(sentence.text, phrase.end) or sentence.tears_words(phrase.start, phrase.end):
            return False
        everyday = self._is_everyday(sentence, phrase) and not self._is_held_by_its_street(
            phrase, chosen
        )
        if chosen.ours and level <= COUNTY:
            return bounded or not everyday
        if not bounded or (everyday and level > CITY):
            return False
        if chosen.ours:
            return sentence.may_end(phrase.end)
        return level <= CITY

    def _is_held_by_its_street(self, phrase: Phrase, chosen: ChosenDivisions) -> bool:
        """前进街 is an everyday name, but not where 前进街街道 has a report."""
        return phrase.place_end - phrase.start > 2 and all(
            number in self.scope.held for number in chosen.numbers
        )

    def _with_slipped_suffix(
        self,
        sentence: LevelledSentence,
        at: int,
        end: int,
        resolution: Resolution,
    ) -> int:
        """Where a bare name ends when what stands behind it is its suffix with a slip: 平罗具,
        彭阳阳县.
        """
        if (
            not isinstance(resolution, Match)
            or resolution.how != "short"
            or resolution.agency.office
        ):
            return end
        chars = sentence.text.chars
        for longer, slip in ((end + 2, SlipKind.DOUBLED), (end + 1, SlipKind.LOOKALIKE)):
            if (
                longer > len(chars)
                or sentence.touches_word(end, longer)
                or not all(map(is_han, chars[end:longer]))
            ):
                continue
            alone = sentence.ends_before(longer)
            for piece in self.guesser.for_name(chars[at:longer], at):
                fits = piece.cost <= slip and (alone or slip is piece.cost)
                if fits and self._divisions(piece) == [resolution.agency.division]:
                    return longer
        return end

    def _divisions(self, piece: NamePiece) -> list[Division]:
        """Those that a piece means."""
        chosen = self.scope.choose(piece.hits)
        if chosen:
            return [self.scope.index.division(number) for number in chosen.numbers]
        return []

    def _is_latin_name(
        self,
        text: LevelledText,
        phrase: Phrase,
        chosen: ChosenDivisions,
        level: int,
    ) -> bool:
        if phrase.how == "english":
            return True
        letters = phrase.end - phrase.start
        if chosen.form is NameForm.INITIALS:
            return letters >= 3
        if chosen.ours and level <= COUNTY:
            return letters >= 4
        if all(number in self.scope.held for number in chosen.numbers):
            return letters >= _HELD_ENOUGH
        if chosen.form in (NameForm.FULL, NameForm.DROPPED) and _SURELY_PINYIN.fullmatch(
            text.chars, phrase.start, phrase.end
        ):
            return True
        capital = phrase.start in text.upper
        return (
            capital
            and letters >= (7 if level >= TOWNSHIP else 5)
            and (chosen.ours or level <= CITY)
        )

    def _slips(
        self,
        sentence: LevelledSentence,
        taken: list[Span],
    ) -> Iterator[tuple[int, int, Resolution]]:
        at = after = 0
        while at < len(sentence.text.chars):
            inside = next((end for start, end in taken if start <= at < end), None)
            if inside is not None:
                at = after = inside
            elif (
                sentence.text.is_inside_word(at)
                or (found := self._slip_at(sentence, at, after, taken)) is None
            ):
                at += 1
            else:
                yield found
                at = after = found[1]

    def _slip_at(
        self,
        sentence: LevelledSentence,
        at: int,
        after: int,
        taken: list[Span],
    ) -> tuple[int, int, Resolution] | None:
        """The likeliest name that is written with a slip at a position."""
        limit = min([start for start, _ in taken if start >= at], default=len(sentence.text.chars))
        best: tuple[int, int, int, Resolution] | None = None
        for piece in self._guesses(sentence, at, min(limit, at + LONGEST_SLIP)):
            if not self._is_slip(sentence, piece, after):
                continue
            phrases = self._with_offices(sentence, piece, limit)
            resolution = self.meaning(phrases)
            if not isinstance(resolution, Unknown):
                rank = (piece.cost, -phrases[-1].end, phrases[-1].end, resolution)
                best = rank if best is None or rank[:2] < best[:2] else best
        if best is None:
            return None
        return (at, best[2], best[3])

    def _guesses(self, sentence: LevelledSentence, at: int, limit: int) -> Iterator[NamePiece]:
        chars = sentence.text.chars
        if is_letter(chars[at]):
            word = _LATIN_WORD.match(chars, at)
            starts_word = at == 0 or not is_letter(chars[at - 1])
            if word and starts_word and not sentence.touches_word(at, word.end()):
                for piece in self.guesser.pieces(sentence.text, at):
                    if piece.end == word.end():
                        yield piece
                        yield from self.reader.places.with_level(sentence.text, piece)
            return
        strange = 0 if chars[at] in self.anchors else 1
        for end in range(at + 2, limit + 1):
            strange += chars[end - 1] not in self.anchors
            if strange > 1 or not is_han(chars[end - 1]) or sentence.touches_word(at, end):
                return
            yield from self.guesser.for_name(chars[at:end], at)

    def _is_slip(self, sentence: LevelledSentence, piece: NamePiece, after: int) -> bool:
        chosen = self.scope.choose(piece.hits)
        if chosen is None or not chosen.ours:
            return False
        is_wide = self.scope.index.level(chosen.numbers[0]) <= COUNTY
        if is_letter(sentence.text.chars[piece.start]):
            return is_wide and (
                looks_like_a_name(sentence.text, piece)
                or is_held_with_a_letter_off(self.scope, piece)
            )
        if self._cuts_a_word(sentence, piece):
            return False
        length = piece.end - piece.start
        is_short = chosen.form is NameForm.SHORT
        sure = piece.cost <= (SlipKind.DOUBLED if is_short else SlipKind.SWAPPED)
        if is_wide and length >= 3 and sure:
            return True
        may_end = not is_short or (is_wide and sentence.may_end(piece.end))
        is_long = is_long_enough(piece, length, sure=sure)
        return is_long and may_end and sentence.may_begin(piece.start, after)

    def _cuts_a_word(self, sentence: LevelledSentence, piece: NamePiece) -> bool:
        cuts = sentence.cuts_a_word(piece.start, piece.end)
        return cuts and not self._ends_at_an_office(sentence, piece)

    def _ends_at_an_office(self, sentence: LevelledSentence, piece: NamePiece) -> bool:
        """Whether a whole office stands behind a place, though its first character is of a word
        with the place's last: 平箩县|府办.
        """
        return not sentence.cuts_a_word(piece.start, piece.start) and any(
            office.call and not office.call.stem and sentence.ends_before(office.end)
            for office in self.reader.offices.at(sentence.text, piece.end)
        )

    def _with_offices(
        self,
        sentence: LevelledSentence,
        piece: NamePiece,
        limit: int,
    ) -> list[Phrase]:
        """The guessed place by itself, and with the longest office behind it."""
        place = Phrase(
            piece.start,
            piece.end,
            piece.hits,
            how=piece.how,
            cost=piece.cost,
            places=1,
            place_end=piece.end,
        )
        offices = [
            replace(place, end=office.end, call=office.call, letter=office.letter)
            for office in (
                self.reader.offices.at(sentence.text, piece.end) if piece.end < limit else ()
            )
            if office.call
            and not office.call.stem
            and office.end <= limit
            and not sentence.in_word(office.start, office.end)
        ]
        fit = [phrase for phrase in offices if self.chosen(phrase) is not None]
        if fit:
            return [max(fit, key=lambda phrase: phrase.end)]
        return [place]


def _has_tail(text: LevelledText, end: int) -> bool:
    """Whether what goes on here makes another word of a short name."""
    if any(text.chars.startswith(word, end) for word in naming().no_tails):
        return False
    return any(text.chars.startswith(tail, end) for tail in naming().tails)


def anchors_of(scope: NameContext, held: Iterable[str]) -> frozenset[str]:
    """The characters of the names of home and `held`, those of the names of the places with
    reports.
    """
    return _characters(scope.index, scope.homeland) | frozenset(key_of("".join(sorted(held))))


@cache
def _characters(index: NameIndex, numbers: frozenset[int]) -> frozenset[str]:
    return frozenset(chain.from_iterable(key_of(index.name(number)) for number in numbers))


@cache
def _everyday() -> re.Pattern[str]:
    return re.compile(any_of(naming().everyday_words))


def _mention(text: LevelledText, start: int, end: int, resolution: Resolution) -> Mention:
    if isinstance(resolution, Unknown):
        raise ValueError("an unknown name is no mention")
    return Mention(*text.span(start, end), resolution)
