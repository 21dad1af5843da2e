"""Names in quotation marks: what is quoted beside a word for an account is its name, whatever place
stands in it.

“美丽深圳”公众号 is one word, and Shenzhen is asked of only where nobody else is. Nor is the place
an agency in whose site something of another's is: 徐望镇在汉台区政府门户网站上发了几条.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, product

from handlers.understanding.cutting.names_beside import (
    NamesBeside,
    Span,
    lists_of_names,
    start_of,
    touch_any,
    within,
)
from handlers.understanding.entering import only_with
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from store.entering import SECOND, only_if
from store.model import Mention

_QUOTED = re.compile(r'"([\w·]{2,14})"')
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z']+")


@only_with(
    '"', otherwise=SECOND, or_if=lambda text, found: PATTERNS["site-of-a-place"].search(text)
)
def with_accounts(text: str, found: NamesBeside) -> NamesBeside:
    """The same with the names of accounts as one word each, and without the places of sites."""
    return _with_accounts(text, _without_places_of_sites(text, found))


@only_if(lambda text, found: PATTERNS["site-of-a-place"].search(text), otherwise=SECOND)
def _without_places_of_sites(text: str, found: NamesBeside) -> NamesBeside:
    """Without the places in whose site something of theirs is:
    徐望镇在汉台区政府门户网站上发了几条.
    """
    kept = [one for one in found.mentions if not _is_of_a_site(text, one, found.mentions)]
    if len(kept) == len(found.mentions):
        return found
    return found._replace(mentions=tuple(kept))


def _is_of_a_site(text: str, mention: Mention, mentions: Iterable[Mention]) -> bool:
    """Whether a place is only that of a site, which another agency that is named lies in."""
    if not PATTERNS["site-of-a-place"].match(text, mention.end):
        return False
    around = _paths([mention])
    inner = _paths([one for one in mentions if one != mention])
    return any(
        len(path) > len(place) and path[: len(place)] == place
        for path, place in product(inner, around)
    )


def _paths(mentions: Iterable[Mention]) -> list[tuple[str, ...]]:
    """Where the agencies that some names may mean lie."""
    agencies = chain.from_iterable(mention.agencies() for mention in mentions)
    return [agency.division.path for agency in agencies if agency.division]


@only_with('"', otherwise=SECOND)
def _with_accounts(text: str, found: NamesBeside) -> NamesBeside:
    """With quoted names as one word each; the agency in one is asked of only where no other is
    named.
    """
    quoted = [one.span(1) for one in _QUOTED.finditer(text) if _HAN.search(one[1])]
    outside = [one for one in found.mentions if not _is_inside(one, quoted)]
    names = [
        span
        for span in quoted
        if _holds(span, found.mentions) and _is_an_account(text, span, outside)
    ]
    if not names:
        return found
    kept = _outside(names, found.mentions) if outside else found.mentions
    words = [word for word in found.words if not touch_any([word], names)]
    words += [Word(start, end, text[start:end]) for start, end in names]
    return NamesBeside(kept, tuple(sorted(words, key=start_of)))


def _outside(names: Sequence[Span], mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(one for one in mentions if not _is_inside(one, names))


def _is_inside(mention: Mention, spans: Iterable[Span]) -> bool:
    return any(within(mention, span) for span in spans)


def _holds(span: Span, mentions: Iterable[Mention]) -> bool:
    return any(within(mention, span) for mention in mentions)


def _is_an_account(text: str, span: Span, outside: Sequence[Mention]) -> bool:
    """Whether what is quoted is the name of an account: by what stands beside it, or as the agency
    stands elsewhere.
    """
    start, end = span
    if PATTERNS["year-or-number"].search(text[start:end]):
        return False
    lists = lists_of_names()
    beside = lists.before.search(text[: start - 1]) or lists.behind.match(text, end + 1)
    if beside or text[start:end].endswith(lists.endings) or outside:
        return True
    return any(word[0] in lists.around for word in _WORD.finditer(text))
