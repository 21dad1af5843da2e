"""What people say shortly, or in their own measure word, for what the prose writes out; what a
thing is, when, where and by which paper; and the figure beside, which is told never.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.answering import Answer, AnswerStatus
from store.names import Names
from tests.handlers.prose.made import Ask, asking, asking_of, told

NAME = "四川省南充市阆中市人民政府"
SAID = """公开选聘政务公开义务监督员20名。全年编发政府公报4期，校对41万余字，免费赠阅750余本。
强制注销关停政务新媒体1个。新增创城、密码法、政策直通车宣传专栏3个。开展网络辟谣4次。
公示栏公示扶贫等民生类信息300余次，电子屏滚动播放宣传信息200余条。便民服务事项公开共45项。
督办回复市长信箱留言24件。包括疫情通告31件、捐赠公示情况17件。
公开政府文件157件、政府常务会议19次、公示公告3条。热线受理工单4353件，答复时间均控制在5个工作日内。
集中推送政策信息194条，浏览量2.17万次。
政务微信发布信息496条，政务微博发布信息487条，较上年上涨39.8%。
发布督查通报4期，督促查漏补缺，整改问题80余条。土地资源6篇，矿产资源10篇。办理来信80件，其中网上投诉30件。
以市长王进为组长的政务公开领导小组多次听取汇报。开发“阆中一点通”微信小程序，公开民生事项。
根据《集约化试点方案》（国办函〔2018〕71号），已于11月下旬将门户网站迁移至云平台。
组织赴青川、平武等地学习先进经验，并选派1名干部跟班学习。
"""


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    with asking(tmp_path, names, NAME, SAID) as put:
        yield lambda question: put(f"阆中市2023年{question}")


@pytest.fixture
def after(tmp_path: Path, names: Names) -> Iterator[Ask]:
    name = f"{NAME}2023年政府信息公开工作年度报告"
    (tmp_path / f"{name}.txt").write_text(f"{name}\n\n一、总体情况\n\n{SAID}", encoding="utf-8")
    with asking_of(tmp_path, names, "chat") as put:
        yield put


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("义务监督员聘了几个", "20"),
        ("公报赠了几本", "750"),
        ("公报免费送了几份", "750"),
        ("新媒体关了几个", "1"),
        ("专栏新开了几个", "3"),
        ("辟了几次谣", "4"),
        ("公示栏公示了多少次", "300"),
        ("便民事项公开了几项", "45"),
        ("市长信箱回了几条", "24"),
        ("公开了几次常务会", "19"),
        ("热线几个工作日内答复", "5"),
        ("集中推送的信息有多少人次看过", "21700"),
        ("督查后整改了多少条问题", "80"),
        ("矿产方面发了几篇", "10"),
        ("微博比上年多了百分之多少", "39.8"),
        ("微博发了多少条信息（不是496条那个）", "487"),
    ],
)
def test_a_figure_is_told(ask: Ask, question: str, value: str) -> None:
    assert told(ask(question)) == [value]


@pytest.mark.parametrize("before", ["心累……", "救命！"])
def test_what_is_exclaimed_before_it_is_no_topic(after: Ask, before: str) -> None:
    assert told(after(f"{before}阆中市2023年义务监督员聘了几个")) == ["20"]


@pytest.mark.parametrize(
    "question",
    [
        "义务监督员开除了几个",
        "公报退了几本",
        "画册赠了几本",
        "新媒体开了几个直播",
        "专栏删了几个",
        "普了几次法",
        "公示栏换了多少次",
        "便民热线公开了几项",
        "市长信箱来电几个",
        "捐赠收到几件",
        "公开了几次听证会",
        "常务会通过了几个文件",
        "公开课有多少人次看过",
        "微信比上年多了百分之多少",
        "水利方面发了几篇",
        "微信发了多少条信息（不是496条那个）",
    ],
)
def test_no_figure_beside_it_is_told(ask: Ask, question: str) -> None:
    assert told(ask(question)) == []


@pytest.mark.parametrize(
    ("question", "piece"),
    [
        ("“一点通”是个啥", "微信小程序"),
        ("一点通干嘛的", "微信小程序"),
        ("领导小组组长是啥职务", "王进"),
        ("门户网站啥时候迁移的", "11月下旬"),
        ("门户网站几月迁到云平台的", "11月下旬"),
        ("集约化试点方案文号是多少", "71号"),
        ("去哪学习的", "青川"),
    ],
)
def test_what_is_no_number_is_quoted(ask: Ask, question: str, piece: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.QUOTED
    assert all(piece in quote.sentence.text for quote in answer.quotes)


@pytest.mark.parametrize(
    "question",
    [
        "“一网通”是个啥",
        "公章是干嘛的",
        "网站什么时候关停的",
        "市长信箱文号多少",
        "去哪些国家学习了",
    ],
)
def test_what_no_sentence_says_stays_unsure(ask: Ask, question: str) -> None:
    assert ask(question).status is AnswerStatus.UNSURE


def _last(after: Ask, *questions: str) -> Answer:
    return [after(question) for question in questions][-1]


def test_another_thing_is_told_in_its_own_measure_word(after: Ask) -> None:
    assert told(_last(after, "阆中市2023年公示栏公示了多少次", "电子屏呢")) == ["200"]


def test_what_was_done_with_a_paper_goes_on_from_it(after: Ask) -> None:
    assert told(_last(after, "阆中市2023年公报编了几期", "赠了多少本")) == ["750"]


def test_a_share_is_of_what_was_asked_before(after: Ask) -> None:
    answer = _last(after, "阆中市2023年矿产资源几篇", "占全部来信的几成")
    assert told(answer) == []
    answer = _last(after, "阆中市2023年网上投诉几件", "占全部来信的几成")
    assert told(answer) == ["37.5"]


def test_people_are_no_other_thing(after: Ask) -> None:
    assert told(_last(after, "阆中市2023年公示栏公示了多少次", "监督员呢")) == []
