"""What the tests of questions share: a conversation over a region of reports whose numbers are
known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from handlers.answering import Answer
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking, Language
from store.index import Index
from store.names import Names
from tests.conftest import TODAY, Ask
from tests.handlers.guyuan import guyuan


@pytest.fixture(scope="session")
def guyuan_index(tmp_path_factory: pytest.TempPathFactory, names: Names) -> Iterator[Index]:
    index = guyuan(tmp_path_factory.mktemp("guyuan"), names)
    yield index
    index.close()


@pytest.fixture
def ask_of_equals(conversation_of_equals: Conversation) -> Ask:
    """Asks where two places that are called 青山 have a report."""

    def put(
        question: str, *, chat: str = "chat", now: date = TODAY, lang: Language | None = None
    ) -> Answer:
        return conversation_of_equals.answer(Asking(question, Asker(chat), now, lang))

    return put


@pytest.fixture
def ask_guyuan(guyuan_index: Index, names: Names) -> Ask:
    """Asks of the reports of `guyuan.py`."""
    conversation = Conversation(guyuan_index, names, clock=lambda: 0.0)

    def put(
        question: str, *, chat: str = "chat", now: date = TODAY, lang: Language | None = None
    ) -> Answer:
        return conversation.answer(Asking(question, Asker(chat), now, lang))

    return put
