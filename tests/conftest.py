"""What tests share: the shipped reports in an index, and a conversation over them on a fixed
day.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

from handlers.answering import Answer
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking, Language
from store.children.hand import context
from store.index import Index, IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from store.reading.opening.apart import NEEDED
from store.reference import DATA
from tests.opening import closing_what_is_opened
from tests.postgres.server import PostgresServer, postgres_server
from tests.reading_here import reading_here
from tests.sampling import THOROUGH, Sampling
from tests.store.begun import begin_index
from tests.store.made import Workshop, report

TODAY = date(2026, 11, 21)
CHILDREN = (
    *NEEDED,
    "store.loader.texts",
    "store.reading.opening.apart",
    "handlers.watching.listing",
)
"""What is done in children, in whichever order tests do it first."""
context(CHILDREN)

gc.set_threshold(100_000, 20, 50)
"""Garbage is looked for a hundred times less often: a tenth of the processor's time went into
it.
"""


settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
"""An example that takes longer on a machine with other work is no fault."""


class Ask(Protocol):
    """Puts a question, in a chat, on a day."""

    def __call__(
        self, question: str, *, chat: str = ..., now: date = ..., lang: Language | None = ...
    ) -> Answer: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    """How `make thorough` asks for all that is otherwise sampled."""
    parser.addoption(
        THOROUGH, action="store_true", help="asks all cases of what is otherwise sampled"
    )


def pytest_collection_finish() -> None:
    """What is imported and collected lives until the end: it is not looked through for garbage
    again and again.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def sampling(pytestconfig: pytest.Config) -> Sampling:
    return Sampling(bool(pytestconfig.getoption(THOROUGH)))


@pytest.fixture(scope="session")
def names() -> Names:
    return Names()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server, begun once and ended with the tests."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory, names: Names) -> Iterator[Index]:
    """The five shipped reports."""
    path = tmp_path_factory.mktemp("index") / "index.db"
    assert isinstance(load([DATA / "reports"], begin_index(path), names), Loaded)
    index = open_index(path)
    assert not isinstance(index, IndexUnusable)
    yield index
    index.close()


@pytest.fixture(scope="session")
def equals_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five shipped reports and one of another 青山: of two that hold a report none comes
    first.
    """
    folder = tmp_path_factory.mktemp("equals")
    for path in (DATA / "reports").glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "青山街道2020.txt").write_text(
        report("大武口区青山街道办事处", 2020), encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="session")
def index_of_equals(
    equals_folder: Path, tmp_path_factory: pytest.TempPathFactory, names: Names
) -> Iterator[Index]:
    """These in an index."""
    path = tmp_path_factory.mktemp("equals-index") / "index.db"
    assert isinstance(load([equals_folder], begin_index(path), names), Loaded)
    index = open_index(path)
    assert not isinstance(index, IndexUnusable)
    yield index
    index.close()


@pytest.fixture
def conversation_of_equals(index_of_equals: Index, names: Names) -> Conversation:
    """A conversation over reports of two places that are called 青山."""
    return Conversation(index_of_equals, names)


@pytest.fixture(scope="session", autouse=True)
def _read_here() -> Iterator[None]:
    """Short files are read without a child for each."""
    with reading_here():
        yield


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    """What a test opens is closed; what a fixture of many tests opens, it closes itself."""
    with closing_what_is_opened():
        yield


@pytest.fixture
def workshop(tmp_path: Path, names: Names) -> Workshop:
    """A folder and an index of a test's own."""
    folder = tmp_path / "reports"
    folder.mkdir()
    return Workshop(folder, tmp_path / "index.db", names)


@pytest.fixture
def conversation(index: Index, names: Names) -> Conversation:
    """A conversation that remembers nothing yet, on a clock that stands still."""
    return Conversation(index, names, clock=lambda: 0.0)


@pytest.fixture
def conversation_over_reports(index: Index, names: Names) -> Conversation:
    """The same on the real clock, for tests that stand a Telegram edge before it."""
    return Conversation(index, names)


@pytest.fixture
def ask(conversation: Conversation) -> Ask:
    def put(
        question: str, *, chat: str = "chat", now: date = TODAY, lang: Language | None = None
    ) -> Answer:
        return conversation.answer(Asking(question, Asker(chat), now, lang))

    return put


@pytest.fixture
def reports_folder() -> Path:
    return DATA / "reports"
