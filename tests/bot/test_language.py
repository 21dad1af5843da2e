"""What the command line speaks: what `--lang` says, else what the environment asks for; on both
streams.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.setup.languages import language_of
from handlers.reply import Language
from tests.store.made import report

CHINESE = re.compile(r"[\u3400-\u9fff]")
CLEAN: dict[str, str | None] = {"LC_ALL": None, "LC_MESSAGES": None, "LANG": None}


@pytest.mark.parametrize(
    ("said", "environment", "spoken"),
    [
        (None, {}, "zh"),
        (None, {"LANG": "C.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "en_US.UTF-8"}, "en"),
        (None, {"LANG": "de_DE@euro"}, "en"),
        (None, {"LC_ALL": "", "LANG": "en"}, "en"),
        (None, {"LC_ALL": "zh_TW", "LANG": "en_GB"}, "zh"),
        (None, {"LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, "en"),
        ("zh", {"LANG": "en_US"}, "zh"),
        ("en", {"LANG": "zh_CN"}, "en"),
    ],
)
def test_what_is_said_comes_first_then_the_environment(
    said: str | None, environment: dict[str, str], spoken: str
) -> None:
    assert language_of(said, environment) is Language(spoken)


class Run:
    """Commands over a folder of two reports, one file that is none, and an index."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.files = folder, folder / "files"
        self.files.mkdir()
        for year in (2021, 2022):
            (self.files / f"a{year}.txt").write_text(
                report("平罗县人民政府", year), encoding="utf-8"
            )
        (self.files / "b.txt").write_text("Nothing of the kind.", encoding="utf-8")

    def __call__(
        self, *arguments: str, lang: str = "", env: dict[str, str] | None = None
    ) -> Result:
        said = ["--lang", lang] if lang else []
        return CliRunner().invoke(
            main, ["--db", str(self.folder / "i.db"), *said, *arguments], env=CLEAN | (env or {})
        )


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


ENGLISH = [{"lang": "en"}, {"env": {"LANG": "en_US.UTF-8"}}]


@pytest.mark.parametrize("way", ENGLISH, ids=["--lang", "LANG"])
def test_who_speaks_english_reads_it_on_both_streams(run: Run, way: dict[str, Any]) -> None:
    loaded = run("load", str(run.files), **way)
    assert loaded.stdout.splitlines()[0] == "new 2 · changed 0 · unchanged 0 · rejected 1"
    quiet = run("load", "--quiet", str(run.files), **way)
    nothing = run("names", "火星县", **way)
    refused = run("withdraw", "c.txt", **way)
    undone = run("withdraw", "a2021.txt", **way)
    for result in (loaded, quiet, nothing, refused):
        assert not CHINESE.search(result.stdout + result.stderr), result.output
    assert undone.stdout.startswith("withdrawn ")
    assert nothing.stdout == "no such name\n"


def test_a_name_alone_is_answered_in_the_language_that_is_spoken(run: Run) -> None:
    run("load", str(run.files))
    assert run("ask", "2023", lang="en").stdout.startswith("Which agency")
    assert CHINESE.search(run("ask", "2023").stdout)


def test_who_speaks_chinese_reads_it_as_before(run: Run) -> None:
    assert run("load", str(run.files)).stdout.splitlines()[0] == "新 2 · 有变化 0 · 未变 0 · 拒收 1"
    assert run("load", str(run.files), lang="zh", env={"LANG": "en_US"}).stdout.startswith("新 0")
