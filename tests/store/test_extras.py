"""How an extra is added: each way of installing has its own command."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from store.extras import Extra, is_there, way_to


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


def test_what_the_tests_need_is_there() -> None:
    assert all(is_there(extra) for extra in Extra if extra is not Extra.OCR)
