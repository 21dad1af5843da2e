"""The wheel, installed where nothing else of ours is: it works from any folder, and takes no name
that others have.

No network: the build needs what `make setup` installed, and the libraries of this environment are
lent to the new one, which knows nothing of the checkout. `python -m benchmarks.clean_install`
installs all of it anew.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from store.names.building import fingerprint
from store.names.index import kept_index
from tests.sampling import Sampling

ROOT = Path(__file__).parents[1]
SOMEBODYS = 'raise SystemExit("somebody\'s own")\n'
Run = Callable[..., subprocess.CompletedProcess[str]]


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *arguments]
    subprocess.run(command, check=True, capture_output=True, text=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip(
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    )
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory, sampling: Sampling) -> Run:
    """Runs the installed program in a folder whose own packages are called as ours are.

    The names were sorted before, as by an earlier start; with `--thorough` it sorts them itself.
    """
    place = tmp_path_factory.mktemp("installed")
    sorted_before = kept_index()
    if sorted_before is not None and not sampling.thorough:
        cache = place / "cache" / "nianbao"
        cache.mkdir(parents=True)
        shutil.copy(sorted_before, cache / f"names-{fingerprint().hex()[:16]}.index")
    venv.create(place / "env", symlinks=True)
    binaries, libraries = (
        Path(
            sysconfig.get_path(
                name, "venv", {"base": str(place / "env"), "platbase": str(place / "env")}
            )
        )
        for name in ("scripts", "purelib")
    )
    (libraries / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    pip(
        "--python",
        str(binaries / "python"),
        "install",
        "--no-deps",
        "--no-index",
        "--no-compile",
        str(wheel),
    )
    folder = place / "folder"
    for name in ("bot", "handlers", "store"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text(SOMEBODYS, encoding="utf-8")
    own = {"HOME": str(place), "XDG_CACHE_HOME": str(place / "cache"), "LC_ALL": "C.UTF-8"}
    inherited = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}

    def run(
        *words: str, given: str = "", python: bool = False, **more: str
    ) -> subprocess.CompletedProcess[str]:
        command = [str(binaries / "python")] if python else [str(binaries / "nianbao")]
        return subprocess.run(
            [*command, *words],
            cwd=folder,
            env=inherited | own | more,
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_one_package_and_a_manual_page(wheel: Path) -> None:
    with ZipFile(wheel) as files:
        names = files.namelist()
        entry = next(
            files.read(name).decode() for name in names if name.endswith("entry_points.txt")
        )
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.startswith("nianbao-")} == {"nianbao"}
    assert any(name.endswith("/share/man/man1/nianbao.1") for name in names)
    assert "nianbao = nianbao:main" in entry


def test_others_find_none_of_our_packages(installed: Run) -> None:
    asked = "from importlib.util import find_spec; print([n for n in ('bot', 'handlers', 'store', 'data') if find_spec(n)])"
    assert installed("-P", "-c", asked, python=True).stdout == "[]\n"


def test_its_version(installed: Run) -> None:
    assert installed("--version").stdout == "nianbao, version 0.1.0\n"


def test_the_first_conversation_is_over_the_reports_that_come_with_it(
    installed: Run, tmp_path: Path
) -> None:
    done = installed(
        "chat", "--samples", given="平罗县2022年收到多少件申请\n", XDG_DATA_HOME=str(tmp_path)
    )
    assert (done.returncode, done.stderr) == (0, "新 5 · 有变化 0 · 未变 0 · 拒收 0\n")
    assert "\n24 件\n" in f"\n{done.stdout}"
    samples = str(tmp_path / "nianbao" / "samples" / "index.db")
    asked = installed(
        "-m", "nianbao", "--db", samples, "ask", "--json", "平罗县2022年收到多少件申请", python=True
    )
    assert json.loads(asked.stdout)["results"][0]["value"] == 24


def test_what_it_starts_is_ours_wherever_it_is_started(installed: Run) -> None:
    starts = """
import nianbao, subprocess
nianbao.enter()
from store.starting import command, environment
ended = subprocess.run(command("handlers.charts"), env=environment(), stdin=subprocess.DEVNULL)
raise SystemExit(ended.returncode)
"""
    done = installed("-c", starts, python=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_doctor_advises_what_an_installation_can_do(installed: Run, tmp_path: Path) -> None:
    done = installed(
        "--db", str(tmp_path / "index.db"), "doctor", "--json", "--en", XDG_DATA_HOME=str(tmp_path)
    )
    found = {finding["check"]: finding for finding in map(json.loads, done.stdout.splitlines())}
    assert found["reports"]["found"].startswith(str(tmp_path / "nianbao" / "reports"))
    assert not any("run make" in one["do"] for one in found.values())


def test_without_a_token_the_bot_says_what_it_needs(installed: Run) -> None:
    done = installed("run")
    assert (done.returncode, done.stdout) == (1, "")
    assert "@BotFather" in done.stderr


def test_a_shell_completes_its_commands(installed: Run) -> None:
    done = installed(_NIANBAO_COMPLETE="bash_complete", COMP_WORDS="nianbao re", COMP_CWORD="1")
    assert {line.split(",")[1] for line in done.stdout.splitlines()} == {"reports", "restore"}
