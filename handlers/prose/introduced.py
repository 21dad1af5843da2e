"""What a thing is that only the prose names: the sentence that introduces it by its name.

红寺堡“一点通”是个啥: 开发方便快捷的“红寺堡区一点通”微信小程序.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.prose.shapes import shape
from handlers.prose.sought import asking_words
from handlers.prose.under_headings import HeadedSentence
from handlers.prose.wording import neutral_words, verbs
from store.index import StoredSentence

_MOST = 2
"""Sentences that speak of a thing which no name marks: of more, none introduces it."""
_IN_QUOTES = re.compile(r"[“‘「《\"]([^“”‘’「」《》\"]{2,24})[”’」》\"]")


def name_asked(text: str) -> str:
    """The name of which a text asks what it is; empty where it asks for nothing of the kind.

    `text` is a question without its agencies and years.
    """
    asked = shape("asks-what-it-is").search(text)
    name = asked["name"] if asked else ""
    if name in neutral_words() | verbs() | asking_words():
        return ""
    return name


def introduced(read: Sequence[HeadedSentence], name: str) -> list[StoredSentence]:
    """The sentences that speak of a thing by its name: the first in which it is marked as a name,
    else all, where they are few.
    """
    saying = [one for one in read if name in one.text]
    marked = [one for one in saying if _is_marked(name, one.text)]
    if marked:
        return [marked[0].sentence]
    if len(saying) <= _MOST:
        return [one.sentence for one in saying]
    return []


def _is_marked(name: str, text: str) -> bool:
    """Whether a text marks a name, or the end of a longer one: 一点通 of “红寺堡区一点通”."""
    return any(one[1].endswith(name) for one in _IN_QUOTES.finditer(text))
