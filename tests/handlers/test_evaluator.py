"""The evaluator answers what the slow way answers, report by report, and whatever is not listed is
counted.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.tasks import aggregating, covering, enter, ranking
from handlers.rendering import render
from handlers.understanding import understand
from store.index import Index
from store.loader import Loaded, load
from store.names import Names
from tests.judge import JUDGES
from tests.opening import opened
from tests.store.begun import begin_index
from tests.store.made import report

DAY = date(2024, 1, 22)
PLACES = (
    "宁夏回族自治区石嘴山市平罗县人民政府",
    "宁夏回族自治区石嘴山市平罗县教育局",
    "宁夏回族自治区固原市人民政府",
    "宁夏回族自治区固原市西吉县人民政府办公室",
    "宁夏回族自治区固原市西吉县人民政府",
    "宁夏回族自治区固原市彭阳县人民政府",
    "宁夏回族自治区固原市隆德县人民政府",
    "宁夏回族自治区固原市隆德县公安局",
    "宁夏回族自治区吴忠市盐池县青山乡人民政府",
    "江西省抚州市崇仁县人民政府",
)
QUESTIONS = (
    "2022年哪个单位收到的申请最多",
    "2022年哪个单位收到的申请最少",
    "2022年收到的申请排名",
    "收到的申请最多的前三名",
    "2022年收到的申请第二多的是哪个单位",
    "2022年收到的申请第20名",
    "2022年收到的申请超过3件的有多少单位",
    "2022年收到的申请不到3件的有哪些单位",
    "2022年哪些单位没有收到申请",
    "固原市各县2022年收到的申请排名",
    "固原市2022年收到的申请排名",
    "宁夏各县2022年收到的申请合计",
    "2022年全部单位收到的申请总共多少",
    "全部单位收到的申请平均多少",
    "2022年全部单位收到的申请中位数",
    "2021年全部单位收到的申请最大值和最小值",
    "2022年全部单位公开率",
    "2022年公开率最高的单位",
    "2022年公开率平均多少",
    "2022年不予公开最多的单位",
    "2022年行政规范性文件现行有效件数最多的单位",
    "2022年政府集中采购总金额最多的单位",
    "除了西吉，2022年固原各县收到的申请合计",
    "2022年收到的申请增加最多的单位",
    "2022年收到的申请下降最多的前三名",
    "2022年收到的申请增幅最大的单位",
    "收到的申请降幅最大的是哪个单位",
    "2022年收到的申请变化最大的单位",
    "2022年哪些单位收到的申请增加了",
    "2022年收到的申请增加第二多的是哪个单位",
    "2022年收到的申请增加第20多的是哪个单位",
    "固原市各县2022年收到的申请下降最多的",
    "2022年公开率上升最多的单位",
    "2022年行政规范性文件现行有效件数增加最多的单位",
    "2021年行政许可处理决定数量增加最多的单位",
    "2022年行政许可、行政处罚和行政强制一共最多的单位",
    "2022年行政许可、行政处罚和行政强制加起来排名",
    "2020年固原市各县行政许可、行政处罚和行政强制合计",
    "规章、行政规范性文件和行政许可合计最多的单位",
    "行政许可最多的单位",
    "全部单位行政处罚平均多少",
    "which agency had the biggest increase in applications in 2022",
    "which agency received the most applications in 2022",
    "average number of applications received by all agencies in 2022",
)


@pytest.fixture(scope="module")
def many_reports(tmp_path_factory: pytest.TempPathFactory, names: Names) -> Index:
    folder = tmp_path_factory.mktemp("many")
    for number, place in enumerate(PLACES):
        for year in (2021, 2022):
            text = report(
                place, year, new=(number * 7 + year) % 5, over=number % 2, documents=(1, 0, number)
            )
            Path(folder, f"{number}-{year}.txt").write_text(text, encoding="utf-8")
    done = load([folder], begin_index(folder / "index.db"), names)
    assert isinstance(done, Loaded)
    return opened(folder / "index.db")


@pytest.mark.parametrize("asked", QUESTIONS)
def test_the_answer_is_that_of_the_slow_way(
    asked: str, index: Index, guyuan_index: Index, many_reports: Index, names: Names
) -> None:
    for held in (index, guyuan_index, many_reports):
        question = understand(asked, names.with_held(held.holdings()), DAY)
        slow, fast = JUDGES[question.operation](held, question), enter(held, question)
        assert fast.status is slow.status
        assert sorted(map(str, fast.results)) == sorted(map(str, slow.results))
        assert fast.coverage == slow.coverage
        assert render(fast).text == render(slow).text


def test_most_of_the_questions_have_an_answer(many_reports: Index, names: Names) -> None:
    known = names.with_held(many_reports.holdings())
    found = [enter(many_reports, understand(asked, known, DAY)) for asked in QUESTIONS]
    answered = [one for one in found if one.status is AnswerStatus.ANSWERED]
    assert len(answered) > len(QUESTIONS) * 2 // 3


def test_what_is_not_listed_is_counted(
    many_reports: Index, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = understand("2022年收到的申请排名", names.with_held(many_reports.holdings()), DAY)
    whole = enter(many_reports, question)
    for room in (aggregating, covering, ranking):
        monkeypatch.setattr(room, "LISTED", 3)
    part = enter(many_reports, question)
    assert [place.number for place in part.places] == [place.number for place in whole.places][:3]
    assert len(part.places) + part.unlisted.asked == len(whole.places)
    assert "10" in render(part).text
    assert part.unlisted.with_figure == 7
