"""`/audit`: the log of administrative actions, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.administration.audit import PER_PAGE, audit_page
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge


@dataclass(frozen=True, slots=True)
class Log:
    """The audit log."""

    edge: Edge

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"audit": self.audit}

    async def audit(self, call: Call) -> None:
        """`/audit [PAGE]`: the latest actions first; a button turns the page in its place."""
        edge, audit = self.edge, self.edge.state.audit
        pages = max(1, -(-audit.count() // PER_PAGE))
        page = min(max(1, int(call.argument)) if call.argument.isdecimal() else 1, pages)
        entries = audit.page((page - 1) * PER_PAGE, PER_PAGE)
        await edge.answer(
            call.matter,
            lambda language: audit_page(entries, page, pages, edge.zone, language),
            call.page,
        )
