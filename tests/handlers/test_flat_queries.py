"""No question looks at every report of the index: what it asks of them is found by an index, in
blocks, or not at all.

With a hundred thousand reports a look at each takes a fifth of a second.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.index import Index, open_index
from store.index.connections import Connections
from store.names import Names
from tests.conftest import TODAY
from tests.store.made import PINGLUO, XIJI, Workshop, report

QUESTIONS = (
    "平罗县2022年收到多少申请",
    "平罗县2015年收到多少申请",
    "那2014年呢？",
    "平罗2021年比2022年多收到多少申请",
    "哪个县收到的申请最多",
    "宁夏2022年一共收到多少申请",
    "宁夏哪些县没有发布2021年的年报",
    "石嘴山市的年报有哪些",
    "平罗县2022年的年报有什么问题",
    "平罗县2022年培训了多少人",
    "谁提到了网上直播",
    "今天天气怎么样",
    "北京市朝阳区2022年收到多少申请",
    "甲乙丙丁2022年收到多少申请",
)
ONCE = {"SELECT DISTINCT division FROM reports WHERE current AND division NOT NULL"}
"""Asked once until the index changes, and kept."""
LOOKS_AT_ALL = re.compile(
    r"SCAN (?:r|o|reports|facts|f|lines|sentences)\b(?!.* reports_unsettled\b)"
)
"""Also in the order of an index, unless that is the one of the few whose agency is not known."""


@pytest.fixture
def filled(workshop: Workshop) -> Path:
    for name, text in (
        ("平罗2022.txt", report(PINGLUO)),
        ("平罗2021.txt", report(PINGLUO, 2021, new=3)),
        ("西吉.txt", report(XIJI)),
        ("不明.txt", report("办公室", 2022)),
    ):
        workshop.write(name, text)
    workshop.load()
    return workshop.index


def test_no_question_looks_at_every_report(
    filled: Path, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, int] = {}
    query = Connections.query

    def noted(
        self: Connections, sql: str, *values: object, **named: object
    ) -> list[tuple[object, ...]]:
        asked[sql] = len(values)
        return query(self, sql, *values, **named)

    monkeypatch.setattr(Connections, "query", noted)
    index = open_index(filled)
    assert isinstance(index, Index)
    conversation = Conversation(index, names)
    for question in QUESTIONS:
        conversation.answer(Asking(question, Asker("chat"), TODAY))
    assert len(asked) > 20
    found = []
    with sqlite3.connect(filled) as db:
        for sql, count in asked.items():
            values = [None] * count if count else dict.fromkeys(re.findall(r":(\w+)", sql))
            plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
            found += [
                f"{step}: {sql}" for step in plan if LOOKS_AT_ALL.match(step) and sql not in ONCE
            ]
    db.close()
    index.close()
    assert not found
