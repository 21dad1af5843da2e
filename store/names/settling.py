"""The agency that a report's title prints, exactly and nationwide: a slip is never guessed here, it would be kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from store.model import Agency, Division
from store.names.choosing import Scope
from store.names.forms import Form
from store.names.offices import offices
from store.names.phrases import Phrase, Reader
from store.names.text import Text, is_han, levelled

LONGEST_PRINTED = 60
LONGEST_OFFICE = 30
_OFFICE_ENDINGS = (*"局委会室厅院处队社站所办府馆校部厂场", "中心", "公司", "集团", "大学")
_SHORTEST_PLACE = 3
_BELOW = re.compile(
    r"(?P<upper>[\u3400-\u9fff]+[市县区旗州])人民政府(?P<lower>[\u3400-\u9fff]{1,8}(?:街道|镇|乡)(?:办事处|人民政府)?)"
)
"""`荔湾区人民政府南源街道办事处`: a township, named after the government above it."""
_OUTER_MARKS = " .,:;!?，。：；！？、-—_\"'“”‘’《》<>〈〉"


class Settler:
    """Settles printed names against all of China, the home region deciding between equals."""

    def __init__(self, reader: Reader, scope: Scope) -> None:
        self._reader = reader
        self._scope = scope

    def settle(self, printed: str, text: str = "") -> Agency:
        """The agency with its division; without one, and named as printed, when that is not certain.

        Of several places with one name it is the one whose county, or what else it lies in, the report's text names.
        """
        name = unicodedata.normalize("NFKC", printed).strip(_OUTER_MARKS)
        below = _BELOW.fullmatch(name)
        if (
            below
            and (agency := self._found(below["upper"] + below["lower"], ""))
            and agency.office == _office_below(below)
        ):
            return agency
        return self._found(name, text) or Agency(name, None, "")

    def _found(self, name: str, beside: str) -> Agency | None:
        text = levelled(name)
        if 0 < len(text.chars) <= LONGEST_PRINTED and all(map(_may_stand_in_a_title, text.chars)):
            for phrase in sorted(self._places(text), key=lambda phrase: -phrase.end):
                if (agency := self._with_office(phrase, text, beside)) is not None:
                    return agency
        return None

    def named(self, name: str) -> Agency:
        """The agency of a canonical name: such a name has all parents, so there is only one."""
        text = levelled(name)
        for phrase in sorted(self._places(text), key=lambda phrase: -phrase.end):
            for number, form in phrase.hits:
                division = self._scope.index.division(number)
                if form is Form.FULL and name.startswith(division.name):
                    office = name.removeprefix(division.name)
                    if not office or self.settle(name).name == name:
                        return Agency(name, division, office)
        return Agency(name, None, "")

    def _places(self, text: Text) -> Iterator[Phrase]:
        return (phrase for phrase in self._reader.phrases(text, 0) if phrase.call is None)

    def _with_office(self, phrase: Phrase, text: Text, beside: str) -> Agency | None:
        number = self._only(phrase, beside)
        if number is None:
            return None
        division = self._scope.index.division(number)
        rest = text.chars[phrase.end :]
        office = _office_of_place(division) if not rest else _office_printed(rest, division)
        return None if office is None else Agency(division.name + office, division, office)

    def _only(self, phrase: Phrase, beside: str) -> int | None:
        """The one division that has this full name: in China, or in a place that the text names, or at home."""
        numbers = {number for number, form in phrase.hits if form in (Form.FULL, Form.FORMER)}
        if len(numbers) > 1:
            named = {number for number in numbers if self._lies_in_named(number, beside)}
            numbers = named if len(named) == 1 else {number for number in numbers if self._scope.is_home(number)}
        return numbers.pop() if len(numbers) == 1 else None

    def _lies_in_named(self, number: int, text: str) -> bool:
        above = self._scope.index.division(number).path[:-1]
        return bool(above) and len(above[-1]) >= _SHORTEST_PLACE and above[-1] in text


def _office_below(found: re.Match[str]) -> str:
    return "办事处" if found["lower"].removesuffix("办事处").endswith("街道") else "人民政府"


def _may_stand_in_a_title(char: str) -> bool:
    return is_han(char) or char in "()·" or char.isdigit()


def _office_of_place(division: Division) -> str:
    """Who publishes when only a place is printed."""
    if division.level == "special":
        return ""
    return "办事处" if division.path[-1].endswith("街道") else "人民政府"


def _office_printed(rest: str, division: Division) -> str | None:
    """An office as printed behind its place, under its full name if it is a known short form; None if it is none."""
    known = offices()
    if rest in known.kinds:
        return rest
    call = known.chinese.get(rest)
    if call is not None and not call.stem and call.office.fits(division):
        return call.office.name_in(division, call.said)
    looks_like_one = 2 <= len(rest) <= LONGEST_OFFICE and rest.endswith(_OFFICE_ENDINGS)
    return rest if looks_like_one else None
