"""Every division of the list by its names in letters: English and pinyin, in one word and in
several, and in questions.

What each is called is made here from the list and the table of readings, by rules of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from store.model import Agency, Ambiguous, Elsewhere, Match, Resolution
from store.names import Names
from store.names.english import english
from store.names.text import key_of
from store.reference import rows_of
from tests.sampling import Sampling

_LEVELS = {
    "自治区": ("Autonomous Region", "zizhiqu"),
    "自治州": ("Autonomous Prefecture", "zizhizhou"),
    "自治县": ("Autonomous County", "zizhixian"),
    "自治旗": ("Autonomous Banner", "zizhiqi"),
    "民族乡": ("Ethnic Township", "minzuxiang"),
    "街道": ("Subdistrict", "jiedao"),
    "地区": ("Prefecture", "diqu"),
    "苏木": ("Sumu", "sumu"),
    "省": ("Province", "sheng"),
    "市": ("City", "shi"),
    "县": ("County", "xian"),
    "区": ("District", "qu"),
    "旗": ("Banner", "qi"),
    "盟": ("League", "meng"),
    "镇": ("Town", "zhen"),
    "乡": ("Township", "xiang"),
}
"""What names end in, the longer ones first; the peoples of autonomous places are left out here."""


TOWNSHIPS = 13
"""Of all townships one in so many is asked for by the name of answers."""
_HOME = "宁夏回族自治区"
_MOST_SYLLABLES = 6


class _Place(NamedTuple):
    path: tuple[str, ...]
    code: str
    stem: tuple[str, ...]
    """The syllables."""
    level: str
    spelled_level: str


@cache
def _syllables() -> dict[str, str]:
    return {row["char"]: row["readings"].split()[0] for row in rows_of("readings.tsv")}


@cache
def _places() -> tuple[_Place, ...]:
    return tuple(place for row in rows_of("divisions.tsv") if (place := _place(row)) is not None)


def _place(row: dict[str, str]) -> _Place | None:
    path = tuple(row[part] for part in ("province", "city", "county", "township") if row[part])
    own = path[-1]
    suffix = next((one for one in _LEVELS if own.endswith(one) and own != one), "")
    stem = key_of(own.removesuffix(suffix))
    if (
        not suffix
        or "族" in stem
        or len(stem) > _MOST_SYLLABLES
        or not all(sign in _syllables() for sign in stem)
    ):
        return None
    level, spelled = _LEVELS[suffix]
    return _Place(path, row["code"], tuple(_syllables()[sign] for sign in stem), level, spelled)


def _cap(place: _Place) -> str:
    first, *others = place.stem
    return "".join((first, *(f"'{one}" if one[0] in "aeo" else one for one in others))).capitalize()


_WAYS = {
    "Pingluo County": lambda place: f"{_cap(place)} {place.level}",
    "pingluo county": lambda place: f"{''.join(place.stem)} {place.level.lower()}",
    "Ping Luo County": lambda place: (
        f"{' '.join(one.capitalize() for one in place.stem)} {place.level}"
    ),
    "pingluo xian": lambda place: f"{''.join(place.stem)} {place.spelled_level}",
    "pingluoxian": lambda place: f"{''.join(place.stem)}{place.spelled_level}",
    "ping luo xian": lambda place: f"{' '.join(place.stem)} {place.spelled_level}",
}
_IN_QUESTIONS = (
    "how many requests did {} receive in 2022",
    "{}'s penalties in 2022",
    "{} 2022 requests",
)


def _agencies(resolution: Resolution) -> tuple[Agency, ...]:
    match resolution:
        case Match(agency):
            return (agency,)
        case Ambiguous(candidates):
            return candidates
        case Elsewhere(agencies):
            return agencies
        case _:
            return ()


def _is_found(place: _Place, agencies: tuple[Agency, ...]) -> bool:
    """Whether it is among what was found, or namesakes of the home region come before it."""
    divisions = [agency.division for agency in agencies if agency.division is not None]
    if any(division.code == place.code for division in divisions):
        return True
    return {division.path[0] for division in divisions} == {_HOME} and place.path[0] != _HOME


def _sample(step: int, start: int = 0) -> Iterator[_Place]:
    """One of so many townships, and of the divisions above ten times as many."""
    for number, place in enumerate(_places()):
        if number % (step if len(place.path) == 4 else step // 10) == start:
            yield place


def test_the_list_is_there() -> None:
    assert len(_places()) > 40_000


@pytest.mark.parametrize("way", _WAYS)
def test_every_division_is_found_by_its_name_in_letters(way: str, names: Names) -> None:
    start = list(_WAYS).index(way)
    lost = [
        said
        for one in _sample(60, start)
        if not _is_found(one, _agencies(names.resolve(said := _WAYS[way](one))))
    ]
    assert lost == []


@pytest.mark.parametrize("way", _WAYS)
def test_every_division_is_found_in_a_question(way: str, names: Names) -> None:
    start = list(_WAYS).index(way)
    lost = []
    for number, place in enumerate(_sample(120, start)):
        said = _IN_QUESTIONS[number % len(_IN_QUESTIONS)].format(_WAYS[way](place))
        found = tuple(
            agency for mention in names.find(said) for agency in _agencies(mention.resolution)
        )
        if not _is_found(place, found):
            lost.append(said)
    assert lost == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("plxzfb", "宁夏回族自治区石嘴山市平罗县人民政府办公室"),
        ("plxrmzf", "宁夏回族自治区石嘴山市平罗县人民政府"),
        ("xjxjyj", "宁夏回族自治区固原市西吉县教育局"),
        ("pinglou", "宁夏回族自治区石嘴山市平罗县"),
    ],
)
def test_initials_go_with_those_of_an_office_and_slips_are_read(
    said: str, expected: str, names: Names
) -> None:
    assert [agency.name for agency in _agencies(names.resolve(said))] == [expected]
    [mention] = names.find(f"{said} 2022 requests")
    assert [agency.name for agency in _agencies(mention.resolution)] == [expected]


def test_no_office_is_read_out_of_the_middle_of_a_word(names: Names) -> None:
    [mention] = names.find("how many hotline work orders in Xiji")
    assert [agency.name for agency in _agencies(mention.resolution)] == [
        "宁夏回族自治区固原市西吉县"
    ]


def test_every_township_is_found_by_the_name_that_answers_give_it(
    names: Names, sampling: Sampling
) -> None:
    lost = []
    for row in sampling.part(rows_of("divisions.tsv"), TOWNSHIPS):
        division = names.division(row["code"])
        assert division is not None
        said = english(Agency(division.name, division, ""))
        if said is None:
            continue
        agencies = _agencies(names.resolve(said))
        if (
            not any(one.division and one.division.code == row["code"] for one in agencies)
            and len(division.path) == 4
        ):
            lost.append(said)
    assert lost == []
