"""Reports of whom nobody knows count for no agency; and one that is taken out is gone from every
sum at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from handlers.conversation import Conversation
from handlers.reply import Asker, Asking, Language
from store.index import Index
from store.loader import Loaded, Withdrew, load, withdraw
from store.names import Names
from tests.store.begun import begin_index
from tests.store.made import PINGLUO, XIJI, report


@pytest.fixture
def held(tmp_path: Path, names: Names) -> Iterator[Conversation]:
    """Two agencies' reports of 2020, and two that print no agency that could be told, with large
    numbers.
    """
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, agency, new in (
        ("a", PINGLUO, 5),
        ("b", XIJI, 7),
        ("1", "县统计局", 99),
        ("2", "某单位", 98),
    ):
        Path(folder, f"{name}.txt").write_text(report(agency, 2020, new=new), encoding="utf-8")
    loaded = load([folder], begin_index(tmp_path / "index.db"), names)
    assert isinstance(loaded, Loaded)
    assert loaded.unsettled == ["1.txt", "2.txt"]
    index = Index(tmp_path / "index.db")
    yield Conversation(index, names)
    index.close()


def asked(held: Conversation, question: str) -> tuple[list[Decimal], str]:
    answer = held.answer(Asking(question, Asker("1"), date(2026, 1, 1), Language.ZH))
    text = held.ask(Asking(question, Asker("2"), date(2026, 1, 1), Language.ZH)).text
    return [result.value for result in answer.results], text


@pytest.mark.parametrize(
    "question",
    [
        "2020年新收申请排名",
        "2020年收到申请最多的是谁",
        "2020年各单位新收申请一共多少",
        "2020年平均收到多少申请",
        "2020年新收申请超过6件的有哪些",
        "2020年新收申请的中位数",
        "有几个单位2020年新收申请超过6件",
    ],
)
def test_they_are_in_no_sum_and_no_ranking_and_that_is_said(
    held: Conversation, question: str
) -> None:
    values, text = asked(held, question)
    assert not {Decimal(99), Decimal(98)} & set(values)
    assert max(values) <= 12
    assert "2 份机关不明（/assign）" in text


@pytest.mark.parametrize("question", ["2020年有哪些年报", "有哪些年报", "谁没有发布2020年的年报"])
def test_they_stand_last_in_lists_as_how_many_they_are(held: Conversation, question: str) -> None:
    _, text = asked(held, question)
    lines = text.splitlines()
    assert any("2 份机关不明（/assign）" in line for line in lines)
    places = [
        next((at for at, line in enumerate(lines) if name in line), 0)
        for name in ("西吉", "统计局")
    ]
    assert places == sorted(places) or 0 in places
    assert not any("统计局" in line and "没有发布" in line for line in lines)


def test_what_is_taken_out_is_in_no_sum_and_no_ranking_until_it_is_put_back(
    held: Conversation, tmp_path: Path, names: Names
) -> None:
    total, ranking = "2020年各单位新收申请一共多少", "2020年新收申请排名"
    assert asked(held, total)[0][0] == 12
    assert isinstance(withdraw(tmp_path / "index.db", names, pair=(XIJI, 2020)), Withdrew)
    assert asked(held, total)[0][0] == 5
    values, text = asked(held, ranking)
    assert Decimal(7) not in values
    assert "西吉" not in text
    assert isinstance(
        withdraw(tmp_path / "index.db", names, pair=(XIJI, 2020), undo=True), Withdrew
    )
    assert asked(held, total)[0][0] == 12


@pytest.fixture
def unplaced(tmp_path: Path, names: Names) -> Iterator[Conversation]:
    """A report that prints a town without its place, of which there are six, in a file that spells
    the place out.
    """
    folder = tmp_path / "reports"
    folder.mkdir()
    Path(folder, "qionghai-dalu-2020.txt").write_text(
        report("大路镇人民政府", 2020, new=5), encoding="utf-8"
    )
    load([folder], begin_index(tmp_path / "index.db"), names)
    index = Index(tmp_path / "index.db")
    yield Conversation(index, names)
    index.close()


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("大路镇政府2020年新收申请多少件", True),
        ("大路镇2020年新收申请多少件", True),
        ("琼海市大路镇政府2020年新收申请多少件", True),
        ("准格尔旗大路镇政府2020年新收申请多少件", False),
    ],
)
def test_a_report_that_prints_no_place_is_not_denied_for_a_namesake(
    unplaced: Conversation, question: str, held: bool
) -> None:
    values, _ = asked(unplaced, question)
    assert values == ([Decimal(5)] if held else [])
