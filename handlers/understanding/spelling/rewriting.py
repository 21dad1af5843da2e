"""A text in the words that the lists know, before it is taken apart."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from handlers.understanding.entering import only_with
from handlers.understanding.spelling.carrying import with_carried
from handlers.understanding.spelling.framed_in_chinese import out_of_its_chinese_frame
from handlers.understanding.spelling.framed_statements import out_of_its_frame
from handlers.understanding.spelling.pairs_of_items import with_pairs_of_items
from handlers.understanding.spelling.turns_of_phrase import turned, turns
from handlers.understanding.wordlists.wordings import generic, senses
from store.entering import GIVEN

_HYPHENATED = re.compile(r"(?<![\w-])[A-Za-z]+(?:-[A-Za-z]+)+(?![\w-])")
_LETTERS = re.compile("[a-zA-Z]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBERED = re.compile(r"(?:^|(?<=[？?。；;，,]))\s*[（(]?[1-9](?:[.、)）]|\)|）)\s*(?=[^\d\s])")
"""1.商洛市2024年新收几件？2.其中自然人几件？: the numbers of a list, where there are two of them or
more.
"""


def rewritten(text: str) -> str:
    """The text in the words that the lists know: the turns of either language, and what is carried
    between years.
    """
    if _LETTERS.search(text):
        text = turned(with_pairs_of_items(out_of_its_frame(text)), "en")
    text = _without_unknown_hyphens(with_carried(text))
    if len(_NUMBERED.findall(text)) > 1:
        text = _NUMBERED.sub("", text)
    if _HAN.search(text):
        return turned(out_of_its_chinese_frame(text), "zh")
    return text


@only_with("-", otherwise=GIVEN)
def _without_unknown_hyphens(text: str) -> str:
    """The text with compounds that no list holds as words of their own: not-held answers,
    coercive-measure items.
    """
    if "-" not in text:
        return text
    return _HYPHENATED.sub(
        lambda found: found[0] if _is_listed(found[0].lower()) else found[0].replace("-", " "), text
    )


def _is_listed(compound: str) -> bool:
    return compound in _compounds()


@cache
def _compounds() -> frozenset[str]:
    """The compounds in the English lists and their longer wordings, and those that turns make to be
    read by nothing.
    """
    made = (turn.said for turn in turns("en") if isinstance(turn.said, str))
    listed = chain(senses("en"), generic("en"), made)
    return frozenset(
        chain.from_iterable(_HYPHENATED.findall(wording) for wording in listed if "-" in wording)
    )
