"""What the HTTP API tells: the objects of `--json`, in pages."""

from __future__ import annotations

import pytest

from bot.api.openapi import PARAMETERS
from tests.bot.api.clients import ASKED, Client, as_described, got
from tests.bot.program import Program
from tests.store.made import PINGLUO


async def test_an_answer_is_that_of_the_command_line(client: Client, program: Program) -> None:
    (told,) = program.records("ask", "--json", ASKED)
    found = await got(client, "/ask", q=ASKED, id="1")
    assert found == told
    assert found["results"][0]["value"] == 5
    as_described(found, "Answer")
    async with client.post("/ask", json={"q": ASKED, "id": "1"}) as answer:
        assert await answer.json() == told


@pytest.mark.parametrize(
    "q",
    [
        "谁收到的申请最多",
        "今天天气",
        "平罗县2021年新收多少件",
        "平罗",
        "体检平罗县2023年",
        "投诉多少件",
        "平罗县有哪些报告",
    ],
)
async def test_every_kind_of_answer_is_as_described(client: Client, q: str) -> None:
    as_described(await got(client, "/ask", q=q), "Answer")


async def test_questions_of_a_chat_go_on_from_one_another_and_others_do_not(client: Client) -> None:
    await got(client, "/ask", q=ASKED, chat="a")
    found = await got(client, "/ask", q="那西吉县呢", chat="a")
    assert [result["value"] for result in found["results"]][:1] == [7]
    for chat in ({"chat": "b"}, {}):
        assert (await got(client, "/ask", q="那2023年呢", **chat))["results"] == []


async def test_lists_are_those_of_the_command_line(client: Client, program: Program) -> None:
    figures = await got(client, "/figures", agency="平罗", year=2022)
    told = program.records("facts", "平罗", "--year", 2022, "--json")
    assert [{key: one[key] for key in told[0]} for one in figures["figures"]] == told
    reports = await got(client, "/reports")
    assert sorted(reports["reports"], key=str) == sorted(
        program.records("reports", "--json"), key=str
    )
    problems = await got(client, "/problems", agency="平罗")
    assert sorted(problems["problems"], key=str) == sorted(
        program.records("check", "平罗", "--json"), key=str
    )
    assert problems["problems"]
    for found, name in ((figures, "Figure"), (reports, "Report"), (problems, "Problem")):
        for one in found[f"{name.lower()}s"]:
            as_described(one, name)


async def test_a_figure_has_its_text_and_the_problems_that_touch_it(client: Client) -> None:
    found = await got(
        client,
        "/figures",
        agency=PINGLUO,
        year=2023,
        table="requests",
        row="carried_over",
        column="total",
    )
    (figure,) = found["figures"]
    assert (figure["value"], figure["label"]) == (1, "上年结转政府信息公开申请数量·总计")
    assert figure["text"].startswith("二、上年结转政府信息公开申请数量 1 0")
    assert [problem["code"] for problem in figure["problems"]] == ["carried-over-differs"]


@pytest.mark.parametrize("path", sorted(PARAMETERS))
@pytest.mark.parametrize("chosen", [{}, {"agency": "平罗"}, {"year": 2022}], ids=str)
async def test_pages_together_are_the_whole(
    client: Client, path: str, chosen: dict[str, object]
) -> None:
    whole, name = await got(client, path, **chosen), path[1:]
    assert whole["next"] is None
    after, found = 0, list[object]()
    for _ in range(5):
        page = await got(client, path, **chosen, limit=1, after=after)
        found += page[name]
        if page["next"] is None:
            break
        after = page["next"]
    assert found == whole[name]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/figures?agency=不存在的县", 404),
        ("/figures?agency=平罗&year=2019", 404),
        ("/figures?column=totl", 404),
        ("/figures?table=requests&row=made", 404),
        ("/figures?colum=total", 400),
        ("/figures?year=20x2", 400),
        ("/figures?year=٢٠٢٢", 400),
        ("/figures?limit=0", 400),
        ("/figures?limit=-1", 400),
        ("/problems?severity=worst", 400),
        ("/reports?row=new", 400),
        ("/ask", 400),
        ("/ask?q=%20", 400),
        ("/ask?q=a&lang=fr", 400),
        ("/ask?q=a&now=yesterday", 400),
        ("/ask?q=a&question=b", 400),
        ("/nothing", 404),
    ],
)
async def test_what_cannot_be_found_or_understood_is_said_and_is_no_empty_list(
    client: Client, path: str, status: int
) -> None:
    async with client.get(path) as answer:
        assert answer.status == status
        as_described(await answer.json(), "Error")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"q"',
        b'{"q": 5}',
        b'{"q": "a", "chat": 5}',
        b"[" * 9999,
        b"\xff",
        b'{"q": "a", "lang": {"a": 1}}',
        b'{"q": "a", "now": []}',
        b'{"q": "a", "id": "\\ud800"}',
        b'{"q": "\\udfff"}',
        b'{"q": "a", "id": NaN}',
        b'{"q": "a", "id": [-Infinity]}',
        b'{"q": "a", "now": true}',
    ],
)
async def test_a_body_that_is_no_question_is_said(client: Client, body: bytes) -> None:
    async with client.post("/ask", data=body) as answer:
        assert answer.status == 400
        as_described(await answer.json(), "Error")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
async def test_nothing_can_be_changed(client: Client, method: str) -> None:
    async with client.request(method, "/reports") as answer:
        assert answer.status == 405
        assert "GET" in answer.headers["Allow"]
