"""What a heading, a caption or a note says of the tables beside it: that they are another year's,
others', or void.

A chapter's heading, and a caption like one, may say nothing but the form's words, the year and the
agency; of what else it says nobody knows whether the table is the report's own: 未收到和处理…,
收到和处理村务信息…, （更正前）.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from store.reading.forms.around_tables import AROUND
from store.reading.forms.caption_words import (
    is_beside,
    is_example,
    of_others,
    other_time_in,
    titles,
    without_plain_words,
)
from store.reading.forms.labels import is_slip
from store.reading.heading.caption_times import CaptionTimes, times_of
from store.reading.whose.titles import cleaned
from store.reading.words.folding import key, simplified

OTHER_YEAR: Final = "table-of-other-year"
OTHER_AGENCY: Final = "table-of-other-agency"
EXAMPLE: Final = "table-is-example"
STRANGE: Final = "table-caption-strange"
_LEFT_OF_SPANS: Final = "-—－–~～至到"
"""Signs that stand alone where the dates on either side of them were taken out."""
_SHORTEST: Final = 3
"""Characters of the shortest name of an agency: 水务局."""
_ADMINISTERED: Final = ("省", "市", "州", "县", "区", "旗")
NO_TIME: Final = CaptionTimes(is_other=False, is_own=False, rest="")


class CaptionMeaning(NamedTuple):
    """What a caption says."""

    foreign: str = ""
    """The kind of problem that the table below is; empty when it may be the report's own."""
    own: bool = False
    """Whether it says that the table below is the report's own."""


@lru_cache(maxsize=1024)
def meaning(text: str, agency: str, year: int | None, *, is_heading: bool) -> CaptionMeaning:
    """What a caption, folded, says in the report of an agency on a year."""
    if is_example(text):
        return CaptionMeaning(EXAMPLE)
    bare = AROUND["caption-number"].sub("", text)
    times = _times(bare, year)
    is_title = is_heading or is_like_heading(times.rest)
    if times.begins or (times.is_other and (is_title or is_about(times.rest))):
        return CaptionMeaning(OTHER_YEAR)
    named = _agency(times.rest) if agency else ""
    if named and not _is_same(named, agency):
        return CaptionMeaning(OTHER_AGENCY)
    if _is_strange(times.rest, agency, is_title=is_title):
        return CaptionMeaning(STRANGE)
    return CaptionMeaning(own=(times.is_own and is_about(times.rest)) or bool(named))


def _is_strange(bare: str, agency: str, *, is_title: bool) -> bool:
    """Whether a caption says that its table is others' or void, or a heading what the form does not
    explain.
    """
    rest = without_plain_words(bare)
    return of_others(rest) or (is_title and not _is_explained(rest, bare, agency))


def says_only_time(text: str, year: int | None) -> CaptionTimes:
    """What a line says of time, where it says nothing else: 统计时间：2021年1月1日至12月31日,
    以下为上年数据.
    """
    times = _times(text, year)
    if without_plain_words(times.rest):
        return NO_TIME
    return times


def of_note(what: str, agency: str, year: int | None) -> str:
    """The kind of problem that a table is of which a note says that it is this."""
    times = _times(what, year)
    if times.is_other:
        return OTHER_YEAR
    if times.is_own:
        return ""
    if is_example(what):
        return EXAMPLE
    bare = AROUND["caption-number"].sub("", what).removesuffix("数据").removesuffix("的")
    named = _agency(bare)
    if agency and named and not _is_same(named, agency):
        return OTHER_AGENCY
    if of_others(bare):
        return STRANGE
    return ""


def of_sheet(name: str, agency: str, year: int | None) -> str:
    """The kind of problem that the tables of a sheet of this name, folded, are; empty where they
    may be the report's own.
    """
    times = _times(name, year)
    if times.is_other:
        return OTHER_YEAR
    if is_beside(times.rest):
        return STRANGE
    return meaning(name, agency, year, is_heading=False).foreign


def is_about(rest: str) -> bool:
    """Whether a caption without its number and time says only what the form's tables are called, or
    an agency.
    """
    return not AROUND["words-of-form"].sub("", rest).strip(_LEFT_OF_SPANS) or bool(_agency(rest))


def _times(text: str, year: int | None) -> CaptionTimes:
    """What a text says of time; without a year of the report only that it is none: 上半年."""
    if year:
        return times_of(text, year)
    other = other_time_in(text)
    if other is None:
        return CaptionTimes(is_other=False, is_own=False, rest=text)
    return CaptionTimes(
        is_other=True, is_own=False, rest=text.replace(other.words, "", 1), begins=other.begins
    )


def is_like_heading(bare: str) -> bool:
    """Whether a line is worded as the heading of a chapter with tables."""
    return bool(AROUND["caption-title"].search(bare) and AROUND["caption-title-end"].search(bare))


def _is_explained(rest: str, bare: str, agency: str) -> bool:
    """Whether what the form does not explain in a heading is the agency's own name, or a slip of
    the form's words.
    """
    rest = AROUND["bare-number"].sub("", rest).removesuffix("级")
    if not rest or (
        _is_own(rest, agency) if agency else _agency(rest) or AROUND["levels-alone"].fullmatch(rest)
    ):
        return True
    return any(is_slip(key(bare), key(title)) for title in titles())


def _is_own(rest: str, agency: str) -> bool:
    """Whether a text is the agency's name, a short form of it, or of all its place: 全县 for a
    county's government.
    """
    if (
        rest.startswith("全")
        and AROUND["of-all"].search(agency) is None
        and rest.endswith(_ADMINISTERED)
    ):
        return False
    return _is_part(rest.removeprefix("全"), agency)


def _is_part(rest: str, agency: str) -> bool:
    """Whether a text is a short form of an agency's name: 区教育局 of 西湖区教育局, 县."""
    return _is_in_order(rest, agency) and (
        len(rest) > 1 or bool(AROUND["levels-alone"].fullmatch(rest))
    )


@lru_cache(maxsize=1024)
def _agency(bare: str) -> str:
    """The agency in a caption without its time, without the words of the form around it."""
    name = cleaned(AROUND["words-of-form"].sub("", bare))
    if len(name) >= _SHORTEST:
        return name
    return ""


def _is_same(named: str, agency: str) -> bool:
    """Whether a name is that of the agency or a short form of it: 区教育局 of 西湖区教育局."""
    return _is_in_order(named, agency) or named in agency or agency in named


def _is_in_order(part: str, name: str) -> bool:
    """Whether the characters of a text stand in a name one after the other, be it with others
    between them.
    """
    own = iter(simplified(name))
    return all(char in own for char in simplified(part))
