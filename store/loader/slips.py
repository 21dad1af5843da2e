"""A slip in the name that a report prints of its agency, put right and told: 沐阳县教育局 for 沭阳县教育局."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from store.index.prepared import Prepared
from store.names.settling import Settled

if TYPE_CHECKING:
    from sqlite_utils import Database

CODE: Final = "agency-slip"
"""The problem, in `data/reference/problems.toml`."""


def told(text: Prepared, settled: Settled) -> Prepared:
    """A text with the slip among its problems, where its name was put right."""
    if not settled.corrected:
        return text
    printed = text.printed
    line = next((number for number, words in text.lines if printed in "".join(words.split())), 1)
    values = json.dumps({"printed": printed, "own": settled.corrected}, ensure_ascii=False)
    place = 1 + max((row[0] for row in text.problems), default=-1)
    return replace(text, problems=(*text.problems, (place, CODE, line, line, values)))


def forget(db: Database, report: int) -> None:
    """Tell no more of it: whose a report is has been decided otherwise."""
    db.execute("DELETE FROM problems WHERE report = ? AND code = ?", [report, CODE])
