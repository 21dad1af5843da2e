"""The agency that a report prints, nationwide: settled only by what the report, its folder or its
source proves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from store.model import Agency, Division
from store.names.bodies import bodies, central, under_own_name
from store.names.choosing import COUNTY, TOWNSHIP
from store.names.edits import reshaped
from store.names.forms import NameForm, short_of
from store.names.index import NameIndex
from store.names.naming import LEVELS, naming
from store.names.phrases import Phrase, Reader
from store.names.printed_offices import known_office, office_of_place, printed_office
from store.names.printed_patterns import PRINTED_NAMES
from store.names.proof import Evidence, Proof
from store.names.text import LevelledText, is_han, levelled

LONGEST_PRINTED = 60
_BRACKETS: Final = re.compile(r"[(（][^()（）]*[)）]")
_OUTER_MARKS = " .,:;!?，。：；！？、-—_\"'“”‘’《》<>〈〉"
_PROVEN_FORMS: Final = frozenset({NameForm.FULL, NameForm.FORMER})


@dataclass(frozen=True, slots=True)
class Settled:
    """Whose a report is, and how its name is spelled where a slip in it was put right."""

    agency: Agency
    corrected: str = ""
    """The name without the slip: 沭阳县教育局 for 沐阳县教育局; empty where nothing was put
    right.
    """


class Settler:
    """Settles printed names against all of China."""

    def __init__(self, reader: Reader, index: NameIndex) -> None:
        self._reader = reader
        self._index = index
        self._proof = Proof(index)

    def settle(self, printed: str, text: str = "", path: str = "") -> Settled:
        """The agency with its division; without one, and named as printed, when that is not
        certain.

        Of several places with one name it is the one whose county, or what else it lies in, the
        report's text or the path of its file names.
        """
        evidence = Evidence(text, path)
        name = unicodedata.normalize("NFKC", printed).strip(_OUTER_MARKS)
        plain = PRINTED_NAMES["state"].sub("", _BRACKETS.sub("", name)) or name
        found = (
            central(plain) or self._local_body(plain, evidence) or self._as_printed(plain, evidence)
        )
        if found is not None:
            return Settled(found)
        if (slip := self._without_slip(plain, evidence)) is not None:
            return slip
        return Settled(under_own_name(plain) or Agency(name, None, ""))

    def named(self, name: str) -> Agency:
        """The agency of a canonical name: such a name has all parents, so there is only one."""
        if (body := central(name)) is not None and body.name == name:
            return body
        text = levelled(name)
        for phrase in sorted(self._places(text), key=lambda phrase: -phrase.end):
            for number, form in phrase.hits:
                division = self._index.division(number)
                if form is NameForm.FULL and name.startswith(division.name):
                    office = name.removeprefix(division.name)
                    if not office or self._is_canonical(name, division):
                        return Agency(name, division, office)
        return under_own_name(name) or Agency(name, None, "")

    def _is_canonical(self, name: str, division: Division) -> bool:
        office = name.removeprefix(division.name)
        local = any(office == one.office for one in bodies().local)
        return local or self.settle(name).agency.name == name

    def _as_printed(self, name: str, evidence: Evidence) -> Agency | None:
        """What is written, read whole."""
        below = PRINTED_NAMES["below"].fullmatch(name)
        if below and (agency := self._township(below["upper"] + below["lower"], evidence)):
            return agency
        found = self._found(name, evidence) or self._turned(name, evidence)
        return found or self._township(name, evidence) or self._level_alone(name, evidence)

    def _found(self, name: str, evidence: Evidence) -> Agency | None:
        text = levelled(name)
        if 0 < len(text.chars) <= LONGEST_PRINTED and all(map(_may_stand_in_a_title, text.chars)):
            for phrase in sorted(self._places(text), key=lambda phrase: -phrase.end):
                if (agency := self._with_office(phrase, text, evidence)) is not None:
                    return agency
        return None

    def _turned(self, name: str, evidence: Evidence) -> Agency | None:
        """`海关湛江`, `统计局湖北总队`: a body below a superior in Beijing, said before its
        place.
        """
        text = levelled(name)
        if not 0 < len(text.chars) <= LONGEST_PRINTED or not all(map(is_han, text.chars)):
            return None
        for phrase in self._reader.phrases(text, 0):
            if phrase.end < len(text.chars) or phrase.call is None or not phrase.is_ahead:
                continue
            office = phrase.call.office
            number = self._only(phrase, evidence) if office.is_vertical else None
            number = self._bare(phrase) if number is None and office.is_vertical else number
            if number is not None and office.fits(division := self._index.division(number)):
                own = office.name_in(division, phrase.call.said)
                return Agency(division.name + own, division, own)
        return None

    def _township(self, name: str, evidence: Evidence) -> Agency | None:
        """A township's own body, its 街道 perhaps written 街; nothing else."""
        found = self._found(PRINTED_NAMES["street"].sub("街道", name), evidence)
        if found and found.division and found.office == office_of_place(found.division):
            return found
        return None

    def _level_alone(self, name: str, evidence: Evidence) -> Agency | None:
        """`市住房和城乡建设局`, of the one city on whose site the text says that it publishes."""
        found = PRINTED_NAMES["level-alone"].fullmatch(name)
        number = (
            self._proof.government_in(found["letter"], evidence)
            if found and evidence.text
            else None
        )
        if found is None or number is None:
            return None
        division = self._index.division(number)
        office = known_office(found["office"], division)
        if office is None:
            return None
        return Agency(division.name + office, division, office)

    def _local_body(self, name: str, evidence: Evidence) -> Agency | None:
        """`国家税务总局珠海市税务局`: the superior, the place, the ending."""
        for local in bodies().local:
            if name.startswith(local.superior) and name.endswith(local.ending):
                place = name.removeprefix(local.superior).removesuffix(local.ending)
                text = levelled(place)
                whole = (
                    [phrase for phrase in self._places(text) if phrase.end == len(text.chars)]
                    if place
                    else []
                )
                for phrase in whole:
                    number = self._only(phrase, evidence)
                    number = self._bare(phrase) if number is None else number
                    if number is not None:
                        division = self._index.division(number)
                        return Agency(division.name + local.office, division, local.office)
        return None

    def _without_slip(self, name: str, evidence: Evidence) -> Settled | None:
        """The one agency whose name is written so but for one character that looks like it: 沐阳
        for 沭阳.

        The whole of it has to be known, place and office. A township's name needs its county beside
        it: there are too many of them.
        """
        if self._exists(name):
            return None
        found: dict[str, Settled] = dict(self._with_dropped(name))
        for variant in reshaped(levelled(name).chars):
            agency = self._found(variant, evidence)
            if agency is None or agency.division is None or not self._is_known(agency, variant):
                continue
            found[agency.name] = Settled(agency, variant)
        if len(found) == 1:
            return found.popitem()[1]
        return None

    def _exists(self, name: str) -> bool:
        """Whether there are agencies of just this name, and only which one is meant is not known:
        朝阳区人民政府.
        """
        text = levelled(name)
        for phrase in self._places(text):
            rest = text.chars[phrase.end :]
            for number, form in phrase.hits:
                if form in _PROVEN_FORMS and (
                    not rest or printed_office(rest, self._index.division(number))
                ):
                    return True
        return False

    def _with_dropped(self, name: str) -> Iterator[tuple[str, Settled]]:
        """`兴庆区新华街道办事处`, of 新华街街道: the county has no other that is called so."""
        text = levelled(name)
        for phrase in self._places(text):
            numbers = {number for number, form in phrase.hits if form is NameForm.DROPPED}
            if phrase.places < 2 or len(numbers) != 1 or len(numbers) != len(set(phrase.hits)):
                continue
            division = self._index.division(numbers.pop())
            if text.chars[phrase.end :] in ("", "办事处"):
                agency = Agency(
                    division.name + office_of_place(division), division, office_of_place(division)
                )
                yield agency.name, Settled(agency, division.path[-2] + division.path[-1])

    def _is_known(self, agency: Agency, variant: str) -> bool:
        division = agency.division
        if division is None or (agency.office and known_office(agency.office, division) is None):
            return False
        township = LEVELS.index(division.level) >= TOWNSHIP
        own = division.path[-1]
        return own in variant and (not township or not variant.startswith(own))

    def _places(self, text: LevelledText) -> Iterator[Phrase]:
        return (phrase for phrase in self._reader.phrases(text, 0) if phrase.call is None)

    def _with_office(self, phrase: Phrase, text: LevelledText, evidence: Evidence) -> Agency | None:
        rest = text.chars[phrase.end :]
        number = self._only(phrase, evidence)
        if number is not None:
            division = self._index.division(number)
            office = office_of_place(division) if not rest else printed_office(rest, division)
            if office is None:
                return None
            return Agency(division.name + office, division, office)
        if not rest or (number := self._bare(phrase)) is None:
            return None
        return self._of_bare_place(number, rest)

    def _of_bare_place(self, number: int, rest: str) -> Agency | None:
        """`宁夏气象局`, `湛江海关`; `亭湖生态环境局` is the city's body in that county."""
        division = self._index.division(number)
        if (
            self._index.level(number) == COUNTY
            and rest in naming().city_branches
            and len(division.path) > 2
        ):
            city = self._index.division(self._index.parent(number))
            office = short_of(division.path[-1], division.level) + rest
            return Agency(city.name + office, city, office)
        office_name = known_office(rest, division)
        if office_name is None:
            return None
        return Agency(division.name + office_name, division, office_name)

    def _only(self, phrase: Phrase, evidence: Evidence) -> int | None:
        """The one division that has this full name: in China, or in what the evidence names."""
        return self._proof.one_of(
            (number for number, form in phrase.hits if form in _PROVEN_FORMS), evidence
        )

    def _bare(self, phrase: Phrase) -> int | None:
        """The one division down to counties that a name without its suffix means, no other being
        called so.
        """
        if any(form in _PROVEN_FORMS for _, form in phrase.hits):
            return None
        short = {number for number, form in phrase.hits if form is NameForm.SHORT}
        wide = [number for number in short if self._index.level(number) <= COUNTY]
        if len(wide) == 1:
            return wide[0]
        return None


def _may_stand_in_a_title(char: str) -> bool:
    return is_han(char) or char in "()·" or char.isdigit()
