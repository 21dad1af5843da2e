"""What cannot be rebuilt: chats, buttons, settings."""

from store.state.admins import Admin
from store.state.answered import Answered
from store.state.audit import Entry
from store.state.buttons import SavedButton
from store.state.database import Unusable, state_trouble
from store.state.loads import Load
from store.state.outbox import Due, Kind, Outgoing, Stage
from store.state.state import State, open_state
from store.state.uploads import Upload

__all__ = [
    "Admin",
    "Answered",
    "Due",
    "Entry",
    "Kind",
    "Load",
    "Outgoing",
    "SavedButton",
    "Stage",
    "State",
    "Unusable",
    "Upload",
    "open_state",
    "state_trouble",
]
