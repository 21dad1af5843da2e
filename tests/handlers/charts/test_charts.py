"""What is drawn of an answer, and what is said below the picture."""

from __future__ import annotations

import io

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure
from PIL import Image

from handlers.charts.chart import MOST_BARS, Bar, Chart, ChartShape, from_json
from handlers.charts.choosing import chart_of, plain_text, shape_of_years
from handlers.charts.drawing import draw, draw_line
from handlers.charts.font import FONT
from handlers.charts.subset import characters
from handlers.rendering import render
from handlers.rendering.citing.captions import caption
from handlers.reply import Language, Reply, ReplyLine, Style
from store.reference import REFERENCE
from tests.conftest import Ask


def chart(ask: Ask, question: str) -> Chart:
    found = chart_of(ask(question))
    assert found is not None
    return found


def shown(found: Chart) -> list[tuple[str, str]]:
    return [(bar.label, bar.shown) for bar in found.bars]


def test_a_comparison(ask: Ask) -> None:
    found = chart(ask, "红寺堡和西吉2020年行政处罚谁多")
    assert shown(found) == [("红寺堡区人民政府", "1,965"), ("西吉县人民政府", "1,271")]
    assert (found.title, found.unit) == ("2020 · 行政处罚 · 处理决定数量", "单位：件")


def test_a_ranking_shows_all_in_order_and_marks_who_was_asked_for(ask: Ask) -> None:
    found = chart(ask, "2020年哪家收到的申请最多")
    assert shown(found) == [
        ("红寺堡区人民政府", "8"),
        ("西吉县人民政府", "3"),
        ("盐池县青山乡人民政府", "0"),
    ]
    assert [bar.asked for bar in found.bars] == [True, False, False]


def test_a_breakdown(ask: Ask) -> None:
    found = chart(ask, "平罗县2022年申请的办理结果")
    assert shown(found) == [
        ("予以公开", "3"),
        ("部分公开", "2"),
        ("无法提供：本机关不掌握相关政府信息", "19"),
    ]


def test_amounts_are_drawn_in_what_can_be_read(ask: Ask) -> None:
    assert shown(chart(ask, "红寺堡和西吉2020年采购金额谁多"))[1] == ("西吉县人民政府", "14,362.86")
    english = chart(ask, "compare Hongsibu and Xiji 2020 procurement amount")
    assert shown(english) == [
        ("Hongsibu District Government", "183.3688"),
        ("Xiji County Government", "143.6286"),
    ]
    assert english.unit == "Unit: million yuan"


def test_changes_have_their_sign(ask: Ask) -> None:
    assert ("红寺堡区人民政府", "+1,196") in shown(chart(ask, "2020年行政许可增减排名"))


@pytest.mark.parametrize(
    "question",
    [
        "平罗县2022年收到多少件申请",
        "有哪些报告",
        "西吉县2020年报告有什么问题",
        "平罗县有多少人口",
        "城关镇的年报",
    ],
)
def test_one_number_is_no_chart(ask: Ask, question: str) -> None:
    assert chart_of(ask(question)) is None


def test_what_does_not_fit_is_said(ask: Ask) -> None:
    assert chart(ask, "2020年行政处罚排名").note == ""
    assert MOST_BARS == 20


def test_a_chart_survives_the_way_to_the_process() -> None:
    line = Chart(ChartShape.LINE, "a\nb", "件", (Bar("2020", 1.5, "1.5"),)).to_json()
    assert line.count(b"\n") == 1
    assert from_json(line).title == "a\nb"


def many(count: int = MOST_BARS) -> Chart:
    bars = tuple(
        Bar(f"宁夏回族自治区某某县$a_{n}某某乡人民政府", n * 97.0 - 500, f"{n * 97 - 500:+,}")
        for n in range(count)
    )
    return Chart(
        ChartShape.BARS,
        "2020 · 行政许可 · 本年增/减 " * 4,
        "单位：项",
        bars,
        "另有 1,281 个没有画出",
    )


@pytest.mark.parametrize(
    "drawn",
    [
        many(),
        many(1),
        Chart(
            ChartShape.LINE,
            "平罗县",
            "件",
            tuple(Bar(str(2019 + n), v, str(v)) for n, v in enumerate([3.0, 0.0, -2.0])),
        ),
        Chart(ChartShape.BARS, "全为零", "件", (Bar("甲", 0.0, "0"), Bar("乙", 0.0, "0"))),
    ],
    ids=["twenty bars", "one bar", "over the years", "all zero"],
)
def test_a_picture_is_light_and_fits_a_phone(drawn: Chart) -> None:
    picture = draw(drawn)
    assert len(picture) < 100_000
    with Image.open(io.BytesIO(picture)) as image:
        assert image.format == "PNG"
        assert image.width == 840
        assert image.width + image.height <= 10_000
        assert max(image.height / image.width, image.width / image.height) <= 20


def over(years: dict[int, str]) -> ChartShape:
    """How a figure over the years is drawn."""
    bars = [
        Bar(str(year), float(number.replace(",", "")), number) for year, number in years.items()
    ]
    return shape_of_years(bars)


def test_years_are_a_line_while_their_numbers_have_room_and_bars_beyond() -> None:
    assert over({2018: "3", 2020: "14", 2021: "0"}) is ChartShape.LINE
    assert over({2018: "3", 2020: "14"}) is ChartShape.BARS
    assert (
        shape_of_years([Bar(f"{year} 行政许可", 1.0, "1") for year in range(2018, 2021)])
        is ChartShape.BARS
    )
    assert over(dict.fromkeys(range(2019, 2024), "123,456.78")) is ChartShape.LINE
    assert over(dict.fromkeys(range(2018, 2025), "123,456.78")) is ChartShape.BARS
    assert over(dict.fromkeys(range(2008, 2025), "5")) is ChartShape.BARS


def test_years_of_which_nothing_is_known_are_not_drawn_over() -> None:
    axes = Figure().add_axes((0, 0, 1, 1))
    draw_line(axes, [Bar("2018", 3.0, "3"), Bar("2020", 14.0, "14"), Bar("2021", 0.0, "0")])
    joined = [
        (np.asarray(line.get_xdata()).tolist(), line.get_linestyle()) for line in axes.lines[:2]
    ]
    assert joined == [([2018, 2020], "--"), ([2020, 2021], "-")]
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["2018", "2019", "2020", "2021"]


def test_negative_numbers_have_a_colour_of_their_own() -> None:
    def reds(value: float) -> int:
        with Image.open(
            io.BytesIO(draw(Chart(ChartShape.BARS, "t", "u", (Bar("甲", value, "1"),))))
        ) as image:
            red, green, blue = np.moveaxis(np.asarray(image.convert("RGB")), -1, 0)
        return int(((red > 150) & (green < 100) & (blue < 100)).sum())

    assert reds(-5.0) > 1000
    assert reds(5.0) == 0


def test_only_simplified_text_is_drawn_and_nothing_unseen() -> None:
    assert plain_text("平羅縣\u202e\n人民政府\x00") == "平罗县 人民政府"
    assert len(plain_text("长" * 1000)) == 180


def test_the_font_has_the_characters_of_divisions() -> None:
    names = set((REFERENCE / "divisions.tsv").read_text("utf-8")) - set("\t\n")
    with TTFont(FONT) as font:
        missing = {character for character in names if ord(character) not in font.getBestCmap()}
    assert missing == set("𬮤𨻧𰝟\U00031cea")  # Noto Sans SC has none of these four at all.
    assert names <= characters()
    assert FONT.with_name("OFL.txt").is_file()


def test_the_caption_keeps_the_source_and_leaves_out_what_the_picture_shows(ask: Ask) -> None:
    reply = render(ask("2020年哪家收到的申请最多"))
    text = [line.text for line in caption(reply, "…")]
    assert text[0] == "红寺堡区人民政府，8 件"
    assert any(line.startswith("来源：红寺堡区") for line in text)
    assert "4 份报告中 3 份有此数。" in text
    assert not any(line.startswith("1. ") for line in text)


def test_a_caption_that_is_too_long_says_so() -> None:
    notes = [ReplyLine("注" * 300, Style.NOTE) for _ in range(5)]
    lines = caption(
        Reply(
            (ReplyLine("8 件", Style.HEAD), *notes, ReplyLine("来源", Style.SOURCE)), Language.ZH
        ),
        "其余见导出。",
    )
    assert [line.text[:3] for line in lines] == [
        "8 件",
        "注注注",
        "注注注",
        "注注注",
        "来源",
        "其余见",
    ]
    assert sum(len(line.text) + 1 for line in lines) <= 1024
