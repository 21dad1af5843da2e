"""The words around and in agencies' names: `data/reference/agency-words.toml`, checked when it is
read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from store.inverting import inverted
from store.patterns import any_of
from store.reference import BrokenReferenceError, toml_of

FILE: Final = "agency-words.toml"
_SECTIONS: Final = {
    "endings": ("words",),
    "before": ("words", "verbs", "particles"),
    "behind": ("words",),
    "never": ("words",),
    "fields": ("title", "agency", "source", "aside"),
}


@dataclass(frozen=True, slots=True)
class AgencyWords:
    """The lists; the comments in the file say what each is for."""

    endings: tuple[str, ...]
    before: re.Pattern[str]
    verbs: re.Pattern[str]
    """Up to and with the last verb that announces a report."""
    behind: re.Pattern[str]
    never: re.Pattern[str]
    fields: dict[str, str]
    """By label: `title`, `agency`, `source` or `aside`."""


@cache
def agency_words() -> AgencyWords:
    """The file's content."""
    content = toml_of(FILE)
    for section, lists in _SECTIONS.items():
        for name in lists:
            words = content.get(section, {}).get(name, [])
            if not words or len(set(words)) != len(words):
                raise BrokenReferenceError(
                    f"{FILE}: [{section}] {name} is missing, or says a word twice"
                )
    fields = inverted({use: content["fields"][use] for use in _SECTIONS["fields"]})
    return AgencyWords(
        endings=tuple(content["endings"]["words"]),
        before=re.compile(f"^{any_of(content['before']['words'])}+"),
        verbs=re.compile(
            f"^.*(?:{'|'.join(content['before']['verbs'])}){any_of(content['before']['particles'])}?"
        ),
        behind=re.compile(f"(?:{'|'.join(content['behind']['words'])})+$"),
        never=re.compile("|".join(content["never"]["words"])),
        fields=fields,
    )
