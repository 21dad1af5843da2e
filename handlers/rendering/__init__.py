"""An answer to a reply: the answer first, then what it was taken to mean, then where it stands."""

from handlers.rendering.replying.replies import render

__all__ = ["render"]
