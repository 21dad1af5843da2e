"""Two versions of a report on one list: an administrator says which counts; the order of the links
does not.
"""

from __future__ import annotations

import random

import pytest

from tests.store.made import PINGLUO
from tests.watching.alone import Alone
from tests.watching.site import Site, docx_of, page_of, plain_list

TITLE = "平罗县人民政府{}年政府信息公开工作年度报告"


@pytest.mark.parametrize("apart", [0, 7], ids=["beside one another", "fetched in another turn"])
async def test_both_are_shown_and_none_is_loaded(it: Alone, gov: Site, apart: int) -> None:
    between = [(f"{year}.html", TITLE.format(year)) for year in range(2015, 2015 + apart)]
    links = [
        ("a.html", TITLE.format(2023)),
        *between,
        ("b.docx", TITLE.format(2023)),
        ("c.html", TITLE.format(2024)),
    ]
    gov.put("/nb/", plain_list(links))
    gov.put("/nb/a.html", page_of(PINGLUO, 2023, 4))
    gov.put("/nb/b.docx", docx_of(PINGLUO, 2023, 5))
    gov.put("/nb/c.html", page_of(PINGLUO, 2024, 6))
    it.add(f"{gov.url}/nb/")
    await it.looks()
    stages = it.stages()
    assert {stages[f"/nb/{name}"] for name in ("a.html", "b.docx")} == {"asked (two-versions)"}
    assert it.held() == {(PINGLUO, 2024): 6}
    told = it.messages()
    assert len(told) == 2
    assert all("同一年找到了数不一样的两个版本" in text for text in told)


@pytest.mark.parametrize("seed", range(3))
async def test_of_three_none_is_loaded_whatever_they_are_called(
    it: Alone, gov: Site, seed: int
) -> None:
    links = [
        ("a.html", TITLE.format(2023)),
        ("b.html", "2023年政府信息公开年报"),
        ("c.html", TITLE.format(2023)),
    ]
    random.Random(seed).shuffle(links)
    for place, (href, _) in enumerate(links):
        gov.put(f"/nb/{href}", page_of(PINGLUO, 2023, 4 + place))
    gov.put("/nb/", plain_list(links))
    it.add(f"{gov.url}/nb/")
    await it.looks()
    assert set(it.stages().values()) == {"asked (two-versions)"}
    assert it.held() == {}


async def test_a_version_that_comes_while_two_wait_waits_with_them(it: Alone, gov: Site) -> None:
    links = [(f"{name}.html", TITLE.format(2023)) for name in "abc"]
    for place, name in enumerate("abc"):
        gov.put(f"/nb/{name}.html", page_of(PINGLUO, 2023, 4 + place))
    gov.put("/nb/", plain_list(links[:2]))
    it.add(f"{gov.url}/nb/")
    await it.looks()
    gov.put("/nb/", plain_list(links))
    await it.later(hours=1)
    assert set(it.stages().values()) == {"asked (two-versions)"}


async def test_the_same_figures_under_two_addresses_are_no_two_versions(
    it: Alone, gov: Site
) -> None:
    gov.put("/nb/", plain_list([("a.html", TITLE.format(2023)), ("b.docx", TITLE.format(2023))]))
    gov.put("/nb/a.html", page_of(PINGLUO, 2023, 4))
    gov.put("/nb/b.docx", docx_of(PINGLUO, 2023, 4))
    it.add(f"{gov.url}/nb/")
    await it.looks()
    assert sorted(it.stages().values()) == ["known", "taken"]


async def test_a_version_that_cannot_be_had_holds_nothing_up(it: Alone, gov: Site) -> None:
    gov.put("/nb/", plain_list([("a.html", TITLE.format(2023)), ("b.html", TITLE.format(2023))]))
    gov.put("/nb/a.html", page_of(PINGLUO, 2023, 4))
    gov.put("/nb/b.html", "", status=500)
    it.add(f"{gov.url}/nb/")
    await it.looks()
    assert it.held() == {(PINGLUO, 2023): 4}
    gov.put("/nb/b.html", page_of(PINGLUO, 2023, 5))
    await it.later(days=1)
    assert it.stages() == {"/nb/a.html": "taken", "/nb/b.html": "asked (other-version)"}
