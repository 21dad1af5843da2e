"""A made January to April: sites of several styles that change, and every report found within one
look, once.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from handlers.watching import looking
from handlers.watching.times import IN_SEASON, NIGHT, OTHERWISE, next_look
from tests.watching.alone import BEGIN, SHANGHAI, Alone
from tests.watching.lists import STYLES, Links, numbered_by_script
from tests.watching.site import Site, docx_of, page_of, plain_list, site

PLACE = "宁夏回族自治区石嘴山市平罗县"
OFFICES = ("人民政府", "教育局", "财政局", "水务局", "民政局", "司法局", "审计局")
DAY = 86_400


@dataclass
class Press:
    """A site that publishes."""

    gov: Site
    style: str
    reports: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    """By path: whose, on which year, and 新收."""
    links: Links = field(default_factory=list)

    def publish(self, agency: str, year: int, new: int, chance: random.Random) -> None:
        """A report appears: as a page, as a document, or behind a second page."""
        path, title = (
            f"/art/{len(self.links)}",
            f"{agency.removeprefix(PLACE[:10])}{year}年政府信息公开工作年度报告",
        )
        way = chance.choice(["page", "document", "behind"])
        if way == "page":
            self.gov.put(f"{path}.html", page_of(agency, year, new))
            self.links.insert(0, (f"{path}.html", title))
        else:
            self.gov.put(f"{path}.docx", docx_of(agency, year, new), "application/msword")
            shown = f"{path}.docx" if way == "document" else f"{path}.html"
            self.gov.put(
                f"{path}.html",
                f'<html><body><p>见附件</p><a href="{path}.docx">{title}.docx</a></body></html>',
            )
            self.links.insert(chance.randint(0, len(self.links)), (shown, title))
        self.show()

    def show(self) -> None:
        self.gov.put("/nb/index.html", STYLES[self.style](self.links, 1))


@pytest.fixture
async def presses(it: Alone) -> AsyncIterator[list[Press]]:
    async with AsyncExitStack() as stack:
        made = []
        for style in STYLES:
            gov = await stack.enter_async_context(site(it.time.read))
            gov.put("/robots.txt", "User-agent: *\nDisallow: /admin\n", "text/plain")
            press = Press(gov, style)
            press.show()
            made.append(press)
            it.add(f"{gov.url}/nb/index.html")
        yield made


async def test_every_report_within_one_look_none_twice_none_wrong(
    it: Alone, presses: list[Press]
) -> None:
    chance, expected = random.Random(2026), dict[tuple[str, int], int]()
    await it.looks()
    for number, office in enumerate(OFFICES):
        agency, press = PLACE + office, presses[number % len(presses)]
        at = BEGIN.timestamp() + number * 15 * DAY + chance.randint(0, 8) * 3600
        it.time.now = max(it.time.now, at)
        await it.looks()
        press.publish(agency, 2025, number + 1, chance)
        expected[agency, 2025] = number + 1
        due = [source.next_look for source in it.state.sources.every()]
        it.time.now = max(it.time.now, *due)
        await it.looks()
        assert it.held() == expected, office
    assert Counter(each.partition(":")[0] for each in it.log()) == {"taken": len(OFFICES)}
    assert it.messages() == []
    for press in presses:
        _is_polite(press.gov)


def _is_polite(gov: Site) -> None:
    """By the site's own log."""
    times = [each.at for each in gov.log]
    assert all(after - before >= 2 for before, after in itertools.pairwise(times))
    assert gov.most_at_once == 1
    lists = gov.asked("/nb/index.html")
    assert all(each.conditional for each in lists[1:])
    documents = Counter(
        each.path for each in gov.asked() if each.path != "/nb/index.html" and not each.conditional
    )
    assert set(documents.values()) == {1}, documents
    robots = [each.at for each in gov.log if each.path == "/robots.txt"]
    assert all(after - before >= DAY for before, after in itertools.pairwise(robots))
    assert not any(each.cookie for each in gov.log)


async def test_lists_of_several_pages_are_looked_through(it: Alone) -> None:
    def title(year: int) -> str:
        return f"平罗县人民政府{year}年政府信息公开工作年度报告"

    async with site(it.time.read) as gov:
        for year in range(2019, 2025):
            gov.put(f"/{year}.html", page_of(PLACE + "人民政府", year, year - 2000))
        gov.put("/a/index.html", numbered_by_script([("/2019.html", title(2019))], 3))
        gov.put("/a/index_1.html", numbered_by_script([("/2020.html", title(2020))], 3))
        gov.put("/a/index_2.html", numbered_by_script([("../2021.html", title(2021))], 3))
        turn = '<a href="list.jsp?page={0}">下一页</a><a href="list.jsp?page={0}">{0}</a>'
        gov.put("/b/list.jsp", plain_list([("/2022.html", title(2022))], turn.format(2)))
        gov.put("/b/list.jsp?page=2", plain_list([("/2023.html", title(2023))], turn.format(3)))
        gov.put(
            "/b/list.jsp?page=3",
            plain_list([("/2024.html", title(2024))], '<a href="list.jsp?page=2">2</a>'),
        )
        it.add(f"{gov.url}/a/index.html")
        it.add(f"{gov.url}/b/list.jsp")
        await it.looks()
        assert it.held() == {(PLACE + "人民政府", year): year - 2000 for year in range(2019, 2025)}
        requests = len(gov.log)
        await it.later(hours=1)
        again = gov.log[requests:]
        assert len(again) == 6
        assert {each.status for each in again} == {304}


async def test_a_site_that_is_down_slow_to_come_back_and_whole_again(it: Alone) -> None:
    async with site(it.time.read) as gov:
        gov.put("/nb/", "", status=502)
        source = it.add(f"{gov.url}/nb/")
        for _ in range(12):
            await it.later(minutes=20)
        now = it.state.sources.get(source.number)
        assert now is not None
        assert (now.trouble, now.detail, now.looked) == ("status", "502", 0)
        assert len(gov.asked()) == now.failures <= 5, "it is asked less and less often"
        gov.put("/nb/", plain_list([("a.html", "平罗县人民政府2023年政府信息公开工作年度报告")]))
        gov.put("/nb/a.html", "", status=500)
        await it.later(days=1)
        assert it.stages() == {"/nb/a.html": "new (status)"}
        gov.put("/nb/a.html", page_of(PLACE + "人民政府", 2023))
        await it.later(hours=12)
        assert it.stages() == {"/nb/a.html": "taken"}


async def test_a_list_without_a_link_is_told_as_odd(it: Alone) -> None:
    async with site(it.time.read) as gov:
        gov.put("/nb/", "<html><body>本栏目已迁移</body></html>")
        source = it.add(f"{gov.url}/nb/")
        await it.looks()
        now = it.state.sources.get(source.number)
        assert now is not None
        assert (now.trouble, now.failures) == ("empty", 0)


async def test_a_list_that_has_other_links_at_each_look_does_not_fill_the_state(
    it: Alone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "MOST_NEW", 20)
    async with site(it.time.read) as gov:
        it.add(f"{gov.url}/nb/")
        for number in range(4):
            links = [
                (f"{number}-{each}.html", f"平罗县{2000 + each}年政府信息公开工作年度报告")
                for each in range(15)
            ]
            gov.put("/nb/", plain_list(links))
            await it.later(hours=2)
        assert it.state.finds.unfetched(1) <= 20
        (source,) = it.state.sources.every()
        assert source.trouble == "many"


# ---- when ----------------------------------------------------------------------------------------
def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> int:
    return int(datetime(year, month, day, hour, minute, second, tzinfo=SHANGHAI).timestamp())


def test_oftener_from_january_to_march_than_after() -> None:
    assert next_look(moment(2026, 3, 31, 12), SHANGHAI, 0) == moment(2026, 3, 31, 12, 13, 30)
    assert next_look(moment(2026, 4, 1, 12), SHANGHAI, 1) == moment(2026, 4, 1, 16, 48)
    assert next_look(moment(2026, 4, 1, 12), SHANGHAI, 0, minutes=1) == moment(
        2026, 4, 1, 12, 0, 54
    )


def test_not_at_night() -> None:
    for minute in range(0, 24 * 60, 7):
        at = moment(2026, 1, 15) + minute * 60
        for jitter in (0.0, 0.3, 0.99):
            local = datetime.fromtimestamp(next_look(at, SHANGHAI, jitter), UTC).astimezone(
                SHANGHAI
            )
            assert NIGHT.end <= local.hour * 60 + local.minute < NIGHT.start


def test_less_and_less_often_where_it_fails_but_once_a_day() -> None:
    at = moment(2026, 1, 15, 8)
    apart = [next_look(at, SHANGHAI, 0, failures=failures) - at for failures in range(9)]
    assert apart == sorted(apart)
    assert apart[0] <= IN_SEASON < OTHERWISE
    assert 0.8 * DAY <= apart[-1] <= DAY
    assert next_look(at, SHANGHAI, 0, wait=7200) == at + 7200
