"""What was found before is not looked for again, and is never told where anything that it rests on
has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from handlers.answering import Answer, answer
from handlers.conversation import Conversation
from handlers.recent import Recent
from handlers.reply import NO_CUSTOMS, Asker, Asking, Language, Preferences, Reply
from handlers.understanding import Question
from store.index import Index
from store.loader import Loaded, load
from store.names import Names
from tests.conftest import TODAY
from tests.handlers.guyuan import GUYUAN, PENGYANG, XIJI
from tests.opening import opened
from tests.store.begun import begin_index
from tests.store.made import report

Tell = Callable[..., str]


@pytest.fixture
def place(tmp_path: Path, names: Names) -> Callable[[str, int, int], None]:
    """Puts a report into the folder, or another in its place, and loads it."""

    def put(agency: str, year: int, new: int) -> None:
        (tmp_path / f"{agency}{year}.txt").write_text(
            report(agency, year, new=new), encoding="utf-8"
        )
        assert isinstance(load([tmp_path], begin_index(tmp_path / "index.db"), names), Loaded)

    return put


@pytest.fixture
def conversation(
    place: Callable[[str, int, int], None], tmp_path: Path, names: Names
) -> Conversation:
    """Two counties have a report of 2022."""
    place(XIJI, 2022, 30)
    place(PENGYANG, 2022, 60)
    index = opened(tmp_path / "index.db")
    return Conversation(index, names, clock=lambda: 0.0)


@pytest.fixture
def tell(conversation: Conversation) -> Tell:
    """The first line of what somebody is told."""

    def ask(
        question: str, *, chat: str = "chat", now: date = TODAY, customs: Preferences = NO_CUSTOMS
    ) -> str:
        return conversation.ask(Asking(question, Asker(chat), now, None, customs)).lines[0].text

    return ask


def test_a_changed_report_changes_the_answer(
    tell: Tell, place: Callable[[str, int, int], None]
) -> None:
    assert [tell("西吉县2022年收到多少件申请", chat=chat) for chat in "abc"] == ["30 件"] * 3
    place(XIJI, 2022, 31)
    assert tell("西吉县2022年收到多少件申请", chat="d") == "31 件"


def test_a_new_report_is_found_by_those_who_were_told_that_there_is_none(
    tell: Tell, place: Callable[[str, int, int], None]
) -> None:
    missing = tell("固原市政府2022年收到多少件申请", chat="a")
    place(GUYUAN, 2022, 100)
    assert tell("固原市政府2022年收到多少件申请", chat="b") == "100 件" != missing


def test_last_year_is_another_one_a_year_later(
    tell: Tell, place: Callable[[str, int, int], None]
) -> None:
    place(XIJI, 2023, 15)
    question = "西吉县去年收到多少件申请"
    assert [tell(question, chat=str(year), now=date(year, 6, 1)) for year in (2023, 2024)] == [
        "30 件",
        "15 件",
    ]


def test_our_county_is_that_of_the_chat(tell: Tell) -> None:
    question = "我县2022年收到多少件申请"
    assert [tell(question, chat=home, customs=Preferences(home)) for home in (XIJI, PENGYANG)] == [
        "30 件",
        "60 件",
    ]


def test_the_same_words_go_on_from_what_each_has_asked(tell: Tell) -> None:
    tell("西吉县2022年收到多少件申请", chat="a")
    tell("彭阳县2022年收到多少件申请", chat="b")
    assert [tell("受理了多少件 2022", chat=chat) for chat in "ab"] == [
        tell("西吉县2022年受理了多少件", chat="c"),
        tell("彭阳县2022年受理了多少件", chat="d"),
    ]


def test_what_one_thread_found_is_at_hand_in_another_until_the_report_changes(
    conversation: Conversation, place: Callable[[str, int, int], None]
) -> None:
    question = "西吉县2022年收到多少件申请"

    def at_hand(chat: str) -> Reply | None:
        return conversation.at_hand(Asking(question, Asker(chat), TODAY))

    with ThreadPoolExecutor(1) as worker:

        def ask(chat: str) -> Reply:
            return worker.submit(conversation.ask, Asking(question, Asker(chat), TODAY)).result()

        assert at_hand("a") is None
        said = ask("a")
        assert at_hand("b") == said
        place(XIJI, 2022, 31)
        assert at_hand("c") is None
        assert ask("c") != said
        assert at_hand("d") == ask("d") != said


def test_what_was_at_hand_is_remembered_for_the_next_question(conversation: Conversation) -> None:
    conversation.ask(Asking("西吉县2022年收到多少件申请", Asker("a"), TODAY))
    conversation.at_hand(Asking("西吉县2022年收到多少件申请", Asker("b"), TODAY))
    follow_up = conversation.ask(Asking("受理了多少件", Asker("b"), TODAY))
    assert follow_up == conversation.ask(Asking("西吉县2022年受理了多少件", Asker("c"), TODAY))
    again = conversation.at_hand(Asking("西吉县2022年受理了多少件", Asker("d"), TODAY))
    assert again is not None
    assert conversation.why(Asker("d"), again.explained, Language.ZH) != conversation.why(
        Asker("d"), 0, Language.ZH
    )


def test_a_load_that_ends_during_a_question_is_seen_by_the_next_one(
    conversation: Conversation,
    place: Callable[[str, int, int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loads = iter([(XIJI, 2022, 31), (PENGYANG, 2022, 61)])

    def interrupted(index: Index, question: Question) -> Answer:
        answer(index, question)
        for changed in loads:
            place(*changed)
        return answer(index, question)

    monkeypatch.setattr("handlers.conversation.answer", interrupted)

    def figures(chat: str) -> list[str]:
        found = conversation.answer(
            Asking("西吉县和彭阳县2022年收到多少件申请", Asker(chat), TODAY)
        )
        return [result.raw for result in found.results if result.raw]

    assert figures("a") == ["30", "60"]
    assert figures("b") == ["31", "61"]


def test_the_number_of_results_that_are_kept_is_bounded() -> None:
    recent: Recent[int, int] = Recent(2, worth=lambda made: made < 100)
    made: list[int] = []

    def of(key: int) -> int:
        def make() -> int:
            made.append(key)
            return key

        return recent.of(key, make)

    assert [of(key) for key in (1, 2, 1, 3, 1, 2, 100, 100, 1)] == [1, 2, 1, 3, 1, 2, 100, 100, 1]
    assert made == [1, 2, 3, 2, 100, 100]
