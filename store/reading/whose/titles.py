"""Titles of reports: the agency and year in one, or in any words like it.

A title is made of a name, a year and the words for the report, in any order:
`某局2022年政府信息公开工作年度报告`, `2022年度政府信息公开年报（某局）`,
`某局关于2022年度政府信息公开工作的年度报告`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from store.reading.words.agency_words import agency_words
from store.reading.words.folding import simplified, squeezed
from store.reading.words.identity_patterns import IDENTITY
from store.reading.words.places import ENDINGS
from store.reading.words.years import spans_in_title, with_digits, year_in

_BRACKETS: Final = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_BRACKETED: Final = re.compile(r"[(（\[【](?P<inner>[^()（）\[\]【】]{2,40})[)）\]】]")
_AGENCY: Final = re.compile(rf"[\u3400-\u9fff\U00020000-\U0003ffff·]{{1,48}}(?:{ENDINGS})")
_BEFORE_NAME: Final = re.compile(
    r"[,，:：;；。《“\-—–|_\n]|[A-Za-z\d]+(?=[\u3400-\u9fff\U00020000-\U0003ffff])"
)
"""What a name does not go over: `Page 8 - 某局`."""
_LONGEST: Final = 44
_SIGNS: Final = "《》〈〉<>“”\"'‘’ ·:：,，。;；、-—_|*#"


def fold(text: str) -> str:
    """Simplified characters, no blanks, no marks of emphasis."""
    return simplified(squeezed(text)).lstrip("#* ").rstrip("*")


def without_cited(text: str) -> str:
    """A folded text without the names of the notices and rules that it cites, which may name other
    agencies.

    >>> without_cited("根据《某县人民政府办公室关于做好年度报告编制工作的通知》要求")
    '根据要求'
    """
    if "《" in text:
        return IDENTITY["cited"].sub("", text)
    return text


@lru_cache(maxsize=256)
def agency_and_year(title: str) -> tuple[str, int | None]:
    """Agency, in the characters that are printed, and year of a title or a clause like one."""
    printed = squeezed(title).lstrip("#* ").rstrip("*")
    text = with_digits(fold(title))
    core = IDENTITY["title-core"].search(text)
    head, tail = (text[: core.start()], text[core.start() :]) if core else (text, "")
    years = spans_in_title(head) or spans_in_title(tail) or []
    year = years[-1][2] if years else None
    agency = _in_head(head) or (_in_brackets(tail) if core else "")
    return _as_printed(agency, text, printed), year if year is not None else year_in(text)


def _in_head(head: str) -> str:
    """The name before the words for the report: on either side of the year, the one nearest to them
    last.
    """
    pieces, at = [], 0
    for start, end, _ in spans_in_title(head):
        pieces.append(head[at:start])
        at = end
    pieces.append(head[at:])
    named = [name for piece in pieces if (name := cleaned(IDENTITY["around-year"].sub("", piece)))]
    if named:
        return named[-1]
    return ""


def _in_brackets(tail: str) -> str:
    """`2022年度政府信息公开工作年度报告（武鸣区民政局）`."""
    return next(
        (name for found in _BRACKETED.finditer(tail) if (name := cleaned(found["inner"]))), ""
    )


def _as_printed(agency: str, text: str, printed: str) -> str:
    start = text.rfind(agency) if agency else -1
    if start >= 0 and len(printed) == len(text):
        return printed[start : start + len(agency)]
    return agency


@lru_cache(maxsize=2048)
def cleaned(agency: str) -> str:
    """A name without the words around it; empty when it is no agency's.

    >>> cleaned("现公开钢花村街道办事处"), cleaned("邹城市唐村镇通过网站"),
      cleaned("海关总署(本级机关)")
    ('钢花村街道办事处', '', '海关总署')
    """
    words = agency_words()
    name = _BRACKETS.sub("", agency).strip(_SIGNS)
    name = _BEFORE_NAME.split(name)[-1]
    name = words.verbs.sub("", name)
    name = words.behind.sub("", words.before.sub("", name).lstrip(_SIGNS)).strip(_SIGNS)
    if (
        len(name) > _LONGEST
        or IDENTITY["no-agency"].search(name)
        or words.never.search(name)
        or not _AGENCY.fullmatch(name)
    ):
        return ""
    return name
