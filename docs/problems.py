"""Renders `docs/problems.md` from the wording that the program uses: `python docs/problems.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from store import across
from store.model import Severity
from store.reading.problems import ProblemKind, Wording, causes, problem_kinds, rejections, repairs

PAGE = Path(__file__).with_suffix(".md")

INTRODUCTION = """\
# Problems (体检)

<!-- Made by docs/problems.py from data/reference/problems.toml; change that file, not this one. -->

What `nianbao check` and 体检 in the chat can say of a report. A code stays what it is for good: scripts may rely on it.
Words in braces stand for what the report has there; both places are named by line, across years also by file and year.

**high**: numbers contradict each other, or something that must be there is not. **medium**: a person should look.
**low**: may well be right. A problem never changes a number: cells are answered as they are printed.
"""


def page() -> str:
    """The whole page."""
    kinds = problem_kinds().values()
    inside = [kind for kind in kinds if kind.code not in across.CODES]
    between = [kind for kind in kinds if kind.code in across.CODES]
    return "\n".join(
        [
            INTRODUCTION,
            "## Within a report",
            "",
            *_kinds(inside),
            "## Across years",
            "",
            "Between the current reports of an agency on two years that follow each other, shown with the later one.",
            "They are made anew when either is loaded, rolled back or assigned. A report whose agency is not settled",
            "takes no part.",
            "",
            *_kinds(between),
            "### Likely causes",
            "",
            "Said behind the message where the numbers themselves point to one.",
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
    )


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


def _wordings(wordings: Mapping[str, Wording]) -> Iterator[str]:
    yield "| code | 中文 | English |"
    yield "|---|---|---|"
    for code, wording in wordings.items():
        yield f"| `{code}` | {wording.zh} | {wording.en.strip()} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
