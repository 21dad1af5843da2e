"""How a report names its own agency where the title does not: preface, first sentence, contact, signature."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from store.reading.places import ENDINGS, office_free, place_of
from store.reading.segments import Role, Segment
from store.reading.titles import TITLE, agency_and_year, cleaned, fold, without_cited

_PREFACE_LENGTH: Final = 2500
"""Characters of the text among which the preface is."""
_BY: Final = re.compile(
    rf"(?:现(?:向社会)?(?:予以)?(?:公布|发布|公开)|本报告由|报告由|由)(?P<agency>[\u4e00-\u9fff]{{2,38}}?(?:{ENDINGS}))"
    r"(?=(?:(?:19|20)\d{2}年|根据|编制|汇总|综合|按照|依据|[（(]))"
)
"""`本报告由嘉善县大云镇人民政府…编制`, `现公布彭阳县人民政府办公室2020年…`."""
_FOR_ALL: Final = re.compile(
    r"综合(?:了)?(?:(?:19|20)\d{2}年度?)?(?P<agency>[\u4e00-\u9fff]{1,8}?[省市县区])各[省市县区乡镇(（]"
)
"""`综合2017年度丽水市各县(市、区)政府和市级各部门的年度工作报告编制`: the report of the place itself."""
_SCRIBE: Final = re.compile(
    r"(?P<whole>[\u4e00-\u9fff]{2,20}人民政府)(?:(?:政府)?(?:信息|政务)公开工作?领导小组办公室|党政(?:综合)?办公室)$"
)
"""Offices that write the report of their government and have none of their own."""
_FIRST_WORDS: Final = re.compile(
    rf"^(?:19|20)\d{{2}}年度?[，,]?(?P<agency>[\u4e00-\u9fff]{{2,20}}?(?:{ENDINGS}))(?:门户网站|官方网站|网站)?(?:共|累计|通过)?主动公开"
)
"""`2022年市统计局门户网站主动公开政府信息22条`."""
_CONTACT: Final = re.compile(r"(?:联系|请与)(?P<place>[\u4e00-\u9fff]{1,8}?(?P<level>[市县区乡镇]))(?:人民)?政府")
_WROTE: Final = re.compile(
    rf"(?:^|[,。;:》])(?P<agency>[\u4e00-\u9fff]{{3,38}}?(?:{ENDINGS}))(?:结合[^,。;]{{2,16}},?)?(?:组织|认真|现|特)?"
    r"(?:编制|编写|撰写)(?!的)[^,。;]{0,40}?(?:年度(?:工作)?报告|年报)(?!的?(?:格式|通知|编制|要求))"
)
"""`平罗县水务局结合单位实际,编制本单位2022年度政务公开工作年度报告`."""
_SUBJECT: Final = re.compile(
    rf"^(?:(?:19|20)\d{{2}}年(?:度|以来|来)?,?)?(?P<agency>[\u4e00-\u9fff]{{3,30}}?(?:{ENDINGS}))"
    r"(?=在|以|按照|根据|依据|认真|严格|全面|坚持|深入|紧紧|围绕|积极|高度重视|始终|持续|切实|不断|进一步|贯彻|扎实)"
)
"""`2022年,春城街道办事处按照…`: who it is that has done something, at the beginning of a sentence."""
_CONTACT_AGENCY: Final = re.compile(
    rf"(?:[请可]与|联系)(?P<agency>[\u4e00-\u9fff]{{3,38}}?(?:{ENDINGS}))(?=联系|[(,。:]|办公地址|地址|电话)"
)
_WE: Final = re.compile(
    r"(?:我|本)(?P<kind>局|厅|委|镇|乡|街道|中心|院|站|办(?![法理公事]))(?![村级市县区])|(?<![\u4e00-\u9fff])(?P<party>局)(?:党[组委]|办公室)"
)
"""How a text calls its own agency."""
_UNIT: Final = re.compile(rf"单位:(?P<agency>[\u4e00-\u9fff]{{3,38}}?(?:{ENDINGS}))(?=(?:19|20)\d{{2}}年)")
"""`单位:东阳市自然资源和规划局2023年度`, above a table."""
_INNER: Final = re.compile(r"(?<=[局厅委])(?:政务公开|信息公开)?办公室$")
"""An office within an agency, which has no report of its own."""
_OF_PLACE: Final = re.compile(r"^[\u4e00-\u9fff]*?[省市县区旗州](?=[\u4e00-\u9fff]{2,}[局厅委]$)")
_SAID_TWICE: Final = 2
_SUBJECTS: Final = 10
"""Sentences among which one begins with the agency's name."""
_MAX_SIGNATURE: Final = 100
_SIGNED: Final = re.compile(rf"[\u4e00-\u9fff]{{2,36}}(?:{ENDINGS})")
_DATE: Final = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")


def named_in(body: str) -> tuple[str, str]:
    """The agency that a folded text names as its own, and where: `preface`, `text` or `contact`."""
    agency, source = _named_in(without_cited(body))
    return (agency if place_of(agency) else in_full(agency, body)), source


def _named_in(body: str) -> tuple[str, str]:
    preface = body[:_PREFACE_LENGTH]
    for found in itertools.chain(_FOR_ALL.finditer(preface), _BY.finditer(preface), _WROTE.finditer(preface)):
        if agency := cleaned(_SCRIBE.sub(r"\g<whole>", found["agency"])):
            return agency, "preface"
    for clause in re.split(r"[,，。;；]", preface):
        if TITLE.search(clause) and (agency := agency_and_year(clause)[0]):
            return agency, "preface"
    return _of_sentences(body) or _of_subject(body) or _of_contact(body)


def _of_sentences(body: str) -> tuple[str, str] | None:
    for sentence in _sentences(body):
        found = _FIRST_WORDS.match(sentence)
        if found and (agency := cleaned(found["agency"])):
            return agency, "text"
    return None


def _sentences(body: str) -> list[str]:
    return re.split(r"[。；;]|总体情况|概述", body[:_PREFACE_LENGTH])


def _of_subject(body: str) -> tuple[str, str] | None:
    """The one agency with which sentences begin or that is to be asked, if nothing else in the text denies that.

    Either both are one, or the text calls itself so (我局), or names it again and calls itself nothing else.
    """
    found = {match["agency"] for sentence in _sentences(body)[:_SUBJECTS] if (match := _SUBJECT.match(sentence))}
    names = _fullest({name for name in map(cleaned, found) if office_free(name) != name})
    asked = _asked(body)
    kinds = _kinds(body)
    if len(names) > 1 or len(asked) > 1 or len(kinds) > 1:
        return None
    if names and asked:
        (name,), (fuller,) = names, asked
        shortened = not place_of(name) and _is_within(name, fuller) and any(_is_of(fuller, kind) for kind in kinds)
        return (fuller, "text") if fuller.endswith(name) or shortened else None
    for name in names | asked:
        again = name in names and body.count(_OF_PLACE.sub("", name)) >= _SAID_TWICE
        if any(_is_of(name, kind) for kind in kinds) or (not kinds and again):
            return name, "text"
    return None


def _is_within(name: str, fuller: str) -> bool:
    """Whether the characters of a shortened name stand in the full one in this order: 市住建局."""
    rest = iter(fuller)
    return all(char in rest for char in name)


def _fullest(names: set[str]) -> set[str]:
    """Names without those that another one ends in: 市水利局 beside 银川市水利局."""
    return {name for name in names if not any(other != name and other.endswith(name) for other in names)}


def _asked(body: str) -> set[str]:
    """The agencies that are to be asked, or stand above a table as the one whose figures they are."""
    found = (match["agency"] for match in itertools.chain(_CONTACT_AGENCY.finditer(body), _UNIT.finditer(body)))
    return _fullest({_INNER.sub("", name) for name in map(cleaned, found) if name})


def _kinds(body: str) -> set[str]:
    """What a text calls its own agency: 局, 镇."""
    return {match["kind"] or match["party"] for match in _WE.finditer(body)}


def in_full(agency: str, body: str) -> str:
    """An agency named without its place (区水务局), as the text names it where it is to be asked."""
    asked = _asked(body)
    (fuller,) = asked if len(asked) == 1 else {agency}
    return fuller if agency and fuller.endswith(agency) else agency


def _is_of(name: str, kind: str) -> bool:
    """Whether an agency may call itself so: a 局 ends in it, a 镇 is called by its government as well."""
    return name.endswith((kind, f"{kind}人民政府", f"{kind}办事处", f"{kind}公室"))


def _of_contact(body: str) -> tuple[str, str]:
    """The place whose government is to be asked, if the text gives its figures for all of such a place: 全市."""
    found = {(match["place"], match["level"]) for match in _CONTACT.finditer(body)}
    if len(found) == 1:
        ((place, level),) = found
        if (
            len(place) > 1
            and (f"全{level}" in body or (f"我{level}" in body and not _kinds(body)))
            and (agency := cleaned(place))
        ):
            return agency, "contact"
    return "", ""


def signature(segments: Sequence[Segment]) -> tuple[str, int]:
    """The agency on the line before the date at the end, and that line."""
    last = [s.block for s in segments[-4:] if s.role is Role.PROSE and not s.block.grid]
    tail = [(fold(block.text) if len(block.text) < _MAX_SIGNATURE else "", block.line) for block in last]
    for (above, line), (below, _) in itertools.pairwise(tail):
        if _DATE.fullmatch(below) and _SIGNED.fullmatch(above):
            return above, line
    return "", 0
