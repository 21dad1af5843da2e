"""Lists of patterns in `data/reference`: each pattern with its reason and an example in which it is
found.

A mistake in a list is told with the file and the line when the first of its patterns is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from store.reference import BrokenReferenceError, lines_of_sections, toml_of

_PART = re.compile(r"(?<!\?P)<([a-z-]+)>")
"""A part of a pattern that is written elsewhere; `(?P<name>` is a group of it."""


def _no_parts(_: str) -> str | None:
    return None


class PatternList(dict[str, re.Pattern[str]]):
    """The patterns of a file, which is read when the first of them is asked for.

    `wanted` are those that are used: each has to be in the file, and no other. In a pattern <name>
    stands for the one of that name above it, or for what `part` gives, which comes first. To ask
    for one costs no more than to look into a dictionary, so that loops may do so.
    """

    def __init__(
        self,
        file: str,
        wanted: Iterable[str],
        part: Callable[[str], str | None] = _no_parts,
    ) -> None:
        super().__init__()
        self.file = file
        self._wanted = frozenset(wanted)
        self._part = part

    def __missing__(self, name: str) -> re.Pattern[str]:
        found = self._read()
        self.update(found)
        return found[name]

    def forget(self) -> None:
        """Read the file anew when the next pattern is asked for."""
        self.clear()

    def _read(self) -> dict[str, re.Pattern[str]]:
        rows, lines = toml_of(self.file), lines_of_sections(self.file)
        for name in rows:
            if name not in self._wanted:
                raise BrokenReferenceError(
                    f"{self.file}:{lines[name]}: no check uses a pattern {name!r}"
                )
        for name in sorted(self._wanted - set(rows)):
            raise BrokenReferenceError(f"{self.file}: the pattern {name!r} is missing")
        found: dict[str, re.Pattern[str]] = {}
        for name, row in rows.items():
            found[name] = self._compiled(row, f"{self.file}:{lines[name]}", found)
        return found

    def _compiled(
        self,
        row: dict[str, str],
        where: str,
        above: dict[str, re.Pattern[str]],
    ) -> re.Pattern[str]:
        if set(row) != {"why", "regex", "example"} or not all(row.values()):
            raise BrokenReferenceError(
                f"{where}: why, regex and example are needed, and nothing else"
            )
        try:
            compiled = re.compile(self._filled(row["regex"], above))
        except (re.error, ValueError) as error:
            raise BrokenReferenceError(f"{where}: {error}") from error
        if not compiled.search(row["example"]):
            raise BrokenReferenceError(
                f"{where}: it is not found in its example {row['example']!r}"
            )
        return compiled

    def _filled(self, regex: str, above: dict[str, re.Pattern[str]]) -> str:
        def filled(found: re.Match[str]) -> str:
            name = found[1]
            part = self._part(name) or (above[name].pattern if name in above else None)
            if part is None:
                raise ValueError(f"there is no list {name!r}")
            return f"(?:{part})"

        return _PART.sub(filled, regex)
