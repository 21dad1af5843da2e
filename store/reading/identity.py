"""Whose report a file is and for which year, as printed: from the title, else the preface, signature or metadata."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from store.reading.blocks import Block, Document
from store.reading.folding import simplified, squeezed
from store.reading.segments import Role, Segment

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
_TAIL: Final = (
    "人民政府办公厅|人民政府办公室|政府办公室|政府办公厅|街道办事处|人民政府|管理委员会|管委会|委员会|管理局|执法局|"
    "办公室|办公厅|街道|局|厅|委|部|院|中心|乡|镇|市|县|区|州|盟|旗|省|处|所|站|队|办"
)
_AGENCY: Final = re.compile(rf"[\u4e00-\u9fff·]{{1,38}}(?:{_TAIL})")
_PREFACE: Final = re.compile(
    rf"(?:现(?:向社会)?(?:予以)?(?:公布|发布|公开)|本报告由|报告由|由)(?P<agency>[\u4e00-\u9fff]{{2,38}}?(?:{_TAIL}))"
    r"(?=(?:(?:19|20)\d{2}年|根据|编制|汇总|综合|按照|依据|[（(]))"
)
_PERIOD: Final = re.compile(r"(?P<year>(?:19|20)\d{2})年1月1日(?:起)?(?:至|到|—|-|－|~)")
_UP_TO: Final = re.compile(r"截[至止]\D{0,2}(?P<year>(?:19|20)\d{2})年12月31日")
_ANY_YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d{2})年")
_BARE_YEAR: Final = re.compile(r"(?P<year>(?:19|20)\d{2})")
_SIGNED: Final = re.compile(rf"[\u4e00-\u9fff]{{2,36}}(?:{_TAIL})")
_DATE: Final = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")
_NOISE: Final = re.compile(r"^(?:关于|现向社会|向社会|公布|发布|制定|编制|现公布|现将|当前位置|中华人民共和国|国务院)+")
_NO_AGENCY: Final = re.compile(
    r"^(?:本|我|该|全|各|政府|年度|通知|格式|工作|信息|有关)|条例|通知|关于|格式|规定|要求|专栏$|年报$"
)
_MAX_TITLE: Final = 70
_SEARCHED: Final = 40
"""Blocks at the beginning among which the title is looked for."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file prints about itself."""

    agency: str
    year: int | None
    title: str
    title_line: int
    """0 when there is no printed title."""
    title_agency: str
    """The agency in the title itself; empty when the title has none."""
    title_lines: frozenset[int] = frozenset()


def identify(document: Document, segments: Sequence[Segment]) -> Identity:
    """Agency, year and title as printed."""
    opening = [s.block for s in segments[:_SEARCHED] if s.role is not Role.TABLE and not s.block.grid]
    body = simplified("".join(squeezed(s.block.text[:400]) for s in segments[:80] if s.role is Role.PROSE))
    title, lines = _title(opening)
    title = title or (document.title if TITLE.search(_fold(document.title)) else "")
    agency, year = _of_title(title)
    signed = _signature(segments)
    printed = agency or _of_preface(body) or signed or document.publisher
    if agency and signed and agency != signed and agency.removesuffix("政府") in signed:
        printed = signed
    return Identity(printed, year or _year(body), title, min(lines, default=0), agency, lines)


def _fold(text: str) -> str:
    return simplified(squeezed(text)).lstrip("#* ").rstrip("*")


def _title(opening: Sequence[Block]) -> tuple[str, frozenset[int]]:
    """The title and its lines; it may be broken over lines, the agency standing on the first, and be printed twice."""
    title, lines = "", set[int]()
    for position, block in enumerate(opening):
        text = _fold(block.text)
        if len(text) > _MAX_TITLE or not TITLE.search(text) or _is_sentence(text):
            continue
        parts = [block]
        if not _of_title(text)[0] and position and _may_open_title(_fold(opening[position - 1].text)):
            parts.insert(0, opening[position - 1])
        title = title or "".join(_printed(part) for part in parts)
        lines |= {part.line for part in parts}
    return title, frozenset(lines)


def _printed(block: Block) -> str:
    return block.text.strip().strip("#* ").strip()


def _is_sentence(text: str) -> bool:
    return text.endswith(("。", "；")) and (len(text) > 45 or not _of_title(text)[0])


def _may_open_title(text: str) -> bool:
    if len(text) > 45 or "。" in text:
        return False
    return bool(_AGENCY.search(text)) or bool(_ANY_YEAR.search(text))


def _of_title(title: str) -> tuple[str, int | None]:
    """Agency and year of a title."""
    text, printed = _fold(title), squeezed(title).lstrip("#* ").rstrip("*")
    for pattern in (_FULL, _YEAR_FIRST, _NO_YEAR):
        found = pattern.search(text)
        if not found:
            continue
        agency = _clean(found["agency"])
        if agency and len(printed) == len(text):
            start = found.start("agency") + found["agency"].rfind(agency)
            agency = printed[start : start + len(agency)]
        year = int(found["year"]) if "year" in pattern.groupindex else None
        if agency:
            return agency, year or _year(text)
    bare = _BARE_YEAR.search(text)
    return "", int(bare["year"]) if bare else None


def _clean(agency: str) -> str:
    agency = _NOISE.sub("", agency).removesuffix("关于").removesuffix("年度")
    return "" if _NO_AGENCY.search(agency) or not _AGENCY.fullmatch(agency) else agency


def _of_preface(body: str) -> str:
    for found in _PREFACE.finditer(body[:2500]):
        if agency := _clean(found["agency"]):
            return agency
    return ""


def _signature(segments: Sequence[Segment]) -> str:
    """The agency on the line before the date at the end."""
    tail = [_fold(s.block.text) for s in segments[-4:] if s.role is Role.PROSE and not s.block.grid]
    for above, below in itertools.pairwise(tail):
        if _DATE.fullmatch(below) and _SIGNED.fullmatch(above):
            return above
    return ""


def _year(text: str) -> int | None:
    """The year a text is about: the statistical period says it best, then the first year named."""
    for pattern in (_PERIOD, _UP_TO, _ANY_YEAR):
        found = pattern.search(text)
        if found:
            return int(found["year"])
    return None


_OFFICE: Final = re.compile(rf"(?:{_TAIL})$")
_PLACE: Final = re.compile(r"[\u4e00-\u9fff]{1,7}?(?:省|自治区|自治州|自治县|市|县|区|旗|州|街道|乡|镇)")


def place_of(name: str) -> str:
    """The smallest place in an agency's name: 彭阳县 of 固原市彭阳县人民政府办公室; empty when it names none.

    >>> place_of("固原市彭阳县人民政府办公室")
    '彭阳县'
    """
    places = [found[0] for found in _PLACE.finditer(name) if len(found[0]) > 1]
    return places[-1] if places else ""


def office_free(name: str) -> str:
    """A name without the office at its end."""
    return _OFFICE.sub("", name)
