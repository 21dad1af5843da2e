from __future__ import annotations

import sqlite3
from base64 import urlsafe_b64decode, urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from sqlite_utils import Database

from store.state import (
    Answered,
    MessageKind,
    Outgoing,
    Place,
    SavedButton,
    State,
    Unusable,
    open_state,
)
from store.state.chats.choices import MOST
from store.state.chats.hours import Quiet
from store.state.chats.subscriptions import EVERYTHING, What
from store.state.databases.migrations import migrations
from store.state.databases.past import SELDOM
from store.state.databases.postgres_database import PostgresDatabase
from store.state.databases.sqlite_database import SqliteDatabase
from store.state.messages.answered import KEPT as ANSWERED_KEPT
from store.state.messages.buttons import KEPT as BUTTONS_KEPT
from store.state.messages.buttons import MOMENT
from store.state.messages.held_news import Withheld
from store.state.messages.inbox import Accepted
from tests.state.conftest import Calendar


def test_a_button_is_found_by_its_token(state: State) -> None:
    first, second = state.buttons.save(-100, 7, "zh", ["平罗县2022年办理结果", "那西吉呢"])
    assert state.buttons.get(first) == SavedButton(-100, 7, "平罗县2022年办理结果", "zh")
    assert state.buttons.get(second) == SavedButton(-100, 7, "那西吉呢", "zh")
    assert state.buttons.get("no such token") is None
    assert state.buttons.save(-100, None, "zh", []) == ()


def test_buttons_outlive_their_time_by_nothing(state: State, calendar: Calendar) -> None:
    (token,) = state.buttons.save(1, None, "zh", ["平罗"])
    calendar.pass_by(BUTTONS_KEPT)
    assert state.buttons.get(token) is not None
    calendar.pass_by(timedelta(seconds=1))
    assert state.buttons.get(token) is None


def test_old_rows_go_when_new_ones_come(state: State, calendar: Calendar) -> None:
    state.buttons.save(1, None, "zh", ["平罗", "西吉"])
    state.answered.note(1, "message:1", "f", [2])
    calendar.pass_by(max(BUTTONS_KEPT, ANSWERED_KEPT) + timedelta(seconds=1))
    state.buttons.save(1, None, "zh", ["盐池"])
    state.answered.note(1, "message:3", "f", [4])
    assert state.db.read("SELECT asks FROM keyboards") == [('["盐池"]',)]
    assert state.db.read("SELECT asked FROM answered") == [("message:3",)]


def test_those_past_their_time_are_looked_for_once_in_a_while(
    state: State, calendar: Calendar
) -> None:
    def kept() -> list[str]:
        return [asked for (asked,) in state.db.read("SELECT asked FROM answered ORDER BY asked")]

    state.answered.note(1, "message:1", "f", [2])
    calendar.pass_by(ANSWERED_KEPT)
    state.answered.note(1, "message:2", "f", [3])
    calendar.pass_by(timedelta(seconds=SELDOM - 1))
    state.answered.note(1, "message:3", "f", [4])
    assert kept() == ["message:1", "message:2", "message:3"]
    calendar.pass_by(timedelta(seconds=1))
    state.answered.note(1, "message:4", "f", [5])
    assert kept() == ["message:2", "message:3", "message:4"]


def test_a_language_is_written_for_whom_it_is_new(state: State) -> None:
    for person, language in (("li", "zh"), ("wang", "en"), ("li", "zh"), ("wang", "en")):
        state.languages.note(-7, person, language)
    assert [state.languages.get(-7, person) for person in ("li", "wang", "")] == ["zh", "en", "en"]
    state.languages.note(-7, "li", "en")
    assert state.languages.get(-7, "li") == "en"
    state.languages.choose(-7, "zh")
    assert state.languages.get(-7, "li") == "zh"


def test_what_an_earlier_version_kept_goes_on_working(tmp_path: Path, calendar: Calendar) -> None:
    now = int(calendar().timestamp())
    with Database(tmp_path / "state.db") as earlier:
        migrations.apply(earlier, stop_before="m024_smaller_rows")
        for token, ask in {"AbCdEfGhIjKl": "平罗", "-_-_-_-_-_-_": "西吉"}.items():
            row = {
                "token": token,
                "chat": -7,
                "topic": 3,
                "ask": ask,
                "language": "zh",
                "created": now,
            }
            earlier.table("buttons").insert({**row, "pressed": now if ask == "西吉" else None})
        earlier.table("inbox").insert({"number": 1, "text": "{}", "tries": 2, "created": now})
        earlier.table("inbox").insert({"number": 2, "text": None, "tries": 1, "created": now})
        earlier.table("languages").insert({"chat": -7, "person": "li", "language": "en"})
    state = open_state(tmp_path / "state.db", calendar)
    assert isinstance(state, State)
    assert state.buttons.get("AbCdEfGhIjKl") == SavedButton(-7, 3, "平罗", "zh")
    assert [state.buttons.pressed_lately(token) for token in ("AbCdEfGhIjKl", "-_-_-_-_-_-_")] == [
        False,
        True,
    ]
    state.buttons.note_pressed("AbCdEfGhIjKl")
    assert state.buttons.pressed_lately("AbCdEfGhIjKl")
    assert state.inbox.accept([Accepted(1, "again"), Accepted(2, "again"), Accepted(3, "new")]) == {
        3
    }
    assert state.inbox.resume() == (Accepted(1, "{}"), Accepted(3, "new"))
    assert state.languages.get(-7, "li") == "en"
    calendar.pass_by(BUTTONS_KEPT + timedelta(seconds=1))
    state.buttons.save(1, None, "zh", ["盐池"])
    assert state.buttons.get("AbCdEfGhIjKl") is None
    assert state.db.read("SELECT * FROM former_tokens") == []
    state.close()


def test_a_button_is_known_by_its_token_alone(state: State) -> None:
    first, second = state.buttons.save(1, None, "zh", ["平罗", "西吉"])
    state.buttons.note_pressed(second)
    assert [state.buttons.pressed_lately(token) for token in (first, second)] == [False, True]
    (other,) = state.buttons.save(1, None, "zh", ["盐池"])
    guessed = other[:8] + first[8:]
    beyond = urlsafe_b64encode(urlsafe_b64decode(other)[:-1] + b"\x01").decode()
    for token in (guessed, beyond, first[:-1], first + "AAAA", "", "平罗", "=" * 16, "A" * 4000):
        assert state.buttons.get(token) is None
        assert not state.buttons.pressed_lately(token)
        state.buttons.note_pressed(token)
    assert state.buttons.get(other) == SavedButton(1, None, "盐池", "zh")


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_the_room_of_what_was_dealt_with_is_used_again(state: State) -> None:
    def pages() -> int:
        return int(state.db.read("PRAGMA page_count")[0][0])

    for number in range(400):
        state.inbox.accept([Accepted(number, "x" * 1000)])
        state.inbox.done(number)
    assert state.inbox.waiting() == 0
    before = pages()
    state.inbox.accept([Accepted(400 + number, "x" * 1000) for number in range(10)])
    assert before < 60, "400 KB of text went through pages of 4 KB"
    assert pages() - before <= 5


def test_what_was_answered_is_remembered_until_it_changes(state: State) -> None:
    assert state.answered.get(1, "message:1") is None
    state.answered.note(1, "message:1", "abc", [2, 3])
    assert state.answered.get(1, "message:1") == Answered("abc", (2, 3))
    state.answered.note(1, "message:1", "def", [2])
    assert state.answered.get(1, "message:1") == Answered("def", (2,))
    assert state.answered.get(2, "message:1") is None


def test_a_language_belongs_to_the_person_and_then_to_the_chat(state: State) -> None:
    assert state.languages.get(1, "li") is None
    state.languages.note(1, "li", "zh")
    state.languages.note(1, "mary", "en")
    assert state.languages.get(1, "li") == "zh"
    assert state.languages.get(1, "mary") == "en"
    assert state.languages.get(1, "somebody else") == "en"
    assert state.languages.get(2, "li") is None


def test_a_standing_is_the_last_one_told(state: State) -> None:
    assert state.standings.get(1) is None
    state.standings.note(1, "member")
    state.standings.note(1, "kicked")
    assert state.standings.get(1) == "kicked"


def test_a_group_takes_everything_along_however_often_it_is_told(state: State) -> None:
    old, new = -5, -1_002_000_000_005
    (token,) = state.buttons.save(old, None, "zh", ["平罗"])
    state.answered.note(old, "message:1", "f", [2])
    state.languages.note(old, "mary", "en")
    state.standings.note(old, "member")
    state.standings.note(new, "administrator")
    for _ in range(3):
        state.migrate_chat(old, new)
    button = state.buttons.get(token)
    assert button is not None
    assert button.chat == new
    assert state.languages.get(new, "mary") == "en"
    assert state.languages.get(old, "mary") is None
    assert state.standings.get(new) == "administrator"
    assert state.standings.get(old) is None
    assert state.answered.get(new, "message:1") is None  # Message ids start anew in the new group.
    assert state.answered.get(old, "message:1") is None


OLD, NEW = -5, -1_002_000_000_005
STAYS = {"audit", "uploads", "answered", "subjects", "channels"}
"""Tables that do not follow a group: what is past, and what is known by message ids, which start
anew.
"""


def furnished(state: State) -> None:
    """A group that has everything that a group can have."""
    state.buttons.save(OLD, None, "zh", ["平罗"])
    state.languages.note(OLD, "mary", "en")
    state.languages.choose(OLD, "en")
    state.standings.note(OLD, "member")
    state.homes.note(OLD, 0, "宁夏回族自治区固原市西吉县人民政府")
    state.choices.note(OLD, "城关镇", "宁夏回族自治区石嘴山市平罗县城关镇")
    state.subscriptions.add(OLD, None, EVERYTHING, What.NEW, "Li")
    state.hours.set_zone(OLD, "Asia/Urumqi")
    state.hours.set_quiet(OLD, Quiet(0, 60))
    state.schedules.put(OLD, None, "0 9 * * *", EVERYTHING, 0, always=True, seen=0)
    state.held_news.hold([Withheld(OLD, None, "index", 1, "西吉县", 2022, "new", 1, None, "f")])
    state.admissions.decide(OLD, admitted=True)
    state.outbox.put(Outgoing("alert", OLD, None, MessageKind.ALERT, "words"))
    state.pauses.gone(OLD)


_WITH_CHATS = {
    SqliteDatabase: "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'chat' "
    "WHERE m.type = 'table'",
    PostgresDatabase: "SELECT table_name FROM information_schema.columns "
    "WHERE column_name = 'chat' AND table_schema = current_schema()",
}
"""The tables that have a column with a chat."""
REFUSED = (sqlite3.IntegrityError, psycopg.errors.RaiseException)
"""What a trigger of `forbid` leads to."""


def forbid(place: Place, table: str, *times: str) -> None:
    """Let a table refuse changes."""
    if isinstance(place, Path):
        with closing(sqlite3.connect(place)) as other:
            for when in times:
                other.execute(
                    f"CREATE TRIGGER no_{when} BEFORE {when} ON {table} BEGIN SELECT RAISE(ABORT, 'no'); END"
                )
        return
    with psycopg.connect(place.address, autocommit=True) as server:
        server.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$"
        )
        for when in times:
            made = f"CREATE TRIGGER no_{when} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()"
            server.execute(made.encode())


def rows_of(state: State, chat: int) -> dict[str, int]:
    """How many rows belong to a chat, by table."""
    tables = [name for (name,) in state.db.read(_WITH_CHATS[type(state.db)])]
    count = "SELECT count(*) FROM {} WHERE chat = ?"
    return {
        table: state.db.read(count.format(table), [chat])[0][0]
        for table in tables
        if table not in STAYS
    }


def test_a_group_that_moves_leaves_nothing_behind(state: State) -> None:
    furnished(state)
    before = rows_of(state, OLD)
    assert all(before.values()), before
    state.migrate_chat(OLD, NEW)
    assert not any(rows_of(state, OLD).values())
    assert rows_of(state, NEW) == before | {
        "pauses": 0
    }  # Whether the supergroup can be written to is not known yet.


@pytest.mark.parametrize(
    "table", ["keyboards", "subscriptions", "hours", "schedules", "held_news", "outbox", "pauses"]
)
def test_a_group_moves_with_everything_or_not_at_all(
    state: State, place: Place, table: str
) -> None:
    furnished(state)
    before = rows_of(state, OLD)
    forbid(place, table, "UPDATE", "DELETE")
    with pytest.raises(REFUSED):
        state.migrate_chat(OLD, NEW)
    assert rows_of(state, OLD) == before
    assert not any(rows_of(state, NEW).values())


def test_a_migration_that_fails_leaves_everything_where_it_was(state: State, place: Place) -> None:
    (token,) = state.buttons.save(-5, None, "zh", ["平罗"])
    state.languages.note(-5, "mary", "en")
    forbid(place, "languages", "UPDATE")
    with pytest.raises(REFUSED):
        state.migrate_chat(-5, -6)
    button = state.buttons.get(token)
    assert button is not None
    assert button.chat == -5
    assert state.languages.get(-5, "mary") == "en"


def test_threads_may_share_it(state: State) -> None:
    def work(number: int) -> str:
        (token,) = state.buttons.save(number, None, "zh", [f"问题{number}"])
        state.languages.note(number, "li", "zh")
        found = state.buttons.get(token)
        return found.ask if found else ""

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(100))) == [f"问题{number}" for number in range(100)]


def test_it_outlives_the_process(place: Place) -> None:
    path = place.parent / "deep" / "down" / "state.db" if isinstance(place, Path) else place
    first = open_state(path)
    assert isinstance(first, State)
    (token,) = first.buttons.save(1, None, "zh", ["平罗"])
    first.close()
    second = open_state(path)
    assert isinstance(second, State)
    assert second.buttons.get(token) is not None
    second.close()


def test_a_place_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    unusable = open_state(tmp_path / "file" / "state.db")
    assert isinstance(unusable, Unusable)
    assert len(str(unusable).splitlines()) == 1
    assert "NIANBAO_STATE" in str(unusable)


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    unusable = open_state(tmp_path)
    assert isinstance(unusable, Unusable)
    assert str(tmp_path) in str(unusable)


def test_a_file_that_is_no_database_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    path.write_bytes(b"not a database, but something dear to somebody" * 100)
    unusable = open_state(path)
    assert isinstance(unusable, Unusable)
    assert "not a database" in unusable.reason
    assert path.read_bytes().startswith(b"not a database, but")


def test_what_a_newer_version_wrote_is_not_touched(place: Place, state: State) -> None:
    with state.db.writing() as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('state', 'm999_wonder', '')"
            if isinstance(place, Path)
            else "INSERT INTO nianbao_migrations (name) VALUES ('m999_wonder')"
        )
    unusable = open_state(place)
    assert isinstance(unusable, Unusable)
    assert "m999_wonder" in unusable.reason


def test_the_migrations_are_named_in_order() -> None:
    names = list(migrations.names)
    assert names == sorted(names)
    assert [name[:4] for name in names] == [f"m{number:03}" for number in range(1, len(names) + 1)]


def test_a_topics_home_goes_before_the_chats(state: State) -> None:
    assert state.homes.get(1, 5) == ""
    state.homes.note(1, None, "西吉县")
    state.homes.note(1, 5, "红寺堡区")
    assert [state.homes.get(1, topic) for topic in (None, 5, 6)] == ["西吉县", "红寺堡区", "西吉县"]
    state.homes.note(1, 5, "")
    assert state.homes.get(1, 5) == "西吉县"
    state.migrate_chat(1, 2)
    assert (state.homes.get(1, None), state.homes.get(2, None)) == ("", "西吉县")


def test_of_many_choices_the_oldest_go_first(state: State) -> None:
    for number in range(MOST + 5):
        state.choices.note(1, f"名{number}", "甲")
    state.choices.note(2, "名0", "乙")
    kept = state.choices.get(1)
    assert len(kept) == MOST
    assert "名4" not in kept
    assert "名5" in kept
    state.choices.note(1, "名5", "丙")
    state.choices.forget(1, "名6")
    state.migrate_chat(1, 3)
    moved = state.choices.get(3)
    assert (moved["名5"], "名6" in moved, state.choices.get(2)) == ("丙", False, {"名0": "乙"})


def test_a_button_is_answered_again_after_a_moment(state: State, calendar: Calendar) -> None:
    (token,) = state.buttons.save(1, None, "zh", ["平罗县2022年收到多少申请"])
    assert not state.buttons.pressed_lately(token)
    state.buttons.note_pressed(token)
    assert state.buttons.pressed_lately(token)
    calendar.pass_by(MOMENT + timedelta(seconds=1))
    assert not state.buttons.pressed_lately(token)
