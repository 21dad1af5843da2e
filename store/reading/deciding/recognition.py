"""Whether a text is an annual report on government information disclosure at all."""

from __future__ import annotations

import re
from typing import Final

from store.reading.deciding.draft import Draft
from store.reading.layout.segments import BlockRole
from store.reading.words.folding import simplified, squeezed

_SUBJECT = re.compile(r"(?:信息|政务|文件|申请)公开|公开[^。]{0,12}信息|公布[^。]{0,6}信息")
_TITLE = re.compile(r"信息公开(?:工作)?(?:情况)?(?:年度)?(?:工作)?(?:报告|年报)")
_NOT_ITSELF = re.compile(r"(?:通知|通报|函|办法|方案|格式|要求|公告|条例|规定|意见)[》）)]?$")
_ANNOUNCED = re.compile(r"(?:公布|发布|公开|编制)[^。]{0,60}信息公开(?:工作)?年度报告[^。]{0,20}。")
_PERIOD = re.compile(r"统计(?:的)?(?:期限|时限|时间)[^。]{0,12}20\d\d年1月1日")
"""A text that announces a report is one if it says as well from when on its own figures count."""
_ENOUGH: Final = 2
_LOOKED_AT: Final = 120
"""Blocks that are looked at for the subject."""


def is_report(draft: Draft) -> bool:
    """By its title, its tables or its chapters; condensed pages may lack any one of them."""
    title = simplified(squeezed(draft.identity.title))
    evidence = 2 * bool(_TITLE.search(title) and not _NOT_ITSELF.search(title)) + 2 * bool(draft.tables.facts)
    chapters = {part.section for part in draft.segments if part.role is BlockRole.HEADING} | draft.tables.tables
    evidence += min(2, len(chapters))
    if evidence >= _ENOUGH:
        return True
    text = simplified("".join(squeezed(part.block.text[:400]) for part in draft.segments[:_LOOKED_AT]))
    announced = draft.identity.agency_source == "preface" and bool(_ANNOUNCED.search(text) and _PERIOD.search(text))
    return evidence + announced + bool(_SUBJECT.search(text)) >= _ENOUGH
