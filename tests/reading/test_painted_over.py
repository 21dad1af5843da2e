"""What a PDF paints over, cuts off, strikes out or writes in the colour of its ground is not
read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from store.model import Reading
from store.reading import read
from store.reading.formats.pdf.drawn import Box
from store.reading.formats.pdf.painted import Area, Painted, TextLook

FONT, SIZE = "STSong-Light", 10.5
ROWS = (
    ("某县2022年政府信息公开工作年度报告",),
    ("二、主动公开政府信息情况",),
    ("第二十条第（一）项",),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "3", "1", "9"),
    ("行政规范性文件", "5", "2", "46"),
    ("第二十条第（五）项",),
    ("信息内容", "本年处理决定数量"),
    ("行政许可", "54"),
    ("第二十条第（六）项",),
    ("信息内容", "本年处理决定数量"),
    ("行政处罚", "12"),
)
PLACES = (64, 200, 320, 440)
AT = (200, 800 - 18 * 8)
"""Where the 54 of the permits stands; each of its digits is 5.25 points wide."""
Draw = Callable[[Canvas], None]


def page(before: Draw, behind: Draw) -> bytes:
    """A page on which something is painted before its text, and behind it."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    before(canvas)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont(FONT, SIZE)
    for number, cells in enumerate(ROWS):
        for place, text in zip(PLACES, cells, strict=False):
            canvas.drawString(place, 800 - 18 * number, text)
    behind(canvas)
    canvas.save()
    return made.getvalue()


def licences(before: Draw, behind: Draw) -> int | None:
    """What is read of the permits; all else is to be read as it is printed."""
    found = read("报告.pdf", page(before, behind))
    assert isinstance(found, Reading), found
    values = {fact.cell: fact.value for fact in found.facts}
    others = [int(value or 0) for cell, value in values.items() if cell.row != "licensing"]
    assert others == [3, 1, 9, 5, 2, 46, 12]
    here = next((value for cell, value in values.items() if cell.row == "licensing"), None)
    assert here is None or here == Decimal(int(here))
    return None if here is None else int(here)


def nothing(canvas: Canvas) -> None:
    """Paints nothing."""


def seven(canvas: Canvas, lift: float = 0.0, size: float = SIZE) -> None:
    """A 7 behind the 54."""
    canvas.setFont(FONT, size)
    canvas.drawString(AT[0] + 10.5, AT[1] + lift, "7")


def box(canvas: Canvas, left: float = 10.6, width: float = 8.0) -> None:
    canvas.rect(AT[0] + left, AT[1] - 2, width, 11, stroke=0, fill=1)


def patch(mode: str, colour: tuple[int, ...]) -> Draw:
    """A picture over the 7."""

    def draw(canvas: Canvas) -> None:
        seven(canvas)
        picture = ImageReader(Image.new(mode, (8, 8), colour))
        canvas.drawImage(picture, AT[0] + 10.6, AT[1] - 2, 8, 11, mask="auto")

    return draw


def covered(red: float, green: float, blue: float, alpha: float = 1) -> Draw:
    """A rectangle over the 7."""

    def draw(canvas: Canvas) -> None:
        seven(canvas)
        canvas.setFillColorRGB(red, green, blue, alpha)
        box(canvas)

    return draw


def coloured(red: float, green: float, blue: float) -> Draw:
    """The 7 in a colour."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(red, green, blue)
        seven(canvas)

    return draw


def crossed(*line: float) -> Draw:
    """The 7 with a line through it."""

    def draw(canvas: Canvas) -> None:
        seven(canvas)
        canvas.line(AT[0] + line[0], AT[1] + line[1], AT[0] + line[2], AT[1] + line[3])

    return draw


def cut_off(canvas: Canvas) -> None:
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(0, 0, 30, 30)
    canvas.clipPath(window, stroke=0)
    seven(canvas)
    canvas.restoreState()


def cut_off_in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("f", 0, 0, 5, 5)
    canvas.setFont(FONT, SIZE)
    canvas.drawString(10.5, 0, "7")
    canvas.endForm()
    canvas.translate(*AT)
    canvas.doForm("f")


def within_a_window(canvas: Canvas) -> None:
    canvas.saveState()
    window = canvas.beginPath()
    window.rect(AT[0], AT[1] - 5, 100, 20)
    canvas.clipPath(window, stroke=0)
    seven(canvas)
    canvas.restoreState()


def narrow(canvas: Canvas) -> None:
    text = canvas.beginText(AT[0] + 10.5, AT[1])
    text.setHorizScale(1)
    text.textOut("7")
    text.setHorizScale(100)
    canvas.drawText(text)


HIDDEN = {
    "white rectangle": covered(1, 1, 1),
    "black rectangle": covered(0, 0, 0),
    "white picture": patch("RGB", (255, 255, 255)),
    "opaque picture": patch("RGBA", (255, 255, 255, 255)),
    "white": coloured(1, 1, 1),
    "nearly white": coloured(0.97, 0.97, 0.97),
    "slanted line": crossed(10.5, -1, 18, 9),
    "slanted line downwards": crossed(10.5, 9, 17, -1),
    "long slanted line": crossed(5.6, -12, 22, 18),
    "level line": crossed(10.5, 3.5, 18, 3.5),
    "short level line": crossed(11.2, 3.5, 15.5, 3.5),
    "cut off": cut_off,
    "cut off in a form": cut_off_in_a_form,
    "without width": narrow,
    "without height": lambda canvas: seven(canvas, size=0.5),
}
SHOWN = {
    "plain": seven,
    "coloured": coloured(1, 0, 0),
    "light": coloured(0.85, 0.85, 0.85),
    "marked": covered(1, 1, 0, 0.4),
    "under a seal": patch("RGBA", (255, 0, 0, 40)),
    "underlined": crossed(10.5, -1.5, 18, -1.5),
    "slanted line beside it": crossed(40, 0, 60, 10),
    "within a window": within_a_window,
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_digit_that_is_not_seen_is_no_digit(kind: str) -> None:
    assert licences(nothing, HIDDEN[kind]) == 54


@pytest.mark.parametrize("kind", SHOWN)
def test_a_digit_that_is_seen_is_one(kind: str) -> None:
    assert licences(nothing, SHOWN[kind]) == 547


@pytest.mark.parametrize(("lift", "size"), [(4, 6), (2.2, 7.5), (3.2, SIZE), (3, 9)])
def test_a_raised_digit_is_no_digit(lift: float, size: float) -> None:
    assert licences(nothing, lambda canvas: seven(canvas, lift, size)) in (54, None)


def test_a_number_that_was_painted_over_and_written_anew() -> None:
    def anew(text: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.setFillColorRGB(1, 1, 1)
            box(canvas, -1, 20)
            canvas.setFillColorRGB(0, 0, 0)
            canvas.drawString(*AT, text)

        return draw

    assert [licences(nothing, anew(text)) for text in ("57", "84", "54", "2")] == [57, 84, 54, 2]


@pytest.mark.parametrize(("ink", "value"), [((1, 1, 1), 547), ((0, 0, 0.5), 54)])
def test_the_ground_decides_which_colour_is_seen(
    ink: tuple[float, float, float], value: int
) -> None:
    def ground(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0.5)
        box(canvas)

    assert licences(ground, coloured(*ink)) == value


def test_text_under_the_picture_of_the_whole_page_is_what_it_shows() -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), (255, 255, 255))), 0, 0, 595, 842)

    assert licences(nothing, scan) == 54


def how_many_are_seen(places: Sequence[tuple[float, float]]) -> int:
    """How many letters are seen, each a text of its own, that lie under one white area."""
    boxes: list[Box] = [(left, top, left + 5, top + 9) for left, top in places]
    letters = [
        TextLook(order, (0, 0, 0), is_drawn=True, clip=None, box=box)
        for order, box in enumerate(boxes)
    ]
    beside: Box = (590, 2, 594, 11)
    above = TextLook(len(letters) + 1, (0, 0, 0), is_drawn=True, clip=None, box=beside)
    area = Area(len(letters), (0, 0, 580, 842), (255, 255, 255), hides=True)
    behind = [
        letter._replace(order=above.order + number) for number, letter in enumerate(letters, 1)
    ]
    painted = Painted((595, 842), [*letters, above, *behind], [area], ())
    drawn = [*boxes, beside, *boxes]
    return sum(painted.seen(drawn, range(len(drawn))))


def test_covered_letters_are_looked_for_only_among_what_is_drawn_at_their_height() -> None:
    spread = [(10 + 5 * (number % 100), 10 + 16 * (number // 100)) for number in range(4_000)]
    assert how_many_are_seen(spread) == len(spread) + 1


def test_a_page_that_covers_more_than_can_be_looked_at_is_read_as_if_nothing_were_covered() -> None:
    in_a_line = [(10 + number / 10, 400.0) for number in range(4_000)]
    assert how_many_are_seen(in_a_line) == 2 * len(in_a_line) + 1
