"""`nianbao state move`: from a file to a server and back, whole or not at all."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.process.lease import Lease, take_lease
from store.server import Place, Server
from store.state import MessageKind, Outgoing, State, open_state
from store.state.chats.subscriptions import EVERYTHING, What
from tests.postgres.server import PostgresServer
from tests.state.test_state import furnished


@pytest.fixture
def files(tmp_path: Path) -> Iterator[Path]:
    return (tmp_path / f"{number}.db" for number in itertools.count())


def opened(place: Place) -> State:
    state = open_state(place)
    assert isinstance(state, State)
    return state


def move(source: Place, target: Place) -> Result:
    def said(place: Place) -> str:
        return place.address if isinstance(place, Server) else str(place)

    return CliRunner().invoke(main, ["state", "move", said(source), said(target)])


def filled(place: Place) -> None:
    """A state with everything, of which the last of some numbers is no longer there."""
    state = opened(place)
    furnished(state)
    state.subscriptions.add(9, None, EVERYTHING, What.NEW, "Li")
    state.subscriptions.forget(9)
    state.uploads.add(7, "年报\n'一'.pdf", 5, "f")
    state.close()


@pytest.mark.parametrize("way", list(itertools.product(["file", "server"], repeat=2)))
def test_everything_moves_and_numbers_go_on(
    way: tuple[str, str], postgres: PostgresServer, files: Iterator[Path]
) -> None:
    places: list[Place] = [postgres.place() if each == "server" else next(files) for each in way]
    filled(places[0])
    moved = move(*places)
    assert moved.exit_code == 0, moved.output
    source, target = map(opened, places)
    for query in (
        "SELECT chat, topic, asks, language, secret, number FROM keyboards",
        "SELECT id, key, chat, reply FROM outbox",
        "SELECT name, size FROM uploads",
        "SELECT chat, zone, quiet_to FROM hours",
    ):
        assert target.db.read(query) == source.db.read(query) != []
    number = target.subscriptions.add(10, None, EVERYTHING, What.NEW, "Li")
    assert getattr(number, "number", 0) == 3, "the number of one that ended is not given again"
    assert target.outbox.put(Outgoing("another", 1, None, MessageKind.ALERT, "words")) == 1
    assert target.buttons.save(1, None, "zh", ["平罗"])
    source.close()
    target.close()


def test_what_is_not_empty_stays_as_it_is(postgres: PostgresServer, files: Iterator[Path]) -> None:
    source, target = next(files), postgres.place()
    filled(source)
    there = opened(target)
    there.languages.choose(5, "en")
    moved = move(source, target)
    assert moved.exit_code == 1
    assert "is not empty" in moved.output
    assert there.languages.every_choice() == [(5, "en")]
    assert there.outbox.waiting() == 0
    there.close()


def test_nothing_moves_under_a_bot_that_runs(
    postgres: PostgresServer, files: Iterator[Path]
) -> None:
    for source, target in ((next(files), postgres.place()), (postgres.place(), next(files))):
        filled(source)
        for place in (source, target):
            lease = take_lease(place)
            assert isinstance(lease, Lease)
            moved = move(source, target)
            assert moved.exit_code == 1
            assert "stop it, then move" in moved.output
            lease.release()
        assert move(source, target).exit_code == 0


@pytest.mark.parametrize("kind", ["server", "file"])
def test_what_is_not_there_is_not_made(postgres: PostgresServer, tmp_path: Path, kind: str) -> None:
    source = tmp_path / "nothere.db"
    moved = move(source, postgres.place() if kind == "server" else tmp_path / "new.db")
    assert moved.exit_code == 1
    assert "is not there" in moved.output
    assert list(tmp_path.iterdir()) == []


def test_one_place_by_two_names_is_no_bot_that_runs(
    postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    state, server = Path("state.db"), postgres.place()
    filled(state)
    Path("linked.db").symlink_to(state)
    for source, target in (
        (state, state),
        (state, tmp_path / state),
        (Path("linked.db"), state),
        (server, server),
    ):
        moved = move(source, target)
        assert moved.exit_code == 1
        assert "is both where it is and where it is to be" in moved.output
    assert not Path("state.db.lock").exists()


def test_a_password_is_not_said(files: Iterator[Path]) -> None:
    source = next(files)
    filled(source)
    moved = move(source, Server("postgresql://li:s3cr3t@127.0.0.1:1/db"))
    assert moved.exit_code == 1
    assert "s3cr3t" not in moved.output


def test_a_state_on_a_server_is_backed_up_as_a_file(
    postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = postgres.place()
    filled(place)
    monkeypatch.setenv("NIANBAO_DB", str(tmp_path / "index.db"))
    monkeypatch.setenv("NIANBAO_STATE", place.address)
    made = CliRunner().invoke(main, ["backup", str(tmp_path / "kept.zip")])
    assert made.exit_code == 0, made.output
    refused = CliRunner().invoke(main, ["restore", str(tmp_path / "kept.zip")])
    assert refused.exit_code == 1
    assert "nianbao state move" in refused.output
    monkeypatch.setenv("NIANBAO_STATE", str(tmp_path / "other" / "state.db"))
    restored = CliRunner().invoke(main, ["restore", str(tmp_path / "kept.zip")])
    assert restored.exit_code == 0, restored.output
    state = opened(tmp_path / "other" / "state.db")
    assert state.outbox.waiting() == 1
    state.close()
