"""What is said of the list of administrators and of changes to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from handlers.administration.words import line, reply
from handlers.reply import Language, Reply, Style
from store.shown import shown
from store.state import Admin


class AdminChange(StrEnum):
    """What became of a change to the list; each has a sentence `admin_…`."""

    ADDED = "added"
    WAS_ONE = "was_one"
    REMOVED = "removed"
    WAS_NONE = "was_none"
    OWNER = "owner"
    """The owner is in the settings."""
    NOBODY = "nobody"
    """It was not said who is meant."""


def change_said(change: AdminChange, name: str, language: Language) -> Reply:
    """What became of a change."""
    if change is AdminChange.NOBODY:
        return reply("admin_nobody", language)
    return reply(f"admin_{change.value}", language, name=shown(name))


def admins_listed(admins: Sequence[Admin], owners: Iterable[int], language: Language) -> Reply:
    """All administrators, the owner first, and how the list is changed."""
    lines = [line("admins_head", language, Style.HEAD, count=len(admins))]
    lines += [line("admins_owner", language, person=owner) for owner in sorted(owners)]
    lines += [
        line("admins_one", language, name=shown(each.name), person=each.person) for each in admins
    ]
    return Reply((*lines, line("admins_how", language, Style.NOTE)), language)
