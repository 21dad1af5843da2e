"""The commands that there are (`data/reference/commands.toml`): names, Chinese words for them, and
what menus say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from handlers.reply import Language
from handlers.telegram.governing.rights import Audience
from store.inverting import inverted
from store.reference import BrokenReferenceError, toml_of

_KEYS = frozenset(
    {"words", "zh", "en", "menu", "members", "who", "changes", "reads", "quotes", "final"}
)
_DEFAULTS: dict[str, object] = {
    "menu": True,
    "members": True,
    "who": "anyone",
    "reads": [""],
    "quotes": False,
    "final": [],
}
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
    """First words with which it changes nothing; the empty one is the command alone, `*` stands for
    all.
    """
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
        if self.changes_something(argument):
            return self.changes
        return self.who

    def description(self, language: Language) -> str:
        """What the menus say of it."""
        if language is Language.ZH:
            return self.zh
        return self.en

    def in_short(self, language: Language) -> str:
        """Its description without the example."""
        return re.split(r"，例如|, e\.g\.", self.description(language))[0]


class Worded(NamedTuple):
    """A command that was given by a word of ordinary language."""

    command: Command
    argument: str


@cache
def catalogue() -> dict[str, Command]:
    """All commands by name, in the order of the menus."""
    found = {name: _command(name, entry) for name, entry in toml_of("commands.toml").items()}
    words = list(chain.from_iterable(command.words for command in found.values()))
    if len(words) != len(set(words)):
        raise BrokenReferenceError("commands.toml: a word stands for two commands")
    return found


def worded(text: str) -> Worded | None:
    """The command whose word the text begins with, followed by a blank, a colon or nothing."""
    found = _FIRST_WORD.fullmatch(text)
    command = _by_word().get(found[1]) if found else None
    if found and command:
        return Worded(command, found[2].strip())
    return None


@cache
def _by_word() -> dict[str, Command]:
    return inverted({command: command.words for command in catalogue().values()})


def _command(name: str, entry: dict[str, object]) -> Command:
    who = entry.get("who", _DEFAULTS["who"])
    match {**_DEFAULTS, "changes": who, **entry}:
        case {
            "words": [*words],
            "zh": str(zh),
            "en": str(en),
            "menu": bool(menu),
            "members": bool(members),
            "who": str(who),
            "changes": str(changes),
            "reads": [*reads],
            "quotes": bool(quotes),
            "final": [*final],
        } if (
            _NAME.fullmatch(name)
            and entry.keys() <= _KEYS
            and all(words)
            and _are_texts(*words, *reads, *final)
        ):
            rights = _rights(who, changes)
            if rights is not None:
                said = tuple(map(str, words)), zh, en, menu, members
                return Command(
                    name, *said, *rights, tuple(map(str, reads)), quotes, tuple(map(str, final))
                )
    raise BrokenReferenceError(
        f"commands.toml: {name}: needs words, zh and en; see the head of the list for the rest"
    )


def _are_texts(*values: object) -> bool:
    return all(isinstance(value, str) for value in values)


def _rights(who: str, changes: str) -> tuple[Audience, Audience] | None:
    """Who may give a command, and who may change something with it; None unless these are the same
    or fewer.
    """
    audiences = [each.value for each in Audience]
    if who not in audiences or changes not in audiences[audiences.index(who) :]:
        return None
    return Audience(who), Audience(changes)
