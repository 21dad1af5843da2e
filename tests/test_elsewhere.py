"""The examples of docs/elsewhere.md do what they show, on an index of the shipped reports."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.build import ROOT
from store.loader import Loaded, load
from store.names import Names
from store.reference import DATA

_BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```", re.DOTALL | re.MULTILINE)
EXAMPLES = _BLOCK.findall((ROOT / "docs" / "elsewhere.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, names: Names) -> Path:
    """A folder with the index, in which all examples are run, one after the other as they stand on
    the page.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    assert isinstance(load([DATA / "reports"], folder / "index.db", names), Loaded)
    return folder


def test_every_example_runs_and_shows_the_figures(folder: Path) -> None:
    scripts = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": scripts + os.pathsep + os.environ["PATH"],
        "PYTHONIOENCODING": "utf-8",
    }
    said = ""
    for kind, text in EXAMPLES:
        command = (
            [sys.executable, "-W", "error", "-c", text] if kind == "python" else ["sh", "-ec", text]
        )
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (text, done.stderr)
        said += done.stdout
    assert len(EXAMPLES) >= 6
    assert {"2020.xlsx", "平罗县.csv", "figures", "pingluo"} <= {
        path.name for path in folder.iterdir()
    }
    assert (
        "宁夏回族自治区石嘴山市平罗县人民政府办公室,2022,24,件,平罗县人民政府办公室2022.txt,47"
        in said
    )
    assert (
        "宁夏回族自治区石嘴山市平罗县人民政府办公室 2022 24 件 平罗县人民政府办公室2022.txt:47"
        in said
    )
