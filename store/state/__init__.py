"""What cannot be rebuilt: chats, buttons, settings."""

from store.server import Place, Server, place_of
from store.state.administering.admins import Admin
from store.state.administering.audit import AuditEntry
from store.state.administering.loads import Load
from store.state.administering.uploads import Upload
from store.state.databases.database import StateAwayError, StateChangedError, Unusable
from store.state.databases.looking import state_trouble
from store.state.messages.answered import Answered
from store.state.messages.buttons import SavedButton
from store.state.messages.outbox import DueMessage, MessageKind, Outgoing, Stage
from store.state.state import State, open_state

__all__ = [
    "Admin",
    "Answered",
    "AuditEntry",
    "DueMessage",
    "Load",
    "MessageKind",
    "Outgoing",
    "Place",
    "SavedButton",
    "Server",
    "Stage",
    "State",
    "StateAwayError",
    "StateChangedError",
    "Unusable",
    "Upload",
    "open_state",
    "place_of",
    "state_trouble",
]
