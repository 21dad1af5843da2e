"""Where everything lies that administrators look after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store.server import Place, Server


@dataclass(frozen=True, slots=True)
class Workplace:
    """The places, and what is known of the program itself."""

    reports: Path
    """The folder of report files."""
    index: Path
    state: Place
    home: str
    """The province that bare names are looked for in first."""
    version: str
    started: datetime

    @property
    def beside(self) -> Path:
        """The folder for what is kept in files beside the state."""
        return (self.index if isinstance(self.state, Server) else self.state).parent
