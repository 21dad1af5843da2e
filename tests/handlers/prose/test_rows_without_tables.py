"""Rows of the tables asked of reports that have no table: the sentence that states the row answers,
and no other.

The sentences are made by chance: a report says of some rows how many there were, each in one of the
ways in which reports say it, and of the others nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from handlers.answering.values.answer import ResultRole
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.loader import Loaded, load
from store.names import Names
from tests.conftest import TODAY
from tests.opening import opened
from tests.store.begun import begin_index

COUNTIES = (
    "彭阳县",
    "西吉县",
    "隆德县",
    "泾源县",
    "海原县",
    "盐池县",
    "同心县",
    "中宁县",
    "贺兰县",
    "永宁县",
)
ROWS = {
    "new": (
        "收到政府信息公开申请|新收政府信息公开申请|本年新收申请",
        "收到多少件申请|申请收了几件",
    ),
    "over": (
        "上年结转申请|上年度结转|结转上年度政府信息公开申请",
        "上年结转几件|上年结转申请多少件",
    ),
    "on": ("结转下年度继续办理|结转下年|转下年度办理", "结转下年度多少件|结转下年几件"),
    "granted": ("予以公开|同意公开", "予以公开多少件|予以公开几件"),
    "partial": ("部分公开|予以部分公开", "部分公开多少件"),
    "denied": ("不予公开", "不予公开几件"),
    "unable": ("无法提供|因不掌握无法提供", "无法提供多少件"),
    "review": ("因政府信息公开被申请行政复议|发生行政复议|行政复议案件", "行政复议几件"),
    "litigation": ("被提起行政诉讼|行政诉讼案件", "行政诉讼几件"),
    "penalties": ("作出行政处罚|行政处罚|实施行政处罚决定", "行政处罚多少件"),
    "licensing": ("办理行政许可|作出行政许可决定", "行政许可多少件"),
    "documents": ("制发规范性文件|出台行政规范性文件", "制发规范性文件几件|规范性文件制定了多少件"),
    "persons": ("自然人申请", "自然人申请几件"),
}
"""How reports say a row, and how it is asked for."""


class Asked(NamedTuple):
    """A question, and the number that the report states, if it does."""

    question: str
    value: int | None
    prose: str


def made(seed: int) -> Iterator[tuple[str, str, list[Asked]]]:
    """Reports by county: the prose, and a question for each row."""
    rng = random.Random(seed)
    for county in COUNTIES:
        stated = {row: rng.randint(1, 400) for row in ROWS if rng.random() < 0.75}
        parts = [f"{rng.choice(ROWS[row][0].split('|'))}{count}件" for row, count in stated.items()]
        rng.shuffle(parts)
        prose = "".join(part + rng.choice("。；，") for part in parts[:-1]) + parts[-1] + "。"
        asked = [f"{county}2023年{rng.choice(ways.split('|'))}" for _, ways in ROWS.values()]
        values = [stated.get(row) for row in ROWS]
        yield county, prose, [Asked(*one, prose) for one in zip(asked, values, strict=True)]


@pytest.mark.parametrize("seed", [11, 12])
def test_the_sentence_answers_for_the_row(tmp_path: Path, names: Names, seed: int) -> None:
    every: list[Asked] = []
    for county, prose, asked in made(seed):
        title = f"{county}人民政府2023年政府信息公开工作年度报告"
        (tmp_path / f"{title}.txt").write_text(
            f"{title}\n\n一、总体情况\n\n{prose}\n", encoding="utf-8"
        )
        every += asked
    assert isinstance(load([tmp_path], begin_index(tmp_path / "index.db"), names), Loaded)
    index = opened(tmp_path / "index.db")
    conversation = Conversation(index, names)
    wrong, untold = list[Asked](), list[Asked]()
    for number, one in enumerate(every):
        answer = conversation.answer(Asking(one.question, Asker(f"{number}"), TODAY))
        told = {result.value for result in answer.results if result.role is ResultRole.ANSWER}
        expected = set() if one.value is None else {Decimal(one.value)}
        wrong += [one] if told - expected else []
        untold += [one] if expected - told else []
    index.close()
    assert not wrong
    assert len(untold) <= len(every) // 20


@pytest.mark.parametrize(
    ("sentence", "question", "value"),
    [
        ("共受理申请7件，一件为结转2019年办理件，其余6件均为新收。", "西吉县2020年上年结转几件", 1),
        ("共受理申请7件，一件为结转2019年办理件，其余6件均为新收。", "西吉县2019年结转过来几件", 1),
        (
            "无因政府信息公开申请引起的投诉举报和行政复议、诉讼情况发生。",
            "西吉县2020年行政复议几件",
            0,
        ),
        ("全年未发生因信息公开引发的行政复议、行政诉讼案件。", "西吉县2020年行政诉讼几件", 0),
        ("全年未发生因信息公开引发的信访、舆情。", "西吉县2020年行政诉讼几件", None),
        ("共受理申请7件，一件结转至2021年办理。", "西吉县2020年上年结转几件", None),
    ],
)
def test_what_a_sentence_says_of_a_row_in_its_own_way(
    tmp_path: Path, names: Names, sentence: str, question: str, value: int | None
) -> None:
    text = f"西吉县人民政府2020年政府信息公开工作年度报告\n\n一、总体情况\n\n{sentence}\n"
    (tmp_path / "西吉县2020.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "index.db"
    assert isinstance(load([tmp_path], begin_index(path), names), Loaded)
    index = opened(path)
    answer = Conversation(index, names).answer(Asking(question, Asker("chat"), TODAY))
    index.close()
    told = [int(result.value) for result in answer.results if result.role is ResultRole.ANSWER]
    assert told == ([] if value is None else [value])
