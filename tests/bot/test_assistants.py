"""`nianbao mcp` as an assistant's own client sees it: the official one, over the program's input and output."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from mcp import Client, StdioServerParameters, stdio_client

import bot.cli
from store.extras import Extra, way_to
from tests.bot.test_cli_loading import Program
from tests.store.made import report

ASKED = "平罗县2022年新收多少件申请"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    program.write("甲.txt", report(new=5, forward=2))
    program.write("乙.txt", report(year=2023, over=1, new=4))
    program.write("丙.txt", report("宁夏回族自治区固原市西吉县人民政府", new=7))
    assert program.run("load", tmp_path / "reports").exit_code == 0
    return program


@asynccontextmanager
async def assistant(program: Program) -> AsyncIterator[Client]:
    """A client over the program; opened in the test itself, as it has to be closed by the task that opened it."""
    environment = {**os.environ, "NIANBAO_DB": str(program.index)}
    parameters = StdioServerParameters(command=sys.executable, args=["-m", "bot", "mcp"], env=environment)
    async with Client(stdio_client(parameters)) as client:
        yield client


async def called(client: Client, tool: str, **arguments: object) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    assert isinstance(result.structured_content, dict)
    return result.structured_content


async def test_an_assistant_is_told_what_there_is_and_that_nothing_changes(program: Program) -> None:
    async with assistant(program) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"ask", "figures", "reports", "problems"}
        for tool in tools.values():
            assert tool.description
            assert tool.input_schema["additionalProperties"] is False
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
            assert all(schema.get("description") for schema in tool.input_schema["properties"].values())
        assert "Cite" in str(client.instructions)


async def test_results_are_those_of_the_command_line(program: Program) -> None:
    async with assistant(program) as client:
        (told,) = program.records("ask", "--json", ASKED)
        found = await called(client, "ask", question=ASKED)
        assert found == told | {"id": None}
        (result,) = found["results"]
        assert (result["value"], result["kind"], result["sources"][0]["line"]) == (5, "printed", 21)
        figures = await called(client, "figures", agency="平罗", year=2022)
        facts = program.records("facts", "平罗", "--year", 2022, "--json")
        assert [{key: one[key] for key in facts[0]} for one in figures["figures"]] == facts
        reports = await called(client, "reports")
        assert sorted(reports["reports"], key=str) == sorted(program.records("reports", "--json"), key=str)
        problems = await called(client, "problems", agency="平罗")
        assert sorted(problems["problems"], key=str) == sorted(program.records("check", "平罗", "--json"), key=str)


async def test_every_number_can_be_cited(program: Program) -> None:
    async with assistant(program) as client:
        found = await called(client, "figures", agency="Pingluo", year=2023, row="carried_over", column="total")
        (figure,) = found["figures"]
        assert (figure["value"], figure["unit"], figure["status"], figure["file"]) == (1, "件", "printed", "乙.txt")
        assert figure["text"].startswith("二、上年结转")
        assert [problem["code"] for problem in figure["problems"]] == ["carried-over-differs"]


async def test_questions_of_a_chat_go_on_from_one_another(program: Program) -> None:
    async with assistant(program) as client:
        await called(client, "ask", question=ASKED, chat="a")
        found = await called(client, "ask", question="那西吉县呢", chat="a")
        assert found["results"][0]["value"] == 7
        assert (await called(client, "ask", question="那西吉县呢"))["results"] == []


REFUSED: list[tuple[str, dict[str, object]]] = [
    ("figures", {"agency": "火星县"}),
    ("figures", {"row": "nonsense"}),
    ("figures", {"table": "none"}),
    ("figures", {"limit": 0}),
    ("figures", {"colum": "total"}),
    ("reports", {"agency": "平罗", "year": 2019}),
    ("problems", {"severity": "worst"}),
    ("ask", {"question": ""}),
    ("ask", {}),
]


async def test_what_cannot_be_found_is_an_error_and_no_empty_list(program: Program) -> None:
    async with assistant(program) as client:
        for tool, arguments in REFUSED:
            result = await client.call_tool(tool, arguments)
            assert result.is_error, (tool, arguments)


async def test_a_question_that_the_reports_do_not_answer_says_so(program: Program) -> None:
    async with assistant(program) as client:
        found = await called(client, "ask", question="平罗县2022年收到多少件投诉")
        assert found["status"] == "unsure"
        assert found["results"] == []


def test_without_the_extra_it_says_how_to_get_it(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    monkeypatch.delitem(sys.modules, "bot.assistants", raising=False)
    done = CliRunner().invoke(bot.cli.main, ["--db", str(program.index), "mcp"])
    assert done.exit_code == 1
    assert way_to(Extra.MCP) in done.stderr
