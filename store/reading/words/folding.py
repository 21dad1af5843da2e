"""Text made comparable: widths, blanks, punctuation, numbering and script folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain, product
from typing import Final, Protocol, cast

from store.reading.words.number_patterns import NUMBERS

UNSEEN = (
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\ufeff"
)
"""Signs without width, which pages and word processors leave between characters."""
_UNSEEN = re.compile(f"[{UNSEEN}]")
_BLANKS = re.compile(r"\s+")
_PUNCTUATION = re.compile(r"[^\w%]+|_")
_MARKED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PINYIN = re.compile(rf"(?<=[\u3400-\u9fff])\([a-zü]{{0,5}}[{_MARKED}][a-zü]{{0,5}}\)")
"""How a character sounds, put behind it by a page: 報(bào)告."""


_WIDTHS: Final = tuple(
    zip(
        "，：；（）！？．／％－～＋＝［］　０１２３４５６７８９",
        ",:;()!?./%-~+=[] 0123456789",
        strict=True,
    )
)
"""The wide signs that reports are full of, and the same narrow."""
_REMEMBERED: Final = 120
"""Characters of the longest text that is remembered squeezed."""


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _to_simplified() -> _Converter:
    """Loaded only when a text needs it."""
    import opencc

    return cast(_Converter, opencc.OpenCC("t2s"))


@cache
def _may_be_traditional() -> re.Pattern[str]:
    """A character that GB 2312, the set of the simplified ones, does not have; made when first
    needed (12 ms).
    """
    every = bytes(chain.from_iterable(product(range(0xB0, 0xF8), range(0xA1, 0xFF))))
    common = set(every.decode("gb2312", "ignore"))
    return re.compile(
        f"[{''.join(char for char in map(chr, range(0x4E00, 0xA000)) if char not in common)}]"
    )


def simplified(text: str) -> str:
    """The text in simplified characters.

    >>> simplified("規章")
    '规章'
    """
    if text.isascii() or not _may_be_traditional().search(text):
        return text
    return _to_simplified().convert(text)


def nfkc(text: str) -> str:
    """The text in Unicode's form NFKC.

    To narrow the usual wide signs first takes 3 µs for a sentence; with these in it the library
    takes 190.
    """
    if unicodedata.is_normalized("NFKC", text):
        return text
    for wide, narrow in _WIDTHS:
        text = text.replace(wide, narrow)
    if unicodedata.is_normalized("NFKC", text):
        return text
    return unicodedata.normalize("NFKC", text)


def tidy(text: str) -> str:
    """NFKC, with every run of blanks as one blank."""
    if text.isascii():
        return _BLANKS.sub(" ", text).strip()
    return _BLANKS.sub(" ", nfkc(text)).strip()


def squeezed(text: str) -> str:
    """NFKC without any blanks, nor the pinyin that some pages put behind their characters.

    >>> squeezed("年度 報(bào)告")
    '年度報告'
    """
    if text.isascii():
        return "".join(text.split())
    if len(text) <= _REMEMBERED:
        return _squeezed(text)
    return _squeezed.__wrapped__(text)


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> str:
    """Remembered: captions, units, titles and labels each look at the lines of a table, and other
    reports have them.
    """
    plain = "".join(nfkc(_UNSEEN.sub("", text)).split())
    if "(" in plain:
        return _PINYIN.sub("", plain)
    return plain


@lru_cache(maxsize=4096)
def key(label: str) -> str:
    """What identifies a label: no blanks, numbering, punctuation or emphasis, simplified
    characters.

    >>> key("（二） 部分公开（区分处")
    '部分公开区分处'
    """
    text = NUMBERS["numbering"].sub("", squeezed(label).lstrip("*#>"))
    return simplified(_PUNCTUATION.sub("", text))


@lru_cache(maxsize=4096)
def is_numbered(text: str) -> bool:
    """Whether a text begins with the number of a row or chapter, so that it continues no label:
    `7.`, （二）, 四、.
    """
    return bool(NUMBERS["numbering"].match(squeezed(text)))
