"""`Names`: free text to agencies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING

from store.model import Agency, Ambiguous, Division, Elsewhere, Match, Mention, Resolution, Unknown
from store.names.choosing import CITY, COUNTY, TOWNSHIP, ChosenDivisions, HeldDivisions, NameContext
from store.names.departments_held import with_departments_held
from store.names.edits import SlipKind
from store.names.finding import NameFinder, anchors_of
from store.names.forms import NameForm, forms_of
from store.names.guessing import Guesser
from store.names.holdings import Agencies, Holdings
from store.names.index import NameIndex, index
from store.names.ministries import with_ministries
from store.names.naming import LEVELS, naming
from store.names.of_superiors import with_bodies_of_superiors
from store.names.offices import Office, offices, unlisted
from store.names.only import held_departments, only_department, only_government, short_department
from store.names.phrases import Guess, Phrase, Reader, no_guess
from store.names.places_written import Initials
from store.names.printed import with_printed
from store.names.sounds import initials
from store.names.text import LevelledText, is_han, key_of, levelled

if TYPE_CHECKING:
    from store.names.settling import Settled, Settler

LONGEST_MENTION = 60
"""Longer strings are no names."""


class Names:
    """What names mean, in a home region and with the reports at hand."""

    def __init__(self, home: str = "宁夏回族自治区", held: Holdings | None = None) -> None:
        self._index: NameIndex = index()
        self._home = home
        self._held = held or Agencies()
        region = _region(home)
        self._region = region.number
        self._scope = NameContext(
            self._index, region.number, region.homeland, HeldDivisions(self._index, self._held)
        )
        self._reader = Reader(self._index, region.initials, unlisted(self._held))
        self._guesser = Guesser(self._scope)

    def with_held(self, held: Holdings) -> Names:
        """These names with other reports at hand."""
        return Names(self._home, held)

    def resolve(self, mention: str) -> Resolution:
        """What a name by itself means; anything in it that is neither name, office nor filler makes
        it unknown.
        """
        text = levelled(mention)
        if not text.chars or len(text.chars) > LONGEST_MENTION:
            return Unknown()
        if is_han(text.chars[0]) and any(
            piece.end == len(text.chars) for piece in self._reader.offices.at(text, 0)
        ):
            return Unknown()
        starts = _starts(text.chars)
        for guess in (no_guess, self._guesser.pieces):
            resolution = self.meaning(self._covering(text, starts, guess))
            if not isinstance(resolution, Unknown):
                return resolution
        return Unknown()

    def find(
        self,
        text: str,
        words: Sequence[tuple[int, int]] = (),
        others: Sequence[tuple[int, int]] = (),
    ) -> tuple[Mention, ...]:
        """The names inside a sentence; `words` are the spans of its other vocabulary.

        `others` are those of words that may be part of a name, and that none is guessed out of the
        middle of.
        """
        found = with_printed(
            text, self._finder.find(text, words, others), self._held.unsettled(text)
        )
        found = with_ministries(text, found, self._held.unsettled)
        found = with_departments_held(text, found, self._held)
        return with_bodies_of_superiors(found, self._held)

    def short_department(self, text: str, at: int) -> tuple[int, str] | None:
        """A department that is called by half of its name at a place of a text, and where that
        ends.
        """
        return short_department(text, at, self._held)

    def only_department(self, said: str) -> Agency | None:
        """The only department with a report that is called so."""
        return only_department(said, self._held)

    def held_departments(self, said: str, most: int) -> tuple[Agency, ...]:
        """At most so many departments with a report that are called so, wherever they are."""
        return held_departments(said, self._held, most)

    def only_government(self, which: str) -> Agency | None:
        """The only government with a report of a level or an ending: 市."""
        return only_government(which, self._held)

    def settle(self, printed: str, text: str = "", path: str = "") -> Agency:
        """The agency that a report prints; as printed and not settled where neither its text nor
        its path proves it.
        """
        return self.settled(printed, text, path).agency

    def settled(self, printed: str, text: str = "", path: str = "") -> Settled:
        """Whose report it is, with the name's right spelling where a slip in it was put right."""
        return self._settler.settle(printed, text, path)

    def region(self) -> Division:
        """The home region, a province or a place below."""
        return self._index.division(self._region)

    def division(self, code_or_path: str | Sequence[str]) -> Division | None:
        """A division by its code or its path."""
        if isinstance(code_or_path, str):
            number = self._index.number_of_code(code_or_path)
        else:
            number = self._index.number_of_path(tuple(code_or_path))
        if number is None:
            return None
        return self._index.division(number)

    def children(self, division: Division, level: str) -> tuple[Division, ...]:
        """The divisions of a level that lie in one, in the order of their codes: 固原市各县."""
        number = self._index.number_of_code(division.code)
        if number is None:
            return ()
        return tuple(
            self._index.division(n) for n in self._index.inside(number, LEVELS.index(level))
        )

    def agency(self, name: str) -> Agency:
        """The agency of a canonical name, as the database keeps it."""
        return self._settler.named(name)

    @cached_property
    def _settler(self) -> Settler:
        # Only reports are settled, and all that this takes would have each question start later.
        from store.names.settling import Settler

        return Settler(self._reader, self._index)

    @cached_property
    def _finder(self) -> NameFinder:
        anchors = anchors_of(self._scope, self._held.signs())
        return NameFinder(
            self._reader, self._guesser, self._scope, anchors, self._chosen, self.meaning
        )

    def _covering(self, text: LevelledText, starts: list[int], guess: Guess) -> list[Phrase]:
        phrases = chain.from_iterable(self._reader.phrases(text, start, guess) for start in starts)
        return [phrase for phrase in phrases if _only_filler(text.chars[phrase.end :])]

    def meaning(self, phrases: Iterable[Phrase]) -> Resolution:
        """What phrases over the same characters mean together: the likeliest reading of them that
        is possible.
        """
        by_cost: dict[int, list[Phrase]] = {}
        for phrase in phrases:
            by_cost.setdefault(phrase.cost, []).append(phrase)
        better_elsewhere = False
        for cost in sorted(by_cost):
            found = [
                (phrase, chosen)
                for phrase in by_cost[cost]
                if (chosen := self._chosen(phrase)) is not None
            ]
            if not found:
                continue
            phrase, chosen = min(
                found, key=lambda pair: (not pair[1].ours, pair[1].form, len(pair[1].numbers))
            )
            if cost == 0 and not chosen.ours:
                return Elsewhere(self._agencies(phrase, chosen))
            if chosen.ours and not (better_elsewhere and cost > SlipKind.SWAPPED):
                return self._resolution(phrase, chosen, better_elsewhere)
            better_elsewhere = True
        return Unknown()

    def _chosen(self, phrase: Phrase) -> ChosenDivisions | None:
        hits = phrase.hits
        if phrase.call is not None:
            office, letter = phrase.call.office, phrase.letter
            endings = naming().level_letters.get(letter, ("",))
            hits = tuple(
                hit
                for hit in hits
                if office.fits(self._index.division(hit[0]))
                and self._index.name(hit[0]).endswith(endings)
            )
        return self._scope.choose(hits)

    def _resolution(
        self,
        phrase: Phrase,
        chosen: ChosenDivisions,
        better_elsewhere: bool,
    ) -> Resolution:
        agencies = self._agencies(phrase, chosen)
        how = phrase.how or HOW[chosen.form]
        doubtful = (
            better_elsewhere or chosen.form is NameForm.MERGED or self._doubtful(phrase, chosen)
        )
        if len(agencies) > 1 or doubtful:
            return Ambiguous(agencies, how)
        return Match(
            agencies[0], how, tuple(self._agency(number, phrase) for number in chosen.others)
        )

    def _agencies(self, phrase: Phrase, chosen: ChosenDivisions) -> tuple[Agency, ...]:
        return tuple(self._agency(number, phrase) for number in chosen.numbers)

    def _doubtful(self, phrase: Phrase, chosen: ChosenDivisions) -> bool:
        """Slips in townships' names are asked back, and such as leave too little of a name
        standing.

        There are 38,749 townships, and a slip in one of them is often the name of another; with its
        county beside it there are a dozen.
        """
        number = chosen.numbers[0]
        if chosen.form is NameForm.DROPPED and phrase.places < 2:
            return True
        if phrase.cost and self._index.level(number) >= TOWNSHIP:
            return phrase.places < 2 or phrase.cost > SlipKind.LOOKALIKE
        if phrase.cost == SlipKind.SUFFIX and phrase.how != "typo":
            return True
        return (
            phrase.cost >= SlipKind.SOUND_ONLY
            and len(self._index.name(number)) <= 3
            and phrase.how != "typo"
        )

    def _agency(self, number: int, phrase: Phrase) -> Agency:
        division = self._index.division(number)
        call = phrase.call
        if call is None or call.office.means_place:
            return Agency(division.name, division, "")
        name = self._local_name(division, call.office) or call.office.name_in(division, call.said)
        return Agency(division.name + name, division, name)

    def _local_name(self, division: Division, office: Office) -> str | None:
        """What an office is called in a place by its own report."""
        if _is_government(office):
            return None
        kinds = offices().kinds
        return next(
            (name for name in self._held.offices(division.code) if kinds.get(name) is office), None
        )


HOW = {
    NameForm.FULL: "exact",
    NameForm.FORMER: "renamed",
    NameForm.MERGED: "merged",
    NameForm.SHORT: "short",
    NameForm.INITIALS: "initials",
    NameForm.DROPPED: "dropped",
}


def _is_government(kind: Office) -> bool:
    return kind.names[0].startswith("人民政府")


@dataclass(frozen=True, slots=True)
class _Region:
    """What is the same for every `Names` of a home region."""

    number: int
    homeland: frozenset[int]
    initials: Callable[[], Initials]
    """Made when a text has letters of a few: most have none."""


@cache
def _region(home: str) -> _Region:
    names = index()
    numbers = [number for number, form in names.exact(key_of(home)) if form is NameForm.FULL]
    if len(numbers) != 1 or names.name(numbers[0]) != home:
        raise ValueError(f"{home} is not the full name of one division; 宁夏回族自治区 is one")
    (number,) = numbers
    inside = chain.from_iterable(names.inside(number, level) for level in range(len(LEVELS)))
    return _Region(number, frozenset((number, *inside)), partial(_initials_of, names, number))


@cache
def _initials_of(names: NameIndex, home: int) -> Initials:
    """The initials of the home region, its cities and counties, with and without suffix."""
    found: Initials = {}
    for number in (home, *names.inside(home, CITY), *names.inside(home, COUNTY)):
        for form, kind in forms_of(names.name(number), LEVELS[names.level(number)]):
            if kind in (NameForm.FULL, NameForm.SHORT):
                for letters in initials(key_of(form)):
                    found[letters] = (*found.get(letters, ()), (number, NameForm.INITIALS))
    return found


def _starts(chars: str) -> list[int]:
    """Where a name may begin: at the front, or behind filler."""
    starts = [0]
    at = 0
    while (end := _filler_end(chars, at)) > at:
        starts.append(end)
        at = end
    return [start for start in starts if start < len(chars)]


def _only_filler(rest: str) -> bool:
    at = 0
    while at < len(rest) and (end := _filler_end(rest, at)) > at:
        at = end
    return at == len(rest)


def _filler_end(chars: str, at: int) -> int:
    """The end of one filler word or mark at a position; the position itself when there is none."""
    if at < len(chars) and not chars[at].isalnum():
        return at + 1
    if found := naming().chinese_filler.match(chars, at):
        return found.end()
    for words in naming().english_filler:
        if (
            chars.startswith(words, at)
            and not chars[at + len(words) : at + len(words) + 1].isalpha()
            and not chars[at - 1 : at].isalpha()
        ):
            return at + len(words)
    return at
