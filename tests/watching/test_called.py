"""What a document that was found is called among the reports: as its link says, with one ending."""

from __future__ import annotations

from tests.store.made import PINGLUO
from tests.watching.alone import Alone
from tests.watching.site import Site, docx_of, page_of, plain_list


async def test_a_title_that_names_the_file_gives_one_ending(it: Alone, gov: Site) -> None:
    title = "平罗县人民政府{}年政府信息公开工作年度报告"
    links = [
        ("/f/1.docx", title.format(2021) + ".docx"),
        ("/f/2.docx", title.format(2022) + ".DOC"),
        ("/d?id=3", title.format(2023) + ".doc.docx"),
        ("/f/4.html", title.format(2024)),
    ]
    gov.put("/nb/", plain_list(links))
    for place, (href, _) in enumerate(links[:3]):
        gov.put(href, docx_of(PINGLUO, 2021 + place))
    gov.put("/f/4.html", page_of(PINGLUO, 2024))
    it.add(f"{gov.url}/nb/")
    await it.looks()
    ends = (".docx", ".docx", ".docx", ".html")
    assert it.files() == [title.format(2021 + place) + end for place, end in enumerate(ends)]
