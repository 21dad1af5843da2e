"""Libraries without what they take along where it is installed, and which is not used here."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def without(*modules: str) -> Iterator[None]:
    """Has modules that nobody imported yet seem not to be there."""
    with _in_place(dict.fromkeys(modules)):
        yield


@contextmanager
def empty(*modules: str) -> Iterator[None]:
    """Has modules that nobody imported yet be found, with nothing in them: for those that are
    imported and not used.
    """
    with _in_place({module: ModuleType(module) for module in modules}):
        yield


@contextmanager
def _in_place(modules: Mapping[str, ModuleType | None]) -> Iterator[None]:
    imported: dict[str, Any] = sys.modules
    absent = [module for module in modules if module not in imported]
    imported.update({module: modules[module] for module in absent})
    try:
        yield
    finally:
        for module in absent:
            del imported[module]
