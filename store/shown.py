"""What comes from outside, as it may be shown: a file can be called anything, and a token shall be
seen nowhere.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
"""Characters of a name that are shown; what is cut away is its middle, for the ending says what
kind of file it is.
"""
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
"""Characters that break lines, turn the writing round, or are not there at all."""

_TOKEN = re.compile(
    r"(?<![0-9])[0-9]{3,}(?::|%3[Aa])[A-Za-z0-9_-]{20,}|(?<=/bot)[0-9]+(?::|%3[Aa])[^/\s'\"]+"
)
"""What looks like a bot token: 123456789:AA…, and whatever stands in that place of a Bot API
address.
"""


def shown(name: str) -> str:
    r"""A name in one line, with what cannot be seen written out.

    >>> shown("a\nb.txt")
    'a\\nb.txt'
    """
    visible = "".join(
        _written_out(char) if unicodedata.category(char) in _HIDDEN else char for char in name
    )
    if len(visible) <= LONGEST:
        return visible
    half = LONGEST // 2
    return f"{visible[:half]}…{visible[-half + 1 :]}"


def without_tokens(text: str) -> str:
    """The text without anything that looks like a bot token."""
    return _TOKEN.sub("[token]", text)


def _written_out(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
