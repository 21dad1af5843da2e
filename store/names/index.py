"""The index of all of China's names: built ahead, mapped into memory, shared by every `Names`."""

from __future__ import annotations

import json
import mmap
import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from platformdirs import user_cache_path

from store.model import Division
from store.names.building import FORM_BITS, build, fingerprint, write
from store.names.forms import NameForm, forms_of
from store.names.naming import LEVELS
from store.names.packed import PackedTable
from store.names.text import key_of
from store.reference import DATA

BUILT = DATA.parent / "build" / "names.index"
"""Where `make setup` puts the index."""
Hit = tuple[int, NameForm]
"""A division's number and the form of its name that was met."""


class NameIndex:
    """Divisions by number, and their numbers by name, sound, letters and near names."""

    def __init__(self, data: memoryview[int]) -> None:
        size = int.from_bytes(data[16:24], "little")
        head = json.loads(bytes(data[24 : 24 + size]))
        body = data[24 + size :]

        def column(name: str) -> memoryview[int]:
            start, length, typecode = head[name]
            return body[start : start + length].cast(typecode)

        def table(name: str) -> PackedTable:
            return PackedTable(column(f"{name}.hashes"), column(f"{name}.values"))

        self._codes = column("codes")
        self._parents = column("parents")
        self._levels = column("levels")
        self._name_ends = column("name_ends")
        self._names = column("names")
        self._families, self._children = column("families"), column("children")
        self._code = table("code")
        self._exact, self._starts, self._sound = table("exact"), table("starts"), table("sound")
        self._spelled, self._near, self._near_spelled = (
            table("spelled"),
            table("near"),
            table("near_spelled"),
        )

    def __len__(self) -> int:
        return len(self._codes)

    @lru_cache(maxsize=8192)  # noqa: B019 - there is one index, and it lives as long as the process
    def exact(self, name: str) -> tuple[Hit, ...]:
        """The divisions of which this is a form of the name."""
        return _hits(self._exact.get(name))

    @lru_cache(maxsize=8192)  # noqa: B019 - there is one index, and it lives as long as the process
    def lengths(self, two: str) -> int:
        """The lengths of names that begin with these two characters, as bits."""
        return next(iter(self._starts.get(two)), 0)

    def sound(self, syllables: Sequence[str]) -> tuple[Hit, ...]:
        """The divisions whose name reads so."""
        return _hits(self._sound.get(" ".join(syllables)))

    def spelled(self, letters: str) -> tuple[Hit, ...]:
        """The divisions whose name is spelled so, without blanks."""
        return _hits(self._spelled.get(letters))

    def near(self, key: str) -> tuple[Hit, ...]:
        """Candidates: names that are this, or are this when one character is taken out."""
        return _hits(self._near.get(key))

    def near_spelled(self, key: str) -> tuple[Hit, ...]:
        """The meanings of the spellings that are near to a key."""
        return _hits(self._near_spelled.get(key))

    def level(self, number: int) -> int:
        """The place of its level in `LEVELS`: 0 for a province."""
        return self._levels[number]

    def code(self, number: int) -> str:
        """The twelve digits of its code."""
        return f"{self._codes[number]:012d}"

    def name(self, number: int) -> str:
        """The own name: 平罗县."""
        start = self._name_ends[number - 1] + 1 if number else 0
        return bytes(self._names[start : self._name_ends[number]]).decode()

    @lru_cache(maxsize=8192)  # noqa: B019 - there is one index, and it lives as long as the process
    def forms(self, number: int) -> tuple[tuple[str, NameForm], ...]:
        """The keys of all forms of the own name."""
        return tuple(
            (key_of(name), form)
            for name, form in forms_of(self.name(number), LEVELS[self._levels[number]])
        )

    def within(self, number: int, other: int) -> bool:
        """Whether the division lies in the other one, and is not it."""
        while (number := self._parents[number]) >= 0:
            if number == other:
                return True
        return False

    def parent(self, number: int) -> int:
        """The number of the next wider division; -1 above provinces."""
        return self._parents[number]

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one index, and it lives as long as the process
    def division(self, number: int) -> Division:
        """The division itself."""
        path: list[str] = []
        at = number
        while at >= 0:
            path.append(self.name(at))
            at = self._parents[at]
        return Division(self.code(number), tuple(reversed(path)), LEVELS[self._levels[number]])

    def inside(self, number: int, level: int) -> Iterator[int]:
        """The divisions of a level in another, in the order of the lists."""
        for at in range(bisect_left(self._families, number), bisect_right(self._families, number)):
            child = self._children[at]
            if self._levels[child] == level:
                yield child
            elif self._levels[child] < level:
                yield from self.inside(child, level)

    def number_of_code(self, code: str) -> int | None:
        """The number of the division with a code."""
        return next(iter(self._code.get(code)), None)

    def number_of_path(self, path: tuple[str, ...]) -> int | None:
        """The number of the division with a path."""
        for number, form in self.exact(key_of(path[-1])) if path else ():
            if form is NameForm.FULL and self.division(number).path == path:
                return number
        return None


def _hits(values: tuple[int, ...]) -> tuple[Hit, ...]:
    return tuple((value >> FORM_BITS, _FORMS[value & _FORM]) for value in values)


_FORMS = {int(form): form for form in NameForm}
_FORM = (1 << FORM_BITS) - 1


@cache
def index() -> NameIndex:
    """The one index of this process: the built file, else the one in the user's cache, else built
    in memory.
    """
    wanted = fingerprint()
    cached = _cached(wanted)
    for path in (BUILT, cached):
        if (data := _mapped(path, wanted)) is not None:
            return NameIndex(data)
    try:
        write(cached)
    except OSError:
        return NameIndex(memoryview(build()))
    return NameIndex(_mapped(cached, wanted) or memoryview(build()))


def kept_index() -> Path | None:
    """The file that holds the index as it was built ahead; none if it has to be built at the next
    start.
    """
    wanted = fingerprint()
    return next(
        (path for path in (BUILT, _cached(wanted)) if _mapped(path, wanted) is not None), None
    )


def _cached(wanted: bytes) -> Path:
    return user_cache_path("nianbao") / f"names-{wanted.hex()[:16]}.index"


def _mapped(path: Path, wanted: bytes) -> memoryview[int] | None:
    """The file in memory, if it is there and was built from the lists as they are now."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        data = memoryview(mmap.mmap(handle, 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None
    finally:
        os.close(handle)
    if bytes(data[:16]) == wanted:
        return data
    return None
