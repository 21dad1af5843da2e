"""The commands that ask, as a person or a program types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from store.reference import DATA


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "index.db"
    result = CliRunner().invoke(main, ["--db", str(path), "load", str(DATA / "reports")])
    assert result.exit_code == 0, result.output
    return path


def nianbao(db: Path, *arguments: str, typed: str | None = None, **environment: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(db), *arguments], input=typed, env=environment)


def test_ask_answers_on_the_terminal(db: Path) -> None:
    result = nianbao(db, "ask", "平罗县2022年收到多少申请")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "24 件"


@pytest.mark.parametrize(
    ("agency", "files"),
    [
        ("固原市各县", {"彭阳县人民政府办公室2020.txt", "西吉县2020.txt"}),
        ("各乡镇", {"盐池县青山乡2020.txt"}),
        ("the counties of Guyuan", {"彭阳县人民政府办公室2020.txt", "西吉县2020.txt"}),
    ],
)
def test_check_takes_all_of_a_level(db: Path, agency: str, files: set[str]) -> None:
    result = nianbao(db, "check", agency)
    assert {line.partition(":")[0] for line in result.stdout.splitlines()} == files


@pytest.mark.parametrize("agency", ["各县投诉", "各市", "不存在的县", "各县行政处罚"])
def test_check_says_where_there_is_nobody(db: Path, agency: str) -> None:
    result = nianbao(db, "check", agency)
    assert (result.exit_code, result.stdout) == (1, "")
    assert agency in result.stderr


def test_ask_json_has_the_number_its_cell_and_its_line(db: Path) -> None:
    answer = json.loads(
        nianbao(db, "ask", "--json", "how many applications did Pingluo receive in 2022").stdout
    )
    assert (answer["status"], answer["lang"]) == ("answered", "en")
    assert answer["results"] == [
        {
            "role": "answer",
            "kind": "printed",
            "value": 24,
            "unit": "件",
            "agency": "宁夏回族自治区石嘴山市平罗县人民政府办公室",
            "year": 2022,
            "table": "requests",
            "row": "new",
            "column": "total",
            "sources": [
                {
                    "file": "平罗县人民政府办公室2022.txt",
                    "line": 47,
                    "end_line": 47,
                    "text": "一、本年新收政府信息公开申请数量 24 0 0 0 0 0 24",
                }
            ],
        }
    ]
    assert list(answer) == [
        "id", "status", "lang", "text", "understood", "results", "candidates", "more_candidates", "reports",
        "unread", "nearest", "next", "verdict", "action", "coverage", "problems",
    ]  # fmt: skip


def test_ask_jsonl_answers_in_order_with_follow_ups_per_chat(db: Path) -> None:
    asked = [
        {"id": "1", "q": "西吉县2020年行政处罚处理决定", "chat": "a"},
        {"id": "2", "q": "红寺堡呢", "chat": "a"},
        {"id": "3", "q": "红寺堡呢", "chat": "b"},
        {"id": "4", "q": "平罗去年收到多少申请", "now": "2023-02-01"},
    ]
    result = nianbao(db, "ask", "--jsonl", typed="".join(json.dumps(line) + "\n" for line in asked))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["1", "2", "3", "4"]
    assert [[r["value"] for r in answer["results"]] for answer in answers] == [
        [1271],
        [1965],
        [],
        [24],
    ]


def test_the_same_questions_give_the_same_bytes(db: Path) -> None:
    asked = '{"id": 1, "q": "2020年行政处罚排名"}\n{"id": 2, "q": "平罗办理结果"}\n'
    assert (
        nianbao(db, "ask", "--jsonl", typed=asked).stdout
        == nianbao(db, "ask", "--jsonl", typed=asked).stdout
    )


@pytest.mark.parametrize("line", ["{", "[1]", "null", '"平罗"'])
def test_a_line_that_is_no_object_is_named(db: Path, line: str) -> None:
    result = nianbao(db, "ask", "--jsonl", typed='{"id": 1, "q": "有哪些报告"}\n' + line + "\n")
    assert result.exit_code == 1
    assert result.stderr == "nianbao: line 2 of the input is not a JSON object\n"


@pytest.mark.parametrize(
    "arguments", [["ask"], ["ask", "--jsonl", "平罗"], ["names"], ["nonsense"], ["load"]]
)
def test_a_wrong_call_exits_with_2(db: Path, arguments: list[str]) -> None:
    assert nianbao(db, *arguments).exit_code == 2


@pytest.mark.parametrize(
    ("name", "status", "found"),
    [
        ("平逻县", "match", ["宁夏回族自治区石嘴山市平罗县"]),
        ("yc", "ambiguous", ["宁夏回族自治区银川市", "宁夏回族自治区吴忠市盐池县"]),
        ("西安市", "none", []),
        ("apple", "none", []),
    ],
)
def test_names_says_whom_a_name_means(db: Path, name: str, status: str, found: list[str]) -> None:
    answer = json.loads(nianbao(db, "names", "--json", name).stdout)
    assert (answer["status"], sorted(answer["names"])) == (status, sorted(found))


def test_names_jsonl(db: Path) -> None:
    result = nianbao(db, "names", "--jsonl", typed='{"id": 7, "query": "盐池青山"}\n')
    assert json.loads(result.stdout)["names"] == ["宁夏回族自治区吴忠市盐池县青山乡"]


def test_chat_answers_each_line_when_the_input_is_no_terminal(db: Path) -> None:
    result = nianbao(
        db,
        "chat",
        typed="平罗县2022年收到多少申请\n\n予以公开呢\n城关镇的年报\n1\n帮助\n退出\n再问\n",
    )
    assert result.exit_code == 0
    heads = [block.splitlines()[0] for block in result.stdout.strip().split("\n\n")]
    assert heads == [
        "24 件",
        "3 件",
        "是哪一个？",
        "› 宁夏回族自治区石嘴山市平罗县城关镇的年报有哪些",
        "可以问什么",
    ]


def test_without_an_index_one_line_says_what_to_do(tmp_path: Path) -> None:
    result = nianbao(tmp_path / "none.db", "ask", "平罗")
    assert result.exit_code == 1
    assert result.stderr.startswith("nianbao: cannot open the index")
    assert "nianbao load" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_is_no_index_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    path.write_text("not a database, but long enough to look at" * 30)
    result = nianbao(path, "reports")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_run_without_a_token_says_where_to_get_one(db: Path) -> None:
    result = nianbao(db, "run", NIANBAO_TOKEN="")
    assert result.exit_code == 1
    assert (
        result.stderr
        == "nianbao: NIANBAO_TOKEN is not set. Get a token from @BotFather in Telegram and set it.\n"
    )


def test_doctor_looks_at_everything(db: Path, tmp_path: Path) -> None:
    well = nianbao(db, "doctor", NIANBAO_STATE=str(tmp_path / "state.db"), NIANBAO_TOKEN="")
    assert well.exit_code == 0, well.stdout
    assert "5 份年报" in well.stdout
    ill = nianbao(tmp_path / "none.db", "doctor", NIANBAO_TOKEN="123:not a token")
    assert ill.exit_code == 1
    assert "FAIL 年报索引" in ill.stdout
    assert "FAIL 令牌" in ill.stdout
    assert "not a token" not in ill.stdout


def test_a_wrong_setting_is_one_line(db: Path) -> None:
    result = nianbao(db, "reports", NIANBAO_TIMEZONE="Mars/Olympus")
    assert result.exit_code == 1
    assert (
        result.stderr
        == "nianbao: NIANBAO_TIMEZONE=Mars/Olympus is no time zone; Asia/Shanghai is one\n"
    )


def test_chat_has_a_home_and_remembers_choices(tmp_path: Path, equals_folder: Path) -> None:
    db = tmp_path / "index.db"
    nianbao(db, "load", str(equals_folder))
    lines = [
        "/here 西吉县",
        "我县2020年行政处罚多少",
        "青山2020年收到多少申请",
        "2",
        "青山2020年予以公开多少",
        "/forget 青山",
        "青山呢",
    ]
    result = nianbao(db, "chat", typed="\n".join(lines))
    heads = [block.splitlines()[0] for block in result.stdout.strip().split("\n\n")]
    assert heads[1] == "1,271 件（按“处理决定数量”）"
    assert heads[2] == heads[6] == "是哪一个？"
    assert heads[4] == "0 件"
