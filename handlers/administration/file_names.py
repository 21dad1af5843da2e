"""What a document that was sent is called: whatever it was sent as, a name that can do no harm in a folder."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

from store.reading import SUFFIXES
from store.reading.formats.signatures import kind_of

LONGEST: Final = 150
"""Bytes of a name without its ending: file systems take 255, and a number may have to go behind it."""
_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|\s]+')
_HIDDEN: Final = ("C", "Z")
_RESERVED: Final = re.compile(r"(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]")
_DOCUMENTS: Final = frozenset({"docx", "xlsx", "pdf", "zip"})
_PAGES: Final = frozenset({".txt", ".md", ".html", ".htm", ".shtml"})


def safe_name(sent_as: str, content: bytes) -> str:
    r"""A plain name; the ending says what the content is, whatever the sender said.

    >>> safe_name("../../etc/cron.d/年报.exe", b"2022")
    '年报.txt'
    """
    name = PurePosixPath(sent_as.replace("\\", "/")).name
    stem, dot, said = name.rpartition(".")
    if not dot or (f".{said.lower()}" not in SUFFIXES | {".exe", ".doc", ".xls"} and len(said) > 5):
        stem, said = name, ""
    return _plain(stem) + _ending(said.lower(), content)


def _plain(stem: str) -> str:
    normal = unicodedata.normalize("NFC", stem)
    visible = "".join(" " if unicodedata.category(char)[0] in _HIDDEN else char for char in normal)
    plain = _NOT_IN_NAMES.sub(" ", visible).strip(" .-~")
    cut = plain.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").strip(" .-~")
    return cut if cut and not _RESERVED.fullmatch(cut) else f"文件 {cut}".strip()


def _ending(said: str, content: bytes) -> str:
    kind = kind_of(content)
    if kind in _DOCUMENTS:
        return f".{kind}"
    return f".{said}" if f".{said}" in _PAGES else ".txt"


def numbered(name: str, number: int) -> str:
    """The name with a number, for where it is taken."""
    stem, dot, ending = name.rpartition(".")
    return name if number < 2 else f"{stem}-{number}{dot}{ending}"
