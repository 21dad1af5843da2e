"""A clock that was wrong for a while: of another year, and set right."""

from __future__ import annotations

import pytest

from tests.store.made import PINGLUO
from tests.watching.alone import BEGIN, Alone
from tests.watching.site import Site, page_of, plain_list

TITLE = "平罗县人民政府{}年政府信息公开工作年度报告"
YEARS = 3 * 365 * 86_400


@pytest.mark.parametrize("jump", [YEARS, -YEARS])
async def test_looks_go_on_when_the_clock_is_set_right(it: Alone, gov: Site, jump: int) -> None:
    gov.put(
        "/nb/",
        plain_list([("missing.html", TITLE.format(2020)), ("2021.html", TITLE.format(2021))]),
    )
    gov.put("/nb/2021.html", page_of(PINGLUO, 2021, 1))
    it.time.now = BEGIN.timestamp() + jump
    it.add(f"{gov.url}/nb/")
    await it.looks()
    it.time.now = BEGIN.timestamp()
    gov.put(
        "/nb/",
        plain_list([("missing.html", TITLE.format(2020)), ("2022.html", TITLE.format(2022))]),
    )
    gov.put("/nb/missing.html", page_of(PINGLUO, 2020, 3))
    gov.put("/nb/2022.html", page_of(PINGLUO, 2022, 2))
    await it.later(hours=1)
    held = it.held()
    assert (held.get((PINGLUO, 2020)), held.get((PINGLUO, 2022))) == (3, 2)
    del gov.pages["/nb/2022.html"], gov.pages["/nb/missing.html"]
    await it.later(days=4)
    assert {stage for path, stage in it.stages().items() if "2021" not in path} == {"gone"}


async def test_what_was_found_by_a_clock_that_was_ahead_is_looked_at_again(
    it: Alone, gov: Site
) -> None:
    gov.put("/nb/", plain_list([("2021.html", TITLE.format(2021))]))
    gov.put("/nb/2021.html", page_of(PINGLUO, 2021, 1))
    it.time.now = BEGIN.timestamp() + YEARS
    it.add(f"{gov.url}/nb/")
    await it.looks()
    it.time.now = BEGIN.timestamp()
    del gov.pages["/nb/2021.html"]
    await it.later(days=4)
    assert it.stages() == {"/nb/2021.html": "gone"}
