"""Bodies that are known by a name of their own and lie in no division: ministries, universities,
state firms.

The ministries are listed, with what their local bodies end in
(`data/reference/central-bodies.tsv`); of the others it is known how such names are built
(`data/reference/own-names.toml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from store.model import Agency
from store.patterns import any_of
from store.reference import BrokenReferenceError, rows_of, toml_of

_STATE: Final = "中华人民共和国"
_OWN_NAME: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{4,30}")
_SHORTEST_REST: Final = 2
"""Characters that a name has beside words that any such body may bear."""


@dataclass(frozen=True, slots=True)
class Local:
    """What a local body of a ministry is printed as, around its place."""

    superior: str
    ending: str
    office: str
    """What it is called behind its place here."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The ministries by all their names, and their local bodies by superior."""

    named: dict[str, str]
    english: dict[str, str]
    """By what they are called in English, in small letters."""
    local: tuple[Local, ...]


@cache
def bodies() -> Bodies:
    """The list."""
    named: dict[str, str] = {}
    english: dict[str, str] = {}
    local: list[Local] = []
    for row in rows_of("central-bodies.tsv"):
        superiors = (row["name"], *row["aliases"].split())
        for name in superiors:
            if named.setdefault(name, row["name"]) != row["name"]:
                raise BrokenReferenceError(f"central-bodies.tsv: {name} is said for two bodies")
        english |= {said: row["name"] for said in row["english"].split("|") if said}
        for ending in row["below"].split():
            local += [
                Local(name, ending, row["office"] or row["name"] + ending) for name in superiors
            ]
    return Bodies(
        named, english, tuple(sorted(local, key=lambda one: (-len(one.superior), -len(one.ending))))
    )


def central(name: str) -> Agency | None:
    """The ministry that bears a name."""
    found = bodies().named.get(name.removeprefix(_STATE))
    if found is None:
        return None
    return Agency(found, None, found)


def under_own_name(name: str) -> Agency | None:
    """A body named like a university, a hospital or a firm, and not by a name that many bear:
    第一人民医院.
    """
    words = _own_names()
    if not _OWN_NAME.fullmatch(name) or not words.endings.search(name):
        return None
    if len(words.generic.sub("", name)) >= _SHORTEST_REST:
        return Agency(name, None, name)
    return None


@dataclass(frozen=True, slots=True)
class _OwnNames:
    endings: re.Pattern[str]
    generic: re.Pattern[str]


@cache
def _own_names() -> _OwnNames:
    content = toml_of("own-names.toml")
    if not content.get("endings") or not content.get("generic"):
        raise BrokenReferenceError("own-names.toml: endings and generic must be lists of words")

    return _OwnNames(
        re.compile(f"{any_of(content['endings'])}$"), re.compile(any_of(content["generic"]))
    )
