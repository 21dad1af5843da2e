"""Whose report it is and of which year, from the page to the agency: made beginnings, and such as
sites show them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.model import Rejected
from store.names import Names
from store.reading import read
from store.reading.whose.page_fields import without_fields
from store.reading.whose.titles import cleaned
from store.reading.words.agency_words import agency_words
from tests.reading.made_origins import Report, verdict
from tests.reading.made_origins import made as origins
from tests.reading.made_titles import TABLE, made, places

GOLD = Path(__file__).with_name("gold") / "front-matter.txt"
HTML_TABLE = (
    "<p>二、主动公开政府信息情况</p><table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
    "<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr></table></body>"
)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names()


def whose(names: Names, file: str, text: str) -> tuple[str, int | None]:
    """The settled agency, empty where there is none, and the year."""
    reading = read(file, text.encode())
    assert not isinstance(reading, Rejected), reading
    agency = names.settle(reading.agency_printed, "\n".join(reading.lines), file)
    return (agency.name if agency.is_settled else ""), reading.year


def test_made_beginnings_are_never_read_wrong(names: Names) -> None:
    every = [(one, whose(names, "报告.txt", one.text)) for one in made(400, seed=2026)]
    wrong = [
        (one, got)
        for one, got in every
        if (got[0] not in ("", one.agency)) or got[1] not in (None, one.year)
    ]
    assert wrong == []
    right = sum(got == (one.agency, one.year) for one, got in every)
    assert right >= 0.99 * len(every)


def verdicts(names: Names, count: int, seed: int) -> Iterator[tuple[str, Report]]:
    for one in origins(count, seed):
        reading = read(one.file, one.text.encode())
        assert not isinstance(reading, Rejected), one
        agency = names.settle(reading.agency_printed, "\n".join(reading.lines), one.file)
        division = agency.division.path if agency.division else ()
        yield (
            verdict(
                one,
                division if agency.is_settled else None,
                agency.office,
                agency.name,
                reading.year,
            ),
            one,
        )


def test_an_agency_that_stands_in_one_place_only_is_settled_and_never_another(names: Names) -> None:
    every = list(verdicts(names, 400, seed=14))
    assert [one for said, one in every if said == "wrong"] == []
    assert sum(said == "right" for said, _ in every) >= 0.97 * len(every)


def front_matter() -> list[tuple[str, str, str, str]]:
    parts = GOLD.read_text(encoding="utf-8").split("\n==== ")[1:]
    found = []
    for part in parts:
        head, _, text = part.partition("\n")
        file, agency, year = (each.strip() for each in head.split("|"))
        found.append((file, agency, year, text))
    return found


@pytest.mark.parametrize(
    ("file", "agency", "year", "text"), front_matter(), ids=lambda value: str(value)[:24]
)
def test_beginnings_as_sites_show_them(
    names: Names, file: str, agency: str, year: str, text: str
) -> None:
    if file.endswith(".html"):
        text = text.replace("</body>", HTML_TABLE)
    elif "六、其他" not in text:
        text += TABLE
    name, found = whose(names, file, text)
    assert (name or "-", str(found or "-")) == (agency, year)


def test_no_place_is_taken_apart_by_the_words_around_names() -> None:
    words = agency_words()
    for place in {one.own for several in places().values() for one in several}:
        assert not any(pattern.search(place) for pattern in (words.never, words.behind)), place
        assert not any(pattern.match(place) for pattern in (words.before, words.verbs)), place


def test_every_place_can_be_read_in_a_title() -> None:
    plain = {
        one.own
        for several in places().values()
        for one in several
        if "（" not in one.own and one.own.isalpha()
    }
    assert [
        place for place in sorted(plain) if cleaned(f"{place}人民政府") not in (f"{place}人民政府",)
    ] == []


@pytest.mark.parametrize(
    ("line", "left", "uses"),
    [
        (
            "发布日期：2021-01-12 09:10　来源：平罗县教育局　栏目：政府信息公开年报",
            "",
            ["aside", "source", "aside"],
        ),
        ("上一篇：某县教育局2021年政府信息公开工作年度报告", "", ["aside"]),
        ("索引号 014420997/2026-237090 分类 信息公开年报", "", ["aside", "aside"]),
        ("索 引 号：FZ0010/2021-00490", "", ["aside"]),
        (
            "某县2022年政府信息公开工作年度报告 日期：2023-01-12",
            "某县2022年政府信息公开工作年度报告",
            ["aside"],
        ),
        ("名称 某县2022年政府信息公开工作年度报告 索引号 1", "", ["title", "aside"]),
        ("某县编辑部2022年年度报告", "某县编辑部2022年年度报告", []),
    ],
)
def test_fields_at_the_head_of_a_page(line: str, left: str, uses: list[str]) -> None:
    rest, fields = without_fields(line)
    assert (rest, [field.use for field in fields]) == (left, uses)


@pytest.mark.parametrize(
    ("opening", "year"),
    [
        ("发布日期：2021-01-12 栏目：政府信息公开年报\n某县2020年政府信息公开工作年度报告\n", 2020),
        (
            "索引号 014420997/2026-237090 分类 信息公开年报\n某县2020年政府信息公开工作年度报告\n",
            2020,
        ),
        ("某大学2020-2021学年信息公开工作年度报告\n", 2021),
        ("2013年月湖区四青街道政府信息公开工作年度报告\n", 2013),
        ("某县二○一九年政府信息公开工作年度报告\n", 2019),
        ("本报告统计期限为201711日至20171231日。\n某局2018年1月15日印发。\n", 2017),
        ("2020年在2019年基础上推进，2020年公开20条，2020年受理3件。\n", 2020),
        ("电话：2019-888，文号〔2018〕5号。\n", None),
    ],
)
def test_a_year_is_a_number_with_its_word(opening: str, year: int | None) -> None:
    reading = read("a.txt", (opening + TABLE).encode())
    assert not isinstance(reading, Rejected)
    assert reading.year == year


LETTERS = ("2O22年", "2o22年度", "２O２２年", "2〇22年", "二O二二年")


@pytest.mark.parametrize("year", LETTERS)
def test_a_year_with_a_letter_for_its_nought(names: Names, year: str) -> None:
    title = f"盐池县青山乡人民政府{year}政府信息公开工作年度报告"
    assert whose(names, "报告.txt", f"{title}\n一、总体情况\n") == (
        "宁夏回族自治区吴忠市盐池县青山乡人民政府",
        2022,
    )


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        (
            "关于2022年度政府信息公开工作情况的年度报告\n北京市通州区中仓街道办事处",
            "北京市通州区中仓街道办事处",
        ),
        ("2022年政府信息公开工作年度报告\n平罗县水务局", "宁夏回族自治区石嘴山市平罗县水务局"),
        ("2022年政府信息公开工作年度报告\n一、总体情况", ""),
        (
            "中国人民银行银川中心支行2022年政府信息公开工作年度报告",
            "宁夏回族自治区银川市中国人民银行中心支行",
        ),
    ],
)
def test_an_agency_below_its_title_and_a_branch(names: Names, opening: str, agency: str) -> None:
    assert whose(names, "报告.txt", f"{opening}\n一、总体情况\n") == (agency, 2022)
