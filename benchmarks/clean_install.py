"""The wheel and its locks, installed into new environments: `python -m benchmarks.clean_install
[EXTRA…]`.

For the program alone, and for each EXTRA that is named (`all` names every one): a new environment
takes what its lock says, with hashes, then the wheel, and nothing else; pip finds that all fits,
the extra's modules can be imported, and the program answers a question from a folder that is not
ours. Printed are the time, and the size of what was installed. Needs the network that pip needs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import venv
from pathlib import Path
from tempfile import TemporaryDirectory

from store.extras import Extra

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = tuple(Extra)
QUESTION, ANSWER = "平罗县2022年收到多少件申请\n", "24 件"
SIZES = """
from importlib.metadata import distributions
sizes = {}
for one in distributions():
    files = (one.locate_file(file) for file in one.files or ())
    sizes[one.name] = sum(file.stat().st_size for file in files if file.is_file())
own = sizes.pop("nianbao")
others = sum(size for name, size in sizes.items() if name not in ("pip", "setuptools"))
print(f"{len(sizes)} packages, {others / 1e6:.0f} MB, and nianbao {own / 1e6:.0f} MB")
"""
USES = """
from importlib import import_module
import nianbao
nianbao.enter()
from store.extras import NEEDED, Extra
for module in NEEDED[Extra("{0}")]:
    import_module(module)
"""


def run(*command: str | Path, cwd: Path, given: str = "", **more: str) -> str:
    """What a command prints; where it fails, what it said, and the end."""
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(cwd),
        "LC_ALL": "C.UTF-8",
        **_of_pip(),
        **more,
    }
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def _of_pip() -> dict[str, str]:
    """Where this machine has its packages from."""
    return {
        name: value
        for name, value in os.environ.items()
        if name.startswith(("PIP_", "SSL_", "HTTPS_", "https_"))
    }


def clean_install(wheel: Path, extra: str) -> None:
    """Install the program with an extra, or alone, and try it."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        venv.create(folder / "env", with_pip=True, symlinks=True)
        python = folder / "env" / "bin" / "python"
        pip = (python, "-m", "pip", "--disable-pip-version-check", "-q")
        begun = time.perf_counter()
        lock = ROOT / "requirements" / f"{extra or 'runtime'}.txt"
        run(*pip, "install", "--no-cache-dir", "--require-hashes", "-r", lock, cwd=folder)
        run(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
        took = time.perf_counter() - begun
        run(*pip, "check", cwd=folder)
        said = run(
            folder / "env" / "bin" / "nianbao", "chat", "--samples", cwd=folder, given=QUESTION
        )
        if ANSWER not in said.splitlines():
            raise SystemExit(f"the installed program answered otherwise:\n{said}")
        if extra:
            run(python, "-c", USES.format(extra), cwd=folder)
        print(
            f"{extra or 'alone':10} {took:4.0f} s  {run(python, '-c', SIZES, cwd=folder).strip()}",
            flush=True,
        )


def main() -> None:
    """Build the wheel once, and install it with each extra that is asked for."""
    wanted = EXTRAS if sys.argv[1:] == ["all"] else sys.argv[1:]
    with TemporaryDirectory() as folder:
        build = (
            sys.executable,
            "-m",
            "pip",
            "--disable-pip-version-check",
            "-q",
            "wheel",
            "--no-deps",
        )
        run(*build, "--no-build-isolation", "--wheel-dir", folder, ROOT, cwd=Path(folder))
        (wheel,) = Path(folder).glob("*.whl")
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB")
        for extra in ("", *wanted):
            clean_install(wheel, extra)


if __name__ == "__main__":
    main()
