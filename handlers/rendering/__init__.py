"""An answer to a reply: the answer first, then what it was taken to mean, then where it stands.

`render` is imported when somebody asks for it: it takes along all that answering takes, four tenths
of a second, and who only says a sentence of the lists, as every command does that loads or
publishes, needs none of it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlers.rendering.replying.replies import render

__all__ = ["render"]


def __getattr__(name: str) -> object:
    """What is imported from here."""
    if name != "render":
        raise AttributeError(name)
    from handlers.rendering.replying.replies import render

    return render
