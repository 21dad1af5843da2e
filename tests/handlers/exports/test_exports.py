"""Files for spreadsheets, read back as a spreadsheet reads them."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from handlers.conversation import Conversation
from handlers.exports import ExportFormat, answer_file
from handlers.exports.comma_separated import harmless
from handlers.exports.naming import file_name
from handlers.exports.sheet import Percent, Sheet, SheetColumn, writable
from handlers.exports.workbook import write
from handlers.reply import Asker, Asking
from store.index import Index
from tests.conftest import TODAY, Ask

Table = list[dict[str, object]]


@pytest.fixture
def exported(ask: Ask, index: Index) -> Exported:
    return Exported(ask, index)


class Exported:
    """The file of a question's answer, read back."""

    def __init__(self, ask: Ask, index: Index) -> None:
        self.ask = ask
        self.index = index

    def content(self, question: str, form: ExportFormat) -> bytes:
        file = answer_file(self.index, self.ask(question), question, form, TODAY)
        assert file is not None
        return file.content

    def xlsx(self, question: str, sheet: str = "数据") -> Table:
        page = openpyxl.load_workbook(io.BytesIO(self.content(question, ExportFormat.XLSX)))[sheet]
        head, *rows = [[cell.value for cell in row] for row in page.iter_rows()]
        return [dict(zip(map(str, head), row, strict=True)) for row in rows]

    def csv(self, question: str) -> list[dict[str, str]]:
        text = self.content(question, ExportFormat.CSV).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_ranking_is_whole_with_places_sources_and_who_is_left_out(exported: Exported) -> None:
    rows = exported.xlsx("2020年哪家收到的申请最多")
    assert [(row["名次"], row["性质"], row["数值"]) for row in rows] == [
        (1, "答案", 8),
        (2, "组成", 3),
        (3, "组成", 0),
        (None, "正文，未计入", None),
        (None, "无此数", None),
    ]
    assert rows[0]["单位"] == "宁夏回族自治区吴忠市红寺堡区人民政府"
    assert (rows[0]["文件"], rows[0]["行号"], rows[0]["状态"]) == (
        "红寺堡区2020.txt",
        64,
        "原表所印",
    )
    assert "三、收到和处理政府信息公开申请情况" in str(rows[4]["说明"])


def test_the_sources_and_problems_stand_on_sheets_of_their_own(exported: Exported) -> None:
    sources = exported.xlsx("红寺堡和西吉2020年行政处罚谁多", "来源")
    assert [(row["文件"], row["行号"], row["原文"]) for row in sources] == [
        ("红寺堡区2020.txt", 47, "行政处罚 1474 +374 1965"),
        ("西吉县2020.txt", 69, "行政处罚 1979 479 1271"),
    ]
    problems = exported.xlsx("红寺堡和西吉2020年行政处罚谁多", "问题")
    assert {row["单位"] for row in problems} >= {"宁夏回族自治区固原市西吉县人民政府"}
    assert all(row["问题"] for row in problems)


def test_who_has_not_published_is_listed_with_the_legal_dates(exported: Exported) -> None:
    rows = exported.xlsx("2025年哪些单位没有发布年报", "未发布")
    assert [(row["年度"], row["法定期限"]) for row in rows] == [(2025, "2026-01-31")] + [
        (2025, "2026-03-31")
    ] * 4
    assert rows[0]["单位"] == "宁夏回族自治区吴忠市盐池县青山乡人民政府"
    assert [row["单位"] for row in exported.csv("2025年哪些单位没有发布年报")] == [
        row["单位"] for row in rows
    ]


def test_shares_are_per_cent(exported: Exported) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(exported.content("平罗2022年予以公开占比多少", ExportFormat.XLSX))
    )
    cell = book["数据"]["H2"]
    assert (cell.value, cell.number_format) == (0.125, "0.00%")
    assert exported.csv("平罗2022年予以公开占比多少")[0]["数值"] == "12.5%"


def test_heads_are_frozen_and_filtered(exported: Exported) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(exported.content("2020年行政处罚排名", ExportFormat.XLSX))
    )
    page = book["数据"]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:P5"
    assert page.column_dimensions["C"].width > 30


def test_csv_is_what_excel_opens(exported: Exported) -> None:
    assert exported.content("2020年行政处罚排名", ExportFormat.CSV).startswith(b"\xef\xbb\xbf")
    rows = exported.csv("红寺堡2020年行政许可增减多少")
    assert rows[0]["数值"] == "1196"
    assert rows[0]["报告所印"] == "'+1196"


def test_checks_and_lists_are_tables_too(exported: Exported) -> None:
    assert {row["程度"] for row in exported.xlsx("西吉县2020年报告有什么问题", "问题")} == {
        "重",
        "中",
    }
    assert len(exported.xlsx("有哪些报告", "报告")) == 5


def test_english_answers_have_english_heads(exported: Exported) -> None:
    rows = exported.xlsx("how many applications did Pingluo receive in 2022", "Data")
    assert (rows[0]["Value"], rows[0]["Status"], rows[0]["Table"]) == (24, "printed", "table 3")


@pytest.mark.parametrize("question", ["平罗县有多少人口", "城关镇的年报"])
def test_what_has_no_figures_is_no_file(ask: Ask, index: Index, question: str) -> None:
    assert answer_file(index, ask(question), question, ExportFormat.XLSX, TODAY) is None


def test_the_same_question_gives_the_same_bytes(exported: Exported) -> None:
    assert exported.content("2020年行政处罚排名", ExportFormat.XLSX) == exported.content(
        "2020年行政处罚排名", ExportFormat.XLSX
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A0"]
)
def test_no_text_is_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"
    page = openpyxl.load_workbook(io.BytesIO(_book(text)))["数据"]
    assert page["A2"].data_type == "s"


def test_text_that_no_file_can_hold_is_mended_and_what_is_too_long_says_so() -> None:
    assert writable("a\x00b\ud800c", "") == "a b c"
    long = writable("长" * 40_000, "{text}…（全文 {count} 字）")
    assert long.endswith("…（全文 40000 字）")
    assert openpyxl.load_workbook(io.BytesIO(_book(long)))["数据"]["A2"].value == long


def test_more_rows_than_a_sheet_holds_go_on_in_another() -> None:
    out = io.BytesIO()
    write(
        [Sheet("数据", (SheetColumn("n", 5),), ((n,) for n in range(5)))], out, str, TODAY, rows=2
    )
    book = openpyxl.load_workbook(out)
    assert [
        [row[0].value for row in book[name].iter_rows(min_row=2)] for name in book.sheetnames
    ] == [
        [0, 1],
        [2, 3],
        [4],
    ]


def _book(text: str) -> bytes:
    out = io.BytesIO()
    rows = [(text, Percent(Decimal("12.5")), None)]
    write(
        [Sheet("数据", (SheetColumn("a", 5), SheetColumn("b", 5), SheetColumn("c", 5)), rows)],
        out,
        str,
        date(2026, 1, 1),
    )
    return out.getvalue()


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("平罗县2022年收到多少件申请？", "年报_平罗县2022年收到多少件申请.xlsx"),
        ("../../etc/passwd", "年报_etc_passwd.xlsx"),
        ("a\u202eb\x00c/d", "年报_a_b_c_d.xlsx"),
        ("？", "年报.xlsx"),
        ("申" * 300, f"年报_{'申' * 60}.xlsx"),
    ],
)
def test_a_file_is_named_by_its_query(query: str, name: str) -> None:
    assert file_name(query, "xlsx") == name


@pytest.mark.parametrize(
    ("query", "years", "name"),
    [
        ("平罗县收到多少申请", {2022}, "年报_2022_平罗县收到多少申请.xlsx"),
        ("平罗县2022年收到多少申请", {2022}, "年报_平罗县2022年收到多少申请.xlsx"),
        ("平罗县历年申请", {2020, 2021, 2022}, "年报_2020-2022_平罗县历年申请.xlsx"),
        ("长" * 80 + "2022年", {2022}, f"年报_2022_{'长' * 60}.xlsx"),
        ("？", {2022}, "年报_2022.xlsx"),
    ],
)
def test_the_name_of_a_file_holds_its_years(query: str, years: set[int], name: str) -> None:
    assert file_name(query, "xlsx", years) == name
    assert len(name.encode()) <= 255


@pytest.mark.parametrize(
    ("question", "name"),
    [
        (
            "how many requests did Pingluo receive in 2022",
            "annual-reports_how_many_requests_received_this_year_for_Pingluo_County_in_2022.xlsx",
        ),
        ("平罗县有哪些年报", "年报_2022_宁夏回族自治区石嘴山市平罗县的年报有哪些.xlsx"),
        ("年报有哪些", "年报_2020-2022_年报有哪些.xlsx"),
        ("which reports are there", "annual-reports_2020-2022_which_reports_are_there.xlsx"),
    ],
)
def test_the_name_is_in_the_language_of_the_question_and_holds_the_years_of_what_it_lists(
    conversation: Conversation, question: str, name: str
) -> None:
    made = conversation.export(Asking(question, Asker("chat"), TODAY), "xlsx")
    assert made.write is not None
    assert made.write().name == name
