"""Datasette over an index in a process of its own, asked from a test.

Datasette leaves threads and connections to the end of its process. From Python 3.13 on a connection
that nobody closed is a warning, and a warning fails whichever test runs when the garbage is
collected.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Response:
    """What Datasette answered."""

    status_code: int
    text: str

    def json(self) -> Any:
        """The text read as JSON."""
        return json.loads(self.text)


class Datasettes:
    """One Datasette, in its process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def over(self, index: Path, language: str = "", tables: tuple[str, ...] = ()) -> Datasettes:
        """Another one over an index: as `nianbao browse` has it in a language, or by itself where
        none is given.

        The one before is asked no more. Its process goes on: to import Datasette takes longer than
        most tests of it.
        """
        self._told({"over": str(index), "language": language, "tables": tables})
        return self

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Response:
        """What it answers to a request."""
        return Response(**self._told({"path": path, "headers": dict(headers or {})}))

    def open_in(self, index: Path) -> None:
        """Have it read a published index in place of the one before."""
        self._told({"index": str(index)})

    def _told(self, order: Mapping[str, object]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@contextmanager
def datasettes() -> Iterator[Datasettes]:
    """A process that has none yet."""
    command = [sys.executable, "-m", "tests.datasettes"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with process:  # its input is closed at the end, with which it ends
        yield Datasettes(process)


async def _answer() -> None:
    from datasette.app import Datasette

    from bot.browsing.running import browser, open_in
    from handlers.reply import Language

    answers, sys.stdout = sys.stdout, sys.stderr  # Datasette prints what goes wrong with a query.
    datasette = Datasette()
    for line in sys.stdin:
        order = json.loads(line)
        told: dict[str, object] = {}
        if "over" in order:
            index, language = order["over"], order["language"]
            datasette = (
                browser(Path(index), Language(language), order["tables"])
                if language
                else Datasette([index])
            )
            await datasette.invoke_startup()
        elif "index" in order:
            open_in(datasette, Path(order["index"]), published=True)
        else:
            answer = await datasette.client.get(order["path"], headers=order["headers"])
            told = {"status_code": answer.status_code, "text": answer.text}
        print(json.dumps(told), file=answers, flush=True)


if __name__ == "__main__":
    asyncio.run(_answer())
