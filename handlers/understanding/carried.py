"""Requests that are carried into a year: 结转到2024年的 stands in the report on 2023, as what it carries forward."""

from __future__ import annotations

import re

_CHINESE = re.compile(
    r"(?P<ahead>20\d\d年[^，,。；;\d]{0,12})?(?:结转|转|留)(?:到|至|入)(?P<year>20\d\d)年?度?(?:继续)?(?:办理|处理|办)?"
)
_ENGLISH = re.compile(
    r"(?P<ahead>\b20\d\d\b\D{0,60})?\bcarr(?:y|ied|ies|ying)\s+(?P<what>(?:[\w,]+\s+){0,4}?)"
    r"(?:over |forward |on )?(?:in)?to (?P<year>20\d\d)\b",
    re.IGNORECASE,
)


def carried_into(text: str) -> str:
    """The text with the year before in the place of the one that is carried into, and the form's own words."""
    return _ENGLISH.sub(_in_english, _CHINESE.sub(_in_chinese, text))


def _in_chinese(found: re.Match[str]) -> str:
    before = int(found["year"]) - 1
    ahead = found["ahead"] or ""
    if ahead and not ahead.startswith(str(before)):
        return found.group()
    return f"{ahead}结转下年度" if ahead else f"{before}年结转下年度"


def _in_english(found: re.Match[str]) -> str:
    before = int(found["year"]) - 1
    ahead = found["ahead"] or ""
    if ahead and not ahead.startswith(str(before)):
        return found.group()
    said = f"{found['what'] or ''}carried forward to next year"
    return f"{ahead}{said}" if ahead else f"{said} in {before}"
