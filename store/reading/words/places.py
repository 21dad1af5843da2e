"""The words that agencies' names are made of, as far as a report's own text tells."""

from __future__ import annotations

import re
from typing import Final

from store.reading.words.agency_words import agency_words
from store.reading.words.identity_patterns import IDENTITY

ENDINGS: Final = "|".join(agency_words().endings)
"""What an agency's name may end in, as a part of a regular expression."""
_OFFICE: Final = re.compile(rf"(?:{ENDINGS})$")


def place_of(name: str) -> str:
    """The smallest place in an agency's name: 彭阳县 of 固原市彭阳县人民政府办公室; empty when it
    names none.

    >>> place_of("固原市彭阳县人民政府办公室")
    '彭阳县'
    """
    places = [found[0] for found in IDENTITY["place"].finditer(name) if len(found[0]) > 1]
    if places:
        return places[-1]
    return ""


def office_free(name: str) -> str:
    """A name without the office at its end."""
    return _OFFICE.sub("", name)
