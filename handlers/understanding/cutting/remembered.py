"""A number that somebody remembers, or has on paper, beside a question:
平罗22年收到几件，我记得好像是二十几件来着.

It is no operand and no bound; the answer tells that it was not used. So it is with clauses of
somebody's own affairs whose words mean something elsewhere: 其他的我自己算 is of no applicants,
稿子就差这一个数了 of no difference.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.senses import Mark
from handlers.understanding.wordlists.wordings import senses
from store.entering import only_if
from store.patterns import any_of
from store.reference import section_of

_PAUSE = re.compile("[，,。；;？?]+(?=.)")
_AHEAD = re.compile("[，,。；;：:？?]+(?=.)")
"""Behind a clause that leads to the question there may be a colon as well."""
_NUMBER = r"(?:\d[\d,.]*|[一二三四五六七八九十百千万两零几]+)(?:万|亿)?"
_ABOUT = "(?:来|几|多|余|出头|好几)*"


@cache
def _pattern() -> re.Pattern[str]:
    lists = section_of("around.toml", "remembered", ("ahead", "says", "bounds", "behind", "lost"))
    ahead, says, bounds, behind, lost = (
        any_of(lists[name]) for name in ("ahead", "says", "bounds", "behind", "lost")
    )
    many = rf"{_NUMBER}{_ABOUT}(?:件|条|个|项|次|份|起|宗|人|万元|亿元|元)?"
    several = rf"{many}(?:(?:还是|或者?|到|至|、)(?:是)?{many})*"
    about = rf"{bounds}?{several}"
    ahead = f"{ahead}|听[^，,]{{1,4}}?说"
    return re.compile(
        rf"(?:{ahead})+(?:{says})*{about}(?:{behind})*"
        rf"|{about}(?:{behind})*(?:{ahead})(?:{behind})*"
        rf"|{lost}(?:{says})*{about}(?:{behind})*"
    )


@cache
def _own_affairs() -> re.Pattern[str]:
    return re.compile("|".join(section_of("around.toml", "own_affairs", ("clauses",))["clauses"]))


class WithoutAsides(NamedTuple):
    """A question without some of its clauses, and what these say."""

    text: str
    said: tuple[str, ...]


@only_if(lambda text: _AHEAD.search(text))
def without_remembered(text: str) -> WithoutAsides | None:
    """A question without what somebody remembers behind it, and without clauses of their own
    affairs at either end; None where there are none.
    """
    said: list[str] = []
    while (pause := next(iter(reversed([*_PAUSE.finditer(text)])), None)) is not None:
        clause = text[pause.end() :]
        asked = PATTERNS["asks-ahead-of-memory"].search(text[: pause.start()]) is not None
        if not (_is_own_affair(clause) or (asked and _is_remembered(clause))):
            break
        said.insert(0, clause.strip("。.？?！! "))
        text = text[: pause.start()]
    start = _behind_a_greeting(text)
    while (pause := _AHEAD.search(text, start)) is not None:
        clause = text[start : pause.start()]
        if not _is_own_affair(clause):
            break
        said.insert(0, clause)
        text = text[:start] + text[pause.end() :]
    if said:
        return WithoutAsides(text, tuple(said))
    return None


def _behind_a_greeting(text: str) -> int:
    """Where a text goes on that begins with a greeting: 您好，刚调来这个科，…."""
    pause = _AHEAD.search(text)
    if pause is None or text[: pause.start()].strip() not in _greetings():
        return 0
    return pause.end()


@cache
def _greetings() -> frozenset[str]:
    """Words that greet: 您好, hello."""
    return frozenset(
        wording
        for wording, means in chain(senses("zh").items(), senses("en").items())
        if Mark.GREETING in means
    )


def _is_own_affair(clause: str) -> bool:
    return _own_affairs().fullmatch(re.sub(r"[\s。.？?！!]+", "", clause)) is not None


def _is_remembered(clause: str) -> bool:
    """Whether a clause says nothing but what number somebody remembers."""
    return _pattern().fullmatch(re.sub(r"[\s。.？?！!，,；;]+", "", clause)) is not None
