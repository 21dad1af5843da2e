"""The commands that there are (`data/reference/commands.toml`): names, Chinese words for them, and what menus say."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from handlers.reply import Language
from handlers.telegram.governing.rights import Audience
from store.reference import REFERENCE, BrokenReferenceError

_KEYS = frozenset({"words", "zh", "en", "menu", "members", "who", "changes", "reads", "quotes", "final"})
_DEEDS = frozenset({"choose", "forget", "channel"})
"""Commands that anybody may give, and that leave something behind."""
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_FIRST_WORD = re.compile(r"\s*/?([^\s:：，,]+)[\s:：，,]*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `/name`, or one of the words where plain text reaches the bot."""

    name: str
    words: tuple[str, ...]
    zh: str
    en: str
    menu: bool = True
    members: bool = True
    """Whether the menu of group members has it too, who do not administrate the group."""
    who: Audience = Audience.ANYONE
    """For whom the command is."""
    changes: Audience = Audience.ANYONE
    """For whom it is where it changes something; never fewer than those it is for at all."""
    reads: tuple[str, ...] = ("",)
    """First words with which it changes nothing; the empty one is the command alone, `*` stands for all."""
    quotes: bool = False
    """Given alone under somebody's message, it is about that message's text."""
    final: tuple[str, ...] = ()
    """First words with which it does what cannot be undone; `*` stands for all."""

    def cannot_be_undone(self, argument: str) -> bool:
        """Whether what the command does, given with the argument, is done for good."""
        return "*" in self.final or argument.partition(" ")[0].lower() in self.final

    def changes_something(self, argument: str) -> bool:
        """Whether the command changes anything, given with the argument."""
        first = argument.split(maxsplit=1)[0].lower() if argument.strip() else ""
        return "*" not in self.reads and first not in self.reads

    def is_a_deed(self, argument: str) -> bool:
        """Whether it does more, given with the argument, than to tell what anybody may ask."""
        only_tells = self.who is Audience.ANYONE and self.changes is Audience.ANYONE
        return self.changes_something(argument) and (not only_tells or self.name in _DEEDS)

    def audience(self, argument: str) -> Audience:
        """For whom it is, given with the argument."""
        return self.changes if self.changes_something(argument) else self.who

    def description(self, language: Language) -> str:
        """What the menus say of it."""
        return self.zh if language is Language.ZH else self.en

    def in_short(self, language: Language) -> str:
        """The same without the example."""
        return re.split(r"，例如|, e\.g\.", self.description(language))[0]


class Worded(NamedTuple):
    """A command that was given by a word of ordinary language."""

    command: Command
    argument: str


@cache
def catalogue() -> dict[str, Command]:
    """All commands by name, in the order of the menus."""
    with (REFERENCE / "commands.toml").open("rb") as file:
        found = {name: _command(name, entry) for name, entry in tomllib.load(file).items()}
    words = [word for command in found.values() for word in command.words]
    if len(words) != len(set(words)):
        raise BrokenReferenceError("commands.toml: a word stands for two commands")
    return found


def worded(text: str) -> Worded | None:
    """The command whose word the text begins with, followed by a blank, a colon or nothing."""
    found = _FIRST_WORD.fullmatch(text)
    command = _by_word().get(found[1]) if found else None
    return Worded(command, found[2].strip()) if found and command else None


@cache
def _by_word() -> dict[str, Command]:
    return {word: command for command in catalogue().values() for word in command.words}


def _command(name: str, entry: dict[str, object]) -> Command:
    words, zh, en, menu = entry.get("words"), entry.get("zh"), entry.get("en"), entry.get("menu", True)
    who, reads, quotes = entry.get("who", "anyone"), entry.get("reads", [""]), entry.get("quotes", False)
    members, final = entry.get("members", True), entry.get("final", [])
    changes = entry.get("changes", who)
    audiences = [each.value for each in Audience]
    if (
        not _NAME.fullmatch(name)
        or set(entry) - _KEYS
        or who not in audiences
        or changes not in audiences[audiences.index(str(who)) :]
        or not isinstance(reads, list)
        or not isinstance(final, list)
        or not all(isinstance(word, str) for word in (*reads, *final))
        or not isinstance(quotes, bool)
        or not isinstance(words, list)
        or not all(isinstance(word, str) and word for word in words)
        or not (isinstance(zh, str) and isinstance(en, str) and isinstance(menu, bool) and isinstance(members, bool))
    ):
        raise BrokenReferenceError(
            f"commands.toml: {name}: needs words, zh and en; see the head of the list for the rest"
        )
    rights = (Audience(str(who)), Audience(str(changes)), tuple(map(str, reads)))
    return Command(name, tuple(words), zh, en, menu, members, *rights, quotes, tuple(map(str, final)))
