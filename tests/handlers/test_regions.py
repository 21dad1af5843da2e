"""Questions over a region: also one outside the home region, and one with a part taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from handlers.conversation import Conversation
from handlers.rendering import render
from handlers.reply import Asker, Asking
from store.index import Index, IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from tests.conftest import TODAY
from tests.handlers.guyuan import XIJI, YUANZHOU
from tests.store.begun import begin_index
from tests.store.made import report

SUQIAN = "江苏省宿迁市人民政府"
HONGZE = "江苏省淮安市洪泽区人民政府"
LITONG = "宁夏回族自治区吴忠市利通区人民政府"
RECEIVED = {SUQIAN: 300, HONGZE: 20, XIJI: 30, YUANZHOU: 8, LITONG: 5}


@pytest.fixture(scope="module")
def two_provinces(tmp_path_factory: pytest.TempPathFactory, names: Names) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("provinces")
    for agency, new in RECEIVED.items():
        (folder / f"{agency}.txt").write_text(report(agency, 2022, new=new), encoding="utf-8")
    assert isinstance(load([folder], begin_index(folder / "index.db"), names), Loaded)
    index = open_index(folder / "index.db")
    assert not isinstance(index, IndexUnusable)
    yield index
    index.close()


@pytest.fixture
def ask(two_provinces: Index, names: Names) -> Callable[[str], Answer]:
    conversation = Conversation(two_provinces, names, clock=lambda: 0.0)
    return lambda question: conversation.answer(Asking(question, Asker("chat"), TODAY))


def told(answer: Answer) -> list[Decimal]:
    return [result.value for result in answer.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    "question",
    [
        "福建2022年收到申请一共多少",
        "福建省各单位2022年收到申请合计",
        "福建省各县2022年收到申请",
        "福建2022年收到申请最多的",
        "福建2022年收到申请平均多少",
        "福建2022年收到申请超过10件的单位",
        "福建历年收到申请趋势",
        "total requests received in Fujian in 2022",
        "which agency in Fujian received the most requests in 2022",
    ],
)
def test_a_region_without_reports_gets_no_number_of_another(
    ask: Callable[[str], Answer], question: str
) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.MISSING
    assert answer.results == ()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("江苏2022年收到申请一共多少", [320]),
        ("江苏省2022年收到申请最多的单位", [300]),
        ("江苏2022年收到申请中位数", [160]),
        ("total requests received in Jiangsu in 2022", [320]),
    ],
)
def test_a_region_elsewhere_is_what_is_held_of_it(
    ask: Callable[[str], Answer], question: str, values: list[int]
) -> None:
    assert told(ask(question)) == values


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("宁夏除了西吉2022年收到申请合计", [13]),
        ("宁夏除固原市以外2022年收到申请合计", [5]),
        ("除江苏省外2022年收到申请一共多少", [43]),
        ("宁夏2022年收到申请不含西吉多少", [13]),
        ("requests received in Ningxia in 2022 except Xiji", [13]),
    ],
)
def test_a_part_of_a_region_is_taken_out_with_all_below_it(
    ask: Callable[[str], Answer], question: str, values: list[int]
) -> None:
    assert told(ask(question)) == values


def test_it_is_said_where_more_than_the_place_itself_is_taken_out(
    ask: Callable[[str], Answer],
) -> None:
    said = "除去的地方连同它的部门和下级都没有计入"
    assert said in render(ask("宁夏除固原市外2022年收到申请合计")).text
    assert said not in render(ask("宁夏除西吉外2022年收到申请合计")).text


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("除西吉外宁夏2022年收到申请合计", [13]),
        ("西吉不算，宁夏2022年收到申请合计", [13]),
        ("不是西吉的2022年收到申请最多的是哪家", [300]),
        ("宁夏2022年收到申请最多的不是西吉的是哪家", [8]),
        ("not Xiji, which agency in Ningxia received the most requests in 2022", [8]),
        ("which agency in Ningxia other than Xiji received the most requests in 2022", [8]),
        ("which agency received the most requests in 2022, not Suqian", [30]),
    ],
)
def test_ways_to_take_a_place_out(
    ask: Callable[[str], Answer], question: str, values: list[int]
) -> None:
    assert told(ask(question)) == values


@pytest.mark.parametrize(
    "question",
    [
        "西吉2022年收到申请除邮寄外多少件",
        "除网上以外2022年西吉收到申请多少件",
        "2022年收到申请除重复外最多的是谁",
        "不是西吉2022年收到申请最多吗",
    ],
)
def test_what_takes_out_something_else_takes_no_agency_out(
    ask: Callable[[str], Answer], question: str
) -> None:
    assert told(ask(question)) == []


def test_all_but_natural_persons_are_legal_persons(ask: Callable[[str], Answer]) -> None:
    assert (
        told(ask("西吉2022年新收申请除自然人外多少件"))
        == told(ask("西吉2022年法人或其他组织新收申请多少件"))
        == [0]
    )
