"""What leads up to an English question within its own clause: "I need for my speech | how many …",
"please jot down for me | what …" (`own-clauses.toml`).

It is told by its place, right before what asks, by whom it speaks of, the asker or whoever is
asked, and by its last word, one of asking; and it is none where any word of it names an agency, a
year, a row or a number, or says of what or by what way (by letter, for pensioners).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from handlers.understanding.cutting.own_clauses import (
    OwnSide,
    harmless,
    names_something,
    narrows_nothing,
)
from handlers.understanding.cutting.parts import Parts, spans
from handlers.understanding.wordlists.pieces import expanded
from store.entering import only_if
from store.reference import section_of

_FILE = "own-clauses.toml"
_ASKS = re.compile(
    r"\b(?:by |in |to |on |of |for |with |at )?"
    r"(?:how|what|which|who|whose|when|where|(?:the )?(?:number|amount|total|count) of)\b"
)
_PAUSE = re.compile(r"[,.;:?!–—](?!\d)|(?<= )-(?= )")


class _Leads(NamedTuple):
    opens: re.Pattern[str]
    ends: re.Pattern[str]
    asking: re.Pattern[str]
    """Words of asking, which deny and narrow nothing here."""
    limits: re.Pattern[str]
    """What says by which way, or of what, something is counted: by letter, for pensioners."""
    purpose: re.Pattern[str]


@cache
def _leads() -> _Leads:
    section = section_of(_FILE, "leading", ("opens", "ends", "asking", "limits"))
    opens, ends, asking, limits = (
        expanded(_FILE, "|".join(section[one])) for one in ("opens", "ends", "asking", "limits")
    )
    return _Leads(
        re.compile(rf"(?:{opens})"),
        re.compile(rf"\b(?:{ends})\W*$"),
        re.compile(rf"\b(?:{asking})\b"),
        re.compile(rf"\b(?:{limits})"),
        re.compile(expanded(_FILE, r"\b<purpose>")),
    )


@only_if(lambda parts, written: parts.text.isascii() and len(written) == len(parts.text))
def without_the_lead(parts: Parts, written: str) -> OwnSide | None:
    """The text without what leads up to its question, as it is `written`; None where there is no
    such lead.
    """
    for place in _places(parts):
        start = _begins(parts.text, place)
        if _is_a_lead((start, place), parts):
            said = parts.text[start:place].strip()
            return OwnSide(f"{written[:start]} {written[place:]}".strip(), (said,))
    return None


def _places(parts: Parts) -> Iterator[int]:
    """Where a question may begin: with what asks, else with the first agency or year."""
    asks = [found.start() for found in _ASKS.finditer(parts.text)]
    yield from asks
    if not asks:
        named = [*spans(parts.mentions), *spans(parts.periods)]
        yield from sorted(start for start, _ in named)[:1]


def _begins(text: str, place: int) -> int:
    """Where the clause begins in which something stands; a condition of courtesy ahead of it is
    part of it.
    """
    return max((pause.end() for pause in _PAUSE.finditer(text, 0, place)), default=0)


def _is_a_lead(span: tuple[int, int], parts: Parts) -> bool:
    said = parts.text[slice(*span)].strip()
    known = _leads()
    if not said or names_something(span, parts):
        return False
    if known.opens.match(said) is None or known.ends.search(said) is None:
        return False
    if known.limits.search(known.purpose.sub(" ", harmless().sub(" ", said))) is not None:
        return False
    return narrows_nothing(span, parts, harmless(), known.asking)
