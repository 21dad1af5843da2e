"""Files that are no reports, encodings, and bytes that nobody would send."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import Reading, Rejected
from store.reading import read
from store.reading.lines.limits import MAX_BYTES
from tests.reading.samples import DISCLOSURE_2021, HEADER, reading_of, row

REPORT = HEADER + DISCLOSURE_2021 + "规章\t1\t2\t3\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_encodings(encoding: str) -> None:
    found = read("a.txt", REPORT.encode(encoding))
    assert isinstance(found, Reading)
    assert row(found, "regulations", "disclosure") == [1, 2, 3]
    assert found.lines[0] == HEADER.strip()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"])
def test_line_ends(end: str) -> None:
    found = read("a.txt", REPORT.replace("\n", end).encode())
    assert isinstance(found, Reading)
    assert [fact.line for fact in found.facts] == [5, 5, 5]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("line", ["规章\t1\t2\t3", "行政许可\t4"])
def test_of_a_line_with_damaged_bytes_no_number_is_read_and_of_the_others_all_are(
    encoding: str, line: str
) -> None:
    text = (
        REPORT
        + "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t4\n"
        + "公开内容还不够深入。\n" * 100
    )
    content = text.encode(encoding)
    at = content.index(line.encode(encoding)) + 1
    found = read("a.txt", content[:at] + b"\xff" + content[at + 1 :])
    assert isinstance(found, Reading)
    number = text.split("\n").index(line) + 1
    assert {fact.line for fact in found.facts} == {5, 8} - {number}
    assert [
        (problem.line, problem.end_line)
        for problem in found.problems
        if problem.code == "characters-unread"
    ] == [(number, number)]


def test_a_text_that_is_damaged_all_over_is_none() -> None:
    found = read("a.txt", REPORT.encode("gb18030").replace(b"\t", b"\xff\t"))
    assert isinstance(found, Rejected)
    assert found.code == "undecodable"


@pytest.mark.parametrize("mark", ["> ", ">", ">> "])
def test_a_report_that_a_letter_quotes(mark: str) -> None:
    quoted = "".join(f"{mark}{line}\n" for line in REPORT.split("\n"))
    assert row(reading_of("王处长：\n附上年报。\n\n" + quoted), "regulations", "disclosure") == [
        1,
        2,
        3,
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00\x01\x02\x03" * 400, "binary"),
        (b"\xff\xff\xff\x80", "undecodable"),
        (b"\xff\xfe\x00", "undecodable"),
        (b"a" * (MAX_BYTES + 1), "too-large"),
        ("今天天气很好。".encode(), "no-report"),
        (
            "关于做好2022年政府信息公开工作年度报告编制发布工作的通知\n各单位：请按时报送。".encode(),
            "no-report",
        ),
        (b"<html><body><p>404 Not Found</p></body></html>", "site-error"),
        (b"name,value\n1,2\n", "no-report"),
    ],
)
def test_rejected_with_its_reason(content: bytes, code: str) -> None:
    found = read("a.txt", content)
    assert isinstance(found, Rejected)
    assert found.code == code


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_an_outcome(content: bytes) -> None:
    assert isinstance(read("a.txt", content), Reading | Rejected)


@settings(deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from(["<table>", "<td>", "<p>", "</td>", "<tr", "<div><table><tr><td>", "&nbsp;"]),
)
def test_any_markup_gives_an_outcome(content: bytes, tag: str) -> None:
    found = read(
        "a.html", b"<html><body>" + REPORT.encode() + tag.encode() + content + tag.encode()
    )
    assert isinstance(found, Reading | Rejected)


@settings(deadline=None)
@given(
    st.text(alphabet="一二三、（）()0123456789|\t\n规章行政许可总计其他.，。万元-/ ", max_size=300)
)
def test_any_text_in_a_report_gives_a_reading(text: str) -> None:
    assert isinstance(read("a.txt", (REPORT + text).encode()), Reading)


@pytest.mark.parametrize(
    "filler",
    [
        "公" * 300_000,
        "1" * 300_000,
        "收到申请1件，" * 20_000,
        "\t0" * 10_000,
        "规章\n0\n" * 20_000,
        "|" * 100_000,
        "a1-" * 90_000,
    ],
)
def test_hostile_sizes_come_back(filler: str) -> None:
    assert isinstance(read("a.txt", (REPORT + filler).encode()), Reading)


def test_a_longer_file_than_is_read_says_so() -> None:
    found = reading_of(REPORT + "一" * 100_000)
    assert "text-cut" in {problem.code for problem in found.problems}
