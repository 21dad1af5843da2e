"""The files for systemd and containers speak of what is there."""

from __future__ import annotations

import re
import tomllib
from configparser import RawConfigParser
from pathlib import Path

from bot.setup.settings import NAMES
from handlers.administration.loading import READERS
from store.reading.lines.limits import PDF_MEMORY, READING_MEMORY

ROOT = Path(__file__).parents[2]
FILES = (ROOT / "Dockerfile", ROOT / "compose.yaml", ROOT / "deploy" / "nianbao.service")


def test_they_set_only_what_is_a_setting() -> None:
    for file in FILES:
        named = set(re.findall(r"NIANBAO_(\w+)", file.read_text("utf-8")))
        assert named
        assert {name.lower() for name in named} <= NAMES, file.name


def test_each_has_a_folder_of_reports_that_it_may_write() -> None:
    container, compose, unit = (file.read_text("utf-8") for file in FILES)
    assert "NIANBAO_REPORTS=/reports" in container
    assert "--owner=nianbao /reports" in container
    assert "- ./reports:/reports\n" in compose
    assert "NIANBAO_REPORTS=/var/lib/nianbao/reports" in unit
    assert "StateDirectory=nianbao nianbao/reports\n" in unit


def test_the_container_has_a_python_that_is_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tested = {line.rpartition(" ")[2] for line in project["classifiers"]}
    assert (
        set(re.findall(r"^FROM python:([\d.]+)-slim", FILES[0].read_text("utf-8"), re.MULTILINE))
        <= tested
    )


def test_the_container_copies_what_there_is() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", FILES[0].read_text("utf-8"), re.MULTILINE)
    let_in = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    for name in " ".join(copied).split():
        assert (ROOT / name).exists(), name
        assert f"!{name.rstrip('/')}" in let_in, name


def test_the_service_runs_the_bot_without_privileges() -> None:
    unit = RawConfigParser(strict=False)
    unit.read(FILES[2], "utf-8")
    assert unit["Service"]["execstart"].endswith("/nianbao run")
    assert unit["Service"]["dynamicuser"] == "yes"
    assert unit["Service"]["capabilityboundingset"] == ""
    assert "token:" in unit["Service"]["loadcredentialencrypted"]


def test_their_limits_count_in_the_children_that_read() -> None:
    """Beside its data a child has libraries in memory; the bot and the process that loads take 150
    MB each.
    """
    a_child = max(READING_MEMORY, PDF_MEMORY) + 150_000_000
    needed = READERS * a_child + 2 * 150_000_000
    _, compose, unit = (file.read_text("utf-8") for file in FILES)
    assert int(re.findall(r"^MemoryMax=(\d+)G$", unit, re.MULTILINE)[0]) << 30 >= needed
    assert int(re.findall(r"mem_limit: (\d+)g\b", compose)[0]) << 30 >= needed
    assert "OOMPolicy=continue\n" in unit
