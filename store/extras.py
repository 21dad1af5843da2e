"""What the program can do only with more libraries than it is installed with, and how they are
added here.

An installation is a checkout, or a wheel that pip, pipx or uv put somewhere: each has a command of
its own, and another's would install where this program does not look.
"""

from __future__ import annotations

import shlex
import sys
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from store.starting import ROOT


class Extra(StrEnum):
    """A name in brackets behind the package's: `nianbao[charts]`."""

    BROWSE = "browse"
    CHARTS = "charts"
    MCP = "mcp"
    OCR = "ocr"
    PARQUET = "parquet"
    POSTGRES = "postgres"
    QUEUE = "queue"


NEEDED: Final = {
    Extra.BROWSE: ("datasette",),
    Extra.CHARTS: ("matplotlib",),
    Extra.MCP: ("mcp",),
    Extra.OCR: ("rapidocr", "onnxruntime", "cv2"),
    Extra.PARQUET: ("pyarrow",),
    Extra.POSTGRES: ("psycopg",),
    Extra.QUEUE: ("procrastinate", "psycopg"),
}
"""The modules that each brings."""


@cache
def is_there(extra: Extra) -> bool:
    """Whether all that it needs is installed."""
    return all(find_spec(module) is not None for module in NEEDED[extra])


def is_checkout(root: Path = ROOT) -> bool:
    """Whether the program runs from its sources, with their Makefile."""
    return (root / "Makefile").is_file() and (root / "pyproject.toml").is_file()


def way_to(extra: Extra, root: Path = ROOT, environment: Path | None = None) -> str:
    """The command, for a shell, that adds it to this installation."""
    environment = environment or Path(sys.prefix)
    wanted = f"'nianbao[{extra}]'"
    if is_checkout(root):
        if root == Path.cwd():
            return f"make {extra}"
        return f"make -C {shlex.quote(str(root))} {extra}"
    if (environment / "pipx_metadata.json").exists():
        return f"pipx runpip nianbao install {wanted}"
    python = shlex.quote(sys.executable)
    if (environment / "uv-receipt.toml").exists():
        return f"uv pip install --python {python} {wanted}"
    return f"{python} -m pip install {wanted}"
