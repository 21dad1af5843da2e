"""The offices of a government and what they are called: `data/reference/offices.toml`, checked when
it is read.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from typing import TypedDict

from store.model import Division
from store.names.holdings import Holdings
from store.names.naming import LEVELS
from store.names.sounds import initials, spellings
from store.names.text import key_of
from store.names.words import words
from store.reference import BrokenReferenceError, toml_of


class _Row(TypedDict, total=False):
    names: list[str]
    city: str
    county: str
    province: list[str]
    short: list[str]
    stems: list[str]
    spoken: list[str]
    english: list[str]
    topics: list[str]
    people: list[str]
    levels: list[str]
    of: str
    means_place: bool
    region: dict[str, dict[str, str]]
    ahead: list[str]
    half: list[str]
    behind: list[str]
    also: list[str]


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of office: 教育局, 教育体育局 and 教育厅 are one."""

    names: tuple[str, ...]
    """Full names at city and county level, the usual one first."""
    provincial: tuple[str, ...]
    usual: dict[str, str]
    """The usual name by level, where it is not the first of `names`."""
    region: dict[str, dict[str, str]]
    """The same by province."""
    levels: frozenset[str]
    of: str
    """What the division's own name must end in; empty when anything will do."""
    means_place: bool
    """Whether it is only another way to say the place: 青山街道办."""
    only: Container[str] | None = None
    """The codes of the places that have it, when it is known from their reports alone; None for
    all.
    """
    behind: dict[str, str] = field(default_factory=dict)
    """What may stand behind its place where its superior stands in front, and the full name that is
    meant then.

    总队 of 统计局湖北总队. Only the bodies of a superior in Beijing have these.
    """
    also: tuple[str, ...] = ()
    """What it is called too, though that is another office: where that has no report and this one
    has, it is meant.
    """

    @property
    def is_vertical(self) -> bool:
        """Whether it belongs to a superior in Beijing and not to the government of its place: 海关,
        税务局.
        """
        return bool(self.behind)

    def fits(self, division: Division) -> bool:
        """Whether such a division has such an office."""
        if self.only is not None and division.code not in self.only:
            return False
        return division.level in self.levels and division.path[-1].endswith(self.of)

    def _of_province(self, name: str) -> tuple[str, ...]:
        """What the office may be called in a province, or in a municipality of that rank."""
        variants = self.provincial or self.names
        if not name.endswith("市"):
            return variants
        # A municipality has bureaus and commissions: 上海市科委 is no 科学技术厅, which there is
        # not.
        return tuple(office for office in variants if not office.endswith("厅")) or self.names

    def name_in(self, division: Division, said: str = "") -> str:
        """What the office is called there: as it was said if that is a full name, else as is
        usual.
        """
        variants = self._of_province(division.name) if division.level == "province" else self.names
        if said in variants:
            return said
        local = self.region.get(division.path[0], {})
        return local.get(division.level) or self.usual.get(division.level) or variants[0]


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """What someone may say for an office."""

    office: Office
    said: str
    """The full name that is meant; empty when it is the usual one."""
    stem: bool = field(default=False)
    """Whether it is an ordinary word too, and an office only beside a place in a name by itself:
    平罗教育.
    """
    half: bool = field(default=False)
    """Whether it names the office only together with what stands behind the place: 统计局 of
    统计局湖北总队.
    """


@dataclass(frozen=True, slots=True)
class OfficeLexicon:
    """All of them, by what they are called."""

    chinese: dict[str, OfficePhrase]
    english: dict[str, OfficePhrase]
    """By words with single blanks between them."""
    kinds: dict[str, Office]
    """By full name."""
    lengths: dict[str, tuple[int, ...]]
    """By the first character of the Chinese: the lengths, longest first."""
    openings: frozenset[str]
    """The first words of the English."""
    superiors: dict[str, tuple[OfficePhrase, ...]] = field(default_factory=dict)
    """What may stand in front of the place of a body below a superior: 国家税务总局, 统计局."""


_PATTERNS = (
    "{} bureau", "bureau of {}", "{} department", "department of {}", "{} commission",
    "commission of {}", "{} administration", "administration of {}", "{} office", "office of {}",
    "{} committee", "{} authority", "{} authorities", "{} agency", "{} dept", "{} board",
)  # fmt: skip


@cache
def offices() -> OfficeLexicon:
    """The file's content."""
    rows: list[_Row] = toml_of("offices.toml")["office"]
    found = OfficeLexicon({}, {}, {}, {}, frozenset())
    for row in rows:
        office = _office(row)
        for name in (*office.names, *office.provincial):
            if found.kinds.setdefault(name, office) is not office:
                raise BrokenReferenceError(f"offices.toml: {name} is a full name of two offices")
        _add(found.chinese, _chinese(row, office))
        _add(found.english, _english(row, office))
    _add_stems(found)
    superiors = {said: tuple(calls) for said, calls in _superiors(rows, found).items()}
    openings = frozenset(words.split()[0] for words in found.english)
    return replace(found, lengths=_lengths(found.chinese), openings=openings, superiors=superiors)


def _superiors(rows: Iterable[_Row], found: OfficeLexicon) -> dict[str, list[OfficePhrase]]:
    """What may stand in front of a place, with the offices that are meant then."""
    superiors: dict[str, list[OfficePhrase]] = {}
    for row in rows:
        office = found.kinds[row["names"][0]]
        for half, every in ((False, row.get("ahead", ())), (True, row.get("half", ()))):
            for said in every:
                superiors.setdefault(said, []).append(OfficePhrase(office, "", half=half))
    return superiors


@cache
def offices_by_letters() -> dict[str, OfficePhrase]:
    """By the letters of the Chinese: zhengfuban."""
    found: dict[str, OfficePhrase] = {}
    for said, call in offices().chinese.items():
        if len(said) >= 2:
            for letters in spellings(said):
                found.setdefault(letters, call)
    return found


@cache
def offices_by_initials() -> dict[str, OfficePhrase]:
    """By the first letters of the Chinese: jyj is 教育局, though 就业局 is said for another one.

    Full names come first; letters of several offices are nobody's, and a stem is too little.
    """
    meant: dict[str, OfficePhrase] = {}
    for full in (True, False):
        found: dict[str, dict[int, OfficePhrase]] = {}
        for said, call in offices().chinese.items():
            if len(said) >= 2 and not call.stem and (said in call.office.names) is full:
                for letters in initials(said):
                    found.setdefault(letters, {})[id(call.office)] = call
        for letters, calls in found.items():
            if len(calls) == 1:
                meant.setdefault(letters, *calls.values())
    return meant


@cache
def other_calls(name: str) -> tuple[str, ...]:
    """What else an office is called than by its full name, the longest first: 住建局 for
    住房和城乡建设局.
    """
    kind = offices().kinds.get(name)
    found = [
        said for said, call in offices().chinese.items() if kind is not None and call.office is kind
    ]
    return tuple(
        sorted((said for said in found if not offices().chinese[said].stem), key=len, reverse=True)
    )


def unlisted(held: Holdings) -> dict[str, OfficePhrase]:
    """The offices that no list has and reports print (文广新局), by their name as looked up, each
    for its places.
    """
    return {
        key_of(name): OfficePhrase(
            Office((name,), (), {}, {}, frozenset(LEVELS), "", False, _Places(held, name)), name
        )
        for name in held.office_names()
        if name and name not in offices().kinds
    }


@dataclass(frozen=True, slots=True)
class _Places:
    """The codes of the places where an office has a report."""

    held: Holdings
    office: str

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self.office in self.held.offices(code)


def _lengths(calls: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for said in calls:
        lengths.setdefault(said[0], set()).add(len(said))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _office(row: _Row) -> Office:
    levels = frozenset(row.get("levels", LEVELS))
    if not levels <= set(LEVELS):
        raise BrokenReferenceError(
            f"offices.toml: {row['names'][0]}: unknown level in {sorted(levels)}"
        )
    usual = {
        level: name
        for level, name in (("city", row.get("city")), ("county", row.get("county")))
        if name
    }
    provincial = tuple(row.get("province", ()))
    region = row.get("region", {})
    for name in chain(usual.values(), *(local.values() for local in region.values())):
        if name not in row["names"] and name not in provincial:
            raise BrokenReferenceError(
                f"offices.toml: {name} is not among the names of {row['names'][0]}"
            )
    return Office(
        tuple(row["names"]),
        provincial,
        usual,
        region,
        levels,
        row.get("of", ""),
        row.get("means_place", False),
        behind=_behind(row),
        also=tuple(row.get("also", ())),
    )


def _behind(row: _Row) -> dict[str, str]:
    """What may stand behind the place, each with the full name that is meant; all full and short
    names may too.
    """
    if not any(row.get(key) for key in ("ahead", "half", "behind")):
        return {}
    entries = (entry.partition("=") for entry in (*row.get("behind", ()), *row.get("short", ())))
    listed = {said: name for said, _, name in entries}
    return {**listed, **{name: name for name in (*row["names"], *row.get("province", ()))}}


def _add(calls: dict[str, OfficePhrase], more: Iterator[tuple[str, OfficePhrase]]) -> None:
    for said, call in more:
        if calls.setdefault(said, call).office is not call.office:
            raise BrokenReferenceError(f"offices.toml: {said} is said for two offices")


def _chinese(row: _Row, office: Office) -> Iterator[tuple[str, OfficePhrase]]:
    for said in row.get("spoken", ()):
        yield said, OfficePhrase(office, "")
    for entry in row.get("short", ()):
        said, _, name = entry.partition("=")
        yield said, OfficePhrase(office, name, stem=is_stem(said))
    for name in (*office.names, *office.provincial):
        yield name, OfficePhrase(office, name)
    for stem in row.get("stems", ()):
        yield stem, OfficePhrase(office, "")


def is_stem(said: str) -> bool:
    """Whether it is what an office does rather than what it is called: 卫健 of 卫健局."""
    return not said.endswith(words("called-an-office"))


def _english(row: _Row, office: Office) -> Iterator[tuple[str, OfficePhrase]]:
    for said in row.get("english", ()):
        yield said, OfficePhrase(office, "")
    for entry in row.get("topics", ()):
        topic, _, name = entry.lower().replace("-", " ").partition("=")
        for pattern in _PATTERNS:
            yield pattern.format(topic), OfficePhrase(office, name)
    for said in row.get("people", ()):
        yield said, OfficePhrase(office, "")


def _add_stems(found: OfficeLexicon) -> None:
    """教育 for 教育局: only for a name that stands by itself."""
    for said, call in list(found.chinese.items()):
        ending = next((e for e in words("kind-of-office") if said.endswith(e)), "")
        stem = said.removesuffix(ending)
        if ending and len(stem) >= 2 and stem not in found.chinese and "政府" not in stem:
            found.chinese[stem] = OfficePhrase(call.office, "", stem=True)
