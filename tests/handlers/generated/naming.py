"""How people write the name of an agency, rightly and with one slip."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import opencc

from handlers.reply import Language
from store.model import Agency
from store.names.english import english
from store.names.forms import short_of
from store.names.gazetteer import entries
from store.names.sounds import pronounced
from store.reference import rows_of

GOVERNMENT = ("人民政府", "人民政府办公室", "人民政府办公厅", "街道办事处", "")


class Said(NamedTuple):
    """A way to name an agency."""

    text: str
    how: str
    language: Language


def sayings(agency: Agency) -> list[Said]:
    """The right ways to name an agency, each of which names nobody else."""
    found = [Said(text, how, Language.ZH) for how, text in _chinese(agency)]
    found += [
        Said(_traditional().convert(said.text), "traditional", Language.ZH) for said in found[1:3]
    ]
    found += [Said(text, how, Language.EN) for how, text in _english(agency)]
    return list({said.text: said for said in found if said.text}.values())


def _chinese(agency: Agency) -> Iterator[tuple[str, str]]:
    division = agency.division
    assert division is not None
    path, own = division.path, division.path[-1]
    parent = path[-2] if len(path) > 1 else ""
    township = division.level == "township"
    around = parent if township else ""
    yield "full", agency.name
    yield "office", around + own + agency.office
    yield "parent", parent + own + ("" if agency.office in GOVERNMENT else agency.office)
    if agency.office not in GOVERNMENT:
        return
    if agency.office:
        yield "spoken office", around + own + ("政府办" if "办公" in agency.office else "政府")
    yield "own name", around + own
    short = short_of(own, division.level)
    if short and not township:
        yield "short", short
    if short and parent:
        above = short_of(parent, "county" if township else "city")
        yield "parent, both short", (above or parent) + short if above else ""


def _english(agency: Agency) -> Iterator[tuple[str, str]]:
    division = agency.division
    assert division is not None
    yield "English", english(agency) or ""
    if agency.office not in GOVERNMENT:
        return
    yield "English place", english(Agency(division.name, division, "")) or ""
    syllables = next(pronounced(division.path[-1]), None)
    short = next(pronounced(short_of(division.path[-1], division.level) or "□"), None)
    if division.level != "township" and syllables and short:
        yield "pinyin", "".join(syllables)
        yield "pinyin in words", " ".join(["".join(short), *syllables[len(short) :]])
        yield "pinyin, short", "".join(short).capitalize()


def loose(agency: Agency) -> Iterator[Said]:
    """Ways that may name others too: the name of a township alone, initials."""
    division = agency.division
    assert division is not None
    own = division.path[-1]
    if agency.office in GOVERNMENT:
        if division.level == "township":
            yield Said(own, "township alone", Language.ZH)
        syllables = next(pronounced(own), None)
        if syllables:
            yield Said("".join(s[0] for s in syllables), "initials", Language.EN)


def slips(agency: Agency, rng: random.Random) -> Iterator[Said]:
    """Names with one slip in them, one or two of each kind."""
    division = agency.division
    assert division is not None
    tail = "" if agency.office in GOVERNMENT else agency.office
    parent = division.path[-2] if len(division.path) > 1 else ""
    names = [division.path[-1], short_of(division.path[-1], division.level)]
    for name in filter(None, names):
        around = rng.choice(["", parent]) if division.level != "township" else parent
        for how, wrong in _chinese_slips(name, rng):
            behind = " behind its region" if around else ""
            yield Said(around + wrong + tail, how + behind, Language.ZH)
    spelled = next(pronounced(short_of(division.path[-1], division.level) or "□"), None)
    if spelled and division.level != "township" and not tail:
        for how, wrong in _letter_slips("".join(spelled), rng):
            yield Said(wrong.capitalize(), how, Language.EN)


def _chinese_slips(name: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    places = list(range(len(name)))
    rng.shuffle(places)
    for at in places[:2]:
        one = name[at]
        alike = [other for other in _same_sound(one) if other != one]
        if alike:
            yield "homophone", name[:at] + rng.choice(alike) + name[at + 1 :]
        shaped = [other for other in _lookalikes().get(one, "") if _usual(other)]
        if shaped:
            yield "look-alike", name[:at] + rng.choice(shaped) + name[at + 1 :]
        yield "doubled", name[:at] + one + name[at:]
        if at + 1 < len(name) and name[at] != name[at + 1]:
            yield "swapped", name[:at] + name[at + 1] + one + name[at + 2 :]
        if len(name) > 2:
            yield "dropped", name[:at] + name[at + 1 :]
        yield "blank inside", name[: max(at, 1)] + " " + name[max(at, 1) :]


def _letter_slips(name: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    at = rng.randrange(1, len(name) - 1)
    yield "letter doubled", name[:at] + name[at] + name[at:]
    yield "letter dropped", name[:at] + name[at + 1 :]
    yield "letters swapped", name[:at] + name[at + 1] + name[at] + name[at + 2 :]


@cache
def _traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def traditional(text: str) -> str:
    """The text in traditional characters."""
    converted: str = _traditional().convert(text)
    return converted


def _usual(char: str) -> bool:
    """Whether a character is one that people type (one of the 6,763 of GB 2312)."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _sounds() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows_of("readings.tsv"):
        if _usual(row["char"]):
            found.setdefault(row["readings"].split()[0], []).append(row["char"])
    return found


@cache
def _reading_of() -> dict[str, list[str]]:
    return {row["char"]: row["readings"].split() for row in rows_of("readings.tsv")}


def _same_sound(char: str) -> list[str]:
    return _sounds().get(_reading_of().get(char, [""])[0], [])


@cache
def _lookalikes() -> dict[str, str]:
    return {row["char"]: row["lookalikes"] for row in rows_of("lookalikes.tsv")}


@cache
def names_of_china() -> dict[str, frozenset[tuple[str, ...]]]:
    """Every own name and short name in China, and the paths of the divisions that bear it."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for entry in entries():
        own = entry.path[-1]
        for name in {own, short_of(own, entry.level)} - {""}:
            found.setdefault(name, set()).add(entry.path)
    return {name: frozenset(paths) for name, paths in found.items()}


def is_anothers(said: str, agency: Agency) -> bool:
    """Whether a name with a slip is the right name of another place; behind a region, of one in
    that region.
    """
    division = agency.division
    assert division is not None
    parent = division.path[-2] if len(division.path) > 1 else ""
    tail = "" if agency.office in GOVERNMENT else agency.office
    bare = said.replace(" ", "").removesuffix(tail).removeprefix(parent)
    others = names_of_china().get(bare, frozenset()) - {division.path}
    if bare in (division.path[-1], short_of(division.path[-1], division.level)):
        return False
    return (
        any(not said.startswith(parent) or parent in path for path in others)
        if parent
        else bool(others)
    )


def one_edit_away(agencies: Iterable[Agency]) -> Iterator[tuple[str, Agency]]:
    """Right names of other places in China that differ in one character from one of ours, of the
    same length.
    """
    for agency in agencies:
        assert agency.division is not None
        own = agency.division.path[-1]
        for name, paths in names_of_china().items():
            differing = sum(one != other for one, other in zip(name, own, strict=False))
            if len(name) == len(own) and differing == 1 and agency.division.path not in paths:
                yield name, agency
