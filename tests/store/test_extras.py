"""How an extra is added: each way of installing has its own command."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from store.extras import NEEDED, Extra, is_there, way_to
from store.queue import place
from store.queue.place import QueueUnusable, queue_on
from store.server import Server
from store.starting import ROOT


def test_in_a_checkout_make_does_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("Makefile", "pyproject.toml"):
        (tmp_path / name).touch()
    assert way_to(Extra.OCR, tmp_path) == f"make -C {tmp_path} ocr"
    monkeypatch.chdir(tmp_path)
    assert way_to(Extra.OCR, tmp_path) == "make ocr"


@pytest.mark.parametrize(
    ("left", "command"),
    [
        ("pipx_metadata.json", "pipx runpip nianbao install 'nianbao[charts]'"),
        ("uv-receipt.toml", f"uv pip install --python {sys.executable} 'nianbao[charts]'"),
        ("pyvenv.cfg", f"{sys.executable} -m pip install 'nianbao[charts]'"),
    ],
)
def test_who_installed_it_adds_to_it(left: str, command: str, tmp_path: Path) -> None:
    (tmp_path / left).touch()
    assert way_to(Extra.CHARTS, tmp_path / "site-packages", tmp_path) == command


def test_every_extra_of_the_package_is_known_and_explained() -> None:
    packaged = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "optional-dependencies"
    ]
    assert set(Extra) == set(packaged) == set(NEEDED)
    chinese, _, english = (
        (ROOT / "docs" / "installing.md").read_text("utf-8").partition("## English")
    )
    for extra in Extra:
        assert f"| `{extra}` |" in chinese
        assert f"`{extra}` (" in english.partition("\n## ")[0]


@pytest.mark.parametrize("extra", sorted(set(Extra) - {Extra.CHARTS}))
def test_an_extra_does_not_bring_what_draws_charts(extra: Extra) -> None:
    locked = (ROOT / "requirements" / f"{extra}.txt").read_text("utf-8")
    assert not any(f"\n{module}==" in locked for module in NEEDED[Extra.CHARTS])


def test_without_the_queue_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "is_there", lambda extra: extra is not Extra.QUEUE)
    missing = queue_on(Server("postgresql://127.0.0.1/none"))
    assert isinstance(missing, QueueUnusable)
    assert missing.reason.endswith(way_to(Extra.QUEUE))


def test_what_the_tests_need_is_there() -> None:
    assert all(is_there(extra) for extra in Extra if extra is not Extra.OCR)
