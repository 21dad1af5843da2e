"""How a report names its own agency where the title does not: preface, first sentence, contact, signature."""

from __future__ import annotations

import itertools
import re
from typing import Final

from store.reading.whose.titles import TITLE, agency_and_year, cleaned, fold, without_cited
from store.reading.words.places import ENDINGS, office_free, place_of

_PREFACE_LENGTH: Final = 2500
"""Characters of the text among which the preface is."""
_YEAR: Final = r"(?:(?:19|20)\d{2}年(?:度|以来|来|底)?)"
_BY: Final = re.compile(
    rf"(?:现(?:向社会)?(?:予以)?(?:公布|发布|公开)|本报告由|报告由|由)(?P<agency>[\u3400-\u9fff]{{2,38}}?(?:{ENDINGS}))"
    r"(?=(?:(?:19|20)\d{2}年|根据|编制|汇总|综合|按照|依据|结合|负责|编写|(?:政府|政务)?信息公开|政务公开|[（(]))"
)
"""`本报告由嘉善县大云镇人民政府…编制`, `现公布彭阳县人民政府办公室2020年…`."""
_FOR_ALL: Final = re.compile(
    r"综合(?:了)?(?:(?:19|20)\d{2}年度?)?(?P<agency>[\u3400-\u9fff]{1,8}?[省市县区])各[省市县区乡镇(（]"
)
"""`综合2017年度丽水市各县(市、区)政府和市级各部门的年度工作报告编制`: the report of the place itself."""
_OFFICE_WITHIN: Final = (
    r"(?:(?:政府)?(?:信息|政务)公开(?:工作)?(?:领导小组)?(?:办公室|机构)?|"
    r"党政(?:综合)?办(?:公室)?|综合(?:服务)?办(?:公室)?|办公室)"
)
_SCRIBE: Final = re.compile(
    rf"(?P<whole>[\u3400-\u9fff]{{2,30}}(?:人民政府|街道办事处|街道|局|厅|委员会|(?<![市县])委|[乡镇])){_OFFICE_WITHIN}$"
)
"""Offices that write the report of their agency and have none of their own; a government's own office has."""
_GOVERNMENT_OFFICE: Final = re.compile(r"政府办公[室厅]$")
_WORK: Final = re.compile(
    r"(?:政府|政务)?信息公开(?:工作)?(?:的)?(?:开展|总体)?(?:实际|情况|$)|(?:政府|政务)?信息公开(?:主要)?(?:工作)?(?:年度)?报告"
)
"""`结合2025年威海市统计局政府信息公开工作实际`, `为做好京山市卫生健康局政府信息公开工作`: whose work it is."""
_FIRST_WORDS: Final = re.compile(
    rf"^(?:19|20)\d{{2}}年度?[，,]?(?P<agency>[\u3400-\u9fff]{{2,20}}?(?:{ENDINGS}))(?:门户网站|官方网站|网站)?(?:共|累计|通过)?主动公开"
)
"""`2022年市统计局门户网站主动公开政府信息22条`."""
_CONTACT: Final = re.compile(r"(?:联系|请与)(?P<place>[\u3400-\u9fff]{1,8}?(?P<level>[市县区乡镇]))(?:人民)?政府")
_WROTE: Final = re.compile(
    rf"(?:^|[,。;:》\n])(?P<agency>[\u3400-\u9fff]{{3,38}}?(?:{ENDINGS}))(?:结合[^,。;]{{2,16}},?)?(?:组织|认真|现|特)?"
    r"(?:编制|编写|撰写)(?!的)[^,。;]{0,40}?(?:年度(?:工作)?报告|年报)(?!的?(?:格式|通知|编制|要求))"
)
"""`平罗县水务局结合单位实际,编制本单位2022年度政务公开工作年度报告`."""
_LEAD: Final = re.compile(
    rf"^(?:[(（]?[一二三四五六七八九十\d]{{1,2}}[)）、.]?[^，,。]{{0,14}}?情况[:：,，]?)?(?:{_YEAR}|今年以来|一年来|近年来|本年度|年内)?[，,]?"
)
"""What may stand before the subject of a sentence."""
_DOES: Final = (
    "在|以|按照|根据|依据|认真|严格|全面|坚持|深入|紧紧|围绕|积极|高度重视|始终|持续|切实|不断|进一步|贯彻|扎实|规范|共|未|没有|主动公开|收到|受理|"
    "通过|依托|组织|成立|推进|推动|加强|建立|完善|政府信息公开|严把|做到|制定|办理|无|接到|累计|对|紧扣|牢固|充分|精心|落实|着力|聚焦|结合"
)
_SUBJECT: Final = re.compile(rf"^(?P<agency>[\u3400-\u9fff]{{2,30}}?(?:{ENDINGS}))(?={_DOES})")
"""`2022年,春城街道办事处按照…`: who it is that has done something, at the beginning of a sentence."""
_CONTACT_AGENCY: Final = re.compile(
    rf"(?:[请可]与|联系[:：]?)(?P<agency>[\u3400-\u9fff]{{3,38}}?(?:{ENDINGS}))(?=联系|[(,。:\[]|办公地址|地址|电话)"
)
_WE: Final = re.compile(
    r"(?:我|本)(?P<kind>局|厅|委|镇|乡|街道|中心|院|站|校|办(?![法理公事]))(?![村级市县区])"
    r"|我(?P<body>联合会|红会|协会|学会|馆|社(?!区)|公司|集团|总队|支队|大队|分局|园|台)|(?<![\u3400-\u9fff])(?P<party>局)(?:党[组委]|办公室)"
)
"""How a text calls its own agency."""
_UNIT: Final = re.compile(rf"单位:(?P<agency>[\u3400-\u9fff]{{3,38}}?(?:{ENDINGS}))(?=(?:19|20)\d{{2}}年)")
"""`单位:东阳市自然资源和规划局2023年度`, above a table."""
_OF_PLACE: Final = re.compile(r"^[\u3400-\u9fff]*?[省市县区旗州](?=[\u3400-\u9fff]{2,}[局厅委]$)")
_LONGEST_PLACE: Final = 20
_ANOTHER_PLACE: Final = re.compile(r"(?![我本全])[\u3400-\u9fff][省市县区旗州盟]$")
_TO_US: Final = re.compile("[对给向到][我本](?!年)")
"""`某局对我单位进行了考核`: what another agency has done."""
_GUIDED: Final = "指导|领导|部署|要求|统一|安排|关于|文件|印发|督导|考核"
_SAID_TWICE: Final = 2
_SUBJECTS: Final = 24
"""Sentences among which some begin with the agency's name."""
_OPENING: Final = 4
"""Sentences and headings among which a text begins."""
_DISCLOSES: Final = re.compile("公开|条例")
_OF_OTHERS: Final = re.compile(r"[我本](?!年)|督|检查|考核|评估|通报|表彰|指导")
"""`2022年，某市政务公开办公室对我单位进行了考核`: what another agency has done."""
_DEPARTMENT: Final = "部门"


def named_in(body: str) -> tuple[str, str]:
    """The agency that a folded text names as its own, and where: `preface`, `text` or `contact`."""
    agency, source = _named_in(without_cited(body), _opening(body))
    return (agency if place_of(agency) else in_full(agency, body)), source


def _named_in(body: str, first: str) -> tuple[str, str]:
    preface = body[:_PREFACE_LENGTH]
    for found in itertools.chain(_FOR_ALL.finditer(preface), _BY.finditer(preface), _WROTE.finditer(preface)):
        if agency := cleaned(_whole(found["agency"])):
            return agency, "preface"
    for clause in re.split(r"[,，。;；:：\n]", preface):
        if (TITLE.search(clause) or _WORK.search(clause)) and (agency := _whole(agency_and_year(clause)[0])):
            return agency, "preface"
    return _of_sentences(body) or _of_subject(body, first) or _of_contact(body)


def _whole(agency: str) -> str:
    """The agency of which one is the office that writes: 两城镇人民政府 of …党政办公室, 水务局 of 水务局办公室."""
    return agency if _GOVERNMENT_OFFICE.search(agency) else _SCRIBE.sub(r"\g<whole>", agency)


def _of_sentences(body: str) -> tuple[str, str] | None:
    for sentence in _sentences(body):
        found = _FIRST_WORDS.match(sentence)
        if found and (agency := cleaned(found["agency"])):
            return agency, "text"
    return None


def _sentences(body: str) -> list[str]:
    return re.split(r"[。；;\n]|总体情况|概述", body[:_PREFACE_LENGTH])


def _of_subject(body: str, first: str) -> tuple[str, str] | None:
    """The one agency with which sentences begin or that is to be asked, if nothing else in the text denies that.

    Either both are one, or the text calls itself so (我局), or calls itself nothing else and names it again, or begins
    with it.
    """
    names = _subjects(body)
    asked = _asked(body)
    kinds = _kinds(body)
    if max(len(names), len(asked), len(kinds)) > 1:
        return None
    if names and asked:
        (name,), (fuller,) = names, asked
        return (fuller, "text") if fuller.endswith(name) or _is_short_for(name, fuller, kinds) else None
    for name in names | asked:
        again = name in names and _times_said(body, name) >= _SAID_TWICE
        if any(_is_of(name, kind) for kind in kinds) or (not kinds and (again or name == first)):
            return name, "text"
    return None


def _subjects(body: str) -> set[str]:
    """The agencies with which sentences begin, the fullest name of each."""
    clauses = (_LEAD.sub("", sentence) for sentence in _sentences(body)[:_SUBJECTS])
    found = {match["agency"] for clause in clauses if (match := _SUBJECT.match(clause)) and not _TO_US.search(clause)}
    return _fullest({name for name in map(cleaned, found) if office_free(name) != name})


def _is_short_for(name: str, fuller: str, kinds: set[str]) -> bool:
    return not place_of(name) and _is_within(name, fuller) and any(_is_of(fuller, kind) for kind in kinds)


def _times_said(body: str, name: str) -> int:
    """How often a text names an agency, also without its place: 教育局, 市教育局, but not another place's."""
    bare = _OF_PLACE.sub("", name)
    place = name.removesuffix(bare)
    before = (
        body[max(0, found.start() - _LONGEST_PLACE) : found.start()] for found in re.finditer(re.escape(bare), body)
    )
    return sum(text.endswith(place) or not _ANOTHER_PLACE.search(text) for text in before)


def _opening(body: str) -> str:
    """The agency with which the text begins, if what it does there has to do with disclosure.

    `2022年，芜湖市公安局城东分局认真贯彻《中华人民共和国政府信息公开条例》`.
    """
    for sentence in list(filter(None, _sentences(body)))[:_OPENING]:
        clause = _LEAD.sub("", sentence)
        match = _SUBJECT.match(clause)
        if match and _DISCLOSES.search(sentence) and not _OF_OTHERS.search(clause, match.end()):
            agency = cleaned(match["agency"])
            return agency if place_of(agency) else ""
        if match or "," in sentence:
            return ""  # it begins with something else
    return ""


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
    return _fullest({name for agency in found if (name := cleaned(_whole(agency)))})


def asks_another(body: str, agency: str) -> bool:
    """Whether a text names somebody else as the one to be asked."""
    return any(not name.endswith(agency) and not agency.endswith(name) for name in _asked(without_cited(body)))


def _kinds(body: str) -> set[str]:
    """What a text calls its own agency: 局, 镇."""
    return {match["kind"] or match["body"] or match["party"] for match in _WE.finditer(body)}


def is_full(agency: str) -> bool:
    """Whether a name says its place and what it is: 区水务局 does not, nor does 大同市气象部门."""
    return bool(place_of(agency)) and not agency.endswith(_DEPARTMENT)


def in_full(agency: str, body: str, publisher: str = "") -> str:
    """An agency named without its place (区水务局), as the text names it where it acts or is to be asked."""
    if not agency:
        return agency
    if agency.endswith(_DEPARTMENT):
        stem = agency.removesuffix(_DEPARTMENT)
        return next((stem + ending for ending in ("局", "厅", "委员会") if stem + ending in body), agency)
    asked = _asked(body) or _acting(agency, body) or {fold(publisher)}
    (fuller,) = asked if len(asked) == 1 else {agency}
    return fuller if fuller.endswith(agency) else agency


def _acting(agency: str, body: str) -> set[str]:
    """The names with a place that end in an agency's, where a clause begins with one: 2025年安阳县住建局依申请….

    Not where it only is the one above, whose guidance is followed.
    """
    pattern = rf"(?:^|[\n。，,；;：:、年度])(?P<full>[\u3400-\u9fff]{{2,16}}?{re.escape(agency)})(?!的?(?:{_GUIDED}))"
    found = {cleaned(match["full"]) for match in re.finditer(pattern, without_cited(body))}
    return _fullest({name for name in found if place_of(name)})


def denies(body: str, agency: str) -> bool:
    """Whether a text calls itself 我局 and is no government's: a site's name stands above the titles of departments."""
    kinds = _kinds(body)
    governs = agency.endswith(("人民政府", "省", "市", "县", "区", "旗", "州", "盟", "政府办公室", "政府办公厅"))
    return governs and bool(kinds) and kinds <= {"局", "厅", "委", "中心", "院", "站", "校"}


def _is_of(name: str, kind: str) -> bool:
    """Whether an agency may call itself so: a 局 ends in it, a 镇 is called by its government as well."""
    return name.endswith((kind, f"{kind}人民政府", f"{kind}办事处", f"{kind}公室", f"{kind}员会"))


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
