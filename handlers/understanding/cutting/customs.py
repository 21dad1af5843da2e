"""What a chat has set, so that its questions may be shorter: its home (我县, we), and what names
mean there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from handlers.understanding.cutting.parts import AgencyFinder, Custom, Meant, Parts
from handlers.understanding.entering import only_with
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Ours, RegionOf, Someones
from store.entering import GIVEN, only_if
from store.model import Agency, Ambiguous, Division, Match, Mention


@dataclass(frozen=True, slots=True)
class ChatNames:
    """A chat's home, and what was chosen there for names that mean several agencies."""

    home: Agency | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    """The full name that was chosen, by what was said."""


NO_CUSTOMS = ChatNames()


@only_with(
    Ours, Someones, otherwise=GIVEN, or_if=lambda parts, customs, *_, follows: customs.choices
)
def with_customs(parts: Parts, customs: ChatNames, names: AgencyFinder, *, follows: bool) -> Parts:
    """The parts with the chat's customs in place; `follows` where an agency may be taken over from
    before.
    """
    return _with_home(_with_choices(parts, customs), customs, names, follows=follows)


@only_if(lambda parts, customs: customs.choices, otherwise=GIVEN)
def _with_choices(parts: Parts, customs: ChatNames) -> Parts:
    """Names between whose meanings the chat has chosen; a fuller name is another one and decides
    for itself.
    """
    mentions, meant = [], []
    for mention in parts.mentions:
        said = parts.text[mention.start : mention.end]
        candidates = _equals(mention)
        chosen = next(
            (agency for agency in candidates if agency.name == customs.choices.get(said)), None
        )
        if chosen is not None:
            mention = Mention(mention.start, mention.end, Match(chosen, "chosen"))
            meant.append(Meant(said, chosen, Custom.CHOICE))
        mentions.append(mention)
    if meant:
        return replace(parts, mentions=tuple(mentions), meant=(*parts.meant, *meant))
    return parts


def _equals(mention: Mention) -> tuple[Agency, ...]:
    """What a name may mean as well: the equals that it is asked back between, or the others of its
    name.
    """
    match mention.resolution:
        case Ambiguous(candidates, _):
            return candidates
        case Match(agency, _, others) if others:
            return (agency, *others)
        case _:
            return ()


@only_with(Ours, Someones, otherwise=GIVEN)
def _with_home(parts: Parts, customs: ChatNames, names: AgencyFinder, *, follows: bool) -> Parts:
    """我县 and "we" as the chat's home: where no agency is named, or where they are asked about
    beside one.
    """
    for word in parts.words:
        which = _which(word, follows=follows)
        if which is None or (parts.mentions and not _beside(word, parts)):
            continue
        place = _place(customs.home, which, names)
        if (
            place is not None
            and parts.department
            and parts.text.startswith(parts.department, word.end)
        ):
            place = _department(place, parts.department, names)
        if place is None and not parts.mentions:
            return replace(parts, home_wanted=True)
        resolution = Match(place, "home") if place else Ambiguous((), "home")
        mention = Mention(word.start, word.end, resolution)
        mentions = sorted((*parts.mentions, mention), key=lambda one: one.start)
        meant = (Meant(word.text, place, Custom.HOME),) if place else ()
        words = tuple(other for other in parts.words if other != word)
        return replace(
            parts,
            mentions=tuple(mentions),
            words=words,
            meant=(*parts.meant, *meant),
            home_wanted=place is None,
        )
    return parts


def _which(word: Word, *, follows: bool) -> str | None:
    """Which place a word means by the home: `home` itself, a level, or the ending of a name; None
    if it means none.
    """
    for sense in word.senses:
        if isinstance(sense, Someones) and sense.which == "any":
            continue  # 政府 by itself is said of nobody in particular, and often of nothing
        if isinstance(sense, Ours) or (isinstance(sense, Someones) and not follows):
            return sense.which
    return None


def _beside(word: Word, parts: Parts) -> bool:
    """Whether a word is joined to an agency: 我县和平罗, and not 我县想知道平罗."""
    for mention in parts.mentions:
        first, last = sorted([(word.start, word.end), (mention.start, mention.end)])
        if PATTERNS["asked-together"].fullmatch(parts.text[first[1] : last[0]]):
            return True
    return False


def _place(home: Agency | None, which: str, names: AgencyFinder) -> Agency | None:
    """The home, or the place of that level or ending which it is or lies in: 我县 in a township's
    chat.
    """
    if home is None or which == "home" or home.division is None:
        if which == "home":
            return home
        return None
    path = home.division.path
    for length in range(len(path), 0, -1):
        division = names.division(path[:length])
        if division is not None and which in (division.level, division.path[-1][-1]):
            return _agency(home, division)
    return None


def _department(place: Agency, said: str, names: AgencyFinder) -> Agency | None:
    """我县教育局: the department of that place."""
    found = names.resolve(f"{place.division.name if place.division else place.name}{said}")
    if isinstance(found, Match):
        return found.agency
    return None


def _agency(home: Agency, division: Division) -> Agency:
    if division == home.division and not home.office:
        return home
    return Agency(division.name, division, "")


def _regions_said(words: Sequence[Word]) -> Iterator[tuple[Word, str]]:
    """The words for a region, each with the level that it is of."""
    for word in words:
        for sense in word.senses:
            if isinstance(sense, RegionOf):
                yield word, sense.which


def region_said(words: Sequence[Word], customs: ChatNames, names: AgencyFinder) -> Mention | None:
    """What 全区 or 全市 is of: of the chat's home, or of the home region; None where neither word
    stands.

    A level that nothing tells the place of is a mention without candidates.
    """
    found = next(_regions_said(words), None)
    if found is None:
        return None
    said, level = found
    region = names.region()
    place = _place(customs.home, level, names)
    if place is None and level in (region.level, region.path[-1][-1]):
        place = Agency(region.name, region, "")
    return Mention(said.start, said.end, Match(place, "home") if place else Ambiguous((), "home"))
