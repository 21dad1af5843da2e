"""Values of settings as they are written: numbers, ids, a token, a zone, what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from store.entering import only_if

LONGEST_TOKEN = 1000
"""Characters that are read of a file with a token; Telegram's have fewer than fifty."""
SECONDS = re.compile(r"[0-9]{1,3}")
_READ = ("NIANBAO_OWNER", "NIANBAO_CHATS", "NIANBAO_INVITES", "NIANBAO_TABLES", "NIANBAO_STOP")
"""Variables that are read as something else than text."""


def count_of(text: str, shape: re.Pattern[str]) -> int:
    """A number that is written as it should be, else -1."""
    if shape.fullmatch(text):
        return int(text)
    return -1


@only_if(lambda said, *_: any(said.get(name) for name in _READ), otherwise="")
def misread(
    said: Mapping[str, str],
    owners: frozenset[int] | None,
    chats: frozenset[int] | None,
) -> str:
    """What cannot be read as what it should be."""
    if owners is None or any(owner <= 0 for owner in owners):
        return (
            "NIANBAO_OWNER is not the id of a Telegram user (a number; "
            "several are divided by commas)"
        )
    if chats is None:
        return (
            "NIANBAO_CHATS is not a list of chat ids (numbers divided by commas; "
            "those of groups are negative)"
        )
    for name, (one, other) in (
        ("NIANBAO_INVITES", ("anyone", "admins")),
        ("NIANBAO_TABLES", ("rich", "plain")),
    ):
        chosen = said.get(name)
        if chosen and chosen not in (one, other):
            return f"{name}={chosen} is neither {one} nor {other}"
    stop = said.get("NIANBAO_STOP")
    if stop and not SECONDS.fullmatch(stop):
        return f"NIANBAO_STOP={stop} is not a number of seconds from 0 to 999"
    return ""


def is_zone(name: str) -> bool:
    """Whether there is such a time zone; their whole list would take longer to make than all other
    settings.
    """
    try:
        ZoneInfo(name)
    except (
        KeyError,
        ValueError,
        OSError,
    ):  # there is none; a path out of their folder; a folder of them
        return False
    return True


@only_if(lambda text: text, otherwise=frozenset())
def ids_of(text: str) -> frozenset[int] | None:
    """Numbers divided by commas or blanks."""
    words = text.replace(",", " ").replace("，", " ").split()
    if all(re.fullmatch(r"-?[0-9]{1,19}", word) for word in words):
        return frozenset(map(int, words))
    return None


@only_if(lambda said: said.get("NIANBAO_TOKEN") or said.get("NIANBAO_TOKEN_FILE"), otherwise="")
def token_of(said: Mapping[str, str]) -> str | None:
    """The token, from its variable or its file; None where the file cannot be read."""
    path = said.get("NIANBAO_TOKEN_FILE")
    if said.get("NIANBAO_TOKEN") or not path:
        return said.get("NIANBAO_TOKEN", "").strip()
    try:
        if not Path(path).is_file():  # A device may never end, a pipe never begin.
            return None
        with Path(path).open(encoding="utf-8") as file:
            return file.read(LONGEST_TOKEN).strip()
    except (OSError, UnicodeDecodeError):
        return None
