"""Where a number of a web page stands is told in the words of the page, not in its tags."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.rendering.citing.sources import without_tags
from tests.bot.program import Program
from tests.reading.documents import as_html
from tests.reading.relaid import relaid
from tests.reading.samples import reading_of
from tests.store.made import PINGLUO, report


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('<tr><td colspan="3"><p>一、本年新收&nbsp;</p></td><td>24</td>', "一、本年新收 24"),
        ("二、上年结转\t0\t0", "二、上年结转\t0\t0"),
        ("当 a<b 且 c>d 时", "当 a<b 且 c>d 时"),
        ("<td></td>", "<td></td>"),
    ],
)
def test_tags_are_left_out(line: str, words: str) -> None:
    assert without_tags(line) == words


def test_an_answer_from_a_page_cites_its_words(tmp_path: Path) -> None:
    program = Program(tmp_path)
    program.write("甲.html", as_html(relaid(reading_of(report(PINGLUO, new=24)))).decode())
    program.run("load", tmp_path / "reports")
    answer = program.run("ask", "平罗县2022年新收多少件申请").stdout
    assert answer.startswith("24 件")
    assert "一、本年新收政府信息公开申请数量 24" in answer
    assert "<td" not in answer
