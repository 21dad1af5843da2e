"""What stands around the tables of a report, and says what they hold:
`data/reference/around-tables.toml`.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from store.pattern_lists import PatternList
from store.patterns import any_of
from store.reference import BrokenReferenceError, numbered_rows_of

_KINDS: Final = ("time", "example", "below", "void", "others", "title", "sheet", "self", "plain")


@cache
def caption_words() -> dict[str, tuple[str, ...]]:
    """By kind, the words with which captions and notes speak of a table
    (`data/reference/caption-words.tsv`).
    """
    found: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for line, entry in numbered_rows_of("caption-words.tsv"):
        if entry["kind"] not in found or not entry["words"]:
            raise BrokenReferenceError(
                f"caption-words.tsv, line {line}: expected {', '.join(_KINDS)}, and words: {entry}"
            )
        found[entry["kind"]].append(entry["words"])
    return {kind: tuple(words) for kind, words in found.items()}


def _listed(name: str) -> str | None:
    kind = {"time-words": "time", "table-names": "below", "own-words": "self"}.get(name)
    if kind:
        return any_of(caption_words()[kind])
    return None


AROUND: Final = PatternList(
    "around-tables.toml",
    [
        "date",
        "day-of-year",
        "to",
        "span",
        "up-to",
        "since",
        "years",
        "point",
        "year",
        "short-year",
        "caption-number",
        "words-of-form",
        "caption-title",
        "caption-title-end",
        "of-all",
        "unit-line",
        "note-of-above",
        "with",
        "counted-in",
        "money",
        "money-of-table",
        "money-line",
        "money-said-around",
        "amount-head",
        "fee-head",
        "unit-of-fees",
        "unit-of-purchases",
        "unit-behind-head",
        "measure-behind-head",
        "head-note",
        "other-count",
        "measured",
        "remark-of-agency",
        "may-head-group",
        "remark-on-group",
        "head-of-item",
        "in-multiples",
        "begun-multiple",
        "only-multiple",
        "corrects-row",
        "only-time",
        "row-corrected",
        "corrects-in-words",
        "caption-of-reviews",
        "page-number",
        "furniture",
        "annex",
        "months",
        "other-time",
        "is-said-of-table",
        "bare-number",
        "levels-alone",
        "dated",
        "ones-own",
        "year-in-label",
        "remark-of-year",
        "label-and-word",
        "shared-head",
        "heads-disclosure",
        "heads-requests",
        "heads-reviews",
        "may-correct",
        "number-of-chapter",
        "begins-with-word",
        "number-at-edge",
        "number-in-picture-name",
    ],
    _listed,
)
"""The patterns that are used; each has to be in the file, and no other."""
