"""A question is answered without importing what it does not need: that takes longer than the
answer.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from store.reference import DATA

NOT_NEEDED = {
    "aiohttp",
    "apscheduler",
    "concurrent",
    "datasette",
    "duckdb",
    "http",
    "httpx",
    "lxml",
    "matplotlib",
    "mcp",
    "multiprocessing",
    "numpy",
    "pandas",
    "PIL",
    "pkg_resources",
    "pyarrow",
    "pydantic",
    "selectolax",
    "sqlite_utils",
    "starlette",
    "telegram",
    "xlsxwriter",
}
NOT_NEEDED_OF_OURS = {
    "store.loader.loading",
    "store.reading.deciding.tables",
    "store.state.databases.database",
    "handlers.charts.drawing",
}
NOT_NEEDED_OF_OURS |= {"handlers.watching.inside"}
MAKES_AN_INDEX = """
import sys
import bot.jobs.loading
from pathlib import Path
from store.index.schema import open_for_writing
open_for_writing(Path(sys.argv[1])).conn.close()
print(*sys.modules)
"""


@pytest.mark.parametrize("published", [False, True])
def test_a_question_imports_no_more_than_it_needs(tmp_path: Path, published: bool) -> None:
    db, folder = str(tmp_path / "index.db"), tmp_path / "published"
    assert CliRunner().invoke(main, ["--db", db, "load", str(DATA / "reports")]).exit_code == 0
    assert CliRunner().invoke(main, ["--db", db, "publish", str(folder)]).exit_code == 0
    # What measures the tests would be imported too.
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")
    }
    environment |= {"NIANBAO_INDEX_FROM": str(folder)} if published else {}
    command = [
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "bot",
        "--db",
        db,
        "ask",
        "平罗县2022年收到多少件申请",
    ]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.startswith("24 件")
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    imported = {line.rpartition("|")[2].strip() for line in lines}
    # A package that is not found is listed as well; one that is there has imported something of its
    # own.
    packages = {name.partition(".")[0] for name in imported if "." in name}
    assert {"jieba", "rapidfuzz"} <= packages
    assert packages & NOT_NEEDED == set()
    assert imported & NOT_NEEDED_OF_OURS == set()


def test_a_load_imports_no_more_than_it_needs(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MAKES_AN_INDEX, str(tmp_path / "index.db")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    imported = set(done.stdout.split())
    assert "sqlite_utils" in imported
    assert imported & {"numpy", "pandas", "pyarrow", "handlers.answering"} == set()
