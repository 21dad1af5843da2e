"""What cannot be rebuilt: chats, buttons, settings."""

from store.server import Place, Server, place_of
from store.state.admins import Admin
from store.state.answered import Answered
from store.state.audit import Entry
from store.state.buttons import SavedButton
from store.state.database import StateAwayError, StateChangedError, Unusable
from store.state.loads import Load
from store.state.looking import state_trouble
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
