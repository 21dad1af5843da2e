"""Whether a message shows which language somebody speaks."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z]{2,}")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_COMMAND = re.compile(r"^/\w+(@\w+)?")
_ENOUGH = 3
"""Words in Latin letters that show a language; fewer may be a name, or noise."""


def shows_language(text: str) -> bool:
    """Whether a message shows which language somebody speaks: "ok" and a place's name in letters do
    not.
    """
    said = _COMMAND.sub("", text)
    return bool(_CHINESE.search(said)) or len(_WORD.findall(said)) >= _ENOUGH
