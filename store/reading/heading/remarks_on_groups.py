"""What a remark makes of all columns or rows below a head: 申请人情况（单位：百件）,
第二十条第（一）项（上年）.

Such a head is no column's, so that the columns' own heads say nothing of it. What does not just
explain it, or give the report's own year, makes other numbers of those below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from store.reading.forms.around_tables import AROUND
from store.reading.forms.caption_words import counts_in_multiples, without_plain_words
from store.reading.forms.head_words import leaves_head
from store.reading.heading.caption_times import CaptionTimes, times_of
from store.reading.layout.segments import BlockRole, Segment
from store.reading.words.folding import simplified, squeezed
from store.reading.words.years import with_digits

_OPENING: Final = re.compile(r"[(（]")
_CLOSING: Final = re.compile(r"[)）]")
_BELOW: Final = 2
"""Lines over which a narrow head with its remark may reach on."""
_LONGEST: Final = 400


class HeadedGroup(NamedTuple):
    """The head of a group that a block holds, and what its remark says."""

    is_item: bool
    """Whether it is an item of table two, and holds until the next."""
    text: str = ""
    """The head with its remark; empty where none makes other numbers of those below."""
    is_of_other_year: bool = False
    is_in_multiples: bool = False


def group_headed(parts: Sequence[Segment], position: int, year: int | None) -> HeadedGroup | None:
    """The head of a group in a block, if it holds one that opens an item or has a remark."""
    text = parts[position].block.text
    if ("（" not in text and "(" not in text) or len(text) > _LONGEST:
        return None
    return _headed(_whole(parts, position), year)


@lru_cache(maxsize=1024)
def _headed(text: str, year: int | None) -> HeadedGroup | None:
    """The head of a group in a text; the heads of tables are few."""
    if not AROUND["may-head-group"].search(text):
        return None
    folded = simplified(squeezed(text))
    remarks = (_remark(found, year) for found in AROUND["remark-on-group"].finditer(folded))
    said = next((remark for remark in remarks if remark), None)
    return said or (HeadedGroup(is_item=True) if AROUND["head-of-item"].search(folded) else None)


def _whole(parts: Sequence[Segment], position: int) -> str:
    """A block with what follows it while a bracket in it is open."""
    text = parts[position].block.text
    if len(_OPENING.findall(text)) <= len(_CLOSING.findall(text)):
        return text
    for below in parts[position + 1 : position + 1 + _BELOW]:
        is_open = len(_OPENING.findall(text)) > len(_CLOSING.findall(text))
        if not is_open or below.role is not BlockRole.TABLE or below.block.grid:
            break
        text += below.block.text
    return text


def _remark(found: re.Match[str], year: int | None) -> HeadedGroup | None:
    """What a remark behind a head of a group says, if it makes other numbers of those below."""
    note = with_digits(found["remark"])
    in_multiples = counts_in_multiples(note) or AROUND["in-multiples"].search(note) is not None
    times = times_of(note, year or 0)
    if not in_multiples and (leaves_head(note, year) or _is_plain(times)):
        return None
    return HeadedGroup(found["item"] is not None, found[0], times.is_other, in_multiples)


def _is_plain(times: CaptionTimes) -> bool:
    """Whether a remark says nothing but the own year and the form's words."""
    return not times.is_other and not without_plain_words(
        AROUND["words-of-form"].sub("", times.rest)
    )
