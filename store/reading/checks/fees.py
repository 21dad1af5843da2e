"""What chapter six says of 信息处理费 (fees for handling requests) against the tables."""

from __future__ import annotations

from collections.abc import Iterator

from store.model import Figure, Problem
from store.reading.deciding.draft import Draft
from store.reading.narrative.patterns import pattern

_UNPAID = ("requests", "other_overdue_fee", "total")
_COLLECTED = ("disclosure", "fees", "fee_amount")


def against_tables(draft: Draft) -> Iterator[Problem]:
    """No fee in the text, but requests closed for not paying one; a fee in the text, but none in
    table two.
    """
    unpaid, collected = draft.value(*_UNPAID), draft.value(*_COLLECTED)
    for sentence in draft.sentences:
        if sentence.section != "other" or not pattern("fee").search(sentence.text):
            continue
        where = {"quote": sentence.text[:40]}
        if unpaid and pattern("no-fee-notice").search(sentence.text):
            values = {**where, "expected": f"{unpaid:f}", "cell": "/".join(_UNPAID)}
            line = draft.line(*_UNPAID)
            yield Problem(
                "fee-text", sentence.line, sentence.end_line, {**values, "table_line": str(line)}
            )
        if collected == 0 and any(map(_is_fee, sentence.figures)):
            values = {**where, "expected": "0", "cell": "/".join(_COLLECTED)}
            line = draft.line(*_COLLECTED)
            yield Problem(
                "fee-text", sentence.line, sentence.end_line, {**values, "table_line": str(line)}
            )


def _is_fee(figure: Figure) -> bool:
    """Whether a figure is a fee that was charged."""
    return (
        figure.unit == "元"
        and figure.value > 0
        and pattern("fee").search(figure.phrase) is not None
    )
