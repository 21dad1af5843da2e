"""A question taken apart: names, years, and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain, product
from typing import NamedTuple, Protocol

from handlers.understanding.cutting.brackets import explained_in_brackets
from handlers.understanding.cutting.departments import Department, departments, kind_of
from handlers.understanding.cutting.measuring import measured
from handlers.understanding.cutting.names_beside import NamesBeside
from handlers.understanding.cutting.period import Period, periods, periods_beside, reckoned
from handlers.understanding.cutting.quoted_names import with_accounts
from handlers.understanding.cutting.visited import without_visited
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.spelling.slips import Slip
from handlers.understanding.wordlists.lexicon import Word, cut
from handlers.understanding.wordlists.senses import Mark, ScopeSense, Someones
from handlers.understanding.wordlists.wordings import is_common
from store.entering import GIVEN, only_if
from store.model import Agency, Ambiguous, Division, Elsewhere, Match, Mention, Resolution
from store.quick_records import replace


class Custom(StrEnum):
    """Why a name means an agency in a chat."""

    HOME = "home"
    """The chat's home: 我县, our county, we."""
    CHOICE = "choice"
    """One of several was chosen there before."""


class Meant(NamedTuple):
    """A name, and the agency that the chat's custom makes of it."""

    said: str
    agency: Agency
    custom: Custom


class AgencyFinder(Protocol):
    """Finds agencies in a sentence (`store.names.Names`)."""

    def find(
        self,
        text: str,
        words: Sequence[tuple[int, int]] = (),
        others: Sequence[tuple[int, int]] = (),
    ) -> tuple[Mention, ...]:
        """The names in a text, in order; none is guessed out of the middle of other words."""
        ...

    def resolve(self, mention: str) -> Resolution:
        """What a name by itself means."""
        ...

    def division(self, code_or_path: str | Sequence[str]) -> Division | None:
        """A division by its code or its path."""
        ...

    def region(self) -> Division:
        """The province that is home: what 全区 means where nothing else is said."""
        ...

    def short_department(self, text: str, at: int) -> tuple[int, str] | None:
        """A department with a report that is called by half of its name at a place of a text, and
        where that ends.
        """
        ...

    def only_department(self, said: str) -> Agency | None:
        """The only department with a report that is called so, without its place."""
        ...

    def held_departments(self, said: str, most: int) -> tuple[Agency, ...]:
        """At most so many departments with a report that are called so, wherever they are."""
        ...

    def only_government(self, which: str) -> Agency | None:
        """The only government with reports of a level (county) or an ending (市); `any`: of any but
        townships.
        """
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands in a question, in order: names, years, and the words between them."""

    text: str
    mentions: tuple[Mention, ...]
    periods: tuple[Period, ...]
    words: tuple[Word, ...]
    slips: tuple[Slip, ...] = ()
    set_aside: tuple[str, ...] = ()
    """Words around the question, which are blanks in the text."""
    departments: tuple[Department, ...] = ()
    """The departments that are named without their place, where no agency is."""
    meant: tuple[Meant, ...] = ()
    """Names that mean what they do by the chat's custom."""
    home_wanted: bool = False
    """Whether the chat's home is spoken of, and it has none."""

    @property
    def department(self) -> str:
        """The first of the departments that are named without their place; empty where none is."""
        if self.departments:
            return self.departments[0].said
        return ""

    @property
    def years(self) -> tuple[int, ...]:
        """All years named, once each."""
        return tuple(dict.fromkeys(chain.from_iterable(period.years for period in self.periods)))


def take_apart(
    text: str,
    names: AgencyFinder,
    today: date,
    written: str = "",
    spoken_of: int | None = None,
) -> Parts:
    """The names, years and words of a normalised text.

    `written` is the same with its capitals, which mark names; `spoken_of` is the year by which 上年
    is reckoned.
    """
    cased = written if len(written) == len(text) else text
    whole = cut(text)
    mentions = _mentions(text, cased, whole, names)
    named = spans(mentions)
    longer = _longer_words(whole, named)
    years = periods(text, today, longer, spoken_of, named)
    alone = departments(text, whole, names) if not mentions else []
    bodies = spans(alone) + spans(word for word in whole if _is_someones(word))
    years = [*years, *periods_beside(text, today, years, longer, bodies)]
    words = _words_between(text, named + spans(years) + spans(alone), whole)
    told = NamesBeside(mentions, tuple(_of_whole_places(words, mentions)))
    mentions, known = explained_in_brackets(text, with_accounts(text, without_visited(text, told)))
    return Parts(text, mentions, tuple(years), known, departments=tuple(alone))


class _Piece(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def spans(pieces: Iterable[_Piece]) -> list[tuple[int, int]]:
    """Where pieces of a text stand."""
    return [(piece.start, piece.end) for piece in pieces]


def _mentions(
    text: str,
    cased: str,
    whole: Sequence[Word],
    names: AgencyFinder,
) -> tuple[Mention, ...]:
    """The names of a text, each as far as it goes."""
    called = _named(cased, names, spans(word for word in whole if _may_not_be_cut(word)), whole)
    found = [mention for mention in called if not _is_any_department(mention)]
    mentions = _joined(
        tuple(_without_next_word(mention, whole, text, names) for mention in found), text
    )
    mentions = tuple(_with_its_people(mention, text) for mention in mentions)
    return tuple(_with_its_office(mention, text) for mention in mentions)


def _may_not_be_cut(word: Word) -> bool:
    """Whether no name may be a piece of a word."""
    return (bool(word.senses) and _is_content(word)) or (
        len(word.text) > 2 and is_common(word.text)
    )


def _longer_words(whole: Sequence[Word], named: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where wordings stand that may hold what looks like a year, outside the names."""
    known = (
        word for word in whole if word.senses and _is_content(word) and not _names_a_year(word)
    )
    longer = spans(word for word in known if not reckoned(word.text))
    return [span for span in longer if not any(overlap(span, other) for other in named)]


def _words_between(
    text: str,
    taken: Sequence[tuple[int, int]],
    whole: Sequence[Word],
) -> list[Word]:
    """The words of a text between names and years; a number with its measure word ends one."""
    words: list[Word] = []
    position = 0
    borders = [
        (end, end) for start, end in measured(text) if not _is_part_of_a_wording(start, end, whole)
    ]
    for start, end in [*sorted([*taken, *borders]), (len(text), len(text))]:
        if start >= position:
            words += cut(text, position, start)
        position = max(position, end)
    return words


def _is_part_of_a_wording(start: int, end: int, words: Sequence[Word]) -> bool:
    """Whether a number with its measure word stands in the middle of a wording: 采购了几个项目."""
    return any(word.start < start and end < word.end and word.senses for word in words)


def _of_several_characters(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Words that no name may cut; 全长 is one, and may be 全|长治 as well."""
    known = (
        one
        for one in words
        if one.senses or (is_common(one.text) and not one.text.startswith(_WHOLE))
    )
    # 市政府 of 潍纺市政府 is no word of its own: a slip may stand before it.
    return [(one.start, one.end) for one in known if len(one.text) > 1 and not _is_someones(one)]


_WHOLE = "全"


def _of_whole_places(words: Sequence[Word], mentions: Sequence[Mention]) -> Iterator[Word]:
    """The words; all in a place are meant by 全 right before it (全桂林的许可), or by "agencies"
    behind it.
    """
    places = [one for one in mentions if not any(agency.office for agency in one.agencies())]
    starts, ends = {one.start for one in places}, {one.end + 1 for one in places}
    for word in words:
        if word.text == _WHOLE and word.end in starts:
            yield replace(word, senses=(ScopeSense.REGION,))
        elif word.start in ends and _says_agencies_in_english(word):
            yield replace(word, senses=(*word.senses, ScopeSense.REGION))
        else:
            yield word


def _says_agencies_in_english(word: Word) -> bool:
    return word.text.isascii() and word.text.endswith("ies") and word.has(Mark.AGENCIES)


def _named(
    text: str,
    names: AgencyFinder,
    blocked: Sequence[tuple[int, int]],
    words: Sequence[Word],
) -> list[Mention]:
    """The names in a text; a word of which a name was only a piece is blanked out, and the rest is
    looked through.
    """
    several = _of_several_characters(words)
    found = names.find(text, blocked, several)
    cut = [one for one in found if not _stands_apart(one, text)]
    if not cut:
        return list(found)
    for one, word in product(cut, words):
        border = word.start < one.start < word.end or word.start < one.end < word.end
        if border:
            text = text[: word.start] + " " * (word.end - word.start) + text[word.end :]
    return [one for one in names.find(text, blocked, several) if _stands_apart(one, text)]


@only_if(
    lambda mention: (
        isinstance(mention.resolution, Match) and mention.resolution.agency.division is None
    ),
    otherwise=False,
)
def _is_any_department(mention: Mention) -> bool:
    """Whether a report that prints no more than 水利局 is named by that: any water bureau may be
    meant.
    """
    found = mention.resolution
    return (
        isinstance(found, Match)
        and not found.agency.is_settled
        and kind_of(found.agency.name) is not None
    )


def _stands_apart(mention: Mention, text: str) -> bool:
    """Whether a name in letters is no piece of a longer word: orde|rs in Xiji is no 人社局."""
    start, end = mention.start, mention.end
    before = start > 0 and _is_letter(text[start - 1]) and _is_letter(text[start])
    behind = end < len(text) and _is_letter(text[end]) and _is_letter(text[end - 1])
    return not before and not behind


def _is_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


@only_if(
    lambda mention, words, *_: any(word.start == mention.end - 1 for word in words), otherwise=GIVEN
)
def _without_next_word(
    mention: Mention,
    words: Sequence[Word],
    text: str,
    names: AgencyFinder,
) -> Mention:
    """彭阳|县长信箱, not 彭阳县|长信箱: a name gives its last character back where it means the
    same without it.
    """
    shorter = mention.end - 1
    behind = [
        word
        for word in words
        if word.start == shorter and word.end > mention.end and len(word.text) > 2
    ]
    if not isinstance(mention.resolution, Match) or not any(map(_is_a_word, behind)):
        return mention
    rest = names.resolve(text[mention.start : shorter])
    same = isinstance(rest, Match) and rest.agency == mention.resolution.agency
    if same:
        return Mention(mention.start, shorter, mention.resolution)
    return mention


def _is_a_word(word: Word) -> bool:
    return bool(word.senses) or is_common(word.text)


@only_if(lambda mention, text: text.startswith(_GOVERNMENT, mention.end), otherwise=GIVEN)
def _with_its_people(mention: Mention, text: str) -> Mention:
    """平罗县人民|政府采购: where 政府 belongs to the next word, 人民 belongs to the name."""
    if text.startswith(_GOVERNMENT, mention.end):
        return Mention(mention.start, mention.end + len(_GOVERNMENT) - 2, mention.resolution)
    return mention


def _with_its_office(mention: Mention, text: str) -> Mention:
    """Pingluo's office, Pingluo county office: who writes the report of a place belongs to its
    name.
    """
    office = _OFFICE.match(text, mention.end) if text[mention.start].isascii() else None
    if office is None or _WHERE.search(text):
        return mention  # where the office is asks for its address
    return Mention(mention.start, office.end(), mention.resolution)


_OFFICE = re.compile(
    r"(?:['’]s?)?(?: (?:county|district|township|town|city|government|govt|gov))* office"
    r"(?!['’]|-| (?:director|head|hours|building|work|staff|phone|address|supplies)\b)\b"
)
_WHERE = re.compile(r"\b(?:where|located|location|find)\b")
_GOVERNMENT = "人民政府"
_ENGLISH_GAP = re.compile(
    r",? ?(?:(?:of|in|under|within|inside|which belongs to|belonging to|part of) )?"
)


@only_if(lambda mentions, text: len(mentions) > 1, otherwise=GIVEN)
def _joined(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Names that stand together and lie in one another are one: 固原西吉; Qingshan Township, Yanchi
    County.
    """
    found: list[Mention] = []
    for mention in mentions:
        one = _as_one(found[-1], mention, text) if found else None
        if one is None:
            found.append(mention)
        else:
            found[-1] = one
    return tuple(found)


def _as_one(before: Mention, mention: Mention, text: str) -> Mention | None:
    """Two names as one, if they are."""
    gap = text[before.end : mention.start]
    if _goes_straight_on(gap, text, mention.start) and _within(mention, before):
        return Mention(before.start, mention.end, mention.resolution)
    if _goes_on_in_english(gap, text, mention.start) and _within(before, mention):
        return Mention(before.start, mention.end, before.resolution)
    if _in_brackets(before, mention, text):
        return Mention(before.start, mention.end + 1, before.resolution)
    if _glued(before, mention, gap):
        return Mention(before.start, mention.end, _asked_back(before.resolution))
    return None


def _goes_straight_on(gap: str, text: str, place: int) -> bool:
    """Whether nothing stands between two names, or what the second begins with."""
    return not gap.strip(" 的") or text.startswith(gap, place)


def _goes_on_in_english(gap: str, text: str, place: int) -> bool:
    return bool(gap) and text[place].isascii() and _ENGLISH_GAP.fullmatch(gap) is not None


def _in_brackets(before: Mention, mention: Mention, text: str) -> bool:
    """Whether the same agency is named once more in brackets behind its name: Dapu County
    (大埔县).
    """
    opened = text[before.end : mention.start].strip() in ("(", "'s (") and text.startswith(
        ")", mention.end
    )
    if opened and _within(before, mention):
        return True  # Dangba Town (Pingquan): where it lies
    agencies = [
        {(one.division, one.office) for one in named.agencies()} for named in (before, mention)
    ]
    return opened and agencies[0] == agencies[1]


def _within(inner: Mention, outer: Mention) -> bool:
    """Whether all that one name may mean lies in a place that the other may mean."""
    places = _paths(outer)
    own = _paths(inner)
    return bool(places and own) and all(
        any(len(path) > len(place) and path[: len(place)] == place for place in places)
        for path in own
    )


def _paths(mention: Mention) -> list[tuple[str, ...]]:
    """Where a name may lie; empty where any of it is not settled."""
    agencies = mention.agencies()
    paths = [agency.division.path for agency in agencies if agency.division]
    if len(paths) == len(agencies):
        return paths
    return []


def _asked_back(resolution: Match | Ambiguous | Elsewhere) -> Match | Ambiguous | Elsewhere:
    """A name that has to be confirmed."""
    if isinstance(resolution, Match):
        return Ambiguous((resolution.agency,), "typo")
    return resolution


def _glued(before: Mention, mention: Mention, gap: str) -> bool:
    """西吉|吉县: a foreign name right behind one of ours, without a blank, is a slip that was cut
    in two.
    """
    foreign = isinstance(mention.resolution, Elsewhere)
    return not gap and foreign and isinstance(before.resolution, Match)


def _is_someones(word: Word) -> bool:
    return any(isinstance(sense, Someones) for sense in word.senses)


def _is_content(word: Word) -> bool:
    return len(word.text) > 1 and not {Mark.FILLER, Mark.GENERIC, Mark.SOMEONE}.intersection(
        word.senses
    )


def _names_a_year(word: Word) -> bool:
    return PATTERNS["word-for-a-year"].fullmatch(word.text) is not None


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]
