"""Reports that a test has written, and questions over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from handlers.answering import Answer
from handlers.answering.values.answer import ResultRole
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.loader import Loaded, load
from store.names import Names
from tests.conftest import TODAY
from tests.opening import opened
from tests.store.begun import begin_index

Ask = Callable[[str], Answer]


@contextmanager
def asking(folder: Path, names: Names, agency: str, prose: str, year: int = 2023) -> Iterator[Ask]:
    """What answers a question over the agency's report of a year, which has this prose and no
    tables.
    """
    name = f"{agency}{year}年政府信息公开工作年度报告"
    (folder / f"{name}.txt").write_text(f"{name}\n\n一、总体情况\n\n{prose}", encoding="utf-8")
    with asking_of(folder, names) as ask:
        yield ask


@contextmanager
def asking_of(folder: Path, names: Names, chat: str = "") -> Iterator[Ask]:
    """What answers a question over the reports in a folder, each question by itself or all of them
    in one chat.
    """
    path = folder / "index.db"
    assert isinstance(load([folder], begin_index(path), names), Loaded)
    index = opened(path)
    conversation = Conversation(index, names)
    yield lambda question: conversation.answer(Asking(question, Asker(chat or question), TODAY))
    index.close()


def told(answer: Answer) -> list[str]:
    """The figures of an answer, in its order."""
    return [
        f"{result.value.normalize():f}"
        for result in answer.results
        if result.role is ResultRole.ANSWER
    ]
