"""Which of several places of one name a report is from: the one that its text or its path proves,
never one at home.

The county of a 大路镇, or the city of a 鼓楼区, has to be named, in full, and not only as one that
others learn from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from store.names.forms import NameForm, short_of
from store.names.index import NameIndex
from store.names.naming import LEVELS, naming
from store.names.printed_patterns import PRINTED_NAMES
from store.names.text import key_of

_SHORTEST: Final = 3
"""Characters of a name that proves anything by itself; 富县 may be in the middle of other words:
丰富县域经济.
"""
_NEAR: Final = 8
"""Characters around a mention among which stands that it proves nothing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What may prove whose a report is."""

    text: str = ""
    """All of the report."""
    path: str = ""
    """The file's name with its folders."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Weighs evidence with the names of all China."""

    index: NameIndex

    def one_of(self, numbers: Iterable[int], evidence: Evidence) -> int | None:
        """The one of several places that the evidence proves; None when it proves none, or
        several.
        """
        several = sorted(set(numbers))
        if len(several) < 2:
            if several:
                return several[0]
            return None
        for proves in (self._is_in_path, self._is_named):
            for steps in range(1, len(LEVELS)):
                named = [
                    n
                    for n in several
                    if (above := self._above(n, steps)) >= 0 and proves(above, evidence)
                ]
                if len(named) == 1:
                    return named[0]
                if named:
                    several = named
        beside = [
            number for number in several if self._stands_beside_its_parent(number, evidence.text)
        ]
        if len(beside) == 1:
            return beside[0]
        return None

    def government_in(self, letter: str, evidence: Evidence) -> int | None:
        """The one place of a level (县, 区, 市) whose government is named in a text that says no
        more than 县统计局.

        A city has its site named: a county-level one may be in a city, whose government it follows.
        """
        pattern = PRINTED_NAMES["host"] if letter == "市" else PRINTED_NAMES["government"]
        found: set[int] = set()
        for match in pattern.finditer(evidence.text):
            if naming().no_proof.search(
                evidence.text, max(0, match.start() - _NEAR), match.end() + _NEAR
            ):
                continue
            numbers = self._ending_in(match["place"]) if match["place"].endswith(letter) else set()
            one = self.one_of(numbers, evidence)
            if numbers and one is None:
                return None
            found |= {one} if one is not None else set()
        if len(found) == 1:
            return found.pop()
        return None

    def _ending_in(self, said: str) -> set[int]:
        """The places whose full name some characters end in, the longest name."""
        for start in range(len(said) - 1):
            hits = {
                number
                for number, form in self.index.exact(key_of(said[start:]))
                if form is NameForm.FULL
            }
            if hits:
                return hits
        return set()

    def _above(self, number: int, steps: int) -> int:
        for _ in range(steps):
            number = self.index.parent(number) if number >= 0 else -1
        return number

    def _is_named(self, number: int, evidence: Evidence) -> bool:
        name, text = self.index.name(number), evidence.text
        pattern = (
            re.escape(name)
            if len(name) >= _SHORTEST
            else rf"(?<![\u3400-\u9fff\U00020000-\U0003ffff]){re.escape(name)}(?:人民)?政府"
        )
        no_proof = naming().no_proof
        return any(
            not no_proof.search(text, max(0, found.start() - _NEAR), found.end() + _NEAR)
            for found in re.finditer(pattern, text)
        )

    def _stands_beside_its_parent(self, number: int, text: str) -> bool:
        return self.index.name(self.index.parent(number)) + self.index.name(number) in text

    def _is_in_path(self, number: int, evidence: Evidence) -> bool:
        """Whether a folder, or the file's name, names a place."""
        name = self.index.name(number)
        short = short_of(name, LEVELS[self.index.level(number)])
        parts = [part for part in re.split(r"[/\\]", evidence.path) if part]
        return any(
            (len(name) >= _SHORTEST and name in part) or part in (name, short) for part in parts
        )
