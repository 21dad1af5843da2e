"""What a file is called: the query that it answers, in characters that every system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language

_LONGEST = 180
"""Bytes; with the beginning and the ending it stays below the 255 that file systems allow."""
_MOST = 100
"""Characters: more are not read."""
_UNSAFE = re.compile(r'[\\/:*?"<>|%&$#!\'`{}~^=;\[\]\s.,，。？！：；、“”‘’（）()]+')


def file_name(
    query: str,
    ending: str,
    years: Collection[int] = (),
    language: Language = Language.ZH,
) -> str:
    """The name of a file: 年报_平罗县2022年收到多少件申请.xlsx for 平罗县2022年收到多少件申请.

    `years` are those that it is about; where the name does not say them, they come first:
    年报_2022_平罗县….
    """
    seen = "".join(
        " " if unicodedata.category(each)[0] in "CZ" else each
        for each in unicodedata.normalize("NFC", query)
    )
    name = _shortened(_UNSAFE.sub("_", seen).strip("_-"))
    span = [str(year) for year in sorted({min(years), max(years)})] if years else []
    said = "" if all(year in name for year in span) else "-".join(span)
    return f"{'_'.join(filter(None, (say('export_file_name', language), said, name)))}.{ending}"


def _shortened(name: str) -> str:
    """As much of a name as fits, no sign cut in two."""
    return name[:_MOST].encode()[:_LONGEST].decode(errors="ignore").strip("_-")
