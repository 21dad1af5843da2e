"""A text in the words that the lists know, before it is taken apart."""

from __future__ import annotations

import re

from handlers.understanding.spelling.carrying import with_carried
from handlers.understanding.spelling.turns_of_phrase import turned

_LETTERS = re.compile("[a-zA-Z]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBERED = re.compile(r"(?:^|(?<=[？?。；;，,]))\s*[（(]?[1-9](?:[.、)）]|\)|）)\s*(?=[^\d\s])")
"""1.商洛市2024年新收几件？2.其中自然人几件？: the numbers of a list, where there are two of them or more."""


def rewritten(text: str) -> str:
    """The text in the words that the lists know: the turns of either language, and what is carried between years."""
    if _LETTERS.search(text):
        text = turned(text, "en")
    text = with_carried(text)
    if len(_NUMBERED.findall(text)) > 1:
        text = _NUMBERED.sub("", text)
    return turned(text, "zh") if _HAN.search(text) else text
