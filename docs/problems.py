"""The catalogue of problems, from the wording that the program uses: the produced part of
`docs/problems.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from store import across
from store.model import Severity
from store.reading.words.problems import (
    BilingualWording,
    ProblemKind,
    causes,
    problem_kinds,
    rejections,
    repairs,
)

_ACROSS_YEARS = (
    "Between the current reports of an agency on two years that follow each other, "
    "shown with the later one. They are made\n"
    "anew when either is loaded, rolled back or assigned. "
    "A report whose agency is not settled takes no part.\n"
)


def catalogue() -> str:
    """Every kind of problem with both its messages, then causes, rejections and repairs."""
    kinds = problem_kinds().values()
    lines = [
        "## Within a report",
        "",
        *_kinds(kind for kind in kinds if kind.code not in across.CODES),
        "## Across years",
        "",
        _ACROSS_YEARS,
        *_kinds(kind for kind in kinds if kind.code in across.CODES),
        "## Likely causes",
        "",
        "Said behind the message across years where the numbers themselves point to one.",
        "",
        *_wordings({code: cause for code, cause in causes().items() if cause.zh}),
        "## Why a file is rejected",
        "",
        *_wordings(rejections()),
        "## How a damaged row could be read",
        "",
        "The reasons that facts with the status `repaired` carry.",
        "",
        *_wordings(repairs()),
    ]
    return "\n".join(lines).rstrip()


def _kinds(kinds: Iterable[ProblemKind]) -> Iterator[str]:
    """The kinds, worst first; within a severity in the order of the file."""
    weights = list(Severity)
    for kind in sorted(kinds, key=lambda kind: weights.index(kind.severity)):
        yield f"### `{kind.code}` · {kind.severity}"
        yield ""
        yield f"{kind.title_zh} · {kind.title_en}"
        yield ""
        yield f"> {kind.message_zh}"
        yield ">"
        yield f"> {kind.message_en}"
        yield ""


def _wordings(wordings: Mapping[str, BilingualWording]) -> Iterator[str]:
    yield "| code | 中文 | English |"
    yield "|---|---|---|"
    for code, wording in wordings.items():
        yield f"| `{code}` | {wording.zh} | {wording.en.strip()} |"
    yield ""
