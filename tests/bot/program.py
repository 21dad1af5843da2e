"""The program as its users run it, over an index of its own."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from bot.cli import main

Record = dict[str, object]


class Program:
    """The program over an index of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = folder / "index.db"

    def run(self, *arguments: object) -> Result:
        """Its result; an error that is no exit is the test's."""
        environment = {
            "NIANBAO_DB": str(self.index),
            "NIANBAO_STATE": "",
            "NIANBAO_HOME": "",
            "NIANBAO_TIMEZONE": "",
        }
        done = CliRunner().invoke(main, [str(argument) for argument in arguments], env=environment)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    def records(self, *arguments: object) -> list[Record]:
        """What it prints, an object a line."""
        done = self.run(*arguments)
        assert (done.exit_code, done.stderr) == (0, "")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def error(self, *arguments: object) -> str:
        """The one line in which it says why it could not."""
        done = self.run(*arguments)
        assert (done.exit_code, done.stdout) == (1, ""), done.output
        (line,) = done.stderr.splitlines()
        assert line.startswith("nianbao: ")
        return line.removeprefix("nianbao: ")

    def write(self, name: str, text: str) -> Path:
        """A report's file."""
        path = self.folder / "reports" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path
