"""Agencies with a plus between them, which are added up and not set against each other:
2022年平罗+红寺堡申请.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.patterns import PATTERNS
from store.entering import GIVEN, only_if
from store.model import Mention

_PLUS = re.compile(r"\s*[+＋]\s*")


@only_if(lambda asked: asked.operation is Operation.COMPARE, otherwise=GIVEN)
def as_sum(asked: Question) -> Question:
    """A comparison of agencies as their sum, where nothing but a plus stands between them."""
    compares = asked.operation is Operation.COMPARE and len(asked.mentions) > 1
    if compares and _are_added(asked.text, asked.mentions):
        return replace(asked, operation=Operation.SUM)
    return asked


def _are_added(text: str, mentions: Sequence[Mention]) -> bool:
    if PATTERNS["sets-apart"].search(text):
        return False  # 平罗+红寺堡谁多 asks who has more
    return all(_PLUS.fullmatch(text[one.end : other.start]) for one, other in pairwise(mentions))
