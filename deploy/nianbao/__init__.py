"""What an installation puts where everybody's packages lie: this package, with the program inside.

The program's own packages are called `bot`, `handlers`, `store`, and its files lie in `data`: names
that anybody may have. In a wheel they lie inside `nianbao`, and only a process of the program, and
those that it starts, look there. In a checkout they lie at its top, and this package says only
where that is.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
ROOT = _HERE if (_HERE / "bot").is_dir() else _HERE.parents[1]
"""The folder that `bot`, `handlers`, `store` and `data` lie in."""


def enter() -> None:
    """Have this process, and those that it starts, find the program's packages, whatever folder
    they are in.

    Without PYTHONSAFEPATH a child would look into the current folder first: somebody's `store/`
    there would be taken for ours, and its code run.
    """
    root = str(ROOT)
    if sys.path[:1] != [root]:
        sys.path.insert(0, root)
    inherited = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    os.environ["PYTHONPATH"] = os.pathsep.join(
        [root, *(path for path in inherited if path and path != root)]
    )
    os.environ["PYTHONSAFEPATH"] = "1"


def main() -> None:
    """The command `nianbao`."""
    enter()
    from bot.setup.collector import look_seldom

    look_seldom()
    from bot.cli import main as nianbao

    nianbao(prog_name="nianbao")
