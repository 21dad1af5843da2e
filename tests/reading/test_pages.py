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
    "cell",
    [
        "<td>24<br>1</td>",
        "<td><p>24</p><p>1</p></td>",
        "<td><div>24</div>1</td>",
        "<td>1<br>05</td>",
    ],
)
def test_what_stands_apart_is_not_one_number(cell: str) -> None:
    assert licensing(cell) == []


def test_a_rule_of_the_page_hides() -> None:
    style = "<style>td .gone, .old { display : none }</style>"
    head = HEAD.replace("<body>", f"<head>{style}</head><body>")
    assert licensing("<td>24<i class=gone>7</i><b class=old>7</b></td>", head) == [24]


@pytest.mark.parametrize(
    "rule",
    [
        ".MsoFootnoteReference{vertical-align:super}",
        "span.MsoFootnoteReference { mso-style-name:x; vertical-align : super !important }",
        ".MsoFootnoteReference{mso-text-raise:4.0pt}",
        ".MsoFootnoteReference{position:relative;top:-4px;font-size:7pt}",
        ".MsoFootnoteReference{color:#FFFFFF}",
        ".MsoFootnoteReference{color:#fefefe}",
        "<!-- td .MsoFootnoteReference{color:rgba(0, 0, 0, 0)} -->",
        "[x]{display:none}",
        "span:not(.shown){display:none}",
        "td > span[x='1'], .other {display:none}",
        ".MsoFootnoteReference{clip:rect(0 0 0 0);position:absolute}",
        ".MsoFootnoteReference{max-height:0;overflow:hidden;display:block}",
        "@media screen{.MsoFootnoteReference{opacity:0}}",
    ],
)
def test_what_a_rule_of_the_page_hides_or_raises_is_no_digit(rule: str) -> None:
    head = HEAD.replace("<body>", f"<head><style>{rule}</style></head><body>")
    assert licensing("<td>20866<span class=MsoFootnoteReference x=1>1</span></td>", head) == [20866]


@pytest.mark.parametrize(
    "mark",
    [
        "<span style='color:rgba(0,0,0,0)'>7</span>",
        "<span style='color:rgb(100%,100%,100%)'>7</span>",
        "<span style='opacity:.0'>7</span>",
        "<span style='position:absolute;left:-999em'>7</span>",
        "<span style='position:absolute;clip:rect(1px,1px,1px,1px)'>7</span>",
        "<span style='width:0;height:0;overflow:hidden;display:inline-block'>7</span>",
        "<span style='font:0/0 a'>7</span>",
        "<span style='display:/**/none'>7</span>",
        "<span style='background:#000;color:#000'>7</span>",
        "<span style='transform:scale(0)'>7</span>",
        "<font color='ffffff'>7</font>",
        "<span style='mso-text-raise:6pt'>7</span>",
        "<span style='vertical-align:4px'>7</span>",
        "<title>7</title>",
        "<textarea>7</textarea>",
        "<iframe>7</iframe>",
        "<dialog>7</dialog>",
        "<s><s>7</s></s>",
        "<sup><sup>7</sup></sup>",
    ],
)
def test_what_is_hidden_or_raised_in_other_ways_is_no_digit(mark: str) -> None:
    assert licensing(f"<td>24{mark}</td>") == [24]


@pytest.mark.parametrize(
    "mark",
    [
        "<span style='float:right'>7</span>",
        "<span style='padding-left:30px'>7</span>",
        "<span style='position:absolute;right:0'>7</span>",
        "<span style='transform:rotate(90deg)'>7</span>",
        "<span style='anything-new:1'>7</span>",
        "<span class=of-no-rule>7</span>",
        "<a href='#note'>7</a>",
        "<svg><text>7</text></svg>",
    ],
)
def test_a_number_beside_digits_that_are_set_in_an_unknown_way_is_not_read(mark: str) -> None:
    assert licensing(f"<td>24{mark}</td>") == []
    assert licensing(f"<td>{mark}</td>") == [7]


@pytest.mark.parametrize(
    "cell",
    [
        "<td><span style='font-family:宋体;font-size:9pt;mso-hansi-font:x'>2</span><b style='color:#333'>4</b></td>",
        "<td style='padding:0cm 5.4pt;mso-border-alt:solid'><p class=MsoNormal style='margin-left:2em'>24</p></td>",
        "<td><span style='position:relative;top:.5pt;mso-text-raise:-.5pt'>24</span></td>",
        "<td><span class=x>2</span><span class=x>4</span></td>",
        "<td class=blue><font color=white>24</font></td>",
        "<td class=blue><span class=light>24</span></td>",
        "<td><span class=known>2</span>4</td>",
    ],
)
def test_a_style_that_is_known_leaves_a_number_as_it_is(cell: str) -> None:
    rules = ".blue td, td.blue{background:#0054a5} .light{color:#fff} .known{letter-spacing:0} p.MsoNormal{margin:0}"
    assert licensing(
        cell, HEAD.replace("<body>", f"<head><style>{rules}</style></head><body>")
    ) == [24]


def test_a_page_that_its_layout_centres_is_read() -> None:
    page = "<div style='position:absolute;left:50%;margin-left:-500px'>" + HEAD.split("<body>")[1]
    assert licensing("<td>24</td>", HEAD.split("<p>")[0] + page) == [24]


def test_a_number_over_two_rows_is_that_of_none_of_them_unless_it_is_nothing() -> None:
    rows = "<tr><td>行政处罚</td><td rowspan=2>{}</td></tr><tr><td>行政强制</td></tr></table>"
    for number, values in (("0", [0]), ("7", [])):
        found = reading_of(HEAD + rows.format(number), "a.html")
        assert (
            row(found, "penalties", "disclosure") == row(found, "coercion", "disclosure") == values
        )
        assert ("row-unknown" in codes(found)) is (number == "7")


def test_lines_are_those_of_the_source() -> None:
    found = reading_of(
        HEAD
        + "\n<tr><td>行政许可</td>\n<td>24</td></tr>\n<tr>\n<td>行政处罚</td><td>7</td></tr></table>",
        "a.html",
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
