"""`nianbao ask --explain`: the cut, the slots, the rules and what was read, for people and for
programs.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from store.reference import DATA, REFERENCE


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "index.db"
    result = CliRunner().invoke(main, ["--db", str(path), "load", str(DATA / "reports")])
    assert result.exit_code == 0, result.output
    return path


def nianbao(db: Path, *arguments: str, typed: str | None = None) -> Result:
    result = CliRunner().invoke(main, ["--db", str(db), *arguments], input=typed)
    assert result.exit_code == 0, result.output
    return result


def explained(db: Path, *questions: str) -> dict[str, Any]:
    """The explanation of the last of several questions of one chat."""
    asked = [{"id": place, "q": question, "chat": "a"} for place, question in enumerate(questions)]
    result = nianbao(
        db, "ask", "--jsonl", "--explain", typed="".join(json.dumps(one) + "\n" for one in asked)
    )
    found: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])["explanation"]
    return found


def test_the_answer_comes_first_then_how_it_was_found(db: Path) -> None:
    shown = nianbao(db, "ask", "--explain", "西吉县2020年行政处罚处理决定多少").stdout.splitlines()
    assert shown[0] == "1,271 件"
    below = shown[shown.index("") + 1 :]
    assert below[:3] == [
        "已回答：1 个数取自报告",
        "问题：西吉县2020年行政处罚处理决定多少",
        "切分：行政处罚 | 处理决定 | 多少",
    ]
    assert "名称：西吉县 → 宁夏回族自治区固原市西吉县（全称）" in below
    assert "年份：2020年 → 2020" in below
    assert "操作：取数（规则 value）" in below
    assert "指标：行政处罚（处理决定数量）" in below
    assert "没用上：无" in below
    assert "读到：行政处罚（处理决定数量） = 1,271 件，西吉县2020.txt 第 69 行" in below
    assert any(line.startswith("查询：SELECT f.report, f.cell") for line in below)


def test_each_word_names_its_line_of_the_lists(db: Path) -> None:
    words = explained(db, "西吉县2020年行政处罚前3名 penalties 投诉")["cut"]["words"]
    found = {word["word"]: word["list"] for word in words}
    for word, wording in (
        ("行政处罚", "行政处罚"),
        ("前3名", "前{n}名"),
        ("penalties", "penalties"),
    ):
        name, line = found[word].split(":")
        row = (REFERENCE / name).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        assert row.split("\t")[0] == wording
    assert found["投诉"] == "vocabulary.txt"


def test_an_english_question_is_explained_in_english(db: Path) -> None:
    shown = nianbao(db, "ask", "--explain", "how many requests did Pingluo receive in 2022").stdout
    assert "Answered: 1 figure from the reports" in shown
    assert "Operation: value (rule value)" in shown


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ("西吉", "short"),
        ("xiji", "pinyin"),
        ("西集县", "homophone"),
        ("Xiji County", "english"),
        ("西吉县", "exact"),
    ],
)
def test_it_says_how_a_name_was_found(db: Path, said: str, how: str) -> None:
    found = explained(db, f"{said} 2020年行政处罚多少")
    name = next(name for name in found["cut"]["names"])
    assert (name["how"], name["means"]) == (how, ["宁夏回族自治区固原市西吉县"])


def test_a_follow_up_says_what_it_took_over_and_from_what(db: Path) -> None:
    rules = explained(db, "西吉县2020年行政处罚多少", "红寺堡呢")["rules"]
    assert rules["before"] == "西吉县2020年行政处罚多少"
    assert rules["taken_over"] == ["measure", "year"]


def test_a_correction_says_what_it_put_in_whose_place(db: Path) -> None:
    rules = explained(db, "西吉县2020年行政处罚多少", "不是西吉，是红寺堡")["rules"]
    assert rules["correction"] == {"wanted": "红寺堡", "unwanted": "西吉"}


def test_a_word_that_was_not_used_is_the_reason(db: Path) -> None:
    found = explained(db, "平罗县2022年收到多少投诉")
    assert found["status"] == "unsure"
    assert "投诉" in found["unused"]
    assert found["rules"]["told"] == "value"
    assert found["slots"]["operation"] == "find"
    assert found["read"] == []


def test_slips_rankings_and_bounds_are_shown_as_they_were_read(db: Path) -> None:
    slip = explained(db, "平罗县2022年收到多少神请")
    assert slip["cut"]["slips"] == [{"written": "神请", "meant": "申请"}]
    bound = explained(db, "2020年行政处罚超过1000件的有哪些单位")
    assert bound["rules"]["operation"] == "ranking"
    assert (bound["slots"]["ranking"]["above"], bound["slots"]["everywhere"]) == (1000, True)
    assert bound["over"] == {"with": 4, "without": 0}


def test_the_figures_read_are_those_of_the_answer(db: Path) -> None:
    for question in (
        "红寺堡和西吉2020年行政处罚谁多",
        "平罗县2022年申请的办理结果",
        "平罗县2022年公开率",
    ):
        answer = json.loads(nianbao(db, "ask", "--json", "--explain", question).stdout)
        lines = {
            (source["file"], source["line"])
            for one in answer["results"]
            for source in one["sources"]
        }
        read = {(one["file"], one["line"]) for one in answer["explanation"]["read"]}
        assert read, question
        assert read <= lines, question


@pytest.mark.parametrize(
    ("question", "status", "reason"),
    [
        ("今天天气怎么样", "refused", {"refusal": "off-topic"}),
        ("古城2020年收到多少申请", "ambiguous", {"unclear": False}),
        ("平罗县2022年" * 60, "refused", {"refusal": "too-long"}),
        ("", "refused", {"refusal": "empty"}),
    ],
)
def test_what_was_not_answered_says_why(
    db: Path, question: str, status: str, reason: dict[str, object]
) -> None:
    found = explained(db, question)
    assert found["status"] == status
    assert reason.items() <= found["why"].items()


def test_without_it_nothing_is_added(db: Path) -> None:
    assert "explanation" not in json.loads(
        nianbao(db, "ask", "--json", "平罗县2022年收到多少申请").stdout
    )


def test_a_conversation_on_the_terminal_can_ask_why(db: Path) -> None:
    shown = nianbao(db, "chat", typed="西吉县2020年行政处罚处理决定多少\n红寺堡呢\n/why\n").stdout
    assert "沿用上一问“西吉县2020年行政处罚处理决定多少”：指标和操作、年份" in shown


def test_agencies_that_are_left_out_are_named(db: Path) -> None:
    shown = nianbao(db, "ask", "--explain", "除了西吉，2020年哪个单位行政处罚最多").stdout
    assert "除外：宁夏回族自治区固原市西吉县" in shown
