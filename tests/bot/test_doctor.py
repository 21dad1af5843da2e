"""`nianbao doctor`: what is wrong is found, and what to do is said."""

from __future__ import annotations

import errno
import json
import re
import socket
import sqlite3
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.jobs import diagnosis
from bot.jobs.diagnosis import Finding, diagnose
from bot.process.lease import Lease, take_lease
from bot.setup.settings import Settings
from handlers.reply import Language
from store.extras import Extra, way_to
from store.loader import Loaded, load
from store.names import Names
from store.reading.formats import ocr
from store.server import Server
from store.state import State, open_state
from tests.postgres.server import PostgresServer
from tests.store.begun import begin_index, begin_state
from tests.store.made import Workshop, report

TOKEN = "123456:AAsecretsecretsecret"


@pytest.fixture
def well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings with which nothing is wrong, where the recogniser is installed."""
    monkeypatch.setattr(ocr, "version", lambda: "RapidOCR 3.10.2")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "甲.txt").write_text(report(), "utf-8")
    assert isinstance(
        load([tmp_path / "reports"], begin_index(tmp_path / "index.db"), Names()), Loaded
    )
    state = open_state(begin_state(tmp_path / "state.db"))
    assert isinstance(state, State)
    state.close()
    return Settings(
        index=tmp_path / "index.db",
        state=tmp_path / "state.db",
        home="宁夏回族自治区",
        token=TOKEN,
        api="https://api.telegram.org",
        timezone="Asia/Shanghai",
        webhook="https://nianbao.example/telegram",
        listen="127.0.0.1:0",
        health="127.0.0.1:0",
        reports=tmp_path / "reports",
        owners=frozenset({7}),
    )


def ill(settings: Settings) -> dict[str, Finding]:
    """What is wrong, by what was looked at."""
    return {finding.check: finding for finding in diagnose(settings) if not finding.good}


def test_all_is_well(well: Settings) -> None:
    found = {finding.check: finding for finding in diagnose(well)}
    assert [finding.line(Language.ZH) for finding in found.values() if not finding.good] == []
    assert found["index"].line(Language.ZH) == f"ok   年报索引：{well.index}：1 份年报"
    assert found["index"].line(Language.EN) == f"ok   index: {well.index}: 1 report"
    assert found["lease"].line(Language.EN) == "ok   running bot: none"
    lines = [finding.line(language) for finding in found.values() for language in Language]
    assert not any(TOKEN in line or "→" in line for line in lines)


def test_the_recogniser_of_scans_is_named_or_how_to_have_it(
    well: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> Finding:
        return next(finding for finding in diagnose(well) if finding.check == "ocr")

    assert told().line(Language.EN) == "ok   recogniser of scans: RapidOCR 3.10.2"
    monkeypatch.setattr(ocr, "version", lambda: "")
    assert told().good  # Who has no scans needs none.
    assert all(told().advice(language).endswith(way_to(Extra.OCR)) for language in Language)


def test_without_what_draws_charts_all_is_well_and_the_way_is_said(
    well: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnosis, "is_there", lambda extra: extra is not Extra.CHARTS)
    told = next(finding for finding in diagnose(well) if finding.check == "charts")
    assert told.line(Language.EN).endswith(f"→ if you want them, run {way_to(Extra.CHARTS)}")
    assert ill(well) == {}


def test_a_folder_of_reports_that_cannot_be_written(
    well: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(**_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(diagnosis, "TemporaryFile", shut)
    assert "Read-only file system" in ill(well)["reports"].line(Language.EN)
    assert ill(replace(well, token="", webhook="")) == {}  # No bot, no documents.


def test_a_folder_of_reports_that_nobody_chose_need_not_be_there_yet(
    well: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = replace(well, reports=tmp_path / "share" / "reports")
    monkeypatch.setattr(diagnosis, "is_checkout", lambda: False)
    assert set(ill(fresh)) == {"reports"}  # Somebody set it.
    monkeypatch.setattr(diagnosis, "REPORTS", fresh.reports)
    assert ill(fresh) == {}
    fresh.reports.parent.mkdir()
    fresh.reports.write_text("a file", "utf-8")
    assert set(ill(fresh)) == {"reports"}


def test_looking_leaves_nothing_in_the_folder_of_reports(well: Settings) -> None:
    before = sorted(well.reports.iterdir())
    assert ill(well) == {}
    assert sorted(well.reports.iterdir()) == before


def test_what_is_wrong_says_what_to_do(well: Settings, tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"no database" * 99)
    wrong = replace(
        well,
        index=tmp_path / "none.db",
        state=tmp_path / "broken.db",
        home="火星省",
        token="my token",
        api="telegram.org",
        webhook="https://nianbao.example:5000/x",
        reports=tmp_path / "none",
    )
    found = ill(wrong)
    assert set(found) == {"home", "index", "reports", "state", "token", "api", "webhook"}
    for finding in found.values():
        for language in Language:
            assert re.fullmatch(r"FAIL .+[:：].+ → .+", finding.line(language))
            assert "my token" not in finding.line(language)


def test_a_webhook_needs_a_token(well: Settings) -> None:
    assert ill(replace(well, token=""))["webhook"].seen == "tokenless"


def test_an_address_that_somebody_uses(well: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        found = ill(replace(well, listen=address, health=address))
    assert set(found) == {"listen", "health"}
    assert found["health"].line(Language.ZH).endswith("→ 换一个 NIANBAO_HEALTH")


def test_a_bot_that_runs_keeps_its_lease_and_its_addresses(well: Settings) -> None:
    lease = take_lease(well.state)
    assert isinstance(lease, Lease)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        found = {
            finding.check: finding
            for finding in diagnose(replace(well, listen=address, health=address))
        }
    assert found["lease"].seen == "taken"
    assert "process" in found["lease"].found(Language.ZH)
    assert {found["listen"].seen, found["health"].seen} == {"running"}
    assert all(finding.good for finding in found.values())
    lease.release()


def test_a_state_that_a_newer_version_wrote(well: Settings, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "state.db") as other:
        other.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('state', 'm999_later', '')"
        )
    other.close()
    assert "m999_later" in ill(well)["state"].found(Language.EN)


def test_it_changes_nothing(tmp_path: Path, well: Settings) -> None:
    fresh = replace(well, state=tmp_path / "elsewhere" / "state.db")
    assert ill(fresh) == {}
    assert not (tmp_path / "elsewhere").exists()


def test_what_another_version_has_read_is_said(well: Settings) -> None:
    Workshop(well.reports, well.index, Names()).read_by_another()
    (found,) = [finding for finding in diagnose(well) if finding.check == "index"]
    assert found.good
    assert "1 report; 1 file was read by another version" in found.line(Language.EN)
    assert "nianbao load" in found.advice(Language.ZH)


def test_for_programs(well: Settings, tmp_path: Path) -> None:
    environment = {
        "NIANBAO_STATE": str(well.state),
        "NIANBAO_TOKEN": "not a token",
        "NIANBAO_CONFIG": "",
    }
    ran = CliRunner().invoke(
        main, ["--db", str(well.index), "doctor", "--json", "--en"], env=environment
    )
    assert ran.exit_code == 1
    found = {record["check"]: record for record in map(json.loads, ran.stdout.splitlines())}
    assert found["index"] == {
        "check": "index",
        "ok": True,
        "found": f"{well.index}: 1 report",
        "do": "",
    }
    assert found["token"]["do"] == "copy it again from @BotFather (/mybots, then API Token)"
    assert not found["token"]["ok"]


def test_a_state_on_a_server_is_looked_at_and_left_as_it_is(
    well: Settings, postgres: PostgresServer
) -> None:
    place = postgres.place()
    assert ill(replace(well, state=place)) == {}
    with psycopg.connect(place.address) as server:
        tables = "SELECT 1 FROM information_schema.tables WHERE table_schema = current_schema()"
        assert server.execute(tables).fetchall() == []


def test_a_server_that_is_not_there_is_said_without_the_password(well: Settings) -> None:
    found = ill(replace(well, state=Server("postgresql://li:s3cr3t@127.0.0.1:1/db")))
    assert set(found) == {"state"}
    assert "s3cr3t" not in found["state"].line(Language.EN)
    assert "start PostgreSQL" in found["state"].line(Language.EN)


def test_the_active_bot_on_a_server_is_named(well: Settings, postgres: PostgresServer) -> None:
    shared = replace(well, state=postgres.place())
    lease = take_lease(shared.state)
    assert isinstance(lease, Lease)
    found = {finding.check: finding for finding in diagnose(shared)}
    assert found["lease"].seen == "shared"
    lease.release()
    found = {finding.check: finding for finding in diagnose(shared)}
    assert found["lease"].seen == "free"
