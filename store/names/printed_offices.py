"""The office that a report prints behind its place, under its full name; or why what stands there
is none.
"""

from __future__ import annotations

from typing import Final

from store.model import Division
from store.names.naming import naming
from store.names.offices import offices
from store.names.printed_patterns import PRINTED_NAMES
from store.names.words import words

LONGEST_OFFICE = 30
_GOVERNMENT: Final = "人民政府"
_ZONE: Final = "管理委员会"


def office_of_place(division: Division) -> str:
    """Who publishes when only a place is printed."""
    if division.level == "special":
        return ""
    if division.path[-1].endswith("街道"):
        return "办事处"
    return "人民政府"


def known_office(rest: str, division: Division) -> str | None:
    """The full name of a listed office, as printed or for its short form; None when such a place
    has none.
    """
    known = offices()
    if _is_of_another_level(rest, division):
        return None
    if rest in known.kinds:
        return rest
    call = known.chinese.get(rest)
    # 珠海税务 is whoever is below the superior, as no government has an office for that.
    if (
        call is not None
        and (not call.stem or call.office.is_vertical)
        and call.office.fits(division)
    ):
        return call.office.name_in(division, call.said)
    return None


def printed_office(rest: str, division: Division) -> str | None:
    """An office as printed behind its place, listed or not; None if it is none.

    `场监管局` behind 南京市 is none: the name goes on across the place's end. Nor is
    `沐阳县教育局`: a place that is not known stands in it.
    """
    if (office := known_office(rest, division)) is not None:
        return office
    looks_like_one = 2 <= len(rest) <= LONGEST_OFFICE and rest.endswith(words("printed-office"))
    if (
        not looks_like_one
        or naming().no_office.search(rest)
        or _is_listed(division.path[-1][-1] + rest)
    ):
        return None
    if _is_of_another_level(rest, division):
        return None
    if rest.startswith(_GOVERNMENT) and rest.endswith(words("of-a-township")):
        return None  # 金平区人民政府某街道办事处 is a township's body, and no office of the county
    if _is_of_unknown_place(rest):
        return None
    return rest


def _is_of_unknown_place(rest: str) -> bool:
    """Whether a listed office stands behind a place that is not known: 沐阳县教育局."""
    inner = PRINTED_NAMES["unknown-place"].fullmatch(rest)
    return inner is not None and _is_listed(inner["office"]) and not inner["office"].endswith(_ZONE)


def _is_of_another_level(rest: str, division: Division) -> bool:
    """Whether only a place of another level is called so: 西城区街道办事处 is of a 西城区街道, not
    of 西城区.
    """
    call = offices().chinese.get(rest)
    return call is not None and call.office.means_place and not call.office.fits(division)


def _is_listed(name: str) -> bool:
    known = offices()
    return name in known.kinds or (name in known.chinese and not known.chinese[name].stem)
