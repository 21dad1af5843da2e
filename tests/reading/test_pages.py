"""What a page shows, and what stands in its source without being shown."""

from __future__ import annotations

import pytest

from tests.reading.samples import HEADER, codes, reading_of, row

HEAD = (
    f"<!DOCTYPE html><html><body><p>{HEADER}</p><p>二、主动公开政府信息情况</p><table>"
    "<tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
)


def licensing(cell: str, head: str = HEAD) -> list[object]:
    return list(
        row(
            reading_of(f"{head}<tr><td>行政许可</td>{cell}</tr></table></body></html>", "a.html"),
            "licensing",
            "disclosure",
        )
    )


@pytest.mark.parametrize(
    "cell",
    [
        "<td>24</td>",
        "<td>24<sup>1</sup></td>",
        "<td>24<sup>[1]</sup></td>",
        "<td>24<span style='vertical-align: super'>2</span></td>",
        "<td><del>7</del>24</td>",
        "<td><s>7</s>24</td>",
        "<td><strike>7</strike>24</td>",
        "<td>24<span style='display:none'>7</span></td>",
        "<td>24<span style='VISIBILITY: Hidden'>7</span></td>",
        "<td>24<span hidden>7</span></td>",
        "<td>24<script>7</script><style>7</style><button>7</button></td>",
        "<td>24<select><option>7</option><option>8</option></select></td>",
        "<td>24<font color=white>7</font></td>",
        "<td>24<span style='color:#fff'>7</span></td>",
        "<td>24<ruby>件<rt>7</rt></ruby></td>",
        "<td>24<!-- 7 --></td>",
        "<td>2<span>4</span></td>",
        "<td>\u200b24\ufeff</td>",
        "<td bgcolor=blue><font color=white>24</font></td>",
    ],
)
def test_what_is_shown_is_read(cell: str) -> None:
    assert licensing(cell) == [24]


@pytest.mark.parametrize(
    "cell", ["<td>24<br>1</td>", "<td><p>24</p><p>1</p></td>", "<td><div>24</div>1</td>", "<td>1<br>05</td>"]
)
def test_what_stands_apart_is_not_one_number(cell: str) -> None:
    assert licensing(cell) == []


def test_a_rule_of_the_page_hides() -> None:
    style = "<style>td .gone, .old { display : none }</style>"
    head = HEAD.replace("<body>", f"<head>{style}</head><body>")
    assert licensing("<td>24<i class=gone>7</i><b class=old>7</b></td>", head) == [24]


def test_a_number_over_two_rows_is_that_of_none_of_them_unless_it_is_nothing() -> None:
    rows = "<tr><td>行政处罚</td><td rowspan=2>{}</td></tr><tr><td>行政强制</td></tr></table>"
    for number, values in (("0", [0]), ("7", [])):
        found = reading_of(HEAD + rows.format(number), "a.html")
        assert row(found, "penalties", "disclosure") == row(found, "coercion", "disclosure") == values
        assert ("row-unknown" in codes(found)) is (number == "7")


def test_lines_are_those_of_the_source() -> None:
    found = reading_of(
        HEAD + "\n<tr><td>行政许可</td>\n<td>24</td></tr>\n<tr>\n<td>行政处罚</td><td>7</td></tr></table>", "a.html"
    )
    lines = HEAD.count("\n")
    assert [(f.line - lines, f.end_line - lines) for f in found.facts] == [(2, 3), (4, 5)]


@pytest.mark.parametrize(
    "page",
    [
        "<p></p>" + "<tr><td>规章<td>0" * 20_000,
        "<p></p><select>" + "<option>7" * 80_000,
        "<p></p><p " + " ".join(f"a{n}" for n in range(300_000)) + ">7</p>",
        "<p></p>" + "<a" * 300_000,
    ],
    ids=["cells of no table", "options", "attributes", "tags without end"],
)
def test_pages_that_would_cost_too_much(page: str) -> None:
    assert licensing("<td>24</td>", HEAD.replace("<p>二", page + "<p>二")) in ([24], [])


def test_a_table_in_the_frame_of_a_page_is_a_table_with_its_blank_cells() -> None:
    heads = "<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数"
    table = f"<table>{heads}<tr><td>规章<td>3<td><td>9</table>"
    page = f"<html><table><tr><td>菜单<td><p>{HEADER}<p>二、主动公开政府信息情况<table><tr><td>{table}</table></table>"
    assert row(reading_of(page, "a.html"), "regulations", "disclosure") == [3, None, 9]
