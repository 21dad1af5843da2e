"""Where everything lies that administrators look after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Office:
    """The places, and what is known of the program itself."""

    reports: Path
    """The folder of report files."""
    index: Path
    state: Path
    home: str
    """The province that bare names are looked for in first."""
    version: str
    started: datetime
