"""The frames of follow-ups, as `follow-ups.toml` has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from store.reference import BrokenReferenceError, toml_of

_FILE = "follow-ups.toml"
LONGEST = 90
"""Letters of a text that may be a follow-up in a frame; a longer one says something of its own."""
SLOTS = {"agency": "\ue000", "year": "\ue100", "row": "\ue200", "column": "\ue300"}
"""The first of the letters that stand for what is named."""
_NUMBER = r"[两俩二三四五六七八九十\d]+|two|three|four|five|six|seven|eight|nine|ten"
_BREAK = r"[\s,.?!;:\"，。？！、；：…~～-]"
_KEYS = frozenset({"example", "reads", "after", "pattern", "key", "beside", "unless", "said", "by"})


@dataclass(frozen=True)
class Fitting:
    """A text that fits a frame."""

    text: str
    number: str | None

    def filled(self, said: str) -> str:
        """What is said, with the letters of what is named, and the number, in their places."""
        said = said.replace(r"\g<n>", self.number or "")
        named = re.findall(_named_piece(SLOTS), self.text)
        said = said.replace(r"\g<named>", named[0] if named else "")
        for kind in SLOTS:
            pieces = re.findall(_named_piece([kind]), self.text)
            said = said.replace(rf"\g<{kind}>", pieces[0] if pieces else "")
        return said


@dataclass(frozen=True)
class Frame:
    """A way in which people go on from a question, and what is put in its place."""

    place: str
    row: Mapping[str, str | list[str]]
    leads: Sequence[str]
    tails: Sequence[str]

    @cached_property
    def english(self) -> bool:
        """Whether it is one of English."""
        return self._text("example").isascii()

    @cached_property
    def slots(self) -> frozenset[str]:
        """What may be named in it."""
        written = " ".join(map(str, self.row.values()))
        named = {kind for kind in SLOTS if f"<{kind}>" in written}
        return frozenset(named)

    @property
    def after(self) -> str:
        """What it may come after; empty where it may after any question."""
        return self._text("after")

    @property
    def said(self) -> str:
        """What is put in its place."""
        return self._text("said")

    @property
    def by(self) -> str:
        """The function that makes what is put in its place; empty where `said` tells it."""
        return self._text("by")

    @property
    def example(self) -> str:
        """A text that fits it."""
        return self._text("example")

    @property
    def reads(self) -> str:
        """What the example is put in."""
        return self._text("reads")

    def fitting(self, text: str) -> Fitting | None:
        """How a text fits, which has letters in the place of what is named; None where it does
        not.
        """
        match = self._pattern.fullmatch(text)
        if match is None:
            return None
        core = match["core"]
        if self._unless is not None and self._unless.fullmatch(core.strip()):
            return None
        numbers = [said for name, said in match.groupdict().items() if name != "core" and said]
        return Fitting(core, numbers[0] if numbers else None)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        body = self._text("pattern") or self._of_words()
        end = r"(?!\w)" if self.english else ""
        lead, tail = _either(self.leads), _either(self.tails)
        ahead, behind = (
            rf"(?:{_BREAK}*{lead}{end})*{_BREAK}*",
            rf"{_BREAK}*(?:{tail}{end}{_BREAK}*)*",
        )
        return self._compiled(f"{ahead}(?P<core>{_with_slots(body)}){behind}")

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        written = self._text("unless")
        if not written:
            return None
        return self._compiled(_with_slots(written))

    def _compiled(self, written: str) -> re.Pattern[str]:
        try:
            return re.compile(written)
        except re.error as broken:
            raise BrokenReferenceError(f"{self.place}: {broken}") from None

    def _of_words(self) -> str:
        """What is said with a word of `key`, and otherwise words of `beside`.

        No group stands in what is not gone back into: Python 3.11 tells its span wrong.
        """
        key, beside = self.row["key"], self.row["beside"]
        every = _either([*key, *beside]).replace("<n>", f"(?:{_NUMBER})")
        if self.english:
            between = rf"(?:{_BREAK}|')*"
            return (
                rf"(?=.*(?<!\w){_either(key)}(?!\w))(?:(?>{every})(?!\w){between})*?"
                rf"(?:(?>{every})(?!\w))"
            )
        return rf"(?=.*{_either(key)})(?:(?>{every}){_BREAK}*?)*+"

    def _text(self, key: str) -> str:
        return str(self.row.get(key, ""))


@cache
def frames(tongue: str) -> tuple[Frame, ...]:
    """The frames of a language (zh, en), in the order in which they are tried.

    Raises BrokenReferenceError, with the file and the example, for one that lacks something.
    """
    return tuple(frame for frame in _read() if frame.english == (tongue == "en"))


def _read() -> Iterator[Frame]:
    lists = toml_of(_FILE)
    for row in lists["frame"]:
        place = f"{_FILE}: {row.get('example')}"
        told = ("pattern" in row) != ("key" in row) and ("said" in row) != ("by" in row)
        if not {"example", "reads"} <= row.keys() <= _KEYS or not told:
            raise BrokenReferenceError(
                f"{place}: a frame has example, reads, pattern or key, and said or by"
            )
        around = lists["en" if row["example"].isascii() else "zh"]
        yield Frame(place, row, around["leads"], around["tails"])


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(_escaped, longest_first))})"


def _escaped(word: str) -> str:
    """A word as it is looked for; what is named stays a slot."""
    return re.escape(word).replace(r"\ ", " ")


def _with_slots(written: str) -> str:
    """A pattern with the letters that stand for what is named, and the number it tells."""
    for kind in SLOTS:
        written = written.replace(f"<{kind}>", _named_piece([kind]))
    pieces = written.split("<n>")
    numbered = (f"(?P<n{at}>{_NUMBER}){piece}" for at, piece in enumerate(pieces[1:]))
    return "".join((pieces[0], *numbered))


def _named_piece(kinds: Iterable[str]) -> str:
    """One thing that is named, or several of it that are joined."""
    spans = "".join(f"{SLOTS[kind]}-{chr(ord(SLOTS[kind]) + 0xFF)}" for kind in kinds)
    return rf"[{spans}](?:(?:[、，, ]|和|及|\band\b|&)*[{spans}])*"
