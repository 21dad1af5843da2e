from __future__ import annotations

import pytest

from store.reading.identity import place_of
from tests.reading.samples import DISCLOSURE_2021, reading_of


@pytest.mark.parametrize(
    ("opening", "agency", "year"),
    [
        ("彭阳县人民政府办公室\n\n2020 年政府信息公开工作年度报告\n", "彭阳县人民政府办公室", 2020),
        ("# 西吉县 2020 年政府信息公开工作年度报告\n", "西吉县", 2020),
        ("利辛县望疃镇2023\n\n政府信息公开工作年度报告\n", "利辛县望疃镇", 2023),
        ("2019年上海市人民政府办公厅政府信息公开工作年度报告\n", "上海市人民政府办公厅", 2019),
        ("深圳市城市管理和综合执法局2023年度政府信息公开工作年度报告\n", "深圳市城市管理和综合执法局", 2023),
        ("興國縣良村鎮2024年政府信息公開工作年度報告\n", "興國縣良村鎮", 2024),
        ("大路镇人民政府2019年信息公开年度报告\n", "大路镇人民政府", 2019),
        ("本报告由嘉善县大云镇人民政府编制。\n", "嘉善县大云镇人民政府", None),
        ("依据国公开办函〔2016〕201号，公布2023年度区水利局政府信息公开工作年度报告。\n", "区水利局", 2023),
    ],
)
def test_agency_and_year_as_printed(opening: str, agency: str, year: int | None) -> None:
    found = reading_of(opening + DISCLOSURE_2021)
    assert (found.agency_printed, found.year) == (agency, year)


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
