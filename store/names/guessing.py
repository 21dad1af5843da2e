"""What may be meant by a name with one slip: sounds alike, looks alike, doubled, swapped,
dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from store.names.choosing import COUNTY, NameContext
from store.names.edits import SlipKind, deletions, reshaped, slip_between, swapped, undoubled
from store.names.forms import NameForm, suffix_of
from store.names.index import Hit, NameIndex
from store.names.name_pieces import NamePiece, runs_of_words
from store.names.naming import LEVELS, naming
from store.names.sounds import pronounced, spellings
from store.names.text import LevelledText, is_han, is_letter, key_of
from store.names.words import words

LONGEST = 9
SHORTEST_SPELLED, SHORTEST_SPELLED_WITH_LEVEL = 6, 4
"""Fewer letters are too many other words, unless County or the like stands behind them."""


@cache
def suffixes_of_rank() -> dict[str, tuple[str, ...]]:
    """Each suffix with those that it is taken for, in order, itself among them."""
    found: dict[str, tuple[str, ...]] = {}
    for rank in map(words, ("like-a-county", "like-a-township")):
        found |= dict.fromkeys(rank, rank)
    return found


SlipsWithHits = tuple[tuple[SlipKind, tuple[Hit, ...]], ...]
_MOST_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Guesser:
    """Candidates for what is written with a slip: ours, and whatever in China would be the better
    explanation.
    """

    scope: NameContext
    kept: dict[str, SlipsWithHits] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was explained lately."""

    @property
    def index(self) -> NameIndex:
        """The names of all China."""
        return self.scope.index

    def pieces(self, text: LevelledText, at: int) -> Iterator[NamePiece]:
        """The places that may be meant at a position, one piece for each kind of slip and end."""
        if is_letter(text.chars[at]):
            if at == 0 or not is_letter(text.chars[at - 1]):
                yield from self._latin(text, at)
            return
        for end in range(at + 2, min(at + LONGEST, len(text.chars)) + 1):
            said = text.chars[at:end]
            if not is_han(said[-1]):
                return
            yield from self.for_name(said, at)

    def for_name(self, said: str, at: int = 0) -> Iterator[NamePiece]:
        """The places that may be meant by a Chinese name, likeliest slips first.

        Two syllables alone are often another word (通信 for 同心), so there one character has to be
        right.
        """
        for slip, hits in self._explained(said):
            yield NamePiece(at, at + len(said), hits, how=slip.name.lower(), cost=slip)

    def _explained(self, said: str) -> SlipsWithHits:
        """By the kind of slip what a name may mean; kept, as most of what is asked about stands in
        many questions.
        """
        kept = self.kept.get(said)
        if kept is None:
            if len(self.kept) >= _MOST_KEPT:
                self.kept.clear()
            kept = self.kept[said] = self._explained_anew(said)
        return kept

    def _explained_anew(self, said: str) -> SlipsWithHits:
        if said in naming().everyday_words or self.index.exact(said):
            return ()
        found: dict[SlipKind, list[Hit]] = {}
        for slip, hit in self._alike(said):
            found.setdefault(slip, []).append(hit)
        for slip, hit in (*self._near(said), *self._other_suffix(said)):
            found.setdefault(slip, []).append(hit)
        if found and SlipKind.HOMOPHONE not in found:
            for slip, hit in self._elsewhere(said, min(found)):
                found.setdefault(slip, []).append(hit)
        return tuple((slip, tuple(dict.fromkeys(found[slip]))) for slip in sorted(found))

    def _alike(self, said: str) -> Iterator[tuple[SlipKind, Hit]]:
        for syllables in pronounced(said):
            for number, form in self.index.sound(syllables):
                name = key_of(self.index.name(number))
                stem = said.removesuffix(suffix_of(name, LEVELS[self.index.level(number)]))
                if any(one == other for one, other in zip(stem, name, strict=False)):
                    yield SlipKind.HOMOPHONE, (number, form)
                elif len(said) > 2:
                    yield SlipKind.SOUND_ONLY, (number, form)

    def _near(self, said: str) -> Iterator[tuple[SlipKind, Hit]]:
        for hit in dict.fromkeys(
            chain.from_iterable(map(self.index.near, (said, *deletions(said))))
        ):
            if self.scope.is_ours(hit[0]):
                yield from ((slip, hit) for slip in self._slips(said, hit))

    def _slips(self, said: str, hit: Hit) -> Iterator[SlipKind]:
        number, form = hit
        for name, kind in self.index.forms(number):
            slip = slip_between(said, name) if kind is form else None
            if slip is None:
                continue
            suffix = (
                suffix_of(name, LEVELS[self.index.level(number)]) if form is NameForm.FULL else ""
            )
            if _keeps_suffix(said, slip, suffix):
                yield slip[0]

    def _other_suffix(self, said: str) -> Iterator[tuple[SlipKind, Hit]]:
        for suffix in suffixes_of_rank():
            if not said.endswith(suffix):
                continue
            for number, form in self.index.exact(said.removesuffix(suffix)):
                own = suffix_of(key_of(self.index.name(number)), LEVELS[self.index.level(number)])
                if (
                    form is NameForm.SHORT
                    and self.scope.is_ours(number)
                    and own in suffixes_of_rank()[suffix]
                ):
                    yield SlipKind.SUFFIX, (number, form)

    def _elsewhere(self, said: str, best: SlipKind) -> Iterator[tuple[SlipKind, Hit]]:
        """Names outside that explain it better than our best does; looked up one by one, since they
        are so many.
        """
        for slip, variants in (
            (SlipKind.LOOKALIKE, reshaped),
            (SlipKind.DOUBLED, undoubled),
            (SlipKind.SWAPPED, swapped),
        ):
            if slip < best:
                yield from (
                    (slip, hit)
                    for hit in chain.from_iterable(map(self.index.exact, variants(said)))
                )

    def _latin(self, text: LevelledText, at: int) -> Iterator[NamePiece]:
        for letters, end in runs_of_words(text.chars, at, 3):
            exists = any(
                self.index.level(number) <= COUNTY for number, _ in self.index.spelled(letters)
            )
            least = (
                SHORTEST_SPELLED_WITH_LEVEL if _level_follows(text.chars, end) else SHORTEST_SPELLED
            )
            if len(letters) < least or exists:
                continue
            hits = dict.fromkeys(
                chain.from_iterable(map(self.index.near_spelled, (letters, *deletions(letters))))
            )
            near: dict[SlipKind, list[Hit]] = {}
            for hit in hits:
                for slip in self._latin_slips(letters, hit):
                    near.setdefault(slip, []).append(hit)
            for slip in sorted(near):
                yield NamePiece(at, end, tuple(dict.fromkeys(near[slip])), how="typo", cost=slip)

    def _latin_slips(self, letters: str, hit: Hit) -> Iterator[SlipKind]:
        number, form = hit
        for name, kind in self.index.forms(number):
            if kind is form:
                found = [
                    s
                    for spelled in spellings(name)
                    if (s := slip_between(letters, spelled)) is not None
                ]
                yield from sorted({slip for slip, _ in found})[:1]


def _keeps_suffix(said: str, slip: tuple[SlipKind, int], suffix: str) -> bool:
    """金凤凰 is not 金凤区: a suffix may only be written with a character that looks or sounds like
    it.
    """
    kind, at = slip
    return not (
        suffix
        and at >= len(said) - len(suffix)
        and kind in (SlipKind.REPLACED, SlipKind.DROPPED, SlipKind.ADDED)
    )


def _level_follows(chars: str, end: int) -> bool:
    return any(
        words in naming().level_words for words, _ in runs_of_words(chars, end + 1, 2, joint=" ")
    )
