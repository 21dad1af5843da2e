"""Charts of several series: everything that was understood is drawn, with a legend; what cannot be
seen is said.
"""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageColor

from handlers.charts.chart import Bar, Chart, ChartShape, from_json
from handlers.charts.choosing import chart_of
from handlers.charts.drawing import draw
from handlers.charts.groups import legend_rows
from handlers.charts.lettering import SERIES
from handlers.conversation import Conversation
from handlers.rendering import render
from handlers.reply import Asker, Asking
from store.names import Names
from tests.conftest import Ask
from tests.handlers.guyuan import guyuan

BOTH = "红寺堡和西吉2020年行政处罚和行政许可各多少"


def chart(ask: Ask, question: str) -> Chart:
    found = chart_of(ask(question))
    assert found is not None
    return found


def drawn(found: Chart) -> list[tuple[str, str, str]]:
    return [(bar.label, found.series[bar.series], bar.shown) for bar in found.bars]


def test_two_figures_of_two_agencies_are_two_series_and_no_differences(ask: Ask) -> None:
    found = chart(ask, BOTH)
    penalties, licences = "行政处罚（处理决定数量）", "行政许可（处理决定数量）"
    assert drawn(found) == [
        ("红寺堡区人民政府", penalties, "1,965"),
        ("红寺堡区人民政府", licences, "6,269"),
        ("西吉县人民政府", penalties, "1,271"),
        ("西吉县人民政府", licences, "294,500"),
    ]
    assert found.title == "2020 · 行政处罚、行政许可 · 处理决定数量"


def test_every_figure_of_what_was_understood_is_drawn(ask: Ask) -> None:
    answer = ask(BOTH)
    understood = next(line.text for line in render(answer).lines if line.text.startswith("理解为"))
    assert "行政处罚" in understood
    assert "行政许可" in understood


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("固原各县2020年行政许可、行政处罚和行政强制", 3),
        ("2020年行政许可和行政处罚排名", 2),
        ("红寺堡、西吉和彭阳2020年行政处罚和行政许可各多少", 2),
        ("compare Hongsibu and Xiji 2020 penalties and licences", 2),
    ],
)
def test_each_agency_has_a_bar_of_each_figure(ask: Ask, question: str, figures: int) -> None:
    found = chart(ask, question)
    assert len(found.series) == figures
    labels = {bar.label for bar in found.bars}
    assert {(bar.label, bar.series) for bar in found.bars} == {
        (each, n) for each in labels for n in range(figures)
    }


def test_what_is_counted_otherwise_is_named(ask: Ask) -> None:
    found = chart(ask, "平罗县2022年行政许可、新收申请、行政事业性收费")
    assert [bar.label for bar in found.bars] == ["行政许可（处理决定数量）", "本年新收申请"]
    assert found.note == "计量不同，没有画：行政事业性收费（本年收费金额）。"


def test_small_beside_huge_is_said(ask: Ask) -> None:
    assert chart(ask, BOTH).note == "最大的是最小的 232 倍，短条请看数字。"
    assert chart(ask, "红寺堡和西吉2020年行政处罚谁多").note == ""


def test_sums_of_a_region_are_told_apart_by_their_years(tmp_path: Path, names: Names) -> None:
    asked = Asking("固原各县2021年和2022年新收申请", Asker("chat"), date(2026, 11, 21))
    found = Conversation(guyuan(tmp_path, names), names).chart(asked).order
    assert [(bar.label, bar.shown) for bar in from_json(found).bars] == [
        ("2021", "70"),
        ("2022", "125"),
    ]


def test_a_title_says_whose_it_is_in_short(ask: Ask) -> None:
    assert (
        chart(ask, "平罗县2022年新收和予以公开各多少").title
        == "平罗县人民政府办公室 · 2022 · 本年新收申请、予以公开"
    )


@pytest.mark.parametrize("count", [2, 6])
def test_each_series_has_its_colour_in_the_picture_however_short_its_bars(count: int) -> None:
    names = tuple(f"第{n}项" for n in range(count))
    bars = tuple(
        Bar(label, 1000.0 if n == 0 else 20.0, "1", series=n)
        for label in ("甲县", "乙县")
        for n in range(count)
    )
    with Image.open(
        io.BytesIO(draw(Chart(ChartShape.BARS, "题" * 200, "件", bars, "注" * 90, names)))
    ) as image:
        assert image.width == 840
        pixels = np.asarray(image.convert("RGB"), int)
    for wanted in SERIES[:count]:
        near = np.abs(pixels - ImageColor.getrgb(wanted)).max(axis=-1) < 24
        assert near.sum() > 100


def test_a_legend_takes_as_many_rows_as_it_needs() -> None:
    assert [len(row) for row in legend_rows(["长" * 12] * 5)] == [2, 2, 1]
    assert legend_rows([]) == []
    assert legend_rows(["长" * 99])[0][0][1].endswith("…")
