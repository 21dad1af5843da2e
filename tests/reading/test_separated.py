"""Commas between cells are told from commas in sentences."""

from __future__ import annotations

import pytest

from store.model import Reading
from store.reading import read
from store.reading.formats.separated import separator

PROSE = """本报告依据《中华人民共和国政府信息公开条例》(国务院令第711号),由上饶市教育局结合有关统计数据编制。
请与上饶市教育局办公室联系(地址:广平街9楼,电话:0793-8213868,邮编:334000)。
一、总体情况
(一)主动公开情况。2022年,我局按照要求,在政府信息公开平台新增主动公开政府信息139条,在微信公众号发布信息956条。
(二)依申请公开情况。2022年,我局收到政府信息公开申请3件,全部在期限内答复,未发生行政复议、起诉。
"""


def test_prose_with_half_width_commas_is_prose() -> None:
    assert separator(PROSE) == ""
    found = read("上饶.txt", PROSE.encode())
    assert isinstance(found, Reading)
    assert found.agency_printed == "上饶市教育局"
    assert any("申请3件" in sentence.text for sentence in found.sentences)


@pytest.mark.parametrize("sign", [",", ";"])
def test_rows_of_figures_are_a_table(sign: str) -> None:
    rows = [
        ["规章", "0", "0", "12"],
        ["规范性文件", "2", "", "7"],
        ["", "本年新收", "24", "0"],
        ["合计", "1", "2", "3"],
    ]
    table = "\n".join(sign.join(row) for row in rows)
    assert separator(table) == sign
    assert separator(f"标题{sign * 3}\n{table}") == sign


@pytest.mark.parametrize("stop", [",", ", ", ";"])
def test_no_sign_makes_sentences_cells(stop: str) -> None:
    sentence = stop.join(["2022年", "全县新收申请12件", "办结12件", "比上年增加3件", "未收费"])
    assert separator("\n".join([sentence] * 9)) == ""
