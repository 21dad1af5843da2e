"""Names in quotation marks and in brackets, which mean something else than the same words in a sentence.

What is quoted beside a word for an account is its name, whatever place stands in it: “美丽深圳”公众号 is one word, and
Shenzhen is asked of only where nobody else is. A Chinese name in brackets behind English words explains them: these
say nothing more, be it an agency (the weather bureau (气象局)) or what is counted (messages (群众留言)).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, product
from typing import NamedTuple

from handlers.understanding.cutting.departments import kind_of
from handlers.understanding.wordlists.lexicon import Word
from store.model import Agency, Mention
from store.reference import REFERENCE, BrokenReferenceError

_FILE = "names-beside.toml"
_QUOTED = re.compile(r'"([\w·]{2,14})"')
_BRACKET = re.compile(r"(?<=[a-z'\"]) ?\(([\u3400-\u9fff“”、]{2,20})\)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_YEAR_OR_NUMBER = re.compile(r"\d{2,}|多少|几")
_WORD = re.compile(r"[a-z']+")
_OF_A_PLACE = re.compile(r",? (?:in |of )?")

Span = tuple[int, int]


class _Lists(NamedTuple):
    """The lists of `names-beside.toml`, as they are used."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    endings: tuple[str, ...]
    around: frozenset[str]
    begins_behind: frozenset[str]
    offices: frozenset[str]


@cache
def _lists() -> _Lists:
    with (REFERENCE / _FILE).open("rb") as file:
        lists = tomllib.load(file)
    try:
        accounts = "|".join(re.escape(word) for word in sorted(lists["accounts"]["zh"], key=len, reverse=True))
        return _Lists(
            re.compile(rf"(?:{accounts})$"),
            re.compile(rf"(?:的)?(?:官方|政务)?(?:{accounts})"),
            tuple(lists["accounts"]["endings"]),
            frozenset(lists["accounts"]["en"]),
            frozenset(lists["explained"]["begins_behind"]),
            frozenset(lists["explained"]["offices"]),
        )
    except KeyError as missing:
        raise BrokenReferenceError(f"{_FILE}: the list {missing} is missing") from None


class NamesBeside(NamedTuple):
    """The agencies and words of a text, with names in quotation marks and brackets as what they are."""

    mentions: tuple[Mention, ...]
    words: tuple[Word, ...]


def with_names_beside(text: str, mentions: tuple[Mention, ...], words: tuple[Word, ...]) -> NamesBeside:
    """The same with the names of accounts as one word each, and without the English that a bracket explains."""
    found = _with_accounts(text, _without_places_of_sites(text, NamesBeside(mentions, words)))
    for bracket in _BRACKET.finditer(text):
        found = _explained(text, bracket, found)
    return found


def _without_places_of_sites(text: str, found: NamesBeside) -> NamesBeside:
    """Without the places in whose site something of theirs is: 徐望镇在汉台区政府门户网站上发了几条."""
    kept = [one for one in found.mentions if not _is_of_a_site(text, one, found.mentions)]
    return found if len(kept) == len(found.mentions) else found._replace(mentions=tuple(kept))


def _is_of_a_site(text: str, mention: Mention, mentions: Iterable[Mention]) -> bool:
    """Whether a place is only that of a site, which another agency that is named lies in."""
    if not _SITE.match(text, mention.end):
        return False
    around = _paths([mention])
    inner = _paths([one for one in mentions if one != mention])
    return any(len(path) > len(place) and path[: len(place)] == place for path, place in product(inner, around))


def _paths(mentions: Iterable[Mention]) -> list[tuple[str, ...]]:
    """Where the agencies that some names may mean lie."""
    agencies = chain.from_iterable(mention.agencies() for mention in mentions)
    return [agency.division.path for agency in agencies if agency.division]


_SITE = re.compile(r"(?:人民)?(?:政府)?(?:门户|官方|政务|信息公开|政府信息公开)*(?:网站|网|平台|公众号|微信|微博)")


def _with_accounts(text: str, found: NamesBeside) -> NamesBeside:
    """With quoted names as one word each; the agency in one is asked of only where no other is named."""
    quoted = [one.span(1) for one in _QUOTED.finditer(text) if _HAN.search(one[1])]
    outside = [one for one in found.mentions if not _is_inside(one, quoted)]
    names = [span for span in quoted if _holds(span, found.mentions) and _is_an_account(text, span, outside)]
    if not names:
        return found
    kept = _outside(names, found.mentions) if outside else found.mentions
    words = [word for word in found.words if not _is_in_any([word], names)]
    words += [Word(start, end, text[start:end]) for start, end in names]
    return NamesBeside(kept, tuple(sorted(words, key=_start)))


def _outside(names: Sequence[Span], mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(one for one in mentions if not _is_inside(one, names))


def _is_inside(mention: Mention, spans: Iterable[Span]) -> bool:
    return any(_within(mention, span) for span in spans)


def _holds(span: Span, mentions: Iterable[Mention]) -> bool:
    return any(_within(mention, span) for mention in mentions)


def _is_an_account(text: str, span: Span, outside: Sequence[Mention]) -> bool:
    """Whether what is quoted is the name of an account: by what stands beside it, or as the agency stands elsewhere."""
    start, end = span
    if _YEAR_OR_NUMBER.search(text[start:end]):
        return False
    lists = _lists()
    beside = lists.before.search(text[: start - 1]) or lists.behind.match(text, end + 1)
    if beside or text[start:end].endswith(lists.endings) or outside:
        return True
    return any(word[0] in lists.around for word in _WORD.finditer(text))


def _explained(text: str, bracket: re.Match[str], found: NamesBeside) -> NamesBeside:
    """The agencies and words without those that stand before a bracket that explains them."""
    inner = bracket.span(1)
    begin = _beginning(text, bracket.start(), found.mentions)
    named = [one for one in found.mentions if _within(one, inner) or one.end - 1 == inner[1]]
    apart = [one for one in named if one.start >= inner[0]]
    if apart:
        return _without_english_names(text, begin, inner, apart[0], found)
    if named or _ends_at(found.mentions, bracket.start()):
        return _without_department(text, inner, found)
    return _with_what_is_counted(text, begin, inner, found)


def _without_english_names(text: str, begin: int, inner: Span, named: Mention, found: NamesBeside) -> NamesBeside:
    """Without the English name of an agency that a bracket names in Chinese."""
    before = [one for one in found.mentions if begin <= one.start < inner[0]]
    further = [one for one in found.mentions if one.end <= begin]
    if further and _lies_in(before, further[-1], text, named):  # Qianjin Street in Xingqing (兴庆区前进街街道)
        before.append(further[-1])
        begin = min(begin, further[-1].start)
    words = [word for word in found.words if not (begin <= word.start and word.end <= inner[0])]
    return NamesBeside(tuple(one for one in found.mentions if one not in before), tuple(words))


def _lies_in(before: Sequence[Mention], further: Mention, text: str, named: Mention) -> bool:
    """Whether two English names are one, of a street and where it lies, as what the bracket names lies there."""
    if len(before) != 1 or not _OF_A_PLACE.fullmatch(text[further.end : before[0].start]):
        return False
    return max(map(_depth, named.agencies()), default=0) > min(map(_depth, before[0].agencies()), default=0)


def _depth(agency: Agency) -> int:
    return len(agency.division.path) if agency.division else 0


def _without_department(text: str, inner: Span, found: NamesBeside) -> NamesBeside:
    """Without what a bracket says of the agency that stands before it: the water bureau (水利局)."""
    if kind_of(text[slice(*inner)]) is None:
        return found
    return found._replace(words=tuple(word for word in found.words if not _overlap(word, inner)))


def _with_what_is_counted(text: str, begin: int, inner: Span, found: NamesBeside) -> NamesBeside:
    """With what a bracket says of what is counted as one word, and without the English for it."""
    inside = [word for word in found.words if _overlap(word, inner)]
    said = [word for word in found.words if begin <= word.start and word.end <= inner[0]]
    if not inside or any(map(_is_of_tables, (*inside, *said))):
        return found
    kept = [word for word in found.words if word not in inside and word not in said]
    return found._replace(words=tuple(sorted([*kept, Word(*inner, text[slice(*inner)])], key=_start)))


def _is_of_tables(word: Word) -> bool:
    """Whether a word names a row, a column or a rate of the tables; 办 of 市政府办 does not."""
    return len(word.text) > 1 and bool(word.subjects or word.columns or word.rates)


def _beginning(text: str, end: int, mentions: Sequence[Mention]) -> int:
    """Where the English words begin that a bracket at a place explains."""
    lists, begin = _lists(), 0
    words = [one for one in _WORD.finditer(text, 0, end) if not _is_in_any(mentions, [one.span()])]
    for place, word in enumerate(words):
        if word[0] not in lists.begins_behind:
            continue
        goes_on = word[0] == "of" and place > 0 and words[place - 1][0] in lists.offices
        begin = begin if goes_on else word.end()
    return begin


def _is_in_any(pieces: Sequence[Mention | Word], spans: Iterable[Span]) -> bool:
    """Whether any of some pieces shares a character with any of some stretches."""
    return any(_overlap(piece, span) for piece, span in product(pieces, spans))


def _ends_at(mentions: Iterable[Mention], place: int) -> bool:
    return any(one.end == place for one in mentions)


def _start(piece: Mention | Word) -> int:
    return piece.start


def _within(piece: Mention | Word, span: Span) -> bool:
    return span[0] <= piece.start and piece.end <= span[1]


def _overlap(piece: Mention | Word, span: Span) -> bool:
    return piece.start < span[1] and span[0] < piece.end
