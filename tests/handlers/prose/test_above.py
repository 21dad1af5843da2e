"""Figures of a place or an office below, told from the report above it, by its short name or its
full one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from store.names import Names
from tests.handlers.prose.made import Ask, asking_of

SAID = "收取了信息处理费2950元。其中，泗洪县人民政府2件，收取290元；泗洪县公安局15件，收取1500元。"


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    """The answer to a question over the report of the city."""
    name = "宿迁市2023年政府信息公开工作年度报告"
    (tmp_path / f"{name}.txt").write_text(
        f"{name}\n\n六、其他需要报告的事项\n\n{SAID}\n", encoding="utf-8"
    )
    with asking_of(tmp_path, names, chat="chat") as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("泗洪县政府2023年收了多少信息处理费", "290"),
        ("泗洪县人民政府2023年收取信息处理费多少元", "290"),
        ("泗洪县公安局2023年收取信息处理费多少元", "1500"),
    ],
)
def test_a_figure_is_told_from_above(ask: Ask, question: str, value: str) -> None:
    assert [one.value for one in ask(question).results] == [Decimal(value)]
