"""Sums of several agencies, each by itself: 红寺堡和西吉21、22两年的处罚各自加起来是多少."""

from __future__ import annotations

import re

from handlers.understanding.asked.question import Operation, Question
from store.quick_records import replace

_EACH = re.compile(
    r"各自|分别|每家|每个[县区]|各(?=加|合|总|共|一共|累计|是|有|为|多少|几|收|办|罚)|\beach\b|\brespectively\b"
)
_ALL_TOGETHER = re.compile(
    r"(?:两|二|三|四|五|六)(?:家|个县|个区|个单位|县|区|地)(?:一共|合计|合起来|加起来|总共|加在一起)"
)


def of_each_agency(asked: Question) -> tuple[Question, ...]:
    """A sum over years of several agencies as one of each, where each is said to be added up by itself."""
    over_years = asked.operation is Operation.SUM and len(asked.years) > 1
    if not over_years or len(asked.mentions) < _SEVERAL or asked.everywhere or len(asked.measures) != 1:
        return ()
    if _EACH.search(asked.text) is None or _ALL_TOGETHER.search(asked.text):
        return ()
    return tuple(replace(asked, mentions=(one,)) for one in asked.mentions)


_SEVERAL = 2
