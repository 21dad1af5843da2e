"""What a Word document hides, whitens, strikes out or raises by a style, its row or its cell is no
digit.
"""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from store.model import Reading
from store.reading import read
from tests.reading.samples import codes, row

TITLE = "某县2022年政府信息公开工作年度报告"
HEADS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
STYLES = {
    "raised": '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
    "lifted": '<w:rPr><w:position w:val="8"/></w:rPr>',
    "hidden": "<w:rPr><w:vanish/></w:rPr>",
    "struck": "<w:rPr><w:strike/></w:rPr>",
    "white": '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>',
    "paper": '<w:rPr><w:color w:val="auto" w:themeColor="background1"/></w:rPr>',
    "grey": '<w:rPr><w:color w:val="BFBFBF" w:themeColor="background1" w:themeShade="BF"/></w:rPr>',
}
SEVEN = "<w:t>7</w:t></w:r>"


def document(cell: str, row_mark: str = "", more: str = "") -> bytes:
    """A report whose table two has a row 规章 with a cell of these runs, 2 and 3; `more` are rows
    before it.
    """
    made = docx.Document()
    for text in (TITLE, "二、主动公开政府信息情况"):
        made.add_paragraph(text)
    table = made.add_table(2, len(HEADS))
    for at, text in enumerate(HEADS):
        table.rows[0].cells[at].text = text
    for at, text in enumerate(("规章", "CELL", "2", "3")):
        table.rows[1].cells[at].text = text
    saved = io.BytesIO()
    made.save(saved)
    return _rewritten(saved.getvalue(), cell, row_mark, more)


def _rewritten(content: bytes, cell: str, row_mark: str, more: str) -> bytes:
    styles = "".join(
        f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/>{said}</w:style>'
        f'<w:style w:type="character" w:styleId="{name}2"><w:basedOn w:val="{name}"/></w:style>'
        f'<w:style w:type="paragraph" w:styleId="{name}P"><w:name w:val="{name}P"/>{said}</w:style>'
        for name, said in STYLES.items()
    )
    before, made = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/styles.xml":
                part = part.replace(b"</w:styles>", f"{styles}</w:styles>".encode())
            if name == "word/document.xml":
                text = part.decode().replace("<w:r><w:t>CELL</w:t></w:r>", cell)
                start = text.rindex("<w:tr>")
                text = f"{text[:start]}{more}<w:tr>{row_mark}{text[start + len('<w:tr>') :]}"
                part = text.encode()
            after.writestr(name, part)
    return made.getvalue()


def values(content: bytes) -> list[int | None]:
    """The cells of 规章."""
    found = read("报告.docx", content)
    assert isinstance(found, Reading), found
    assert row(found, "regulations", "disclosure") or codes(found)
    return [
        None if value is None else int(value) for value in row(found, "regulations", "disclosure")
    ]


ONE = "<w:r><w:t>1</w:t></w:r>"


@pytest.mark.parametrize("name", ["raised", "lifted", "hidden", "struck", "white", "paper"])
@pytest.mark.parametrize("end", ["", "2"], ids=["itself", "based on it"])
def test_a_character_style_marks_its_runs(name: str, end: str) -> None:
    assert values(document(f'{ONE}<w:r><w:rPr><w:rStyle w:val="{name}{end}"/></w:rPr>{SEVEN}')) == [
        1,
        2,
        3,
    ]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:position w:val="8"/>',
        '<w:color w:themeColor="background1"/>',
        '<w:color w:val="FEFEFE"/>',
        "<w:specVanish/>",
        '<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FF0000"/>',
        '<w:color w:val="000000"/><w:highlight w:val="black"/>',
        '<w:w w:val="1"/>',
    ],
)
def test_a_run_marks_itself(properties: str) -> None:
    assert values(document(f"{ONE}<w:r><w:rPr>{properties}</w:rPr>{SEVEN}")) == [1, 2, 3]


@pytest.mark.parametrize("name", ["hidden", "struck", "white"])
def test_a_paragraph_style_hides_all_its_runs_but_those_that_say_otherwise(name: str) -> None:
    hidden = f'</w:p><w:p><w:pPr><w:pStyle w:val="{name}P"/></w:pPr><w:r>{SEVEN}'
    assert values(document(f"{ONE}{hidden}")) == [1, 2, 3]
    shown = '<w:rPr><w:vanish w:val="0"/><w:strike w:val="0"/><w:color w:val="000000"/></w:rPr>'
    assert values(document(f"{ONE}{hidden.replace('<w:r>', f'<w:r>{shown}')}")) == []


def test_a_grey_of_the_theme_is_seen() -> None:
    assert values(document(f'<w:r><w:rPr><w:rStyle w:val="grey"/></w:rPr>{SEVEN}')) == [7, 2, 3]


def test_a_line_that_is_moved_as_a_whole_is_not_raised() -> None:
    moved = '<w:rPr><w:position w:val="2"/></w:rPr>'
    assert values(document(f"<w:r>{moved}<w:t>1</w:t></w:r><w:r>{moved}{SEVEN}")) == [17, 2, 3]


def test_a_tab_to_a_margin_parts_two_numbers() -> None:
    assert (
        values(
            document(
                f'{ONE}<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>{SEVEN}'
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("row_mark", "cell_mark"),
    [
        ("<w:trPr><w:hidden/></w:trPr>", ""),
        ('<w:trPr><w:del w:id="1" w:author="a"/></w:trPr>', ""),
        ("", '<w:tcPr><w:cellDel w:id="2" w:author="a"/></w:tcPr>'),
    ],
    ids=["hidden row", "deleted row", "deleted cells"],
)
def test_a_row_that_is_hidden_or_deleted_is_not_there(row_mark: str, cell_mark: str) -> None:
    cells = "".join(
        f"<w:tc>{cell_mark}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        for text in ("规章", *"999")
    )
    assert values(document(ONE, more=f"<w:tr>{row_mark}{cells}</w:tr>")) == [1, 2, 3]


def test_a_row_of_the_report_that_is_hidden_is_not_read() -> None:
    assert values(document(ONE, row_mark="<w:trPr><w:hidden/></w:trPr>")) == []
