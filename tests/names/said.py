"""What a resolution names, for comparing."""

from __future__ import annotations

from store.model import Ambiguous, Match, Resolution


def said(resolution: Resolution) -> list[str]:
    """The full names that are put forward; none for what is elsewhere or unknown."""
    match resolution:
        case Match(agency):
            return [agency.name]
        case Ambiguous(candidates):
            return [agency.name for agency in candidates]
        case _:
            return []
