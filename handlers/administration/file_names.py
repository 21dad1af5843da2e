"""What a document that was sent is called: whatever it was sent as, a name that can do no harm in a
folder.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

from store.reading.formats.registry import BY_NAME, FOREIGN, SUFFIXES, ReadingWay
from store.reading.formats.signatures import kind_of

LONGEST: Final = 150
"""Bytes of a name without its ending: file systems take 255, and a number may have to go behind
it.
"""
_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|\s]+')
_HIDDEN: Final = ("C", "Z")
_RESERVED: Final = re.compile(r"(?i)con|prn|aux|nul|com[0-9]|lpt[0-9]")
_ENDINGS: Final = SUFFIXES.union(*(one.suffixes for one in FOREIGN))
"""What is taken for the ending of a name, and not for a part of it (`年报.2022`)."""
_TEXTS: Final = frozenset().union(
    *(one.suffixes for one in BY_NAME.values() if one.way is ReadingWay.TEXT)
)
_FOREIGN: Final = {one.name: one.suffixes for one in FOREIGN}


def safe_name(sent_as: str, content: bytes) -> str:
    r"""A plain name; the ending says what the content is, whatever the sender said.

    >>> safe_name("../../etc/cron.d/年报.exe", b"2022")
    '年报.txt'
    """
    name = PurePosixPath(sent_as.replace("\\", "/")).name
    stem, dot, said = name.rpartition(".")
    if not dot or (f".{said.lower()}" not in _ENDINGS and len(said) > 5):
        stem, said = name, ""
    return _plain(stem) + _ending(said.lower(), content)


def _plain(stem: str) -> str:
    normal = unicodedata.normalize("NFC", stem)
    visible = "".join(" " if unicodedata.category(char)[0] in _HIDDEN else char for char in normal)
    plain = _NOT_IN_NAMES.sub(" ", visible).strip(" .-~")
    cut = plain.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").strip(" .-~")
    if cut and not _RESERVED.fullmatch(cut):
        return cut
    return f"文件 {cut}".strip()


def _ending(said: str, content: bytes) -> str:
    """The ending that was said if the content may have it, else the usual one of what it is."""
    kind = kind_of(content)
    form = BY_NAME.get(kind)
    if form is not None:
        endings = tuple(_TEXTS) if form.way is ReadingWay.TEXT else form.suffixes
        usual = endings[0]
    elif kind:
        endings = _FOREIGN.get(kind) or (f".{said}",)
        usual = endings[0]
    else:
        endings, usual = tuple(_TEXTS), ".txt"
    if f".{said}" in endings:
        return f".{said}"
    return usual


def numbered(name: str, number: int) -> str:
    """The name with a number, for where it is taken."""
    stem, dot, ending = name.rpartition(".")
    if number < 2:
        return name
    return f"{stem}-{number}{dot}{ending}"
