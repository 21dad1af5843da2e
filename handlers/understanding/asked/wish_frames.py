"""Wishes with something between their words, as patterns (`data/reference/wish-frames.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from store.reference import REFERENCE, BrokenReferenceError

_FILE = "wish-frames.toml"
_PIECE = re.compile(r"<([a-z_]+)>")
"""A name of a piece; names of groups stand in these brackets too, behind `?P`."""


class Framed(NamedTuple):
    """Where a frame stands in a text, and what is said in it."""

    start: int
    end: int
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class WishFrame:
    """A pattern, and the name of the act that is wished with it."""

    act: str
    needs: tuple[str, ...]
    """Words of which a text has one, where the pattern is in it: to look for them is quicker."""
    pattern: re.Pattern[str]

    def search(self, text: str) -> Framed | None:
        """The first place in a text where it stands."""
        found = self.pattern.search(text) if any(map(text.__contains__, self.needs)) else None
        if found is None:
            return None
        said = found.groupdict(default="")
        return Framed(
            found.start(), found.end(), said.get("who", "").strip(), said.get("when", "").strip()
        )


@cache
def frames() -> tuple[WishFrame, ...]:
    """All frames, in the order in which they count; one that is no pattern stops the program with
    its act.
    """
    with (REFERENCE / _FILE).open("rb") as file:
        lists = tomllib.load(file)
    pieces: dict[str, str] = lists.pop("pieces", {})
    found: list[WishFrame] = []
    for act, entry in lists.items():
        if entry.keys() != {"needs", "frames"}:
            raise BrokenReferenceError(f"{_FILE}: {act} must have needs and frames")
        needs = tuple(entry["needs"])
        found += [WishFrame(act, needs, _compiled(act, frame, pieces)) for frame in entry["frames"]]
    return tuple(found)


def _compiled(act: str, frame: str, pieces: dict[str, str]) -> re.Pattern[str]:
    try:
        return re.compile(_filled(frame, pieces))
    except re.error as error:
        raise BrokenReferenceError(f"{_FILE}: {act}: {frame}: {error}") from error


def _filled(frame: str, pieces: dict[str, str]) -> str:
    """A frame with its pieces, and theirs."""

    def piece(found: re.Match[str]) -> str:
        if found.string[: found.start()].endswith("?P"):
            return found[0]
        if found[1] not in pieces:
            raise BrokenReferenceError(f"{_FILE}: there is no piece <{found[1]}>")
        return f"(?:{_filled(pieces[found[1]], pieces)})"

    return _PIECE.sub(piece, frame)
