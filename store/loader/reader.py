"""Which reader this is: a name for the code, the lists and the libraries that decide what is read
from a file.

A file that another reader read is read again by the next load. The name is made of what those
sources are, so that no one has to remember to change a number.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import store
from store.reference import DATA, REFERENCE

SOURCES: Final = (
    "reading",
    "extras.py",
    "filling.py",
    "folding.py",
    "inverting.py",
    "quick_records.py",
    "joining.py",
    "model.py",
    "pattern_lists.py",
    "patterns.py",
    "reference.py",
    "script.py",
    "starting.py",
    "index/prepared.py",
    "index/records.py",
    "loader/published.py",
)
"""Below `store/`: what turns a file into the rows that are kept."""
LISTS: Final = (
    "agency-words.toml",
    "around-tables.toml",
    "caption-words.tsv",
    "cell-notes.tsv",
    "digit-lookalikes.tsv",
    "form-labels.tsv",
    "identity-patterns.toml",
    "indicators.tsv",
    "label-doubts.tsv",
    "lookalikes.tsv",
    "neutral.txt",
    "number-patterns.toml",
    "prose-claims.tsv",
    "reading-patterns.toml",
    "sections.tsv",
    "site-pages.tsv",
)
FONTS: Final = ("StandIn.ttf",)
LIBRARIES: Final = (
    "lxml",
    "opencc",
    "pypdfium2",
    "python-calamine",
    "rapidfuzz",
    "rapidocr",
    "selectolax",
)
_LENGTH: Final = 16


@cache
def reader() -> str:
    """The name of the reader that runs, found in some milliseconds once."""
    parts = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for library in LIBRARIES:
        parts.update(f"{library} {_version(library)}\n".encode())
    for path in _files():
        parts.update(f"{path.name} {path.stat().st_size}\n".encode())
        parts.update(path.read_bytes())
    return parts.hexdigest()[:_LENGTH]


def _files() -> Iterator[Path]:
    folder = Path(store.__file__).parent
    for source in SOURCES:
        place = folder / source
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place]
    yield from (REFERENCE / name for name in LISTS)
    yield from (DATA / "fonts" / name for name in FONTS)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
