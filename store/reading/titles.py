"""The title of a report, and the agency and year in it or in any words like it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from store.reading.blocks import Block
from store.reading.folding import simplified, squeezed
from store.reading.places import ENDINGS

TITLE: Final = re.compile(r"(?:政府)?信息公开(?:工作)?(?:情况)?(?:的)?(?:年度(?:工作)?报告|工作报告|年报)|年度报告")
_FULL: Final = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{2,40}?)(?:关于)?[（(]?(?P<year>(?:19|20)\d{2})[)）]?年?度?的?(?:政府|政务)?信息公开"
)
_YEAR_FIRST: Final = re.compile(
    r"(?P<year>(?:19|20)\d{2})年?度?(?P<agency>[\u4e00-\u9fff]{2,40}?)(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:年度|工作|年报)"
)
_NO_YEAR: Final = re.compile(
    r"(?P<agency>[\u4e00-\u9fff]{2,40}?)(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:年度报告|年报)"
)
_AGENCY: Final = re.compile(rf"[\u4e00-\u9fff·]{{1,38}}(?:{ENDINGS})")
_ANY_YEAR: Final = re.compile(r"(?:19|20)\d{2}年")
_BARE_YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d{2})")
_NOISE: Final = re.compile(
    r"^(?:(?:文件|信息)?名称|标题|关于|特(?=编制|向社会|公布|发布|制定|公开)|现向社会|向社会|公布|发布|制定|编制|现公布|现将|当前位置|中华人民共和国|国务院)+"
)
_NO_AGENCY: Final = re.compile(
    r"^(?:本|我|该|全|各|政府|年度|通知|格式|工作|信息|有关|根据|按照|依据|通过|利用|依托)|条例|通知|关于|格式|规定|要求|编制了|专栏$|年报$"
)
_CITED: Final = re.compile(r"《[^《》]{2,120}(?:通知|函|条例|办法|规定|意见|方案|要点|指南|格式|要求|说明)》")
_PATH: Final = re.compile(r"[>＞»›].*[>＞»›]|[/／].*[/／]")
_APART: Final = re.compile(r"\s{3,}")
_REPORT: Final = re.compile("[报報]")
"""One of these stands in every title: 报告, 年报."""
_MAX_TITLE: Final = 70
_MAX_PRINTED: Final = 200
"""Characters of a line that may be a title set with blanks between its characters."""


def fold(text: str) -> str:
    """Simplified characters, no blanks, no marks of emphasis."""
    return simplified(squeezed(text)).lstrip("#* ").rstrip("*")


def without_cited(text: str) -> str:
    """A folded text without the names of the notices and rules that it cites, which may name other agencies.

    >>> without_cited("根据《某县人民政府办公室关于做好年度报告编制工作的通知》要求")
    '根据要求'
    """
    return _CITED.sub("", text) if "《" in text else text


def is_path(text: str) -> bool:
    """Whether a line is the way to a page on its site: `首页 > 街镇 > 年报`, no words of the report."""
    return len(text) <= _MAX_PRINTED and bool(_PATH.search(text)) and "。" not in text


def title_of(opening: Sequence[Block]) -> tuple[str, frozenset[int]]:
    """The title and its lines; it may be broken over lines, the agency standing on the first, and be printed twice."""
    title, lines = "", set[int]()
    for position, block in enumerate(opening):
        if len(block.text) > _MAX_PRINTED or not _REPORT.search(block.text):
            continue
        text = fold(block.text)
        if len(text) > _MAX_TITLE or not TITLE.search(text) or _is_sentence(text) or is_path(text):
            continue
        parts = [block]
        if not agency_and_year(text)[0] and position and _may_open_title(fold(opening[position - 1].text)):
            parts.insert(0, opening[position - 1])
        title = title or "".join(_printed(part) for part in parts)
        lines |= {part.line for part in parts}
    return title, frozenset(lines)


def _printed(block: Block) -> str:
    """A line of the title without what stands in another column beside it."""
    text = block.text.strip().strip("#* ").strip()
    return next((part for part in _APART.split(text) if TITLE.search(fold(part)) and agency_and_year(part)[0]), text)


def _is_sentence(text: str) -> bool:
    return text.endswith(("。", ";", "；")) and (len(text) > 45 or not agency_and_year(text)[0])


def _may_open_title(text: str) -> bool:
    if len(text) > 45 or "。" in text:
        return False
    return bool(_AGENCY.search(text)) or bool(_ANY_YEAR.search(text))


def agency_and_year(title: str) -> tuple[str, int | None]:
    """Agency, in the characters that are printed, and year of a title."""
    text, printed = fold(title), squeezed(title).lstrip("#* ").rstrip("*")
    for pattern in (_FULL, _YEAR_FIRST, _NO_YEAR):
        found = pattern.search(text)
        if not found:
            continue
        agency = cleaned(found["agency"])
        if agency and len(printed) == len(text):
            start = found.start("agency") + found["agency"].rfind(agency)
            agency = printed[start : start + len(agency)]
        year = int(found["year"]) if "year" in pattern.groupindex else None
        if agency:
            return agency, year or year_in(text)
    bare = _BARE_YEAR.search(text)
    return "", int(bare["year"]) if bare else None


def cleaned(agency: str) -> str:
    """A name without the words around it; empty when it is no agency's."""
    agency = _NOISE.sub("", agency).removesuffix("关于").removesuffix("年度")
    return "" if _NO_AGENCY.search(agency) or not _AGENCY.fullmatch(agency) else agency


_PERIOD: Final = re.compile(r"(?P<year>(?:19|20)\d{2})年1月1日(?:起)?(?:至|到|—|-|－|~)")
_UP_TO: Final = re.compile(r"截[至止]\D{0,2}(?P<year>(?:19|20)\d{2})年12月31日")
_FIRST: Final = re.compile(r"(?P<year>(?:19|20)\d{2})年")


def year_in(text: str) -> int | None:
    """The year a text is about: the statistical period says it best, then the first year named."""
    for pattern in (_PERIOD, _UP_TO, _FIRST):
        found = pattern.search(text)
        if found:
            return int(found["year"])
    return None
