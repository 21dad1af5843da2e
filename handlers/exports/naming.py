"""What a file is called: the query that it answers, in characters that every system takes."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 60
"""Characters; with the ending, Chinese ones stay below the 255 bytes that file systems allow."""
_UNSAFE = re.compile(r'[\\/:*?"<>|%&$#!\'`{}~^=;\[\]\s.,，。？！：；、“”‘’（）()]+')


def file_name(query: str, ending: str) -> str:
    """The name of a file: 年报_平罗县2022年收到多少件申请.xlsx for 平罗县2022年收到多少件申请."""
    seen = "".join(
        " " if unicodedata.category(each)[0] in "CZ" else each for each in unicodedata.normalize("NFC", query)
    )
    name = _UNSAFE.sub("_", seen).strip("_-")[:_LONGEST].strip("_-")
    return f"年报_{name}.{ending}" if name else f"年报.{ending}"
