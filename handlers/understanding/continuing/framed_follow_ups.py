"""What somebody says who goes on from the question before, in the words that the lists know
(`follow-ups.toml`): 西吉也一并列上 is 加上西吉, "throw Xiji in too" is "add Xiji".

A frame is put only where the whole text fits it, so that no word that says something else is lost.
What is named in it (an agency, a year, a row) stands in the frame as a letter of no alphabet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from handlers.reply import Language
from handlers.understanding.asked.question import Before, Operation, Question
from handlers.understanding.continuing.edit_words import how_many
from handlers.understanding.continuing.follow_up_frames import (
    LONGEST,
    SLOTS,
    Fitting,
    Frame,
    frames,
)
from handlers.understanding.continuing.the_rest import results_told
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.numerals import numeral

_TWO = 2
_FIRST_YEAR = 2019
"""The first year of the national form, where all years before another are asked for."""


@dataclass(frozen=True)
class _Slot:
    """A piece of the text that stands as a letter in a frame."""

    start: int
    end: int
    letter: str
    years: tuple[int, ...] = ()


def framed(parts: Parts, before: Before) -> str | None:
    """A text that goes on from the question before, in plain words; None where no frame fits it."""
    if before.last is None or len(parts.text) > LONGEST:
        return None
    found = _fitting(parts, before)
    if found is None:
        return None
    frame, fit, slots = found
    years = [slot.years[0] for slot in slots if slot.years]
    said = made_by(frame, fit, years, before) if frame.by else fit.filled(frame.said)
    if said is None:
        return None
    said = _with_what_is_named(said, parts.text, slots)
    if said == parts.text:
        return None
    return said


def made_by(frame: Frame, fit: Fitting, years: Sequence[int], before: Before) -> str | None:
    """What the function of a frame makes of a text that fits it and names these years."""
    return _BY[frame.by](fit, years, before, frame.english)


def _fitting(parts: Parts, before: Before) -> tuple[Frame, Fitting, tuple[_Slot, ...]] | None:
    """The first frame that a text fits, with what stands in it."""
    written: dict[frozenset[str], tuple[str, tuple[_Slot, ...]]] = {}
    for frame in frames("en" if _is_english(parts) else "zh"):
        if frame.slots not in written:
            written[frame.slots] = _with_letters(parts, frame.slots)
        text, slots = written[frame.slots]
        fit = frame.fitting(text)
        if fit is not None and _AFTER[frame.after](before) and _counts_right(fit, before):
            return frame, fit, slots
    return None


def _counts_right(fit: Fitting, before: Before) -> bool:
    """Whether as many are spoken of as were told: 占两家的百分之几, and not after three."""
    said = PATTERNS["so-many-of-those-told"].search(fit.text)
    if said is None or fit.number or not before.shown:
        return True
    terms = {row.term for row in before.shown}
    agencies, years = {term.agency for term in terms}, {term.year for term in terms}
    return how_many(said["many"]) in (len(terms), len(agencies), len(years))


def _is_english(parts: Parts) -> bool:
    """Whether a text is in English, in whatever letters its names are."""
    return _with_letters(parts, frozenset({"agency"}))[0].translate(_NO_LETTERS).isascii()


_NO_LETTERS = dict.fromkeys(range(0xE000, 0xE400))


def _with_letters(parts: Parts, kinds: frozenset[str]) -> tuple[str, tuple[_Slot, ...]]:
    """A text with letters in the place of what is named, and what these stand for."""
    text, slots = parts.text, tuple(_slots(parts, kinds))
    for slot in sorted(slots, key=lambda one: one.start, reverse=True):
        text = f"{text[: slot.start]}{slot.letter}{text[slot.end :]}"
    return text, slots


def _slots(parts: Parts, kinds: frozenset[str]) -> Iterator[_Slot]:
    """What is named in a text, of some kinds; a row that a name or a year lies in is none."""
    taken: list[tuple[int, int]] = []
    spans = chain(_names(parts), _years(parts), _words(parts))
    count = 0
    for kind, start, end, years in spans:
        apart = all(end <= one or start >= other for one, other in taken)
        if kind in kinds and apart:
            taken.append((start, end))
            yield _Slot(start, end, chr(ord(SLOTS[kind]) + count), years)
            count += 1


_Span = tuple[str, int, int, tuple[int, ...]]


def _names(parts: Parts) -> Iterator[_Span]:
    for mention in parts.mentions:
        yield "agency", mention.start, mention.end, ()


def _years(parts: Parts) -> Iterator[_Span]:
    for period in parts.periods:
        if len(period.years) == 1 and not period.counted:
            yield "year", period.start, period.end, period.years


def _words(parts: Parts) -> Iterator[_Span]:
    """Rows and columns that words name; words side by side are one."""
    for kind in ("row", "column"):
        start = end = -1
        for word in parts.words:
            if not (word.subjects or word.hints if kind == "row" else word.columns):
                continue
            if end >= 0 and parts.text[end : word.start].strip():
                yield kind, start, end, ()
                start = word.start
            start = word.start if end < 0 else start
            end = word.end
        if end >= 0:
            yield kind, start, end, ()


def _with_what_is_named(said: str, text: str, slots: tuple[_Slot, ...]) -> str:
    for slot in slots:
        said = said.replace(slot.letter, text[slot.start : slot.end])
    return said


def _last(before: Before) -> Question:
    return before.answered or before.last or Question("", Language.ZH, Operation.NONE)


def _of_several(before: Before) -> bool:
    last = _last(before)
    return len(last.mentions) >= _TWO or last.everywhere


def _of_an_order(before: Before) -> bool:
    last = _last(before)
    return last.everywhere or last.operation is Operation.RANK


def _of_one_year(before: Before) -> bool:
    return before.year is not None and _last(before).operation is not Operation.RANK


def _of_a_figure(before: Before) -> bool:
    return bool(before.shown)


_AFTER: dict[str, Callable[[Before], bool]] = {
    "": lambda before: True,
    "several": _of_several,
    "order": _of_an_order,
    "figure": _of_a_figure,
    "two": lambda before: len(before.shown) >= _TWO,
    "one agency": lambda before: len(_last(before).mentions) == 1,
    "one year": _of_one_year,
    "prose": lambda before: _last(before).operation is Operation.FIND,
    "result": lambda before: bool(results_told(before)),
    "any figure": lambda before: before.answered is not None,
}
"""What a frame may come after, by its name in the list."""


def _base(years: Sequence[int], before: Before) -> int | None:
    """The year from which others are reckoned: one that is named, else that of the question
    before.
    """
    return years[0] if years else before.year


def _years_behind(fit: Fitting, years: Sequence[int], before: Before, english: bool) -> str | None:
    """The years behind that of the question before, as many as are said, or all."""
    base, many = _base(years, before), numeral(fit.number or "")
    if base is None:
        return None
    if many is None and not before.shown:
        return None  # The prose is asked for years that are named.
    if many is None:
        return f"each year since {base + 1}" if english else f"{base + 1}年以来各是多少"
    return _from_to(base + 1, base + many, before, english=english)


def _years_ahead(fit: Fitting, years: Sequence[int], before: Before, english: bool) -> str | None:
    """The years ahead of that of the question before, as many as are said, or all."""
    base, many = _base(years, before), numeral(fit.number or "")
    if base is None or base <= _FIRST_YEAR or (many is None and not before.shown):
        return None
    first = _FIRST_YEAR if many is None else base - many
    return _from_to(first, base - 1, before, english=english)


def _from_to(first: int, last: int, before: Before, *, english: bool) -> str:
    if first == last:
        return f"what about {first}" if english else f"{first}年呢"
    each = range(first, last + 1)
    if english and (last - first < _LISTED or not before.shown):
        return f"in {' and '.join(map(str, each))}"
    if english:
        return f"each year from {first} to {last}"
    if before.shown:
        return f"{first}年到{last}年各是多少"
    return f"{'和'.join(f'{year}年' for year in each)}各多少"  # of the prose


_LISTED = 3
"""Years that are named one by one; of more the course is told."""


def _against_that_year(
    fit: Fitting, years: Sequence[int], before: Before, english: bool
) -> str | None:
    """How the figure changed from the year of the question before to the one that is named."""
    if before.year is None or not years or before.year == years[0]:
        return None
    first, last = sorted((before.year, years[0]))
    return f"change from {first} to {last}" if english else f"{last}年比{first}年变化多少"


def _next_year(fit: Fitting, years: Sequence[int], before: Before, english: bool) -> str | None:
    """The year behind that of the question before."""
    if before.year is None:
        return None
    return f"what about {before.year + 1}" if english else f"{before.year + 1}年呢"


_BY: dict[str, Callable[[Fitting, Sequence[int], Before, bool], str | None]] = {
    "years_behind": _years_behind,
    "years_ahead": _years_ahead,
    "next_year": _next_year,
    "against_that_year": _against_that_year,
}
"""The functions that the list names."""
