"""The lease of a state on a server: one holder, numbers that grow, and nothing written by those
that had it before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from store.server import Server
from store.state import State, StateAwayError, open_state
from store.state.databases.postgres_lease import STALE, ServerLease
from tests.postgres.server import PostgresServer, postgres_server


class Hands:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        yield server


@pytest.fixture
def place(own_server: PostgresServer) -> Server:
    place = own_server.place()
    made = open_state(place)
    assert isinstance(made, State)
    made.close()
    return place


@pytest.fixture
def lease(place: Server, hands: Hands) -> Iterator[Callable[[str], ServerLease]]:
    made: list[ServerLease] = []

    def make(name: str) -> ServerLease:
        made.append(ServerLease(place, name, hands))
        return made[-1]

    yield make
    for each in made:
        each.release()


Make = Callable[[str], ServerLease]


def active(lease: ServerLease) -> ServerLease:
    assert lease.locked()
    lease.take()
    return lease


def state_of(place: Server, lease: ServerLease) -> State:
    state = open_state(place, lease=lease)
    assert isinstance(state, State)
    return state


def lost(lease: ServerLease) -> bool:
    """Whether it notices so: the first beat on a connection that is gone tells only that."""
    for _ in range(2):
        try:
            return not lease.beat()
        except StateAwayError:
            continue
    return False


def test_one_has_it_and_the_numbers_grow(lease: Make) -> None:
    first, second = lease("first"), lease("second")
    assert first.holder() == second.holder() == ""
    active(first)
    assert first.beat()
    assert first.confirmed()
    assert not second.locked()
    assert not second.confirmed()
    assert second.holder() == "first"
    first.release()
    active(second)
    assert (first.number, second.number) == (1, 2)
    assert not first.confirmed()
    assert second.confirmed()


def test_one_that_beats_keeps_it_however_long(lease: Make, hands: Hands) -> None:
    first, second = active(lease("first")), lease("second")
    for _ in range(5):
        assert not second.locked()
        hands.now += STALE - 0.1
        assert first.beat()
    assert first.confirmed()


def test_a_server_that_is_not_heard_is_told_of(lease: Make, hands: Hands) -> None:
    first, second = active(lease("first")), lease("second")
    assert not second.locked()
    assert first.trouble() == second.trouble() == ""
    hands.now += STALE + 1
    assert first.trouble() == second.trouble() == "PostgreSQL was last heard 4 seconds ago"
    assert first.beat()
    assert not second.locked()
    assert first.trouble() == second.trouble() == ""


def test_one_that_stands_still_loses_it(lease: Make, hands: Hands) -> None:
    first, second = active(lease("first")), lease("second")
    assert not second.locked()
    hands.now += STALE - 0.1
    assert not second.locked()
    assert first.confirmed()
    hands.now += 0.1
    while not second.locked():
        hands.now += STALE
    second.take()
    assert not first.confirmed()
    assert lost(first)
    assert first.lost.is_set()
    assert second.beat()


def test_one_that_sleeps_itself_takes_nobody_for_one_that_stands_still(
    lease: Make, hands: Hands
) -> None:
    first, second = active(lease("first")), lease("second")
    assert not second.locked()
    hands.now += 100 * STALE
    assert first.beat()
    assert not second.locked()
    assert first.confirmed()


def test_what_one_does_that_was_taken_over_from_is_not_written(
    lease: Make, place: Server, hands: Hands
) -> None:
    first, second = active(lease("first")), lease("second")
    old = state_of(place, first)
    old.languages.choose(1, "en")

    def goes_on() -> None:
        with old.db.writing():
            old.languages.choose(2, "en")
            assert not second.locked()
            hands.now += STALE
            while not second.locked():
                hands.now += STALE
            second.take()
            old.languages.choose(3, "en")

    with pytest.raises(StateAwayError):
        goes_on()
    with pytest.raises(StateAwayError):
        old.languages.choose(4, "en")
    new = state_of(place, second)
    new.languages.choose(5, "en")
    assert [chat for chat, _ in sorted(new.languages.every_choice())] == [1, 5]
    new.close()
    old.close()


def test_after_a_restart_of_the_server_it_is_taken_again(
    lease: Make, place: Server, own_server: PostgresServer
) -> None:
    first = active(lease("first"))
    state = state_of(place, first)
    own_server.restart()
    assert not first.confirmed()
    assert not lost(first)
    assert first.number == 2
    assert first.confirmed()
    state.languages.choose(1, "en")
    state.close()


def test_after_a_restart_of_the_server_another_may_be_faster(
    lease: Make, place: Server, own_server: PostgresServer
) -> None:
    first, second = active(lease("first")), lease("second")
    state = state_of(place, first)
    own_server.restart()
    active(second)
    with pytest.raises(StateAwayError):
        state.languages.choose(1, "en")
    assert lost(first)
    state.close()


def test_two_schemas_of_one_database_are_two_bots(own_server: PostgresServer) -> None:
    leases = [ServerLease(own_server.place(), "one"), ServerLease(own_server.place(), "another")]
    assert all(each.locked() for each in leases)
    for each in leases:
        each.release()


def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    with pytest.raises(StateAwayError) as error:
        ServerLease(Server("postgresql://li:s3cr3t@127.0.0.1:1/db"), "one").locked()
    assert "s3cr3t" not in str(error.value)
