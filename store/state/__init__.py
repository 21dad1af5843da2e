"""What cannot be rebuilt: chats, buttons, settings."""

from store.state.database import Unusable
from store.state.state import Answered, SavedButton, State, open_state

__all__ = ["Answered", "SavedButton", "State", "Unusable", "open_state"]
