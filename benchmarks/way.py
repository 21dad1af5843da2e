"""The way of a question through the code: which modules and functions it calls, and how often the
folder changes.

    python -m benchmarks.way [--question TEXT] [--functions]

Counts what a newcomer walks through who follows one question: each function of `bot`, `handlers`
and `store` once, where it is called first. A change of folder is a function whose folder is not
that of the function before; a return is one to a folder that was left before. The question is asked
twice, and the second way is counted: the lists are read by then.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from types import FrameType

from bot.cli import main as nianbao

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("bot", "handlers", "store")
QUESTION = "平罗县2022年收到多少申请"
NOT_CALLED = ("<module>", "<genexpr>", "<lambda>", "<listcomp>", "<setcomp>", "<dictcomp>")


@contextmanager
def followed(way: dict[tuple[Path, str], None]) -> Iterator[None]:
    """Notes each function of the program that is called, in the order in which they come first."""

    def called(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_name not in NOT_CALLED:
            path = Path(code.co_filename)
            if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in FLOORS:
                way[(path.relative_to(ROOT), code.co_qualname)] = None

    sys.setprofile(called)
    try:
        yield
    finally:
        sys.setprofile(None)


def ask(index: Path, question: str) -> None:
    """Asks as the command line does."""
    nianbao(["--db", str(index), "ask", question], standalone_mode=False)


def main() -> None:
    """Prints the counts, and the functions where that is wished."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--question", default=QUESTION)
    options.add_argument(
        "--functions", action="store_true", help="the way itself, a function a line"
    )
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index.db"
        nianbao(
            ["--db", str(index), "load", "--quiet", str(ROOT / "data" / "reports")],
            standalone_mode=False,
        )
        ask(index, given.question)
        way: dict[tuple[Path, str], None] = {}
        with followed(way):
            ask(index, given.question)
    if given.functions:
        for path, name in way:
            print(f"{path}: {name}")
    folders = [path.parent for path, _ in way]
    changes = sum(one != other for one, other in pairwise(folders))
    print(f"modules {len({path for path, _ in way})}")
    print(f"functions {len(way)}")
    print(f"folders {len(set(folders))}")
    print(f"changes of folder {changes}, returns {changes + 1 - len(set(folders))}")


if __name__ == "__main__":
    main()
