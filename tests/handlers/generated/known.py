"""Wrong numbers that the generator has found and that are not mended yet: empty this list, never add to it silently."""

from __future__ import annotations

import re

from tests.handlers.generated.cases import Case

KNOWN: dict[str, re.Pattern[str]] = {
    "a region and a name with a slip behind it are taken for two agencies, then compared or summed": re.compile(
        r"behind its region: .*([总總]|一共|增|[减減]|局)"
    ),
    "a township's English name with its office and its county is taken for two agencies": re.compile(
        r"(Town|Township|Subdistrict) (Government|Office)[\w ]*, "
    ),
    "其他处理：其他 is read as 其他处理 of the applicants 其他": re.compile(r"其 ?他 ?[处處] ?理 ?：? ?其 ?他"),
    "处罚人数 is answered with the number of decisions": re.compile(r"处罚人数"),
    "an amount of fines is answered with the number of decisions": re.compile(r"amount of fines"),
}
"""What goes wrong, and a pattern over `kind: question` that tells the questions in which it does."""


def is_known(case: Case) -> bool:
    """Whether a question is of a sort that is known to be answered wrongly."""
    return any(pattern.search(f"{case.kind}: {case.question}") for pattern in KNOWN.values())


def without_known(cases: list[Case]) -> list[Case]:
    """The cases that must be right, whole conversations only."""
    chats = {case.chat for case in cases if case.chat and is_known(case)}
    return [case for case in cases if not is_known(case) and case.chat not in chats]
