"""What a text states of figures of the prose is judged where the prose decides it, and else only
quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.rendering.replying.replies import render
from store.names import Names
from tests.handlers.prose.made import Ask, asking, told

SAID = """门户网站发布信息5806条，微信公众号发布信息2515条，政务微博发布信息1388条。
开展信息公开业务培训3次，受训123人次，列支政务公开经费1.8万元；第三方测评得分92.4分。
开展局长接待日4次，受理12345平台转办工单660件。清理历史文件近300份。
"""


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    with asking(tmp_path, names, "广西壮族自治区桂林市水利局", SAID) as put:
        yield put


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("桂林市水利局2023年培训3次、受训123人次", True),
        ("桂林市水利局2023年培训3次、受训132人次", False),
        ("桂林市水利局2023年培训4次、受训123人次", False),
        ("桂林市水利局2023年培训3次123人次", True),
        ("桂林市水利局2023年第三方测评得分94.2分", False),
        ("桂林市水利局2023年第三方测评得分92.4分", True),
        ("桂林市水利局2023年微信公众号发布2515条，对吗", True),
        ("桂林市水利局2023年12345工单受理660件", True),
        ("桂林市水利局2023年政务公开经费1.8万元", True),
        ("桂林市水利局2023年政务公开经费18万元", False),
        ("据说桂林市水利局2023年局长接待日四次", True),
        ("The Guilin Water Resources Bureau held four reception days in 2023.", True),
        ("The Guilin Water Resources Bureau held fourteen reception days in 2023, right?", False),
        (
            "The Guilin Water Resources Bureau published 2,515 WeChat items and 1,388 Weibo items in 2023.",
            True,
        ),
        ("Did the Guilin Water Resources Bureau hold 5 training sessions in 2023?", False),
        (
            "The Guilin Water Resources Bureau handled 660 tickets from the 12345 hotline in 2023.",
            True,
        ),
    ],
)
def test_a_statement_is_judged(ask: Ask, statement: str, holds: bool) -> None:
    assert ask(statement).verdict is holds


@pytest.mark.parametrize(
    "statement",
    [
        "桂林市水利局2023年编发公报12期",  # nothing is said of it
        "桂林市水利局2023年清理历史文件300份",  # the report says about so many
        "桂林市水利局2023年培训3次、编发公报12期",
        "桂林市水利局2023年培训3次、历时9小时",
    ],
)
def test_what_the_prose_does_not_decide_has_no_verdict(ask: Ask, statement: str) -> None:
    assert ask(statement).verdict is None


def test_a_question_states_nothing(ask: Ask) -> None:
    answer = ask("桂林市水利局2023年12345工单受理多少件")
    assert answer.verdict is None
    assert told(answer) == ["660"]


def test_which_of_two_figures_is_wrong_is_said(ask: Ask) -> None:
    head = render(ask("桂林市水利局2023年培训3次、受训132人次")).lines[0].text
    assert head.startswith("不对")
    assert "3次（正文）（对）" in head
    assert "123人次（正文）（不对）" in head
