"""How much things count when sentences are put in order (`data/reference/prose-weights.tsv`)."""

from __future__ import annotations

from functools import cache

from store.reference import BrokenReferenceError, numbered_rows_of

WEIGHTS = frozenset(
    [
        "other-word",
        "heading",
        "sentence-before",
        "chapter",
        "in-one-clause",
        "with-a-figure",
        "with-the-unit",
        "rarest",
        "plainly",
        "as-plainly",
    ]
)
"""Those that are used; each has to be in the file, and no other."""


@cache
def counts(name: str) -> float:
    """What something counts for, by its name in the list."""
    return _weights()[name]


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = {}
    for number, row in numbered_rows_of("prose-weights.tsv"):
        where = f"prose-weights.tsv:{number}"
        if row["weight"] not in WEIGHTS or row["weight"] in found:
            raise BrokenReferenceError(
                f"{where}: {row['weight']} is used by nothing, or stands twice"
            )
        if not row["reason"].strip() or not row["example"].strip():
            raise BrokenReferenceError(f"{where}: a reason and an example are needed")
        try:
            found[row["weight"]] = float(row["value"])
        except ValueError:
            raise BrokenReferenceError(f"{where}: {row['value']} is no number") from None
    for missing in sorted(WEIGHTS - set(found)):
        raise BrokenReferenceError(f"prose-weights.tsv: the weight {missing!r} is missing")
    return found
