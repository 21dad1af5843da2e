"""Writes the parts of the documents that are produced from the program: `make docs`.

A produced part stands between `<!-- produced: NAME -->` and `<!-- end -->`; all around it is
written by hand. A test fails when a part is not what the program would produce now.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner

from bot.cli import main as nianbao
from docs import manual, problems, schema, transcript
from handlers.telegram.governing.rights import Audience
from handlers.telegram.showing.catalogue import catalogue
from store.reading.formats.registry import FOREIGN, FORMATS, endings

ROOT = Path(__file__).resolve().parent.parent
MANUAL = ROOT / "docs" / "nianbao.1"
_PART = re.compile(r"(<!-- produced: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_SETTING = re.compile(r"((?:`[^`]+`(?:, )?)+): (.*)", re.DOTALL)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
_WIDTH = 88


def documents() -> list[Path]:
    """All documents, the READMEs first."""
    pages = sorted(
        (ROOT / "docs").rglob("*.md"),
        key=lambda page: (len(page.parts), page.name != "README.md", page),
    )
    named = ("README.md", "README.en.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")
    return [*(ROOT / name for name in named), *pages]


def commands() -> list[str]:
    """The names of all commands, in the order of their help."""
    return nianbao.list_commands(click.Context(nianbao))


def help_of(*command: str) -> str:
    """What `nianbao COMMAND --help` prints."""
    shown = CliRunner().invoke(
        nianbao, [*command, "--help"], prog_name="nianbao", terminal_width=_WIDTH
    )
    return shown.output.strip()


def command_pages() -> str:
    """Every command with its help."""
    pages = [_fenced(help_of())]
    pages += [f"## {name}\n\n{_fenced(help_of(name))}" for name in commands()]
    return "\n\n".join(pages)


def command_table() -> str:
    """Every command with its arguments and the first sentence of its help."""
    rows = ["| command | does |", "|---|---|"]
    for name in commands():
        command = nianbao.commands[name]
        told = (command.help or "").split("\n\n")[0]
        rows.append(
            f"| `{_in_a_cell(' '.join([name, *_options(command)]))}` | {' '.join(told.split())} |"
        )
    return "\n".join(rows)


def settings() -> Iterator[tuple[list[str], str]]:
    """What sets each setting, and what the code says of it."""
    tree = ast.parse((ROOT / "bot" / "setup" / "settings.py").read_text(encoding="utf-8"))
    body = next(
        node.body
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == "Settings"
    )
    for field, told in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(told, ast.Expr)
            and isinstance(told.value, ast.Constant)
        ):
            found = _SETTING.fullmatch(str(told.value.value))
            if found is None:
                raise click.ClickException(
                    f"a setting does not say what sets it: {told.value.value}"
                )
            yield re.findall(r"`([^`]+)`", found[1]), " ".join(found[2].split())


def setting_table() -> str:
    """Every setting in a row."""
    rows = ["| set by | what |", "|---|---|"]
    rows += [
        f"| {', '.join(f'`{name}`' for name in by)} | {told[0].upper()}{told[1:]} |"
        for by, told in settings()
    ]
    return "\n".join(rows)


def chat_commands(*, for_all: bool) -> str:
    """The bot's commands for everybody, or those for its administrators, with their Chinese
    words.
    """
    rows = ["| 命令 | 也可以写 | 作用 |", "|---|---|---|"]
    rows += [
        f"| `/{command.name}` | {'、'.join(command.words)} | {_in_a_cell(command.zh)} |"
        for command in catalogue().values()
        if (command.who is Audience.ANYONE) == for_all
    ]
    return "\n".join(rows)


def module_table(floor: str) -> str:
    """What lies right in a floor, with the first sentence of what it says of itself."""
    rows = ["| module | does |", "|---|---|"]
    for path in sorted((ROOT / floor).iterdir(), key=lambda path: path.stem):
        module = path / "__init__.py" if path.is_dir() else path
        if module.suffix == ".py" and module.exists() and not path.name.startswith("__"):
            rows.append(
                f"| `{path.stem}{'/' if path.is_dir() else ''}` | "
                f"{_in_a_cell(_first_sentence(module))} |"
            )
    return "\n".join(rows)


def rooms() -> str:
    """The rooms of each package that has some, in the order of its contract: the first calls those
    below it.
    """
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
    return "\n\n".join(
        _rooms_of(contract) for contract in contracts if contract["name"].startswith("The rooms of")
    )


def _rooms_of(contract: dict[str, Any]) -> str:
    (package,) = contract["containers"]
    folder = ROOT / package.replace(".", "/")
    names = [name.strip() for layer in contract["layers"] for name in layer.split("|")]
    rows = [f"### {package}", "", "| room | does | modules |", "|---|---|---|"]
    for name in names:
        room = folder / name
        if room.is_dir():
            told = _first_sentence(room / "__init__.py")
            modules = ", ".join(
                f"`{path.stem}`" for path in sorted(room.glob("*.py")) if path.stem != "__init__"
            )
            rows.append(f"| `{name}/` | {_in_a_cell(told)} | {modules} |")
    return "\n".join(rows)


def _first_sentence(module: Path) -> str:
    told = (ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or "").split("\n\n")[0]
    return " ".join(told.split())


def formats() -> str:
    """What files are read, and which are refused by name."""
    rows = ["| format | files | notes |", "|---|---|---|"]
    rows += [
        f"| {one.name} | {' '.join(one.suffixes)} | {_in_a_cell(one.notes)} |" for one in FORMATS
    ]
    refused = ", ".join(one.name for one in FOREIGN)
    return "\n".join([*rows, "", f"Recognised and refused with what to do: {refused}."])


def page_list(folder: Path) -> str:
    """The pages right in a folder by their titles, without its README."""
    pages = [page for page in documents() if page.parent == folder and page.name != "README.md"]
    return "\n".join(f"- [{_title(page)}]({page.name})" for page in pages)


PRODUCED: dict[str, Callable[[], str]] = {
    "commands": command_pages,
    "command-table": command_table,
    "chat-commands": lambda: chat_commands(for_all=True),
    "admin-commands": lambda: chat_commands(for_all=False),
    "settings": setting_table,
    "modules-bot": lambda: module_table("bot"),
    "modules-handlers": lambda: module_table("handlers"),
    "modules-store": lambda: module_table("store"),
    "rooms": rooms,
    "documents": lambda: page_list(ROOT / "docs"),
    "decisions": lambda: page_list(ROOT / "docs" / "decisions"),
    "formats": formats,
    "endings-zh": lambda: endings("zh"),
    "endings-en": lambda: endings("en"),
    "problems": problems.catalogue,
    "schema": schema.schema,
    "terminal-zh": lambda: _fenced(transcript.terminal("zh")),
    "terminal-en": lambda: _fenced(transcript.terminal("en")),
    "group-zh": lambda: _fenced(transcript.group("zh")),
    "group-en": lambda: _fenced(transcript.group("en")),
}


def produced(text: str) -> str:
    """A document's text with its produced parts as they should be now."""
    return _PART.sub(lambda part: f"{part[1]}{PRODUCED[part[2]]()}\n{part[3]}", text)


def _options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            name = parameter.metavar or (parameter.name or "").upper().removesuffix("S")
            optional = not parameter.required and not name.startswith("[")
            yield (f"[{name}]" if optional else name) + ("…" if parameter.nargs == -1 else "")
        else:
            yield parameter.opts[-1] if parameter.required else f"[{parameter.opts[-1]}]"


def _in_a_cell(text: str) -> str:
    """A text whose bars do not end the cell of a table."""
    return text.replace("|", "\\|")


def _title(page: Path) -> str:
    found = _TITLE.search(page.read_text(encoding="utf-8"))
    return found[1] if found else page.stem


def _fenced(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"```text\n{lines}\n```"


def main() -> None:
    """Write every document whose produced parts are stale, and the manual page, and say which."""
    for page in documents():
        text = page.read_text(encoding="utf-8")
        fresh = produced(text)
        if fresh != text:
            page.write_text(fresh, encoding="utf-8")
            click.echo(f"written: {page.relative_to(ROOT)}")
    if not MANUAL.exists() or MANUAL.read_text(encoding="utf-8") != manual.manual():
        MANUAL.write_text(manual.manual(), encoding="utf-8")
        click.echo(f"written: {MANUAL.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
