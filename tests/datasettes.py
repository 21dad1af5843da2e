"""Datasette over an index in a process of its own, asked from a test.

Datasette leaves threads and connections to the end of its process. From Python 3.13 on a connection that nobody closed
is a warning, and a warning fails whichever test runs when the garbage is collected.
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
def datasette_over(index: Path, language: str = "", tables: tuple[str, ...] = ()) -> Iterator[Datasettes]:
    """Datasette as `nianbao browse` has it in a language, or as it is by itself where none is given."""
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "tests.datasettes", str(index), language, *tables],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:  # its input is closed at the end, with which it ends
        yield Datasettes(process)


async def _answer(index: str, language: str, tables: list[str]) -> None:
    from datasette.app import Datasette

    from bot.browsing.running import browser, open_in
    from handlers.reply import Language

    answers, sys.stdout = sys.stdout, sys.stderr  # Datasette prints what goes wrong with a query.
    datasette = browser(Path(index), Language(language), tables) if language else Datasette([index])
    await datasette.invoke_startup()
    for line in sys.stdin:
        order = json.loads(line)
        told: dict[str, object] = {}
        if "index" in order:
            open_in(datasette, Path(order["index"]), published=True)
        else:
            answer = await datasette.client.get(order["path"], headers=order["headers"])
            told = {"status_code": answer.status_code, "text": answer.text}
        print(json.dumps(told), file=answers, flush=True)


if __name__ == "__main__":
    asyncio.run(_answer(sys.argv[1], sys.argv[2], sys.argv[3:]))
