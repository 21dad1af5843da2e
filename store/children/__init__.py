"""Work on what strangers sent, done in children with limits: what one job does to its process costs
that job alone.

`stream` gives the pieces of many jobs in order. A child is started once and does many jobs; one
that breaks a limit or dies is replaced, and its job says `Broke` where the rest of its pieces would
be.
"""

from store.children.limits import Limits
from store.children.pieces import Begun, Broke, Reason, Work
from store.children.pool import ChildrenUnavailableError, stream

__all__ = ["Begun", "Broke", "ChildrenUnavailableError", "Limits", "Reason", "Work", "stream"]
