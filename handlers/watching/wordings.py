"""What tells that a link leads to a report (`data/reference/report-links.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import unquote, urlsplit

from store.reading.formats.registry import SUFFIXES
from store.reading.whose.titles import agency_and_year, fold
from store.reference import BrokenReferenceError, toml_of

FILE: Final = "report-links.toml"
_PATTERNS: Final = ("reports", "columns", "in_columns", "others", "drafts", "totals")
_WORDS: Final = ("next", "more", "fields")
_KEYS: Final = frozenset({*_PATTERNS, *_WORDS, "addresses"})
_PAGES: Final = frozenset({".html", ".htm", ".shtml", ".mht", ".mhtml", ".txt"})
"""Endings of what is read and is a page, rather than a document that hangs on one."""
LONGEST_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class Wordings:
    """The patterns, ready to be used."""

    reports: re.Pattern[str]
    columns: re.Pattern[str]
    in_columns: re.Pattern[str]
    others: re.Pattern[str]
    drafts: re.Pattern[str]
    next: frozenset[str]
    more: frozenset[str]
    totals: re.Pattern[str]
    fields: frozenset[str]
    """Names, in small letters, of what holds the number of a page in an address or a form."""
    addresses: re.Pattern[str]

    def names_report(self, title: str, address: str, *, in_column: bool = False) -> bool:
        """Whether a link with this title leads to a report: it says so, and of which year or
        whose.
        """
        text = fold(title)
        if len(text) > LONGEST_TITLE or self.others.search(text):
            return False
        if not (self.reports.search(text) or (in_column and self.in_columns.search(text))):
            return False
        agency, year = agency_and_year(title)
        return year is not None or bool(agency) or is_document(address)

    def tells_draft(self, text: str) -> bool:
        """Whether a title says that what it stands over is not final."""
        return bool(self.drafts.search(fold(text)))

    def is_column(self, heading: str) -> bool:
        """Whether a page with this heading is a list of reports."""
        return bool(self.columns.search(fold(heading)))

    def is_next(self, text: str) -> bool:
        """Whether a link with this text leads to the next page of a list."""
        return _bare(text) in self.next

    def is_more(self, text: str) -> bool:
        """Whether a link with this text leads on, be it to the next page of a list or elsewhere."""
        return _bare(text) in self.more

    def tells_report(self, address: str) -> bool:
        """Whether an address by itself is that of a report."""
        return bool(self.addresses.search(unquote(urlsplit(address).path).lower()))


def _bare(text: str) -> str:
    return "".join(text.split()).lower().strip("<[]")


def ending(address: str) -> str:
    """The ending of the file that an address names: .pdf."""
    name = unquote(urlsplit(address).path).rpartition("/")[2]
    if "." in name:
        return f".{name.rpartition('.')[2].lower()}"
    return ""


def is_document(address: str) -> bool:
    """Whether an address, by its ending, is that of a document that can be read, and of no page."""
    return ending(address) in SUFFIXES - _PAGES


@cache
def wordings() -> Wordings:
    """The patterns of the list."""
    written = toml_of(FILE)
    if set(written) != _KEYS or not all(
        isinstance(each, list) and each for each in written.values()
    ):
        raise BrokenReferenceError(
            f"{FILE}: it has not exactly the lists {', '.join(sorted(_KEYS))}"
        )
    patterns = {name: _pattern(name, written[name]) for name in _PATTERNS}
    addresses = re.compile(
        "|".join(rf"(?:^|[/_-]){re.escape(each)}(?:$|[/_.\d-])" for each in written["addresses"])
    )
    return Wordings(
        reports=patterns["reports"],
        columns=patterns["columns"],
        in_columns=patterns["in_columns"],
        others=patterns["others"],
        drafts=patterns["drafts"],
        totals=patterns["totals"],
        next=frozenset(written["next"]),
        more=frozenset(written["more"]),
        fields=frozenset(written["fields"]),
        addresses=addresses,
    )


def _pattern(name: str, each: list[str]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{one})" for one in each))
    except re.error as error:
        raise BrokenReferenceError(f"{FILE}, {name}: {error}") from error
