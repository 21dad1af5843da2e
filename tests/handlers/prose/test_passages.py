"""Text that is asked for by what it is: contacts whole, the chapter on problems."""

from __future__ import annotations

from dataclasses import replace

from handlers.prose.passages import (
    contacts,
    means_asked,
    only_asks_for_contacts,
    only_asks_for_site,
    problems,
)
from store.index import StoredSentence
from tests.handlers.prose.test_asserting import said

CHAPTER = (
    "虽有成绩，但还存在差距。",
    "一是公开意识不强。",
    "二是解读质量不高。",
    "下一步，将着重做好以下工作。",
    "（一）加强学习。",
    "学习要经常。",
    "（二）丰富形式。",
)


def chapter() -> list[StoredSentence]:
    """The fifth chapter of a report."""
    return [replace(sentence, section="problems") for sentence in said(*CHAPTER)]


def texts(sentences: list[StoredSentence]) -> list[str]:
    return [sentence.text for sentence in sentences]


def test_an_address_that_goes_over_the_end_of_its_sentence_comes_whole() -> None:
    report = said(
        "如有疑问请联系（地址：湖滨路9号，电话：0517-87222589，电子邮箱：",
        "a@b.cn）。",
        "全年公开信息5条。",
    )
    assert texts(contacts(report, ("mail",))) == texts(report[:2])


def test_another_way_to_reach_an_agency_is_given_where_the_one_asked_for_is_not_printed() -> None:
    report = said("如有疑问请联系，电话：0517-87222589。", "全年公开信息5条。")
    assert texts(contacts(report, ("fax",))) == texts(report[:1])


def test_no_contact_is_made_of_a_sentence_with_a_hotline() -> None:
    assert contacts(said("12345热线受理工单19357件。"), ("phone",)) == []


def test_by_which_means_is_asked() -> None:
    assert means_asked("平罗的电话和邮编") == ("phone", "post")
    assert only_asks_for_contacts(("联系电话",))
    assert not only_asks_for_contacts(("热线电话", "工单"))


def test_problems_and_plans_are_told_apart() -> None:
    assert texts(problems(chapter(), plans=False)) == ["一是公开意识不强。", "二是解读质量不高。"]
    assert texts(problems(chapter(), plans=True)) == ["（一）加强学习。", "（二）丰富形式。"]


def test_a_site_alone_is_its_address_and_what_stands_on_it_is_not() -> None:
    assert only_asks_for_site(("website",))
    assert only_asks_for_site(("官网", "地址"))
    assert not only_asks_for_site(("网站", "信息"))


def test_whom_to_ask_is_told_where_no_number_is_printed() -> None:
    report = said("全年公开信息5条。", "如有疑问请联系龙岩市政务服务中心。")
    assert texts(contacts(report, ())) == texts(report[1:])
