"""How a report names its own agency where the title does not: preface, first sentence, contact,
signature.
"""

from __future__ import annotations

import itertools
import re
from typing import Final

from store.reading.whose.titles import agency_and_year, cleaned, fold, without_cited
from store.reading.words.identity_patterns import IDENTITY
from store.reading.words.places import office_free, place_of

_PREFACE_LENGTH: Final = 2500
"""Characters of the text among which the preface is."""
_LONGEST_PLACE: Final = 20
_SAID_TWICE: Final = 2
_SUBJECTS: Final = 24
"""Sentences among which some begin with the agency's name."""
_OPENING: Final = 4
"""Sentences and headings among which a text begins."""
_DEPARTMENT: Final = "部门"
_DEPARTMENTS: Final = ("局", "厅", "委员会")
"""What one that is only called a department may be in full."""


def named_in(body: str) -> tuple[str, str]:
    """The agency that a folded text names as its own, and where: `preface`, `text` or `contact`."""
    agency, source = _named_in(without_cited(body), _opening(body))
    return (agency if place_of(agency) else in_full(agency, body)), source


def _named_in(body: str, first: str) -> tuple[str, str]:
    preface = body[:_PREFACE_LENGTH]
    for found in itertools.chain(
        IDENTITY["for-all"].finditer(preface),
        IDENTITY["by"].finditer(preface),
        IDENTITY["wrote"].finditer(preface),
    ):
        if agency := cleaned(_whole(found["agency"])):
            return agency, "preface"
    for clause in re.split(r"[,，。;；:：\n]", preface):
        if (IDENTITY["title"].search(clause) or IDENTITY["work"].search(clause)) and (
            agency := _whole(agency_and_year(clause)[0])
        ):
            return agency, "preface"
    return _of_sentences(body) or _of_subject(body, first) or _of_contact(body)


def _whole(agency: str) -> str:
    """The agency of which one is the office that writes: 两城镇人民政府 of …党政办公室, 水务局 of
    水务局办公室.
    """
    if IDENTITY["government-office"].search(agency):
        return agency
    return IDENTITY["scribe"].sub(r"\g<whole>", agency)


def _of_sentences(body: str) -> tuple[str, str] | None:
    for sentence in _sentences(body):
        found = IDENTITY["first-words"].match(sentence)
        if found and (agency := cleaned(found["agency"])):
            return agency, "text"
    return None


def _sentences(body: str) -> list[str]:
    return IDENTITY["between-sentences"].split(body[:_PREFACE_LENGTH])


def _of_subject(body: str, first: str) -> tuple[str, str] | None:
    """The one agency with which sentences begin or that is to be asked, if nothing else in the text
    denies that.

    Either both are one, or the text calls itself so (我局), or calls itself nothing else and names
    it again, or begins with it.
    """
    names = _subjects(body)
    asked = _asked(body)
    kinds = _kinds(body)
    if max(len(names), len(asked), len(kinds)) > 1:
        return None
    if names and asked:
        (name,), (fuller,) = names, asked
        if fuller.endswith(name) or _is_short_for(name, fuller, kinds):
            return (fuller, "text")
        return None
    for name in names | asked:
        again = name in names and _times_said(body, name) >= _SAID_TWICE
        if any(_is_of(name, kind) for kind in kinds) or (not kinds and (again or name == first)):
            return name, "text"
    return None


def _subjects(body: str) -> set[str]:
    """The agencies with which sentences begin, the fullest name of each."""
    clauses = (IDENTITY["lead"].sub("", sentence) for sentence in _sentences(body)[:_SUBJECTS])
    found = {
        match["agency"]
        for clause in clauses
        if (match := IDENTITY["subject"].match(clause)) and not IDENTITY["to-us"].search(clause)
    }
    return _fullest({name for name in map(cleaned, found) if office_free(name) != name})


def _is_short_for(name: str, fuller: str, kinds: set[str]) -> bool:
    return (
        not place_of(name)
        and _is_within(name, fuller)
        and any(_is_of(fuller, kind) for kind in kinds)
    )


def _times_said(body: str, name: str) -> int:
    """How often a text names an agency, also without its place: 教育局, 市教育局, but not another
    place's.
    """
    bare = IDENTITY["place-of-department"].sub("", name)
    place = name.removesuffix(bare)
    before = (
        body[max(0, found.start() - _LONGEST_PLACE) : found.start()]
        for found in re.finditer(re.escape(bare), body)
    )
    return sum(
        text.endswith(place) or not IDENTITY["another-place"].search(text) for text in before
    )


def _opening(body: str) -> str:
    """The agency with which the text begins, if what it does there has to do with disclosure.

    `2022年，芜湖市公安局城东分局认真贯彻《中华人民共和国政府信息公开条例》`.
    """
    for sentence in list(filter(None, _sentences(body)))[:_OPENING]:
        clause = IDENTITY["lead"].sub("", sentence)
        match = IDENTITY["subject"].match(clause)
        if (
            match
            and IDENTITY["discloses"].search(sentence)
            and not IDENTITY["of-others"].search(clause, match.end())
        ):
            agency = cleaned(match["agency"])
            if place_of(agency):
                return agency
            return ""
        if match or "," in sentence:
            return ""  # it begins with something else
    return ""


def _is_within(name: str, fuller: str) -> bool:
    """Whether the characters of a shortened name stand in the full one in this order: 市住建局."""
    rest = iter(fuller)
    return all(char in rest for char in name)


def _fullest(names: set[str]) -> set[str]:
    """Names without those that another one ends in: 市水利局 beside 银川市水利局."""
    return {
        name for name in names if not any(other != name and other.endswith(name) for other in names)
    }


def _asked(body: str) -> set[str]:
    """The agencies that are to be asked, or stand above a table as the one whose figures they
    are.
    """
    found = (
        match["agency"]
        for match in itertools.chain(
            IDENTITY["contact-agency"].finditer(body), IDENTITY["above-table"].finditer(body)
        )
    )
    return _fullest({name for agency in found if (name := cleaned(_whole(agency)))})


def asks_another(body: str, agency: str) -> bool:
    """Whether a text names somebody else as the one to be asked."""
    return any(
        not name.endswith(agency) and not agency.endswith(name)
        for name in _asked(without_cited(body))
    )


def _kinds(body: str) -> set[str]:
    """What a text calls its own agency: 局, 镇."""
    return {
        match["kind"] or match["body"] or match["party"] for match in IDENTITY["we"].finditer(body)
    }


def is_full(agency: str) -> bool:
    """Whether a name says its place and what it is: 区水务局 does not, nor does 大同市气象部门."""
    return bool(place_of(agency)) and not agency.endswith(_DEPARTMENT)


def in_full(agency: str, body: str, publisher: str = "") -> str:
    """An agency named without its place (区水务局), as the text names it where it acts or is to be
    asked.
    """
    if not agency:
        return agency
    if agency.endswith(_DEPARTMENT):
        stem = agency.removesuffix(_DEPARTMENT)
        return next((stem + ending for ending in _DEPARTMENTS if stem + ending in body), agency)
    asked = _asked(body) or _acting(agency, body) or {fold(publisher)}
    (fuller,) = asked if len(asked) == 1 else {agency}
    if fuller.endswith(agency):
        return fuller
    return agency


def _acting(agency: str, body: str) -> set[str]:
    """The names with a place that end in an agency's, where a clause begins with one:
    2025年安阳县住建局依申请….

    Not where it only is the one above, whose guidance is followed.
    """
    ahead, guided = IDENTITY["ahead-of-full-name"].pattern, IDENTITY["not-guided"].pattern
    pattern = rf"(?:{ahead})(?P<full>[\u3400-\u9fff]{{2,16}}?{re.escape(agency)}){guided}"
    found = {cleaned(match["full"]) for match in re.finditer(pattern, without_cited(body))}
    return _fullest({name for name in found if place_of(name)})


def denies(body: str, agency: str) -> bool:
    """Whether a text calls itself 我局 and is no government's: a site's name stands above the
    titles of departments.
    """
    kinds = _kinds(body)
    governs = bool(IDENTITY["governs"].search(agency))
    return governs and bool(kinds) and all(map(IDENTITY["department"].fullmatch, kinds))


def _is_of(name: str, kind: str) -> bool:
    """Whether an agency may call itself so: a 局 ends in it, a 镇 is called by its government as
    well.
    """
    return name.endswith((kind, f"{kind}人民政府", f"{kind}办事处", f"{kind}公室", f"{kind}员会"))


def _of_contact(body: str) -> tuple[str, str]:
    """The place whose government is to be asked, if the text gives its figures for all of such a
    place: 全市.
    """
    found = {
        (match["place"], match["level"]) for match in IDENTITY["contact-government"].finditer(body)
    }
    if len(found) == 1:
        ((place, level),) = found
        if (
            len(place) > 1
            and (f"全{level}" in body or (f"我{level}" in body and not _kinds(body)))
            and (agency := cleaned(place))
        ):
            return agency, "contact"
    return "", ""
