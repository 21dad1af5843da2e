"""Chinese statements in a frame: 稿子里写“……”，帮我看看写错没
(`data/reference/statement-frames-zh.toml`).

Who says so is taken away, and what asks behind it whether it is so is put as 对吗. A text without
either, and one that asks for anything else or denies that it is said, stays as it is written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from handlers.understanding.wordlists.pieces import patterns_of

_FILE: Final = "statement-frames-zh.toml"
_IS_IT_SO: Final = "，对吗"
_ASKS: Final = re.compile(
    r"多少|几(?!乎|十|百|千)|什么|啥|谁|哪|怎么|如何|是否|是不是|有没有|有无|吗|呢|为何|为什么|[?？]"
)
_QUOTED: Final = re.compile(r"[“\"「『]([^”\"」』]+)[”\"」』]?")
_PAUSES: Final = " ，,。；;：:"
_A_FEW: Final = 6
"""A statement has a name, a row and a number or a verb: nothing shorter is one."""


class _Frames(NamedTuple):
    lead: re.Pattern[str]
    """Who says so, from the beginning of a text to the statement."""
    tag: re.Pattern[str]
    """What asks at the end whether it is so."""


@cache
def _frames() -> _Frames:
    leads, tags = (patterns_of(_FILE, section) for section in ("leads", "tags"))
    return _Frames(
        re.compile(rf"^\W*(?:{leads})"),
        re.compile(rf"[，,。；;！!：:”\"」』 ]+(?:{tags})[？?。！!啊呀呢]*$"),
    )


def out_of_its_chinese_frame(text: str) -> str:
    """A statement with what asks whether it is so, and without who says it; any other text as it
    is.
    """
    tag = _frames().tag.search(text)
    if tag is None:
        return text
    stated = text[: tag.start()]
    lead = _frames().lead.match(stated)
    if lead is None:
        return text
    bare = _unquoted(stated[lead.end() :]).strip(_PAUSES)
    if len(bare) < _A_FEW or _ASKS.search(bare) or _frames().lead.match(bare):
        return text
    return f"{bare}{_IS_IT_SO}"


def _unquoted(said: str) -> str:
    """What is said, without the marks around the whole of it."""
    quoted = _QUOTED.fullmatch(said.strip(_PAUSES))
    if quoted is not None:
        return quoted[1]
    return said
