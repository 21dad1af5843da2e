"""Whether a text that is no report is what a site sends in place of one: an error, or the way to
log in.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from store.reading.lines.blocks import Document
from store.reference import REFERENCE, BrokenReferenceError

_LIST: Final = REFERENCE / "site-pages.tsv"
_REJECTIONS: Final = ("site-error", "site-login")
_PLACES: Final = ("title", "text", "source")
_LONGEST: Final = 3_000
"""Characters of a page beyond which it is one of its own, whatever it says."""
_SOURCE: Final = 400_000


class SitePhrase(NamedTuple):
    """Words that such a page has, and where."""

    rejection: str
    where: str
    phrase: str


@cache
def site_phrases() -> tuple[SitePhrase, ...]:
    """The phrases of `site-pages.tsv` in its order."""
    found = []
    for number, line in enumerate(_LIST.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if line.startswith("#") or cells == list(SitePhrase._fields):
            continue
        if (
            len(cells) != 3
            or not cells[2]
            or cells[1] not in _PLACES
            or cells[0] not in _REJECTIONS
        ):
            raise BrokenReferenceError(
                f"{_LIST.name}, line {number}: not a rejection, a place and a phrase: {line}"
            )
        found.append(SitePhrase(*cells))
    return tuple(found)


def in_place_of_a_report(page: Document) -> SitePhrase | None:
    """What tells that a page is one of these."""
    text = " ".join(block.text for block in page.blocks[:400])
    if len(text) > _LONGEST:
        return None
    places = {"title": page.title, "text": text, "source": "\n".join(page.lines)[:_SOURCE]}
    folded = {where: said.lower() for where, said in places.items()}
    return next((one for one in site_phrases() if one.phrase.lower() in folded[one.where]), None)
