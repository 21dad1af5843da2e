"""Libraries without what they take along where it is installed, and which is not used here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def without(*modules: str) -> Iterator[None]:
    """Has modules that nobody imported yet seem not to be there."""
    imported: dict[str, Any] = sys.modules
    absent = [module for module in modules if module not in imported]
    imported.update(dict.fromkeys(absent))
    try:
        yield
    finally:
        for module in absent:
            del imported[module]
