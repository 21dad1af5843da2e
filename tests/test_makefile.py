"""The two commands: where the samples go, and what becomes of an environment that was only half
made.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VERSION = "{}.{}".format(*sys.version_info)
TELLS = '#!/bin/sh\necho "$NIANBAO_DB: $*"\n'
CANNOT_MAKE_ONE = f"""#!/bin/sh
if [ "$1 $2" = "-m venv" ]; then mkdir -p "$3/bin"; ln -sf {sys.executable} "$3/bin/python"; exit 1; fi
exec {sys.executable} "$@"
"""


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The files that `make setup` looks at, as after a clone."""
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def installed(project: Path) -> Path:
    """The same with everything in place, and a program that tells how it was called."""
    script(project / ".venv" / "bin" / "nianbao", TELLS)
    (project / "build").mkdir()
    for made in (f".venv/.runtime-{VERSION}", f".venv/.charts-{VERSION}", "build/names.index"):
        (project / made).touch()
    return project


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    command = ["make", "--no-print-directory", f"PYTHON={sys.executable}", *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_samples_have_an_index_of_their_own(installed: Path, tmp_path: Path) -> None:
    done = make(installed, "run", HOME=str(tmp_path))
    own = tmp_path / ".local" / "share" / "nianbao" / "samples" / "index.db"
    assert done.stdout.splitlines() == [f"{own}: load --quiet data/reports", f"{own}: chat"]


def test_with_a_token_the_bot_runs_over_them(installed: Path, tmp_path: Path) -> None:
    done = make(installed, "run", XDG_DATA_HOME=str(tmp_path), NIANBAO_TOKEN="1:x")
    assert done.stdout.splitlines()[-1] == f"{tmp_path}/nianbao/samples/index.db: run"


def test_nothing_is_loaded_into_an_index_that_is_named(installed: Path, tmp_path: Path) -> None:
    done = make(installed, "run", HOME=str(tmp_path), NIANBAO_DB="/theirs.db")
    assert done.stdout.splitlines() == ["/theirs.db: chat"]


def test_what_is_only_half_an_environment_does_not_stay(project: Path, tmp_path: Path) -> None:
    cannot = script(tmp_path / "python3", CANNOT_MAKE_ONE)
    for _ in range(2):
        done = make(project, "setup", f"PYTHON={cannot}")
        assert done.returncode != 0
        assert f"sudo apt install python{VERSION}-venv" in done.stderr
        assert not (project / ".venv").exists()


@pytest.mark.parametrize(
    "python", ["exit 1", 'exec {sys.executable} -S -I "$@"'], ids=["broken", "without pip"]
)
def test_an_environment_without_pip_is_made_anew(
    python: str, project: Path, tmp_path: Path
) -> None:
    script(project / ".venv" / "bin" / "python", f"#!/bin/sh\n{python.format(sys=sys)}\n")
    log = tmp_path / "log"
    makes = script(tmp_path / "python3", _logging(log))
    assert (
        make(project, "setup", f"PYTHON={makes}").returncode != 0
    )  # the pip of this one fails, as it shall
    assert log.read_text(encoding="utf-8").splitlines() == ["-m venv .venv"]


def _logging(log: Path) -> str:
    return f"""#!/bin/sh
if [ "$1 $2" = "-m venv" ]; then
    echo "$*" >> {log}; mkdir -p "$3/bin"; printf '#!/bin/sh\\nexit 1\\n' > "$3/bin/python"; chmod +x "$3/bin/python"
    exit 0
fi
exec {sys.executable} "$@"
"""
