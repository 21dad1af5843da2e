"""The audit log as the edge writes it: who gave which command where."""

from __future__ import annotations

from handlers.telegram.receiving.calls import Call
from handlers.telegram.receiving.edge import Edge


def note(edge: Edge, call: Call, result: str) -> None:
    """Write down what came of a command."""
    action = f"/{call.name} {call.argument}".rstrip()
    edge.state.audit.note(call.giver.person, call.by, call.chat.id, action, result)
