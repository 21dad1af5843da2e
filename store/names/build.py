"""Builds the index of all names ahead: `python -m store.names.build`, as `make setup` does."""

from __future__ import annotations

from store.names.building import write
from store.names.index import BUILT

if __name__ == "__main__":
    write(BUILT)
