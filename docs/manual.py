"""The manual page `nianbao(1)`, from the helps of the commands: `make docs` writes it, a wheel
brings it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from bot.cli import main as nianbao

_SIGNS = str.maketrans({"\\": r"\(rs", "-": r"\-", "’": r"\(cq"})


def manual() -> str:
    """The page as troff, with the macros of man(7)."""
    return "\n".join([*_head(), *_commands(nianbao, "nianbao"), *_foot()]) + "\n"


def _head() -> Iterator[str]:
    yield r".\" Written by `make docs` from the helps of the commands."
    yield '.TH NIANBAO 1 "" "nianbao" "User Commands"'
    yield ".SH NAME"
    yield _text(
        "nianbao - read annual reports on government information disclosure and ask about them"
    )
    yield ".SH SYNOPSIS"
    yield r".B nianbao"
    yield r"[\fB\-\-db\fR \fIPATH\fR] [\fB\-\-lang\fR zh|en] \fICOMMAND\fR [\fIARGS\fR]..."
    yield ".SH DESCRIPTION"
    yield _text(" ".join((nianbao.help or "").split()))
    yield _text(
        "Every number it gives is printed in a report, or computed from such, and its line is told."
    )
    yield ".SH OPTIONS"
    yield from _options(nianbao)
    yield ".SH COMMANDS"


def _commands(group: click.Group, called: str) -> Iterator[str]:
    for name in group.list_commands(click.Context(group)):
        command = group.commands[name]
        if isinstance(command, click.Group):
            yield from _commands(command, f"{called} {name}")
            continue
        metavars = " ".join(
            _metavar(one) for one in command.params if isinstance(one, click.Argument)
        )
        yield ".SS " + f'"{_text(f"{called} {name} {metavars}".rstrip())}"'
        for paragraph in (command.help or "").replace("\b", "").split("\n\n"):
            yield ".PP"
            yield _text(" ".join(paragraph.split()))
        yield from _options(command)


def _options(command: click.Command) -> Iterator[str]:
    for option in command.params:
        if isinstance(option, click.Option) and option.help:
            value = (
                ""
                if option.is_flag or option.count
                else rf" \fI{option.metavar or _kind(option)}\fR"
            )
            yield ".TP"
            yield ", ".join(rf"\fB{_text(name)}\fR" for name in option.opts) + value
            yield _text(option.help)


def _kind(option: click.Option) -> str:
    kind = option.type
    return (
        "|".join(kind.choices) if isinstance(kind, click.Choice) else kind.name.split()[0].upper()
    )


def _metavar(argument: click.Argument) -> str:
    name = argument.metavar or (argument.name or "").upper()
    return (name if argument.required or name.startswith("[") else f"[{name}]") + (
        "..." if argument.nargs < 0 else ""
    )


def _foot() -> Iterator[str]:
    yield ".SH EXIT STATUS"
    yield (
        "0 when it did what was asked (an answer may be that there is no such figure), "
        "1 when it could not,"
    )
    yield "2 for a wrong call."
    yield ".SH ENVIRONMENT"
    yield _text(
        "NIANBAO_DB names the index, NIANBAO_TOKEN the token of the bot; "
        "docs/settings.md has all settings."
    )
    yield ".SH EXAMPLES"
    yield ".EX"
    yield _text(
        "nianbao chat --samples\nnianbao load reports/\n"
        "nianbao ask how many applications did Pingluo receive in 2022"
    )
    yield ".EE"


def _text(text: str) -> str:
    """Words that troff takes as they are: a line of its own must begin with no dot or quote."""
    return re.sub(r"^(?=[.'])", r"\\&", text.translate(_SIGNS), flags=re.MULTILINE)
