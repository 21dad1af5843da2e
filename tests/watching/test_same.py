"""The same bytes again change nothing where they were a report; what was none, or was never read,
hides nothing.
"""

from __future__ import annotations

from tests.store.made import PINGLUO
from tests.watching.alone import Alone
from tests.watching.site import Site, page_of, plain_list

TITLE = "平罗县人民政府{}年政府信息公开工作年度报告"
CLOSED = "<html><body><p>网站正在维护，请稍后访问。</p></body></html>"


def listed(gov: Site, *years: int) -> None:
    gov.put("/nb/", plain_list([(f"{year}.html", TITLE.format(year)) for year in years]))


async def test_a_site_that_shows_the_same_page_for_all_its_reports_for_a_while(
    it: Alone, gov: Site
) -> None:
    listed(gov, 2021, 2022, 2023)
    for year in (2021, 2022, 2023):
        gov.put(f"/nb/{year}.html", CLOSED)
    it.add(f"{gov.url}/nb/")
    await it.looks()
    assert set(it.stages().values()) == {"refused (no-report)"}
    assert len(it.messages()) == 3
    for year in (2021, 2022, 2023):
        gov.put(f"/nb/{year}.html", page_of(PINGLUO, year, year - 2000))
    await it.later(days=4)
    assert it.held() == {(PINGLUO, year): year - 2000 for year in (2021, 2022, 2023)}


async def test_a_source_that_is_removed_before_its_documents_are_read_and_added_again(
    it: Alone, gov: Site
) -> None:
    listed(gov, 2023)
    gov.put("/nb/2023.html", page_of(PINGLUO, 2023, 7))
    source = it.add(f"{gov.url}/nb/")
    await it.watch.looker.look(source)
    await it.watch.looker.fetch(source)
    it.state.sources.remove(source.number)
    await it.looks()
    assert it.held() == {}
    assert it.state.uploads.waiting() == []
    it.add(f"{gov.url}/nb/")
    await it.looks()
    assert it.held() == {(PINGLUO, 2023): 7}


async def test_a_source_that_is_removed_while_a_look_goes_on(it: Alone, gov: Site) -> None:
    listed(gov, 2022, 2023)
    for year in (2022, 2023):
        gov.put(f"/nb/{year}.html", page_of(PINGLUO, year, year - 2000))
    source = it.add(f"{gov.url}/nb/")
    it.state.sources.remove(source.number)
    await it.watch.looker.look(source)
    await it.looks()
    await it.watch.looker.fetch(source)
    await it.looks()
    assert it.held() == {}
    it.add(f"{gov.url}/nb/")
    await it.looks()
    assert it.held() == {(PINGLUO, year): year - 2000 for year in (2022, 2023)}


async def test_two_finds_of_the_same_of_which_one_loses_its_document(it: Alone, gov: Site) -> None:
    gov.put("/nb/", plain_list([("a.html", TITLE.format(2023)), ("b.html", TITLE.format(2023))]))
    for name in "ab":
        gov.put(f"/nb/{name}.html", page_of(PINGLUO, 2023, 7))
    source = it.add(f"{gov.url}/nb/")
    await it.watch.looker.look(source)
    await it.watch.looker.fetch(source)
    first = it.state.finds.to_read(1)[0]
    it.watch.desk.tray.path(first.upload).unlink()
    await it.looks()
    assert it.held() == {(PINGLUO, 2023): 7}
    assert sorted(each.partition(" ")[0] for each in it.log()) == ["held", "taken:"]
