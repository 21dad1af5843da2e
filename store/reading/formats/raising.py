"""Raised text as characters that are raised: a footnote's number is no digit of the number that it
stands on.
"""

from __future__ import annotations

from typing import Final

_RAISED: Final = str.maketrans("0123456789+-=()[]（）［］〔〕", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁽⁾⁽⁾⁽⁾⁽⁾")


def raised(text: str) -> str:
    """The text in raised characters, as far as there are any.

    >>> raised("[12]")
    '⁽¹²⁾'
    """
    return text.translate(_RAISED)
