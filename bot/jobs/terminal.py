"""The conversation on the terminal."""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path

import click
from platformdirs import user_cache_path

from bot.setup.services import Services
from handlers.rendering.picking.choices import chosen, forgotten, kept_line
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Asker, Asking, Button, Language, Preferences, Reply, ReplyLine, Style
from handlers.said_patterns import SAID

_LOOK = {
    Style.HEAD: partial(click.style, bold=True),
    Style.NOTE: partial(click.style, dim=True),
    Style.DETAIL: partial(click.style, dim=True),
    Style.SOURCE: partial(click.style, dim=True),
    Style.QUOTE: partial(click.style, fg="cyan"),
}


def talk(
    services: Services,
    today: Callable[[], date],
    questions: Iterable[str],
    language: Language = Language.ZH,
) -> None:
    """Answer each question until there are no more; on a terminal with a greeting, choices by
    number and colours.
    """
    shown = sys.stdout.isatty()
    if sys.stdin.isatty():
        _greet(services)
    choices: list[str] = []
    customs = _Customs(language=language)
    for line in questions:
        said = line.strip()
        if not said:
            continue
        if SAID["leaves"].match(said):
            return
        if said.isdigit() and 0 < int(said) <= len(choices):
            said = choices[int(said) - 1]
            asked = f"› {_asked(said)}"
            click.echo(click.style(asked, dim=True) if shown else asked)
        elif said.isdigit() and choices and len(said) < 3:
            click.echo(f"没有第 {said} 项 / there is no choice {said}")
            continue
        services.index.renew()  # A published index may have been fetched since the last question.
        reply = _reply(services, customs, said, today())
        choices = [button.ask for button in _offered(reply)]
        _show(reply, colours=shown)


@dataclass(slots=True)
class _Customs:
    """What was set in this conversation; gone when it ends."""

    home: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    language: Language = Language.ZH


def _reply(services: Services, customs: _Customs, said: str, today: date) -> Reply:
    if SAID["asks-for-help"].match(said):
        customs.language = Language.EN if said.lower() in ("help", "/help") else Language.ZH
        return services.conversation.help(customs.language)
    command, _, argument = said.partition(" ")
    if command in _COMMANDS:
        return _COMMANDS[command](services, customs, argument.strip(), today)
    reply = services.conversation.ask(
        Asking(said, _ASKER, today, customs.language, Preferences(customs.home, customs.choices))
    )
    customs.language = reply.language
    return reply


def _asked(said: str) -> str:
    """What a choice by number asks, without the command that remembers it."""
    choice = chosen(said.removeprefix("/choose ")) if said.startswith("/choose ") else None
    if choice:
        return choice.question
    return said


def _here(services: Services, customs: _Customs, argument: str, today: date) -> Reply:
    """`/here NAME`: whom 我县 and "we" mean; alone it shows it, with `-` it takes it away."""
    homing = services.conversation.here(argument, customs.home, customs.language)
    customs.home = customs.home if homing.home is None else homing.home
    return homing.reply


def _choose(services: Services, customs: _Customs, argument: str, today: date) -> Reply:
    """`/choose NAME=AGENCY QUESTION`, as buttons have it."""
    choice = chosen(argument)
    if choice is None:
        return services.conversation.help(customs.language)
    customs.choices[choice.said] = choice.agency
    reply = _reply(services, customs, choice.question, today)
    return replace(
        reply, lines=(*reply.lines, ReplyLine(kept_line(choice, reply.language), Style.NOTE))
    )


def _forget(services: Services, customs: _Customs, argument: str, today: date) -> Reply:
    """`/forget NAME`: ask back again what it means."""
    customs.choices.pop(argument, None)
    return forgotten(argument, customs.language)


def _help(services: Services, customs: _Customs, argument: str, today: date) -> Reply:
    """`/help show SECTION`, as buttons have it."""
    return services.conversation.help(customs.language, argument.removeprefix("show").strip())


def _source(services: Services, customs: _Customs, argument: str, today: date) -> Reply:
    """`/source AGENCY YEAR LINE`: the report's text around a line."""
    return services.conversation.source(argument, customs.language)


def _why(services: Services, customs: _Customs, argument: str, today: date) -> Reply:
    """`/why`: how the last question was understood."""
    return services.conversation.why(_ASKER, None, customs.language)


_ASKER = Asker("terminal")
_COMMANDS: dict[str, Callable[[Services, _Customs, str, date], Reply]] = {
    "/here": _here,
    "/help": _help,
    "/choose": _choose,
    "/forget": _forget,
    "/source": _source,
    "/why": _why,
}


_OF_CHATS = ("/chart ", "/export ", "/subscribe ", "/help show commands")


def _offered(reply: Reply) -> list[Button]:
    """The next steps; what belongs to a chat is none on a terminal, where `nianbao export` writes
    files.
    """
    every = list(chain.from_iterable(reply.buttons))
    return [button for button in every if not button.ask.startswith(_OF_CHATS)]


def _greet(services: Services) -> None:
    held = " / ".join(
        say("of_reports", language, count=services.index.count()) for language in Language
    )
    click.echo(f"年报 · {held}. 例如 / for example:")
    for language in Language:
        click.echo(f"  {say('example', language)}")
    click.echo("帮助 / help · 退出 / exit")


def pictures_of(reply: Reply, folder: Path) -> Iterator[Path]:
    """Where the pictures of a reply lie, which a terminal cannot show; one that cannot be written
    is left out.
    """
    for file in reply.files:
        path = folder / f"{hashlib.sha256(file.content).hexdigest()[:16]}-{file.name}"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
            yield path


def _show(reply: Reply, *, colours: bool) -> None:
    for line in reply.lines:
        look = _LOOK.get(line.style) if colours else None
        click.echo(look(line.text) if look else line.text)
    for path in pictures_of(reply, user_cache_path("nianbao") / "scans"):
        click.echo(f"→ {path}")
    labels = [button.label for button in _offered(reply)]
    if labels:
        click.echo("  ".join(f"[{place}] {label}" for place, label in enumerate(labels, start=1)))
    click.echo()
