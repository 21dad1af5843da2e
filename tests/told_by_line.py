"""A process of the tests' own that is told what to do, a line of JSON each, and answers with
one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class ToldByLine:
    """The process, as its module runs it."""

    def __init__(self, module: str, environment: Mapping[str, str] | None = None) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module],
            env=environment,
            cwd=Path(__file__).parents[1],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, told: Mapping[str, Any]) -> Any:
        """What it answers."""
        to, from_it = self._process.stdin, self._process.stdout
        assert to is not None
        assert from_it is not None
        print(json.dumps(told), file=to, flush=True)
        return json.loads(from_it.readline())

    def end(self) -> None:
        """Tell it no more, and wait until it has ended."""
        self._process.communicate()
