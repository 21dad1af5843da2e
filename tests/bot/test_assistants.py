"""`nianbao mcp` as an assistant's own client sees it: the official one, over the program's input
and output.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from click.testing import CliRunner

import bot.cli
from store.extras import Extra, way_to
from tests.bot.program import Program

if TYPE_CHECKING:
    from mcp import Client

ASKED = "平罗县2022年新收多少件申请"


with_one_client = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="module")
def program(loaded_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """One for all, which only read: to start it with all that it needs takes longer than what they
    ask.
    """
    folder = tmp_path_factory.mktemp("assistants")
    shutil.copytree(loaded_once, folder, dirs_exist_ok=True)
    return Program(folder)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def client(program: Program) -> AsyncIterator[Client]:
    """A client over the program; one task opens and closes it, as it has to be."""
    from mcp import Client, StdioServerParameters, stdio_client

    environment = {**os.environ, "NIANBAO_DB": str(program.index)}
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "bot", "mcp"], env=environment
    )
    opened: asyncio.Future[Client] = asyncio.get_running_loop().create_future()
    done = asyncio.Event()

    async def hold() -> None:
        async with Client(stdio_client(parameters)) as client:
            opened.set_result(client)
            await done.wait()

    held = asyncio.create_task(hold())
    either: set[asyncio.Future[Any]] = {held, opened}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if held.done():
        held.result()
    yield opened.result()
    done.set()
    await held


async def called(client: Client, tool: str, **arguments: object) -> dict[str, Any]:
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    assert isinstance(result.structured_content, dict)
    return result.structured_content


@with_one_client
async def test_an_assistant_is_told_what_there_is_and_that_nothing_changes(client: Client) -> None:
    tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert set(tools) == {"ask", "figures", "reports", "problems"}
    for tool in tools.values():
        assert tool.description
        assert tool.input_schema["additionalProperties"] is False
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert all(schema.get("description") for schema in tool.input_schema["properties"].values())
    assert "Cite" in str(client.instructions)


@with_one_client
async def test_results_are_those_of_the_command_line(client: Client, program: Program) -> None:
    (told,) = program.records("ask", "--json", ASKED)
    found = await called(client, "ask", question=ASKED)
    assert found == told | {"id": None}
    (result,) = found["results"]
    assert (result["value"], result["kind"], result["sources"][0]["line"]) == (5, "printed", 21)
    figures = await called(client, "figures", agency="平罗", year=2022)
    facts = program.records("facts", "平罗", "--year", 2022, "--json")
    assert [{key: one[key] for key in facts[0]} for one in figures["figures"]] == facts
    reports = await called(client, "reports")
    assert sorted(reports["reports"], key=str) == sorted(
        program.records("reports", "--json"), key=str
    )
    problems = await called(client, "problems", agency="平罗")
    assert sorted(problems["problems"], key=str) == sorted(
        program.records("check", "平罗", "--json"), key=str
    )


@with_one_client
async def test_every_number_can_be_cited(client: Client) -> None:
    found = await called(
        client, "figures", agency="Pingluo", year=2023, row="carried_over", column="total"
    )
    (figure,) = found["figures"]
    assert (figure["value"], figure["unit"], figure["status"], figure["file"]) == (
        1,
        "件",
        "printed",
        "乙.txt",
    )
    assert figure["text"].startswith("二、上年结转")
    assert [problem["code"] for problem in figure["problems"]] == ["carried-over-differs"]


@with_one_client
async def test_questions_of_a_chat_go_on_from_one_another(client: Client) -> None:
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


@with_one_client
async def test_what_cannot_be_found_is_an_error_and_no_empty_list(client: Client) -> None:
    for tool, arguments in REFUSED:
        result = await client.call_tool(tool, arguments)
        assert result.is_error, (tool, arguments)


@with_one_client
async def test_a_question_that_the_reports_do_not_answer_says_so(client: Client) -> None:
    found = await called(client, "ask", question="平罗县2022年收到多少件投诉")
    assert found["status"] == "unsure"
    assert found["results"] == []


def test_without_the_extra_it_says_how_to_get_it(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    monkeypatch.delitem(sys.modules, "bot.objects.assistants", raising=False)
    done = CliRunner().invoke(bot.cli.main, ["--db", str(program.index), "mcp"])
    assert done.exit_code == 1
    assert way_to(Extra.MCP) in done.stderr
