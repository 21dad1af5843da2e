"""A sample of the generated prose (`benchmarks/generated_prose.py`): nothing wrong, nearly all that
is there told.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from benchmarks.generated_prose import DAY, verdict
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.index import IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from tests.handlers.generated.prose import reports
from tests.store.begun import begin_index

FLOOR = 0.96


def test_no_figure_is_wrong_and_nearly_all_are_told(tmp_path: Path, names: Names) -> None:
    made = list(reports(1, 12))
    folder = tmp_path / "reports"
    folder.mkdir()
    for report in made:
        (folder / report.name).write_text(report.text, encoding="utf-8")
    assert isinstance(load([folder], begin_index(tmp_path / "index.db"), names), Loaded)
    index = open_index(tmp_path / "index.db")
    assert not isinstance(index, IndexUnusable)
    conversation = Conversation(index, names, clock=lambda: 0.0)
    came: Counter[str] = Counter()
    wrong = []
    for number, asked in enumerate(one for report in made for one in report.asked):
        answer = conversation.answer(Asking(asked.question, Asker(f"{number}"), DAY))
        how = verdict(asked, answer)
        if how == "wrong":
            wrong.append((asked, answer.results))
        if asked.value is not None:
            came[how] += 1
    index.close()
    assert wrong == []
    assert came["right"] >= FLOOR * came.total(), came
