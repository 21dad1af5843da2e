"""Pages whose columns no lines part: where heads and numbers stand says which number is whose."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.model import Reading
from store.reading import read_document
from store.reading.formats.pdf.drawn import DrawnPage
from store.reading.formats.pdf.laying import laid_out
from store.reading.lines.blocks import Document

Drawn = tuple[float, str]
"""A text and where it begins."""
SIZE, STEP = 8.0, 5.0
LABEL, COLUMNS = 40.0, (300.0, 340.0, 380.0, 420.0, 460.0, 500.0, 540.0)
KINDS = ("商业企|业", "科研机|构", "社会公|益组织", "法律服|务机构", "其他")
CODES = ("enterprise", "research", "social_org", "legal_service", "other")
ROWS = {
    "new": ("一、本年新收政府信息公开申请数量", (11, 1, 2, 3, 4, 5, 26)),
    "carried_over": ("二、上年结转政府信息公开申请数量", (0, 0, 1, 0, 0, 1, 2)),
}

ABOVE: list[list[Drawn]] = [
    [(LABEL, "西吉县教育局2022年政府信息公开工作年度报告")],
    [(LABEL, "三、收到和处理政府信息公开申请情况")],
    [(LABEL, "（本列数据的勾稽关系为：第一项加第二项"), (400.0, "申请人情况")],
    [(LABEL, "之和，等于第三项加第四项之和）"), (390.0, "法人或其他组织")],
]


def page(lines: list[list[Drawn]]) -> Reading:
    """What is read from a page with these lines, all characters of one width."""
    text, boxes = "", []
    for number, line in enumerate(lines):
        for begin, piece in line:
            text += piece
            top = 40 + number * STEP * 2
            boxes += [
                (begin + at * SIZE, top, begin + (at + 1) * SIZE, top + SIZE)
                for at in range(len(piece))
            ]
    document = laid_out([DrawnPage((595.0, 842.0), text, tuple(boxes), (), 0)], 1)
    assert isinstance(document, Document)
    found = read_document("报告.pdf", document)
    assert isinstance(found, Reading)
    return found


def centred(column: float, text: str) -> Drawn:
    """A text of three characters at most in the middle of its column."""
    return column + (3 - len(text)) * SIZE / 2, text


def broken(heads: list[tuple[float, str]]) -> list[list[Drawn]]:
    """Heads of two lines each half a line above and below those of one."""
    upper = [centred(column, head.split("|")[0]) for column, head in heads if "|" in head]
    lower = [centred(column, head.split("|")[1]) for column, head in heads if "|" in head]
    return [upper, [centred(column, head) for column, head in heads if "|" not in head], lower]


def requests(
    heads: list[str],
    order: tuple[int, ...] = tuple(range(7)),
    shift: float = 0.0,
    without: int | None = None,
) -> Reading:
    """Table three under heads from left to right, its numbers in an order of the form's columns."""
    placed = [(column, head) for column, head in zip(COLUMNS, heads, strict=True) if head]
    rows: list[list[Drawn]] = []
    for label, numbers in ROWS.values():
        shown = [
            (COLUMNS[at] + shift, str(numbers[own]))
            for at, own in enumerate(order)
            if at != without
        ]
        rows.append([(LABEL, label), *shown])
    return page([*ABOVE, *broken(placed), *rows])


def row(found: Reading, code: str) -> dict[str, Decimal | None]:
    """The values of a row of table three by their columns."""
    return {
        f.cell.column: f.value
        for f in found.facts
        if f.cell.table == "requests" and f.cell.row == code
    }


def right(code: str, without: tuple[str, ...] = ()) -> dict[str, int]:
    columns = ("natural_person", *CODES, "total")
    return {c: v for c, v in zip(columns, ROWS[code][1], strict=True) if c not in without}


@pytest.mark.parametrize("shift", [0.0, 8.0, 20.0], ids=["left", "middle", "right"])
@pytest.mark.parametrize(
    "order", [(0, 1, 2, 3, 4, 5, 6), (5, 4, 3, 2, 1, 0, 6), (6, 2, 1, 0, 5, 3, 4)]
)
def test_a_number_belongs_to_the_head_above_it(order: tuple[int, ...], shift: float) -> None:
    every = ["自然人", *KINDS, "总计"]
    found = requests([every[at] for at in order], order, shift)
    for code in ROWS:
        assert row(found, code) == right(code)


def test_heads_that_were_moved_without_their_numbers_decide() -> None:
    every = ["自然人", *KINDS, "总计"]
    every[1], every[4] = every[4], every[1]
    assert row(requests(every), "new") == right("new") | {"enterprise": 4, "legal_service": 1}


@pytest.mark.parametrize("head", ["国有企|业", "非|法律服务", "教育机|构"])
def test_a_broken_head_that_the_form_does_not_have_leaves_its_column_out(head: str) -> None:
    found = requests(["自然人", KINDS[0], KINDS[1], KINDS[2], head, KINDS[4], "总计"])
    assert row(found, "new") == right("new", ("legal_service",))
    assert "head-unknown" in {problem.code for problem in found.problems}


def test_as_many_heads_as_numbers_that_are_not_of_one_another() -> None:
    found = requests(["自然人", KINDS[0], KINDS[1], "", KINDS[3], KINDS[4], "总计"], without=4)
    assert row(found, "new") == {}
    assert {"row-unreadable"} <= {problem.code for problem in found.problems}


def test_a_lost_head_among_others_that_stand_as_in_the_form() -> None:
    found = requests(["自然人", KINDS[0], KINDS[1], "", KINDS[3], KINDS[4], "总计"])
    assert row(found, "new") == right("new")


def test_a_lost_head_among_others_that_do_not_stand_as_in_the_form() -> None:
    found = requests(
        ["自然人", KINDS[1], KINDS[0], "", KINDS[3], KINDS[4], "总计"], (0, 2, 1, 3, 4, 5, 6)
    )
    assert row(found, "new") == right("new", ("social_org",))
    assert "head-unknown" in {problem.code for problem in found.problems}


def test_the_two_kinds_of_litigation_under_each_others_heads() -> None:
    columns = [30.0 + 36 * at for at in range(15)]
    outcomes = ["结果|维持", "结果|纠正", "其他|结果", "尚未|审结", "总计"] * 3
    found = page(
        [
            [(40.0, "西吉县教育局2022年政府信息公开工作年度报告")],
            [(40.0, "四、政府信息公开行政复议、行政诉讼情况")],
            [(columns[2], "行政复议"), (columns[9], "行政诉讼")],
            [(columns[7] - 10, "复议后起诉"), (columns[12] - 20, "未经复议直接起诉")],
            *broken(list(zip(columns, outcomes, strict=True))),
            [
                (column, str(number))
                for column, number in zip(columns, (*[0] * 5, 1, 0, 0, 2, 3, *[0] * 5), strict=True)
            ],
        ]
    )
    after = {f.cell.column: f.value for f in found.facts if f.cell.row == "litigation_after_review"}
    assert after == {"upheld": 1, "corrected": 0, "other": 0, "pending": 2, "total": 3}


def with_row(numbers: list[Drawn]) -> Reading:
    """Table three with one more row, of numbers where they are said to be."""
    rows = [
        [
            (LABEL, label),
            *((column, str(number)) for column, number in zip(COLUMNS, own, strict=True)),
        ]
        for label, own in ROWS.values()
    ]
    heads = broken(list(zip(COLUMNS, ["自然人", *KINDS, "总计"], strict=True)))
    return page([*ABOVE, *heads, *rows, [(LABEL, "（一）予以公开"), *numbers]])


def at(*columns: int) -> list[float]:
    return [COLUMNS[column] for column in columns]


def test_a_row_in_which_two_numbers_stand_in_one_column_is_not_read() -> None:
    found = with_row(list(zip([*at(0, 1, 2, 3), 434.0, *at(5, 6)], "3001004", strict=True)))
    assert row(found, "granted") == {}
    assert "row-unreadable" in {problem.code for problem in found.problems}


def test_a_number_that_is_lost_is_that_of_the_column_without_one() -> None:
    found = with_row(list(zip(at(0, 1, 2, 4, 5, 6), "300104", strict=True)))
    assert row(found, "granted") == dict(
        zip(("natural_person", *CODES, "total"), (3, 0, 0, 0, 1, 0, 4), strict=True)
    )
    found = with_row(list(zip(at(0, 1, 2, 3, 4, 5), "300013", strict=True)))
    assert row(found, "granted") == {}


@pytest.mark.parametrize("height", [0.0, float("nan"), float("inf")])
def test_a_page_without_a_height_is_laid_out(height: float) -> None:
    boxes = tuple((40.0 + 8 * at, 40.0, 48.0 + 8 * at, 48.0) for at in range(2))
    found = laid_out([DrawnPage((595.0, height), "年报", boxes, (), 0)], 1)
    assert isinstance(found, Document)
    assert found.lines == ("年报",)


def scanned(rows: list[str], lift: float = 0.0) -> str:
    """The lines of a page whose boxes are as high as the step of its rows and a little more, as a
    recogniser gives them; each row begins a digit further left, `lift` puts all but its first
    digit up.
    """
    text, boxes = "", []
    for number, row in enumerate(rows):
        for at, sign in enumerate(row):
            begin, top = 176 + (at - number) * 5.5, 588 + number * 14.9 - (lift if at else 0)
            text += sign
            boxes.append((begin, top, begin + 5.3, top + 15.5))
    document = laid_out([DrawnPage((595.0, 842.0), text, tuple(boxes), (), 0)], 1)
    assert isinstance(document, Document)
    return "\n".join(block.text for block in document.blocks)


def test_a_number_is_not_raised_beside_one_of_the_next_row() -> None:
    assert scanned(["1474", "6060", "3217"]).split() == ["1474", "6060", "3217"]


def test_a_number_that_is_raised_within_its_row_still_is() -> None:
    assert scanned(["1474"], lift=5.0).split() == ["1⁴⁷⁴"]
