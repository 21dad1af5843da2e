from __future__ import annotations

import pytest

from store.model import Rejected
from store.reading import read
from store.reading.words.places import place_of
from tests.reading.samples import DISCLOSURE_2021, codes, reading_of


@pytest.mark.parametrize(
    ("opening", "agency", "year"),
    [
        ("彭阳县人民政府办公室\n\n2020 年政府信息公开工作年度报告\n", "彭阳县人民政府办公室", 2020),
        ("# 西吉县 2020 年政府信息公开工作年度报告\n", "西吉县", 2020),
        ("利辛县望疃镇2023\n\n政府信息公开工作年度报告\n", "利辛县望疃镇", 2023),
        ("2019年上海市人民政府办公厅政府信息公开工作年度报告\n", "上海市人民政府办公厅", 2019),
        (
            "深圳市城市管理和综合执法局2023年度政府信息公开工作年度报告\n",
            "深圳市城市管理和综合执法局",
            2023,
        ),
        ("興國縣良村鎮2024年政府信息公開工作年度報告\n", "興國縣良村鎮", 2024),
        ("大路镇人民政府2019年信息公开年度报告\n", "大路镇人民政府", 2019),
        ("本报告由嘉善县大云镇人民政府编制。\n", "嘉善县大云镇人民政府", None),
        (
            "依据国公开办函〔2016〕201号，公布2023年度区水利局政府信息公开工作年度报告。\n",
            "区水利局",
            2023,
        ),
        (
            "首页 > 乡镇 > 上河乡 > 政务信息公开年报\n上河乡2020年政府信息公开工作年度报告\n",
            "上河乡",
            2020,
        ),
        (
            "首页/ 部门信息公开年报 / 正文\n平罗县公安局2019年政府信息公开年度报告\n",
            "平罗县公安局",
            2019,
        ),
        (
            "根据要求，特编制平罗县人民政府地方志办公室2023年政府信息公开工作年度报告。\n",
            "平罗县人民政府地方志办公室",
            2023,
        ),
        (
            "根据《平罗县人民政府办公室关于开展2019年政府信息公开工作年度报告编制的通知》要求，特向社会公布2019年度"
            "石嘴山市公安局平罗分局政府信息公开工作年度报告。\n",
            "石嘴山市公安局平罗分局",
            2019,
        ),
        (
            "根据平罗县人民政府办公室《关于做好2022年政府信息公开年度报告的通知》要求，平罗县水务局结合单位实际，"
            "编制本单位2022年度政务公开工作年度报告。\n",
            "平罗县水务局",
            2022,
        ),
        (
            "根据《条例》，平罗县教育局编制了县教育局2020年政府信息公开工作年度报告。\n",
            "平罗县教育局",
            2020,
        ),
        (
            "2022年，春城街道办事处按照要求推进工作。如有疑问，请联系阳春市春城街道办事处（办公地址：大街76号）。\n",
            "阳春市春城街道办事处",
            2022,
        ),
        ("2022年，平罗县水务局认真贯彻《条例》。我局主动公开信息20条。\n", "平罗县水务局", 2022),
        ("2022年，平罗县认真贯彻《条例》。我局主动公开信息20条。\n", "", 2022),
        ("2022年，平罗县人民政府认真贯彻《条例》。我局主动公开信息20条。\n", "", 2022),
        (
            "2022年，平罗县人民政府办公室坚持公开为常态。\n编制平罗县人民政府办公室公开指南。\n",
            "平罗县人民政府办公室",
            2022,
        ),
        (
            "2022年，平罗县人民政府办公室坚持公开为常态。\n平罗县人民政府办公室要求，本局推进公开。\n",
            "",
            2022,
        ),
        ("2022年，平罗县人民政府办公室坚持公开为常态。\n", "平罗县人民政府办公室", 2022),
        ("2022年，平罗县人民政府办公室坚持服务为先。\n", "", 2022),
        ("2022年，平罗县人民政府办公室对我单位公开工作进行了考核。\n", "", 2022),
        ("全年公开20条，办理申请3件。2022年，平罗县人民政府办公室坚持公开为常态。\n", "", 2022),
        (
            "2022年信息如下。如有疑问，请与平罗县水务局办公室联系（电话：1）。\n我局公开20条。\n",
            "平罗县水务局",
            2022,
        ),
        (
            "2022年信息如下。如有疑问，请与平罗县水务局办公室联系（电话：1）。\n全县公开20条。\n",
            "",
            2022,
        ),
        (
            "由区水务局编制完成本报告。2022年情况可与平罗县城关区水务局办公室联系（电话：1）。\n",
            "平罗县城关区水务局",
            2022,
        ),
        (
            "2022年，平罗县水务局严格按照规定工作。县水务局依托门户网站公开。\n",
            "平罗县水务局",
            2022,
        ),
        (
            "2022年，县水务局坚持公开。请与平罗县水务管理局联系（电话：1）。我局公开20条。\n",
            "平罗县水务管理局",
            2022,
        ),
        (
            "2022年，县教育局坚持公开。请与平罗县水务管理局联系（电话：1）。我局公开20条。\n",
            "",
            2022,
        ),
        ("2022年，通过政府门户网站主动公开信息20条。\n", "", 2022),
        (
            "名称 平罗县水务局2022年政府信息公开工作年度报告\n索引号 1 发布机构 县水务局\n",
            "平罗县水务局",
            2022,
        ),
        (
            "2022年，我区推进公开。请与平罗县城关区人民政府办公室联系（地址：1号）。\n",
            "平罗县城关区",
            2022,
        ),
        ("2022年，我区推进公开，我局公开20条。请与平罗县城关区人民政府办公室联系。\n", "", 2022),
        ("2022年我局公开20条。\n单位：平罗县水务局 2022年度\n", "平罗县水务局", 2022),
        (
            "公安局2019年政府信息公开年度报告\n2019年平罗县公安局在县委领导下，推进我局工作。\n",
            "平罗县公安局",
            2019,
        ),
        (
            "公安局2019年政府信息公开年度报告\n按照平罗县公安局要求，推进我局工作。\n",
            "公安局",
            2019,
        ),
        (
            "根據(jù)規(guī)定，平羅縣教育局編制了縣教育局2020年政府信息公開工作年度報(bào)告。\n",
            "平罗县教育局",
            2020,
        ),
    ],
)
def test_agency_and_year_as_printed(opening: str, agency: str, year: int | None) -> None:
    found = reading_of(opening + DISCLOSURE_2021)
    assert (found.agency_printed, found.year) == (agency, year)


@pytest.mark.parametrize(
    ("name", "opening", "agency", "source", "year", "year_source"),
    [
        ("a.txt", "某县2022年政府信息公开工作年度报告\n", "某县", "title", 2022, "title"),
        (
            "a.txt",
            "本报告综合2017年度丽水市各县(市、区)政府的年度工作报告编制而成。\n",
            "丽水市",
            "preface",
            2017,
            "text",
        ),
        (
            "a.txt",
            "本报告由南平市人民政府信息公开工作领导小组办公室汇总编制。\n",
            "南平市人民政府",
            "preface",
            None,
            "",
        ),
        (
            "a.txt",
            "本报告由两城镇人民政府党政办公室编制。\n",
            "两城镇人民政府",
            "preface",
            None,
            "",
        ),
        (
            "a.txt",
            "2022年市统计局门户网站主动公开政府信息22条。\n",
            "市统计局",
            "text",
            2022,
            "text",
        ),
        (
            "a.txt",
            "如有疑问请联系子长市政府政务服务中心。\n全市主动公开信息3131条。\n",
            "子长市",
            "contact",
            None,
            "",
        ),
        (
            "a.txt",
            "如有疑问请联系子长市政府政务服务中心。\n我局主动公开信息3131条。\n",
            "",
            "",
            None,
            "",
        ),
        (
            "批.zip/铜仁市教育局-2020.txt",
            "公开信息20条。\n",
            "铜仁市教育局",
            "file-name",
            2020,
            "file-name",
        ),
        (
            "铜仁市教育局/2020年.txt",
            "公开信息20条。\n",
            "铜仁市教育局",
            "file-name",
            2020,
            "file-name",
        ),
        (
            "某局2021年政府信息公开年度报告.txt",
            "公开信息20条。\n",
            "某局",
            "file-name",
            2021,
            "file-name",
        ),
        ("2024-01-15.txt", "公开信息20条。\n", "", "", None, ""),
        ("t20240115_3271106.txt", "公开信息20条。\n", "", "", None, ""),
    ],
)
def test_where_agency_and_year_were_found(
    name: str, opening: str, agency: str, source: str, year: int | None, year_source: str
) -> None:
    found = reading_of(opening + DISCLOSURE_2021 + "规章\t1\t2\t3\n", name)
    assert (found.agency_printed, found.agency_source) == (agency, source)
    assert (found.year, found.year_source) == (year, year_source)
    assert ("year-from-file-name" in codes(found)) == (year_source == "file-name")
    assert ("agency-from-file-name" in codes(found)) == (source == "file-name")


@pytest.mark.parametrize(
    "quoted", ["《平罗县人民政府办公室关于做好2021年政府信息公开工作年度报告编发工作的通知》"]
)
def test_a_notice_that_is_cited_is_no_other_title(quoted: str) -> None:
    found = reading_of(
        f"平罗县城关镇2021年政府信息公开工作年度报告\n按照{quoted}要求，现将情况汇报如下。\n"
        + DISCLOSURE_2021
    )
    assert found.agency_printed == "平罗县城关镇"
    assert "title-differs" not in codes(found)


def test_a_report_in_one_paragraph_is_known_by_what_it_announces() -> None:
    announced = "根据要求，现发布《平罗县城关镇2022年政府信息公开工作年度报告》。"
    found = reading_of(
        announced + "所列数据统计期限为2022年1月1日到12月31日。 一、总体情况 全年公开20条。\n"
    )
    assert (found.agency_printed, found.year) == ("平罗县城关镇", 2022)
    assert isinstance(
        read(
            "a.txt",
            f"新闻：{announced}市民可以登录门户网站查阅，也可以前往镇便民服务中心查阅。\n".encode(),
        ),
        Rejected,
    )


def test_another_signature_than_the_title_is_a_problem_and_the_title_wins() -> None:
    found = reading_of(
        "贺兰县2022年政府信息公开工作年度报告\n一、总体情况\n公开22条。\n灵武市人民政府\n2023年1月31日\n"
    )
    assert (found.agency_printed, found.agency_source) == ("贺兰县", "title")
    assert "signature-differs" in codes(found)


def test_the_signature_gives_the_fuller_name() -> None:
    found = reading_of(
        "2018年建新镇政府信息公开工作年度报告\n一、主动公开政府信息的情况\n公开22条。\n遂溪县建新镇人民政府\n2018年12月31日\n"
    )
    assert (found.agency_printed, found.year) == ("遂溪县建新镇人民政府", 2018)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("固原市彭阳县人民政府办公室", "彭阳县"),
        ("盐池县青山乡", "青山乡"),
        ("水利局", ""),
        ("廿三里街道办事处", "廿三里街道"),
    ],
)
def test_the_smallest_place_in_a_name(name: str, place: str) -> None:
    assert place_of(name) == place
