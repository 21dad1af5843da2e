"""Sentences with their placeholders filled in; where English has another word for one, a
placeholder says both.
"""

from __future__ import annotations

import string
from collections.abc import Mapping


class _Sentences(string.Formatter):
    def format_field(self, value: object, spec: str) -> str:
        """`one|more` stands for the first where the value is 1, else for the second."""
        one, both, more = spec.partition("|")
        if both:
            if str(value) == "1":
                return one
            return more
        return str(super().format_field(value, spec))


_SENTENCES = _Sentences()


def filled(text: str, values: Mapping[str, object]) -> str:
    """A sentence with values in it.

    >>> filled("{count} {count:report|reports}", {"count": 1})
    '1 report'
    """
    # Most sentences have no such word, and this is four times faster.
    if "|" in text:
        return _SENTENCES.vformat(text, (), values)
    return text.format_map(values)
