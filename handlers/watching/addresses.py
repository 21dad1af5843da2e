"""Addresses as they stand in pages and feeds, made whole."""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin, urlsplit

LONGEST: Final = 2_000
"""Characters of an address."""


def whole(base: str, said: str) -> str:
    """An address as it stands at `base`, made whole; nothing where it is none of the web, or longer
    than any is.

    What a browser puts up with is put up with: blanks in the name of a file, and backslashes.

    >>> whole("http://a.gov.cn/nb/", "2023年 年报.pdf#page=2")
    'http://a.gov.cn/nb/2023年%20年报.pdf'
    """
    if not said.strip():
        return ""
    try:
        made = urljoin(base, said.strip().replace("\\", "/")).partition("#")[0]
        parts = urlsplit(made)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc or len(made) > LONGEST:
        return ""
    return "".join(f"%{ord(char):02X}" if char <= " " else char for char in made)
