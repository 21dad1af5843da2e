"""Answering from an index that is published elsewhere: questions, the conversation, `doctor` and
the health.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.jobs.terminal import talk
from bot.process.watching import MetricsCollector, watch
from bot.setup.following import Follower
from bot.setup.services import Services, open_services
from bot.setup.settings import Settings, read_settings
from handlers.telegram.governing.tally import Tally
from store.publishing import MANIFEST
from tests.bot.test_watching import looked_at
from tests.conftest import TODAY
from tests.store.made import report

ASKED = "平罗县2022年新收多少件申请"


class Two:
    """A machine that loads and publishes, and one that reads what is published."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.published = folder / "published"
        self.local = folder / "other"
        self.environment = {
            "NIANBAO_DB": str(self.local / "index.db"),
            "NIANBAO_INDEX_FROM": str(self.published),
        }

    def publish(self, new: int) -> str:
        (self.folder / "reports").mkdir(exist_ok=True)
        (self.folder / "reports" / "a.txt").write_text(report(new=new), "utf-8")
        own = ["--db", str(self.folder / "index.db")]
        assert CliRunner().invoke(main, [*own, "load", str(self.folder / "reports")]).exit_code == 0
        done = CliRunner().invoke(main, [*own, "publish", str(self.published)])
        assert done.exit_code == 0, done.output
        return done.stdout

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(main, list(words), env=self.environment)

    def answer(self) -> object:
        done = self.run("ask", "--json", ASKED)
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)["results"][0]["value"]

    def settings(self) -> Settings:
        found = read_settings(self.environment)
        assert isinstance(found, Settings), found
        return found


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


@pytest.fixture
def services(two: Two) -> Iterator[Services]:
    two.publish(5)
    found = open_services(two.settings())
    assert isinstance(found, Services)
    yield found
    found.close()


def test_a_question_is_answered_from_what_is_published_last(two: Two) -> None:
    assert "1" in two.publish(5)
    assert two.answer() == 5
    two.publish(6)
    assert two.answer() == 6
    shutil.rmtree(two.published)
    assert two.answer() == 6, "it goes on with what it has"


def test_what_was_never_there_is_said_with_its_place(two: Two) -> None:
    done = two.run("ask", ASKED)
    assert done.exit_code == 1
    assert str(two.published) in done.stderr
    assert "nianbao load" not in done.stderr, "that would not help"


def test_an_index_of_ones_own_is_left_alone(two: Two) -> None:
    two.publish(5)
    (two.folder / "own").mkdir()
    (two.folder / "own" / "b.txt").write_text(report(new=9), "utf-8")
    own = two.local / "index.db"
    assert (
        CliRunner().invoke(main, ["--db", str(own), "load", str(two.folder / "own")]).exit_code == 0
    )
    before = own.read_bytes()
    assert two.answer() == 5
    assert own.read_bytes() == before


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize(
    "words",
    [
        ("load", "reports"),
        ("restore", "a.zip"),
        ("withdraw", "a.txt"),
        ("rollback", "平罗县", "--year", "2022"),
    ],
)
def test_nothing_is_changed_in_what_others_publish(
    two: Two, words: tuple[str, ...], held: bool
) -> None:
    two.publish(5)
    if held:
        two.answer()
    words = tuple(str(two.folder / word) if word == "reports" else word for word in words)
    done = two.run(*words)
    assert done.exit_code == 1, done.output
    assert "published" in done.stderr
    assert two.answer() == 5


def test_it_is_not_published_on_from_here(two: Two) -> None:
    two.publish(5)
    assert "NIANBAO_INDEX_FROM" in two.run("publish", str(two.folder / "again")).stderr


def test_a_backup_leaves_out_what_is_fetched_again(two: Two) -> None:
    two.publish(5)
    two.answer()
    done = two.run("backup", str(two.folder / "kept.zip"))
    assert "index" not in done.stdout


def test_a_conversation_turns_to_what_came_between_two_questions(
    two: Two, services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    follower = services.follower
    assert follower is not None

    def questions() -> Iterator[str]:
        yield ASKED
        two.publish(6)
        assert follower.look()
        yield ASKED

    talk(services, lambda: TODAY, questions())
    said = capsys.readouterr().out
    assert said.index("5 件") < said.index("6 件")


def test_doctor_says_which_one_is_held_and_what_is_wrong(two: Two) -> None:
    def found() -> dict[str, object]:
        lines = two.run("--lang", "en", "doctor", "--json").stdout.splitlines()
        (one,) = [record for line in lines if (record := json.loads(line))["check"] == "published"]
        assert isinstance(one, dict)
        return one

    assert (found()["ok"], str(found()["do"])[:4]) == (False, "look")
    two.publish(5)
    assert "later" in str(found()["found"])
    two.answer()
    assert "held here" in str(found()["found"])
    (two.published / MANIFEST).write_bytes(b"{")
    assert found()["ok"] is False
    assert "torn" in str(found()["found"])


async def test_health_tells_which_one_is_read_and_stays_well(two: Two, services: Services) -> None:
    follower = services.follower
    assert follower is not None
    watching = await watch(
        "127.0.0.1:0",
        {},
        MetricsCollector(Tally(), dict),
        notes={"published": lambda: follower.followed().record()},
    )
    status, said = await looked_at(watching, "/healthz")
    assert (status, set(json.loads(said)["published"])) == (200, {"version", "made"})
    shutil.rmtree(two.published)
    assert not follower.look()
    status, said = await looked_at(watching, "/healthz")
    assert (status, json.loads(said)["published"]["trouble"]) == (200, "No such file or directory")
    assert watching is not None
    await watching.close()


def test_who_follows_fetches_and_lets_readers_turn(two: Two) -> None:
    two.publish(5)
    turned: list[bool] = []
    follower = Follower(str(two.published), two.local / "local.db")

    def renew() -> None:
        turned.append(True)
        follower.stop()

    thread = follower.start(renew, seconds=0)
    thread.join(60)
    assert turned == [True]
    assert follower.followed().manifest is not None
    assert follower.followed().trouble == ""


@pytest.mark.parametrize("place", ["ftp://a.example/b", "file:///index"])
def test_a_place_of_another_kind_is_refused(place: str) -> None:
    found = read_settings({"NIANBAO_INDEX_FROM": place})
    assert isinstance(found, str)
    assert "NIANBAO_INDEX_FROM" in found


@pytest.mark.parametrize(
    "address", ["https:/files.example/index", "s3://bucket/index", "HTTP://files.example"]
)
def test_what_is_published_at_no_address_is_published_nowhere(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["--db", str(tmp_path / "i.db"), "publish", address])
    assert done.exit_code == 1
    assert "neither a folder nor an http address" in done.stderr
    assert not list(tmp_path.iterdir())
