"""What the bot's administrators do with it: each module a few commands that belong together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from handlers.administration.loading import Workshop
from handlers.administration.office import Workplace
from handlers.administration.tray import UploadQueue
from handlers.library import Library
from handlers.telegram.administration.admins import AdminCommands
from handlers.telegram.administration.chats import Chats
from handlers.telegram.administration.log import Log
from handlers.telegram.administration.operating import Operating
from handlers.telegram.administration.reloading import Reloading
from handlers.telegram.administration.settling import Settling
from handlers.telegram.administration.uploads import UploadCommands
from handlers.telegram.administration.watching import Watching
from handlers.telegram.receiving.calls import Handlers
from handlers.telegram.receiving.edge import Edge


class Administration:
    """All of it."""

    def __init__(
        self,
        edge: Edge,
        library: Library,
        office: Workplace,
        sources: Path,
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self.workshop = Workshop(office, lambda: datetime.now(UTC))
        self.tray = UploadQueue(edge.state, office.beside / "uploads", office.reports)
        self.uploads = UploadCommands(edge, office, self.workshop, self.tray)
        self._parts = (
            self.uploads,
            Settling(edge, library, office, self.workshop),
            Operating(edge, library, office, self.workshop),
            AdminCommands(edge),
            Chats(edge),
            Log(edge),
            Watching(edge, library, sources),
            Reloading(edge, library, office, self.workshop, sleep),
        )

    @property
    def handlers(self) -> Handlers:
        """Every command's handler."""
        return dict(chain.from_iterable(part.handlers.items() for part in self._parts))
