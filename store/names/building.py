"""Builds the index of all names: from the lists of `data/reference` to one file of sorted
columns.
"""

from __future__ import annotations

import json
import os
import tempfile
from array import array
from collections.abc import Iterator
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path

from store.names.edits import deletions
from store.names.forms import NameForm, forms_of
from store.names.gazetteer import DivisionEntry, entries, former_names
from store.names.naming import LEVELS, naming
from store.names.packed import columns
from store.names.sounds import pronounced, spellings
from store.names.text import key_of
from store.reference import REFERENCE

LAYOUT = 2
"""Counts up when the layout of the file or the meaning of its tables changes."""
SOURCES = (
    "divisions.tsv",
    "special-divisions.tsv",
    "former-names.tsv",
    "naming.toml",
    "readings.tsv",
)
FORM_BITS = 3
Filed = tuple[str, int]


def fingerprint() -> bytes:
    """What an index must have been built from to be used: 16 bytes."""
    digest = blake2b(f"layout {LAYOUT}".encode(), digest_size=16)
    for name in SOURCES:
        digest.update((REFERENCE / name).read_bytes())
    return digest.digest()


def build() -> bytes:
    """The whole index: fingerprint, head (JSON), and columns of numbers, each at a multiple of
    eight bytes.
    """
    listed = entries()
    named = list(_named(listed))
    sections: dict[str, array[int]] = dict(_divisions(listed))
    for table, pairs in (
        ("code", ((entry.code, at) for at, entry in enumerate(listed))),
        ("exact", _exact(named)),
        ("starts", _starts(named)),
        ("sound", _sound(named)),
        ("spelled", _spelled(named, listed)),
        ("near", _near(named)),
        ("near_spelled", _near_spelled(named, listed)),
    ):
        sections[f"{table}.hashes"], sections[f"{table}.values"] = columns(pairs)
    return _packed(sections)


def _packed(sections: dict[str, array[int]]) -> bytes:
    head: dict[str, tuple[int, int, str]] = {}
    body = bytearray()
    for name, column in sections.items():
        head[name] = (len(body), len(column) * column.itemsize, column.typecode)
        body += column.tobytes()
        body += bytes(-len(body) % 8)
    told = json.dumps(head).encode()
    told += b" " * (-len(told) % 8)
    return fingerprint() + len(told).to_bytes(8, "little") + told + bytes(body)


def _parents(listed: list[DivisionEntry]) -> array[int]:
    """The nearest division above each that is listed, by its place; -1 where there is none."""
    number = {entry.path: at for at, entry in enumerate(listed)}
    parents = array("i")
    for entry in listed:
        path = entry.path[:-1]
        while path and path not in number:
            path = path[:-1]
        parents.append(number[path] if path else -1)
    return parents


def _divisions(listed: list[DivisionEntry]) -> Iterator[tuple[str, array[int]]]:
    parents = _parents(listed)
    names = [entry.path[-1].encode() for entry in listed]
    ends = array("I", (end - 1 for end in accumulate(len(name) + 1 for name in names)))
    families = sorted((parent, at) for at, parent in enumerate(parents))
    yield "families", array("i", (parent for parent, _ in families))
    yield "children", array("I", (at for _, at in families))
    yield "codes", array("Q", (int(entry.code) for entry in listed))
    yield "parents", parents
    yield "levels", array("B", (LEVELS.index(entry.level) for entry in listed))
    yield "name_ends", ends
    yield "names", array("B", b"\n".join(names))


def _named(listed: list[DivisionEntry]) -> Iterator[tuple[str, int, NameForm]]:
    """Every form of every name: (form as looked up, number, kind of form)."""
    for at, entry in enumerate(listed):
        for name in (entry.path[-1], *entry.aliases):
            for form, kind in forms_of(name, entry.level):
                yield key_of(form), at, kind
    number = {entry.code: at for at, entry in enumerate(listed)}
    for name, stands, code, _ in former_names():
        yield key_of(name), number[code], NameForm.FORMER if stands else NameForm.MERGED


def value_of(number: int, form: NameForm) -> int:
    """A division's number and the kind of form in one number."""
    return number << FORM_BITS | form


def _exact(named: list[tuple[str, int, NameForm]]) -> Iterator[Filed]:
    return ((name, value_of(at, form)) for name, at, form in named)


def _starts(named: list[tuple[str, int, NameForm]]) -> Iterator[Filed]:
    """By the first two characters: the lengths that names have which begin so, as bits."""
    lengths: dict[str, int] = {}
    for name, _, _ in named:
        lengths[name[:2]] = lengths.get(name[:2], 0) | 1 << len(name)
    return iter(lengths.items())


def _sound(named: list[tuple[str, int, NameForm]]) -> Iterator[Filed]:
    """By syllables: `ping luo xian`."""
    for name, at, form in named:
        for syllables in pronounced(name):
            yield " ".join(syllables), value_of(at, form)


def _spelled(
    named: list[tuple[str, int, NameForm]],
    listed: list[DivisionEntry],
) -> Iterator[Filed]:
    """By letters: `pingluoxian`, and the English names that are no pinyin."""
    for name, at, form in named:
        for spelled in spellings(name):
            yield spelled, value_of(at, form)
    number = {entry.path[-1]: at for at, entry in enumerate(listed) if len(entry.path) <= 2}
    for name, english in naming().english.items():
        for words in english:
            yield words.replace(" ", ""), value_of(number[name], NameForm.SHORT)


def _near(named: list[tuple[str, int, NameForm]]) -> Iterator[Filed]:
    """By a name and by it without one character: candidates for one slip."""
    for name, at, form in named:
        if len(name) >= 3:
            yield name, value_of(at, form)
            for shorter in deletions(name):
                yield shorter, value_of(at, form)


def _near_spelled(
    named: list[tuple[str, int, NameForm]],
    listed: list[DivisionEntry],
) -> Iterator[Filed]:
    """The same for the letters of counties and wider divisions."""
    for name, at, form in named:
        if LEVELS.index(listed[at].level) > LEVELS.index("county"):
            continue
        for spelled in spellings(name):
            if len(spelled) >= 4:
                yield spelled, value_of(at, form)
                for shorter in deletions(spelled):
                    yield shorter, value_of(at, form)


def write(path: Path) -> None:
    """Builds the index into a file, which is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(handle, "wb") as file:
        file.write(build())
    Path(draft).chmod(0o644)
    Path(draft).replace(path)
