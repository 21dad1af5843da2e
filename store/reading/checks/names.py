"""Another agency's name where the report should speak of its own: the mark of a copied text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from store.model import Problem, Sentence
from store.reading.deciding.draft import Draft
from store.reading.whose.titles import without_cited
from store.reading.words.folding import simplified, squeezed
from store.reading.words.places import office_free, place_of

_OFFICES: Final = (
    "人民政府办公室|人民政府办公厅|政府办公室|政府办公厅|人民政府|政府|街道办事处|[\u4e00-\u9fff]{1,8}局|委员会"
)
_NAME: Final = rf"(?P<name>[\u4e00-\u9fff]{{1,7}}?(?:市|县|区|旗|乡|镇|街道)(?:{_OFFICES})?)"
_OWN_WORK = re.compile(
    rf"{_NAME}(?:(?:的)?(?:政务公开|政府信息公开|信息公开)(?:各项)?工作(?=[，,]?(?:虽然?|取得|还|仍|存在|中|距|离|与|依然|总体|得到|有))"
    r"|将(?=继续|持续|进一步|不断|更加|着力|切实|认真|深入|加强|加大|加快|以|紧紧|坚持|严格|按照))"
)
_MAY_SPEAK = re.compile(rf"[市县区旗乡镇道](?:{_OFFICES})?(?:(?:的)?(?:政务|信息)?[政公]|将)")
"""What the pattern before needs, found faster: it begins with what can be searched for."""
_MAY_SPEAK_AS_PRINTED = re.compile(
    r"[市县縣区區旗乡鄉镇鎮道āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ](?:(?<=[^\u3400-\u9fff])"  # with its sound behind it
    r"|(?:[\u3400-\u9fff]{1,8}[局廳厅室府會会处處])?(?:(?:的)?(?:[\u3400-\u9fff]{2})?[政公]|[将將]))"
)
"""The same of a text without blanks in either script, so that few sentences have to be folded."""
_LEAD = re.compile(
    r"^(?:虽然|尽管|但是|但|今后|今年|一年来|年来|近年来|目前|下一步|总体上?|总的来看|同时|当前|由于|因为|对照|针对|年度?|以来|,|，)+"
)
_GUIDED = re.compile(r"(?:指导|领导|部署|按照|根据|围绕|落实|贯彻|对照|对标|结合)[^,，。;；]*$")
_NO_NAME = re.compile(r"全|各|我|本|该|辖|自治区|乡镇|市县|县区|省市|开发区$|社区|地区|校区|园区")
_REPORT_OF = re.compile(
    r"(?:现公布|现发布|现将|现向社会公布|公布|发布|《)(?P<name>[\u4e00-\u9fff]{2,30}?)(?P<year>(?:19|20)\d{2})年?度?(?:的)?政府信息公开(?:工作)?年度报告"
)
_PERIOD = re.compile(r"(?:统计|期限|时限|时段|数据).{0,12}?(?P<year>(?:19|20)\d{2})年1月1日")


def other_agency(draft: Draft) -> Iterator[Problem]:
    """The chapter on the agency's own shortcomings names another one as the one that has them.

    In the other chapters a department's report may speak of whoever it likes but of the same department elsewhere:
    宁远县交通运输局将进一步… in the report of 道县交通运输局.
    """
    own = _own(draft)
    if not own:
        return
    for sentence in draft.sentences:
        if not _MAY_SPEAK_AS_PRINTED.search("".join(sentence.text.split())):
            continue
        for named in _spoken_of(simplified(squeezed(sentence.text))):
            if not _is_own(named, draft) and (sentence.section == "problems" or _is_its_like(named, draft)):
                yield _problem("other-agency", sentence, draft, named)


def _is_its_like(named: str, draft: Draft) -> bool:
    """Whether another place's department of the very same name is named."""
    mine = simplified(draft.identity.agency)
    office = named[len(place_of(named)) :]
    return _DEPARTMENT.search(office) is not None and mine.endswith(office)


_DEPARTMENT = re.compile(r"[\u4e00-\u9fff](?:局|委|委员会)$")


def _spoken_of(text: str) -> Iterator[str]:
    if not _MAY_SPEAK.search(text):
        return
    for found in _OWN_WORK.finditer(text):
        name = _LEAD.sub("", found["name"])
        if len(name) > 2 and not _NO_NAME.search(name) and not _GUIDED.search(text[: found.start()]):
            yield name


def title_and_text(draft: Draft) -> Iterator[Problem]:
    """The preface announces the report of another agency, or for another year, than the title."""
    own, year = draft.identity.title_agency, draft.identity.year
    for sentence in draft.sentences:
        if sentence.section or not draft.identity.title_line:
            return
        text = without_cited(simplified(squeezed(sentence.text)))
        announced = _REPORT_OF.search(text)
        if announced and own and place_of(announced["name"]) and not _is_own(announced["name"], draft):
            yield _problem("title-differs", sentence, draft, announced["name"])
        if year and _year_in_title(draft):
            yield from _other_year(year, [announced, _PERIOD.search(text)], sentence, draft)


def _other_year(
    year: int, found: Iterable[re.Match[str] | None], sentence: Sentence, draft: Draft
) -> Iterator[Problem]:
    """The first year that is said and is not the title's."""
    named = next((each["year"] for each in found if each and int(each["year"]) != year), None)
    if named is not None:
        values = {"own": str(year), "named": named, "title_line": str(draft.identity.title_line)}
        yield Problem("year-differs", sentence.line, sentence.end_line, values)


def signature(draft: Draft) -> Iterator[Problem]:
    """Another agency signs than the one in the title."""
    identity = draft.identity
    if (
        identity.title_line
        and identity.title_agency
        and place_of(identity.signed)
        and not _is_own(identity.signed, draft)
    ):
        values = {"own": identity.title_agency, "named": identity.signed, "title_line": str(identity.title_line)}
        yield Problem("signature-differs", identity.signed_line, identity.signed_line, values)


def _year_in_title(draft: Draft) -> bool:
    return str(draft.identity.year) in squeezed(draft.identity.title)


def _own(draft: Draft) -> str:
    """The place in the agency's own name; without one nothing can be compared."""
    return place_of(simplified(draft.identity.agency))


def _is_own(named: str, draft: Draft) -> bool:
    own = simplified(draft.identity.agency)
    place, mine = place_of(named), place_of(own)
    if not place or not mine:
        return True
    stem, whole = place[:-1], simplified(squeezed(draft.identity.title)) + own
    return (
        place == mine
        or stem in mine
        or mine[:-1] in place
        or (stem in office_free(whole) and place in whole and mine in named)
    )


def _problem(code: str, sentence: Sentence, draft: Draft, named: str) -> Problem:
    values = {
        "named": named,
        "own": draft.identity.agency,
        "title_line": str(draft.identity.title_line),
        "quote": sentence.text[:40],
    }
    if code == "title-differs":
        del values["quote"]
    return Problem(code, sentence.line, sentence.end_line, values)
