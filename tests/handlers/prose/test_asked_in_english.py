"""What only the prose says, asked in English: in other words for it, of other parts of a sentence,
and of what it does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.answering.values.answer import AnswerStatus
from store.names import Names
from tests.handlers.prose.made import Ask, asking, told

SAID = """公开文件249件（包括疫情通告31件、捐赠公示17件），政策解读43件（文字解读33件、图解28件）。
社会公益事业建设栏目公开教育、扶贫工作等信息331条。
累计处置涉疫情网络舆情29起、开展网络辟谣4次。
配合自治区集中开展宣传6次，通过“云视通”举办业务培训5次。
全年累计发布政务公开工作督查通报8期，督促相关部门查漏补缺，整改问题80余条。
政务公开纳入效能目标考核，赋分2分。12345热线受理工单4353件，答复时间均控制在5个工作日内。
安排政务公开工作经费56.3万元，较上年度增长55.3%。
承办人大代表建议30件，办结率96.7%；承办政协提案37件，办结率86.5%。
所属7个行政村全部开通便民服务代办点，仅村级代办量已达1410件。
微信公众号发布信息496条，微博发布信息487条。
开发方便快捷的“龙岩一点通”微信小程序。成立以市长为组长、秘书长王某为副组长的政务公开领导小组。
市政府门户网站于11月下旬迁移至省政府网站云平台。
全年主动公开信息295条。其中，政务动态类信息112条；统计信息146条；政府开放日信息37条。
"""


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    with asking(tmp_path, names, "福建省龙岩市人民政府", SAID) as put:
        yield put


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Pandemic notices among the documents Longyan published in 2023?", "31"),
        ("Longyan 2023: donation notices?", "17"),
        ("Graphic explainers at Longyan in 2023?", "28"),
        ("Items under Longyan's social welfare column in 2023?", "331"),
        ("How often did Longyan debunk rumours online in 2023?", "4"),
        ("How many online flare-ups did Longyan tackle in 2023?", "29"),
        ("How often did Longyan join the region's concentrated publicity drives in 2023?", "6"),
        ("How many training sessions did Longyan run by 云视通 video in 2023?", "5"),
        ("Supervision bulletins of Longyan in 2023, number?", "8"),
        ("How many points does openness carry in Longyan's assessment of 2023?", "2"),
        ("12345 calls taken in Longyan in 2023?", "4353"),
        ("Within how many working days did Longyan reply in 2023?", "5"),
        ("Increase of Longyan's openness budget over last year in 2023, in %", "55.3"),
        ("Suggestions from congress deputies handled by Longyan in 2023?", "30"),
        ("Villages of Longyan with a service agent point in 2023?", "7"),
        ("Convenience service cases done at village level in Longyan in 2023, how many?", "1410"),
        ("How many statistics items did Longyan release in 2023?", "146"),
        ("Open day items of Longyan in 2023", "37"),
    ],
)
def test_other_words_for_it_are_known(ask: Ask, question: str, value: str) -> None:
    assert told(ask(question)) == [value]


@pytest.mark.parametrize(
    "question",
    [
        "Vaccination notices among the documents Longyan published in 2023?",
        "Video explainers at Longyan in 2023?",
        "How often did Longyan host the region's inspectors in 2023?",
        "How many training sessions did Longyan run in person in 2023?",
        "Letters about rumours at Longyan in 2023?",
        "12345 calls overdue in Longyan in 2023?",
        "Towns of Longyan with a service agent point in 2023?",
        "How many census items did Longyan release in 2023?",
        "How many staff items did Longyan disclose in 2023?",
        "How many open days did Longyan hold in 2023?",
        "Quarterly bulletins on budgets issued by Longyan in 2023?",
    ],
)
def test_other_things_have_no_figure(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert told(answer) == []
    assert answer.status is not AnswerStatus.MISSING


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (
            "Completion rate for congress suggestions in Longyan in 2023, not the CPPCC ones",
            ["96.7"],
        ),
        ("Completion rate for CPPCC proposals in Longyan in 2023, not the congress ones", ["86.5"]),
        ("WeChat posts of Longyan in 2023, not Weibo", ["496"]),
        ("Items Longyan published in 2023, not on WeChat", []),
        ("Proposals handled by Longyan in 2023, not the CPPCC ones", []),
    ],
)
def test_what_is_not_meant_is_left_out_where_it_is_something_else(
    ask: Ask,
    question: str,
    value: list[str],
) -> None:
    assert told(ask(question)) == value


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Name of the mini programme Longyan built in 2023?", "龙岩一点通"),
        ("Deputy leader of Longyan's open-government group in 2023?", "副组长"),
        ("When did Longyan's portal move to the cloud in 2023?", "11月下旬"),
    ],
)
def test_what_is_no_number_is_quoted(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert said in "".join(quote.sentence.text for quote in answer.quotes)
    assert answer.status is AnswerStatus.QUOTED


def test_no_money_is_asked_for_in_a_name(tmp_path: Path, names: Names) -> None:
    """Fuyuan has yuan in it."""
    with asking(
        tmp_path, names, "黑龙江省抚远市自然资源局", "通过政府门户网站共发布信息18篇。"
    ) as put:
        answer = put("posts on the portal by Fuyuan natural resources bureau in 2023, total?")
    assert told(answer) == ["18"]
