"""Agencies in English: 平罗县人民政府办公室 as Pingluo County Government Office."""

from __future__ import annotations

from functools import cache

from store.model import Agency, Division
from store.names.forms import short_of
from store.names.offices import offices
from store.names.sounds import pronounced
from store.names.text import key_of
from store.reference import rows_of


def english(agency: Agency) -> str | None:
    """What an agency is called in English; None where its place or office cannot be said."""
    if agency.division is None:
        return None
    place = _place(agency.division)
    office = _office(agency.office)
    if place is None or office is None:
        return None
    if agency.division.level == "township" and len(agency.division.path) > 1:
        county = _name(agency.division.path[-2], "county")
        return _together(place, office) + (f", {county}" if county else "")
    return _together(place, office)


def _together(place: str, office: str) -> str:
    """Place and office; Niansanli Subdistrict and Subdistrict Office share their word."""
    last = place.rsplit(" ", 1)[-1]
    return f"{place} {office.removeprefix(last + ' ')}".strip()


def _place(division: Division) -> str | None:
    return _name(division.path[-1], division.level)


@cache
def _words() -> dict[str, str]:
    return {row["chinese"]: row["english"] for row in rows_of("english-names.tsv")}


@cache
def _name(own: str, level: str) -> str | None:
    """Pingluo County; None where a character has no known reading or the level no word."""
    words = _words()
    if own in words:
        return words[own]
    suffix = next((own[place:] for place in range(1, len(own)) if own[place:] in words), "")
    stem = min(filter(None, (short_of(own, level), own.removesuffix(suffix))), key=len)
    syllables = next(pronounced(key_of(stem)), None)
    if not suffix or not syllables:
        return None
    return f"{_joined(syllables)} {words[suffix]}"


def _joined(syllables: tuple[str, ...]) -> str:
    """Syllables as one word, with an apostrophe before a vowel: Xi'an."""
    first, *others = syllables
    return (first + "".join(f"'{s}" if s[0] in "aeo" else s for s in others)).capitalize()


def english_department(said: str) -> str | None:
    """A department by what it may be called for short: 卫健局 as Health Bureau; None where it has
    no English name.
    """
    call = offices().chinese.get(said)
    if call:
        return _office(call.said or call.office.names[0])
    return None


@cache
def _office(name: str) -> str | None:
    """Government Office; empty for the place itself, None for an office that has no English
    name.
    """
    if not name:
        return ""
    kind = offices().kinds.get(name)
    said = (
        next((said for said, call in offices().english.items() if call.office is kind), None)
        if kind
        else None
    )
    if said is None:
        return None
    return " ".join(map(_with_capital, said.split()))


def _with_capital(word: str) -> str:
    if word in ("of", "the", "and"):
        return word
    return word.capitalize()
