"""Settings: the file, the environment over it, and what is said where one is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.setup.settings import NAMES, Settings, read_settings
from docs.build import settings as documented


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "nianbao.toml"


def read(file: Path, **more: str) -> Settings | str:
    return read_settings({"NIANBAO_CONFIG": str(file), **more})


def good(found: Settings | str) -> Settings:
    assert isinstance(found, Settings), found
    return found


def test_the_environment_goes_before_the_file(file: Path, tmp_path: Path) -> None:
    file.write_text('db = "/var/lib/nianbao/index.db"\nhome = "甘肃省"\ntoken = "1:a"\n', "utf-8")
    assert good(read(file)).index == Path("/var/lib/nianbao/index.db")
    assert good(read(file)).state == Path("/var/lib/nianbao/state.db")
    assert good(read(file, NIANBAO_HOME="青海省")).home == "青海省"
    assert (
        good(read_settings({"NIANBAO_CONFIG": str(file)}, tmp_path / "x.db")).index
        == tmp_path / "x.db"
    )


def test_the_token_may_stand_in_a_file_of_its_own(file: Path, tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text("123:abc\n", "utf-8")
    file.write_text(f'token_file = "{secret}"', "utf-8")
    assert good(read(file)).token == "123:abc"
    assert good(read(file, NIANBAO_TOKEN="456:def")).token == "456:def"
    secret.unlink()
    assert "cannot be read" in str(read(file))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("tokken = '1'", "has tokken, which is no setting; there are api, "),
        ("listen = 8080", "listen must be a text in quotation marks"),
        ("token = ", "cannot be read"),
        ("timezone = 'Ningxia'", "NIANBAO_TIMEZONE=Ningxia is no time zone; Asia/Shanghai is one"),
        ("webhook = 'http://example.org/x'", "does not begin with https://"),
        ("stop = 'soon'", "NIANBAO_STOP=soon is not a number of seconds"),
        ("health = '9464'", "NIANBAO_HEALTH=9464 is not host:port"),
    ],
)
def test_what_is_wrong_is_one_line(file: Path, written: str, said: str) -> None:
    file.write_text(written, "utf-8")
    found = read(file)
    assert isinstance(found, str)
    assert said in found
    assert len(found.splitlines()) == 1


def test_a_file_that_is_asked_for_must_be_there(file: Path) -> None:
    assert read(file) == f"NIANBAO_CONFIG={file} does not exist"


def test_the_file_takes_every_setting() -> None:
    variables = {name for by, _ in documented() for name in by if name.startswith("NIANBAO_")}
    assert {f"NIANBAO_{name.upper()}" for name in NAMES} == variables - {"NIANBAO_CONFIG"}


def test_the_token_is_not_shown() -> None:
    assert "secret" not in repr(good(read_settings({"NIANBAO_TOKEN": "1:secret"})))
