"""What a file of one of the older formats holds and does not show is not read; what is raised is no
digit.
"""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import OxmlElement

from store.model import Reading
from store.reading import read
from tests.reading.samples import row
from tests.reading.written.doc import DELETED, HIDDEN, RAISED, STRUCK, WHITE, Written, small_doc
from tests.reading.written.odf import odt
from tests.reading.written.rtf import whole

TITLE = "某县2022年政府信息公开工作年度报告"
HEADS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")


def values(content: bytes) -> list[int | None]:
    found = read("报告", content)
    assert isinstance(found, Reading), found
    return [
        None if value is None else int(value) for value in row(found, "regulations", "disclosure")
    ]


@pytest.mark.parametrize(
    "settings", [HIDDEN, DELETED, STRUCK, WHITE], ids=["hidden", "deleted", "struck", "white"]
)
def test_in_word_97(settings: bytes) -> None:
    rows = [
        [[Written(head)] for head in HEADS],
        [
            [Written("规章")],
            [Written("7", settings), Written("1")],
            [Written("2"), Written("7", settings)],
            [Written("3")],
        ],
    ]
    made = small_doc([Written(TITLE)], [Written("二、主动公开政府信息情况")], rows=rows)
    assert values(made) == [1, 2, 3]


def test_a_raised_number_in_word_97_is_no_digit() -> None:
    rows = [
        [[Written(head)] for head in HEADS],
        [[Written("规章")], [Written("1"), Written("2", RAISED)], [Written("2")], [Written("3")]],
    ]
    made = small_doc([Written(TITLE)], [Written("二、主动公开政府信息情况")], rows=rows)
    assert values(made) in ([1, 2, 3], [])


def test_the_code_of_a_field_in_word_97_is_not_read() -> None:
    rows = [
        [[Written(head)] for head in HEADS],
        [[Written("规章")], [Written("\x13 =SUM(9) \x141\x15")], [Written("2")], [Written("3")]],
    ]
    made = small_doc([Written(TITLE)], [Written("二、主动公开政府信息情况")], rows=rows)
    assert values(made) == [1, 2, 3]


def test_two_paragraphs_in_a_cell_of_word_97_are_not_one_number() -> None:
    rows = [
        [[Written(head)] for head in HEADS],
        [[Written("规章")], [Written("1\x0b2")], [Written("2")], [Written("3")]],
    ]
    made = small_doc([Written(TITLE)], [Written("二、主动公开政府信息情况")], rows=rows)
    assert values(made) == []


@pytest.mark.parametrize("before", [r"\v ", r"\strike ", r"\deleted ", r"\cf2 "])
def test_in_rich_text(before: str) -> None:
    def said(text: str) -> str:
        return "".join(
            sign if sign.isascii() else rf"\u{(ord(sign) + 0x8000) % 0x10000 - 0x8000}?"
            for sign in text
        )

    edges = "".join(rf"\cellx{1000 * (place + 1)}" for place in range(4))
    heads = "".join(rf"\intbl {said(head)}\cell " for head in HEADS)
    cells = rf"\intbl {said('规章')}\cell {{{before}7}}1\cell 2\cell {{\*\secret 9}}3\cell "
    table = rf"\trowd{edges}{heads}\row \trowd{edges}{cells}\row \pard"
    assert values(whole(rf"{said(TITLE)}\par {said('二、主动公开政府信息情况')}\par {table}")) == [
        1,
        2,
        3,
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        '<text:span text:style-name="h">7</text:span>',
        "<text:note><text:note-citation>7</text:note-citation></text:note>",
        "<office:annotation><text:p>7</text:p></office:annotation>",
        "<text:hidden-text>7</text:hidden-text>",
    ],
    ids=["style", "note", "comment", "hidden text"],
)
def test_in_an_open_document(hidden: str) -> None:
    style = '<style:style style:name="h"><style:text-properties text:display="none"/></style:style>'
    cells = ["规章", f"{hidden}1", "2", "3"]
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in line)
        + "</table:table-row>"
        for line in (HEADS, cells)
    )
    deleted = "<text:tracked-changes><text:p>规章 9 9 9</text:p></text:tracked-changes>"
    body = f"{deleted}<text:p>{TITLE}</text:p><text:p>二、主动公开政府信息情况</text:p><table:table>{rows}</table:table>"
    assert values(odt(body, style)) == [1, 2, 3]


@pytest.mark.parametrize("mark", ["hidden", "del"])
def test_a_row_of_a_word_document_that_is_hidden_or_deleted(mark: str) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph("二、主动公开政府信息情况")
    table = document.add_table(0, 4)
    for line in (HEADS, ("规章", "7", "8", "9"), ("规章", "1", "2", "3")):
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement(f"w:{mark}"))
    made = io.BytesIO()
    document.save(made)
    assert values(made.getvalue()) == [1, 2, 3]
