"""What the name of a file says: the last resort, for pages that were saved without their head."""

from __future__ import annotations

import re
from typing import Final

from store.reading.whose.titles import agency_and_year, cleaned
from store.reading.words.identity_patterns import IDENTITY
from store.reading.words.places import ENDINGS

_AGENCY: Final = re.compile(
    rf"(?P<agency>[\u3400-\u9fff]{{2,40}}?(?:{ENDINGS}))(?![\u3400-\u9fff])"
)


def year_of(name: str) -> int | None:
    """The year in a file's name, if there is just one."""
    found = {int(match["year"]) for match in IDENTITY["year-by-itself"].finditer(_stem(name))}
    if len(found) == 1:
        return found.pop()
    return None


def agency_of(name: str) -> str:
    """The agency in a file's name, as far as it is in Chinese; else that of the folder it lies
    in.
    """
    for part in reversed(name.split("/")):
        agency = agency_and_year(_stem(part))[0]
        if agency:
            return agency
        found = _AGENCY.search(_stem(part))
        if found and (agency := cleaned(found["agency"])):
            return agency
    return ""


def _stem(name: str) -> str:
    """The last part of a path without its ending."""
    return re.sub(r"\.[A-Za-z]{1,5}$", "", name.rsplit("/", 1)[-1])
