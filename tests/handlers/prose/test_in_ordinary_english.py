"""English questions about the prose, British and American, by the sections of a yearly report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.prose.english import terms_of, ways_of
from handlers.understanding.wordlists.english_numbers import in_english
from store.names import Names
from tests.handlers.prose.made import Ask, asking, told

SAID = """依托各类平台公开信息9709条：门户网站5806条，微信公众号2515条，政务微博1388条。
视频号推送视频964条，抖音号497条。
全年制发政策解读材料13篇，以图解形式解读4篇。
审核拟发布信息1468条，发现并纠正错敏信息28条。
召开新闻发布会8场，组织在线直播访谈3次，举办政府开放日活动7场，开展局长接待日6次。
市长信箱回复网民留言927条，受理12345平台转办工单300件，答复群众来电咨询172次。
全市在用政务新媒体账号29个；门户网站独立用户访问量52.3万人次。
举办政务公开业务培训班2期，培训干部128人次，安排政务公开专项经费19.1万元；第三方评估得分88.7分。
聘请政务公开义务监督员20名。召开村民代表会202次，印发惠民政策明白卡3345张，入户走访675户。
办理人大代表建议30件、政协提案41件。
"""


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    with asking(tmp_path, names, "福建省龙岩市人民政府", SAID) as put:
        yield put


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many items did Longyan put out on WeChat in 2023?", "2515"),
        ("Longyan 2023: items published on its website", "5806"),
        ("How many Weibo posts were there in Longyan in 2023?", "1388"),
        ("How many clips went out on Longyan's video channel in 2023?", "964"),
        ("How many items did Longyan put on Douyin in 2023?", "497"),
        ("How many press briefings did Longyan hold in 2023?", "8"),
        ("How many live interviews did the Longyan city government organise in 2023?", "3"),
        ("How many live interviews did the Longyan city government organize in 2023?", "3"),
        ("How many open days did Longyan hold in 2023?", "7"),
        ("Reception days of Longyan in 2023", "6"),
        ("How many replies to netizens did the Longyan mayor's mailbox give in 2023?", "927"),
        ("How many 12345 hotline tickets did Longyan deal with in 2023?", "300"),
        ("How many phone enquiries did Longyan answer in 2023?", "172"),
        ("How many phone inquiries did Longyan answer in 2023?", "172"),
        ("How many official social-media accounts did Longyan run in 2023?", "29"),
        ("Unique visitors of the Longyan portal in 2023", "523000"),
        ("What was Longyan's third-party evaluation score in 2023?", "88.7"),
        ("Third-party assessment score of Longyan, 2023", "88.7"),
        ("What did Longyan budget for open-government work in 2023?", "191000"),
        ("How much did Longyan spend on open government in 2023?", "191000"),
        ("How many people took part in training in Longyan in 2023?", "128"),
        ("How many attended training in Longyan in 2023?", "128"),
        ("How many training sessions did Longyan hold in 2023?", "2"),
        ("How many open-government supervisors did Longyan recruit in 2023?", "20"),
        ("How many villagers' assemblies were held in Longyan in 2023?", "202"),
        ("How many explainer cards did Longyan print in 2023?", "3345"),
        ("Wrong or sensitive wordings caught in review, Longyan 2023", "28"),
        ("How many CPPCC proposals did Longyan handle in 2023?", "41"),
    ],
)
def test_a_figure_is_told(ask: Ask, question: str, value: str) -> None:
    assert told(ask(question)) == [value]


@pytest.mark.parametrize(
    "question",
    [
        "How many cartoons did Longyan publish in 2023?",
        "How many items did Longyan put on Toutiao in 2023?",
        "How many part-time staff did Longyan have in 2023?",
        "How much did Longyan spend on training in 2023?",
    ],
)
def test_what_is_not_said_has_no_figure(ask: Ask, question: str) -> None:
    assert told(ask(question)) == []


def test_two_ways_that_give_two_figures_give_none(tmp_path: Path, names: Names) -> None:
    """The mayor's mailbox may be that of the city or of the county: a report that has both is
    quoted.
    """
    said = "市长信箱收到来信12件。县长信箱收到来信30件。\n"
    with asking(tmp_path, names, "福建省龙岩市长汀县人民政府", said) as put:
        answer = put("How many letters did the mayor's mailbox of Changting County get in 2023?")
    assert told(answer) == []
    assert len(answer.quotes) == 2


def test_ways_go_from_the_likeliest_on() -> None:
    assert terms_of("mayor's mailbox") == ("市长信箱",)
    assert next(ways_of("third-party evaluation score")) == ("第三方", "评估", "得分")
    assert len(list(ways_of("mayor's mailbox replies to netizens budget"))) <= 24
    assert terms_of("培训") == ("培训",)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("four", 4),
        ("ninety-two", 92),
        ("one hundred and six", 106),
        ("two thousand five hundred", 2500),
        ("many", None),
    ],
)
def test_numbers_in_words(words: str, number: int | None) -> None:
    assert in_english(words) == number


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many rounds of training did Longyan hold in 2023?", "2"),
        ("How many news conferences did Longyan (龙岩市) give in 2023?", "8"),
        (
            "How many items did the official account of Longyan (龙岩市) carry on WeChat in 2023?",
            "2515",
        ),
        ("What number of press briefings did Longyan hold in 2023?", "8"),
    ],
)
def test_in_words_of_every_day_with_chinese_names(ask: Ask, question: str, value: str) -> None:
    assert told(ask(question)) == [value]
