"""Whether a text is an annual report on government information disclosure at all."""

from __future__ import annotations

from typing import Final

from store.reading.deciding.draft import Draft
from store.reading.layout.segments import BlockRole
from store.reading.words.folding import simplified, squeezed
from store.reading.words.identity_patterns import IDENTITY

_ENOUGH: Final = 2
_LOOKED_AT: Final = 120
"""Blocks that are looked at for the subject."""


def is_report(draft: Draft) -> bool:
    """By its title, its tables or its chapters; condensed pages may lack any one of them."""
    title = simplified(squeezed(draft.identity.title))
    evidence = 2 * bool(
        IDENTITY["title-of-report"].search(title) and not IDENTITY["title-of-notice"].search(title)
    ) + 2 * bool(draft.tables.facts)
    chapters = {
        part.section for part in draft.segments if part.role is BlockRole.HEADING
    } | draft.tables.tables
    evidence += min(2, len(chapters))
    if evidence >= _ENOUGH:
        return True
    text = simplified(
        "".join(squeezed(part.block.text[:400]) for part in draft.segments[:_LOOKED_AT])
    )
    announced = draft.identity.agency_source == "preface" and bool(
        IDENTITY["announces"].search(text) and IDENTITY["counts-from"].search(text)
    )
    return evidence + announced + bool(IDENTITY["speaks-of-disclosure"].search(text)) >= _ENOUGH
