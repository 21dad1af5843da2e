"""The words with which a caption or a note says that a table counts another time, something else,
or in other units.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from store.patterns import any_of
from store.reading.forms.around_tables import AROUND, caption_words
from store.reading.forms.form import frame
from store.reading.words.folding import simplified, squeezed

_LONG_HEAD: Final = 5
"""Characters of a head of the form that may stand behind a heading, and in no other word."""
_SIGNS: Final = re.compile(r"[\W_]+")


class OtherTime(NamedTuple):
    """The words that name another time in a text."""

    words: str
    begins: bool
    """Whether the text, or a remark in it, begins with them."""


def other_time_in(text: str) -> OtherTime | None:
    """The words with which a caption without its number and year names another time: 上年度…,
    第一季度…, 1—6月….

    They begin it, its remark, or what a note says: 以下为上年数据. What is carried over (上年结转)
    is of this year.

    >>> other_time_in("情况(上年同期)"), other_time_in("1—12月收到"), other_time_in("上年结转情况")
    (OtherTime(words='上年同期', begins=True), None, None)
    """
    for found in AROUND["other-time"].finditer(text):
        whole_year = found["first"] and (int(found["first"]), int(found["last"])) == (1, 12)
        if not whole_year and "结转" not in text[found.start("time") : found.start("time") + 8]:
            return OtherTime(found["time"], begins=found.start("time") == found.start())
    return None


def without_plain_words(text: str) -> str:
    """A folded text without the words of which headings and notes are made: 村务 of
    收到和处理村务信息公开申请情况.
    """
    return _plain().sub("", _SIGNS.sub("", AROUND["with"].sub("", text)))


@cache
def _plain() -> re.Pattern[str]:
    plain, own = any_of(caption_words()["plain"]), AROUND["ones-own"].pattern
    heads = any_of(head for head in frame().heads if len(head) >= _LONG_HEAD)
    return re.compile(f"{heads}|{own}|{plain}")


def of_others(rest: str) -> bool:
    """Whether what is left of a caption without the plain words says that its table is others', or
    holds no more.
    """
    return rest.startswith((*caption_words()["others"], *caption_words()["void"]))


def is_void(clause: str) -> bool:
    """Whether a clause says nothing but that a table holds no more, or not yet: 下表数据有误,
    （作废）.
    """
    return without_plain_words(clause) in caption_words()["void"]


def titles() -> tuple[str, ...]:
    """The headings of the chapters with tables."""
    return caption_words()["title"]


def is_example(text: str) -> bool:
    """Whether a caption says that the table below is a sample or an estimate."""
    return any(words in text for words in caption_words()["example"])


def is_beside(name: str) -> bool:
    """Whether the name of a sheet says that it stands beside the report's own numbers: 对比, 备份;
    a single sign only alone, since 固原 is a place.
    """
    return any(
        words == name or (len(words) > 1 and words in name) for words in caption_words()["sheet"]
    )


def counts_in_multiples(text: str) -> bool:
    """Whether a text says that the counts of a table are hundreds, or per cent: 单位：百件.

    >>> counts_in_multiples("（单位：百件）"), counts_in_multiples("单位：件、万元")
    (True, False)
    """
    return AROUND["counted-in"].search(simplified(squeezed(text))) is not None


@cache
def _last_signs() -> frozenset[str]:
    return frozenset(words[-1] for words in caption_words()["below"])


def may_say_of_table_above(text: str) -> bool:
    """Whether a folded text holds how a name of the table above ends, even one that begins in the
    cell before it.
    """
    return not _last_signs().isdisjoint(text)


def said_of_table_above(text: str) -> str:
    """What a note says that the table above it is: 2021年数据 in 注：以上为2021年数据; empty when
    it says nothing.

    >>> said_of_table_above("注：以上数据为2021年度数据。")
    '2021年度数据'
    """
    found = AROUND["is-said-of-table"].search(simplified(squeezed(text)))
    if found:
        return found["what"].rstrip(")）")
    return ""
