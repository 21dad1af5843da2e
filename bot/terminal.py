"""The conversation on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date

import click

from bot.services import Services
from handlers.rendering.phrases import say
from handlers.reply import Asker, Language, Reply, Style

_LOOK = {
    Style.HEAD: {"bold": True},
    Style.NOTE: {"dim": True},
    Style.SOURCE: {"dim": True},
    Style.QUOTE: {"fg": "cyan"},
}
_LEAVE = frozenset({"exit", "quit", "退出", "再见", ":q", "q"})
_HELP = frozenset({"help", "帮助", "?", "？", "/help"})


def talk(services: Services, today: Callable[[], date], questions: Iterable[str]) -> None:
    """Answer each question until there are no more; on a terminal with a greeting, choices by number and colours."""
    shown = sys.stdout.isatty()
    if sys.stdin.isatty():
        _greet(services)
    choices: list[str] = []
    for line in questions:
        said = line.strip()
        if not said:
            continue
        if said.lower() in _LEAVE:
            return
        if said.isdigit() and 0 < int(said) <= len(choices):
            said = choices[int(said) - 1]
            click.echo(click.style(f"› {said}", dim=True) if shown else f"› {said}")
        elif said.isdigit() and choices and len(said) < 3:
            click.echo(f"没有第 {said} 项 / there is no choice {said}")
            continue
        reply = _reply(services, said, today())
        choices = [button.ask for row in reply.buttons for button in row]
        _show(reply, colours=shown)


def _reply(services: Services, said: str, today: date) -> Reply:
    if said.lower() in _HELP:
        return services.conversation.help(Language.EN if said.lower() in ("help", "/help") else Language.ZH)
    return services.conversation.ask(said, Asker("terminal"), today)


def _greet(services: Services) -> None:
    count = services.index.count()
    click.echo(f"年报 · {count} 份报告 / {count} reports. 例如 / for example:")
    for language in Language:
        click.echo(f"  {say('example', language)}")
    click.echo("帮助 / help · 退出 / exit")


def _show(reply: Reply, *, colours: bool) -> None:
    for line in reply.lines:
        look = _LOOK.get(line.style, {}) if colours else {}
        click.echo(click.style(line.text, **look) if look else line.text)  # type: ignore[arg-type]
    labels = [button.label for row in reply.buttons for button in row]
    if labels:
        click.echo("  ".join(f"[{place}] {label}" for place, label in enumerate(labels, start=1)))
    click.echo()
