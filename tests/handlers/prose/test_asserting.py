"""Each check on a figure of the prose by itself: sentences in which it objects, and some in which
it does not.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from handlers.prose.asserting.checks import another_unit, of_others, only_a_change
from handlers.prose.asserting.choosing import search
from handlers.prose.asserting.stated import StatedFigure
from handlers.prose.asserting.times import another_year
from handlers.prose.asserting.wanted import SoughtFigure, wanted
from handlers.prose.asserting.windows import windows_of
from handlers.prose.told import told_in
from store.folding import fold
from store.index import HeldReport, StoredSentence
from store.model import Agency, Division, Form
from store.reading.narrative.figures import figures

COUNTY = Division("640122", ("宁夏回族自治区", "石嘴山市", "平罗县"), "county")
GOVERNMENT = Agency("宁夏回族自治区石嘴山市平罗县人民政府办公室", COUNTY, "人民政府办公室")
BUREAU = Agency("宁夏回族自治区石嘴山市平罗县气象局", COUNTY, "气象局")


def said(*texts: str, agency: Agency = GOVERNMENT, year: int | None = 2022) -> list[StoredSentence]:
    """The sentences of a report, as the index gives them."""
    report = HeldReport(1, "a.txt", agency, year, Form.F2021, "", frozenset())
    return [
        StoredSentence(report, "overview", line, line, text, tuple(figures(text)))
        for line, text in enumerate(texts)
    ]


def objects(
    check: Callable[[StatedFigure, SoughtFigure], bool],
    text: str,
    asked: SoughtFigure,
    agency: Agency = GOVERNMENT,
) -> list[bool]:
    """What a check says of each figure of a sentence."""
    (sentence,) = said(text, agency=agency)
    folded = fold(text)
    every = sentence.figures
    return [
        check(
            StatedFigure(
                sentence, folded, figure, windows_of(folded, tuple(every), rate=asked.rate)[place]
            ),
            asked,
        )
        for place, figure in enumerate(every)
    ]


POSTS = wanted(("发布", "信息"), "条", text="发布信息多少条")


@pytest.mark.parametrize(
    ("text", "asked", "objected"),
    [
        ("培训2期，经费5万元。", wanted(("经费",), "元"), [True, False]),
        ("培训2期，参加100人次。", wanted(("培训",), "期"), [False, True]),
        ("培训4次。", wanted(("培训",), "期"), [True]),
        ("培训2期。", wanted(("培训",), "次"), [False]),
        ("工单30件，办结率96.7%。", wanted(("工单",), "件"), [False, True]),
        ("微博26.4粉丝。", wanted(("粉丝",)), [True]),
    ],
)
def test_the_unit_asked_for_is_the_unit_found(
    text: str, asked: SoughtFigure, objected: list[bool]
) -> None:
    assert objects(another_unit, text, asked) == objected


@pytest.mark.parametrize(
    ("text", "objected"),
    [
        ("2021年发布信息1200条，2022年发布信息1500条。", [True, False]),
        ("发布信息由上年的1200条增加到1500条。", [True, False]),
        ("去年发布信息1200条。", [True]),
        ("自2008年以来累计发布信息9000条。", [True]),
        ("2023年计划发布信息2000条。", [True]),
        ("发布信息1500条，比上年增加300条。", [False, False]),
        ("上年度结转1件。", [False]),
        ("依据《2021年工作要点》发布信息1500条。", [False]),
    ],
)
def test_the_year_of_the_clause_is_the_reports(text: str, objected: list[bool]) -> None:
    assert objects(another_year, text, POSTS) == objected


@pytest.mark.parametrize(
    ("text", "of_amount", "of_change"),
    [
        ("发布信息比上年增加300条，达到1500条。", [True, False], [False, True]),
        ("发布信息1500条，同比增长25%。", [False, True], [True, False]),
        ("申请数量较去年回落12.3%。", [True], [False]),
    ],
)
def test_an_amount_of_change_is_not_the_amount(
    text: str, of_amount: list[bool], of_change: list[bool]
) -> None:
    assert objects(only_a_change, text, POSTS) == of_amount
    assert (
        objects(only_a_change, text, wanted(("发布", "信息", "增加"), text="发布信息增加多少"))
        == of_change
    )


@pytest.mark.parametrize(
    ("text", "agency", "objected"),
    [
        ("全县各部门发布信息500条，我办发布信息20条。", GOVERNMENT, [True, False]),
        ("兴庆区发布信息500条。", GOVERNMENT, [True]),
        ("县公安局发布信息500条。", GOVERNMENT, [True]),
        ("县政府办公室发布信息500条。", GOVERNMENT, [False]),
        ("平罗县发布信息500条。", GOVERNMENT, [False]),
        ("县气象局发布信息500条。", BUREAU, [False]),
        ("平罗县气象局网站累计发布信息500条。", BUREAU, [False]),
        ("“健康杭州”官方微博更新500条。", BUREAU, [False]),
        ("村级代办量已达1410件。", GOVERNMENT, [False]),
    ],
)
def test_what_others_did_is_not_the_agencys(
    text: str, agency: Agency, objected: list[bool]
) -> None:
    assert objects(of_others, text, POSTS, agency) == objected


CHARGED = ("收取处理费2950元。", "其中，市公安局15件，收取1500元。")


def test_a_place_above_that_only_names_the_agency_is_another() -> None:
    asked = wanted(("公开", "信息"), "条", text="石嘴山市平罗县公开信息多少条")
    assert objects(of_others, "石嘴山市公开信息184条。", asked) == [True]


def told(texts: tuple[str, ...], asked: SoughtFigure) -> Decimal | None:
    """The figure that is asserted of a report's sentences, if one is."""
    quotes = search(told_in(said(*texts)), asked)
    (value,) = {quote.figure.value if quote.figure else None for quote in quotes} or {None}
    return value


@pytest.mark.parametrize(
    ("texts", "terms", "question", "value"),
    [
        # words cut as the sentence has them
        (("保障性住房信息17条。",), ("保障", "性", "住房", "信息"), "保障性住房信息多少条", 17),
        (("开展培训2次100余人次。",), ("培训", "人参"), "培训有多少人参加", 100),
        (("公报四期，校对41万余字。",), ("公报", "校对", "字"), "公报校对多少万字", 410000),
        # part and whole
        (("工单118件（网站70件、电话48件）。",), ("工单",), "工单多少件", 118),
        (("工单118件（网站70件、电话48件）。",), ("电话", "工单"), "电话工单多少件", 48),
        (("信息249条，其中：公文9条；重点工作39条。",), ("重点", "工作", "信息"), "重点工作信息多少条", 39),
        (("编发公报341期（下半年270期、上半年71期）。",), ("半", "公报"), "下半年公报多少期", 270),
        (("关停账号483个，完成188个。",), ("账号",), "账号有多少个", None),
        (("财政信息26条、动态59条、水利建设17条，总共102条。",), ("水利建设",), "水利建设多少条", 17),
        # a sentence that goes on from the one before
        (CHARGED, ("收取", "处理费", "市公安局"), "市公安局收取处理费多少元", 1500),
        # two that are as good: neither
        (("专栏发布信息359条，微信发布信息1088条。",), ("发布", "信息"), "发布信息多少条", None),
        (("网站发布解读132件。", "公报刊登解读83件。"), ("解读",), "解读多少件", None),
        # a rate by itself is that of requests, told once
        (("收到申请11件，答复率100%。",), ("答复率",), "答复率", 100),
        (("办理建议30件，答复率100%。",), ("答复率",), "答复率", None),
        (("收到申请11件，答复率100%。", "办理建议30件，答复率100%。"), ("答复率",), "答复率", None),
        # properties of what is counted
        (("微博发布信息18635条，粉丝踊跃。",), ("微博", "粉丝"), "微博粉丝多少", None),
        # what came of meetings; what goes on from the first of a row
        (("开展开放日活动5场次，参与市民约300人。",), ("开放日", "市民"), "开放日来了多少市民", 300),
        (("清理文件203件，废止17件，宣布失效5件。",), ("文件", "宣布失效"), "宣布失效文件几件", 5),
        (("经费35万元，专职工作人员2名，兼职人员86名。",), ("经费", "兼职"), "经费兼职多少人", None),
        (("公众号发布推文632篇，关注人数5.6万。",), ("公众号", "关注"), "公众号关注人数", 56000),
        (("培训班2期共计310人次。",), ("培训",), "培训多少人次", 310),
        # in brackets, and a total with how it changed
        (("其中乡镇（街道）受理58件。",), ("乡镇", "街道", "受理"), "乡镇街道受理多少件", 58),
        (("微博“平罗”（新浪）发布信息156条。",), ("微博", "发布"), "微博发布多少条", 156),
        (
            ("收到申请326件，同比增长12.8%，其中本级收到87件。",),
            ("本级", "申请"),
            "本级收到多少申请",
            87,
        ),
        (("收到申请132件，比2021年减少21件，其中乡镇受理58件。",), ("乡镇", "申请"), "乡镇申请几件", 58),
        (("53件申请中，本级8件，部门45件。",), ("本级", "申请"), "本级申请几件", 8),
        # for each, on an average, before
        (("编制公报6期，每期印发1500册。",), ("公报", "印发"), "公报印发多少册", None),
        (("编制公报6期，每期印发1500册。",), ("公报", "每期"), "公报每期多少册", 1500),
        (("网站日均访问量5989人次。",), ("网站", "访问量"), "网站访问量", None),
        (("分值权重由2%提高到3%。",), ("分值", "权重"), "分值权重多少", 3),
        (("公众号用户由年初的4.1万人增加到5.3万人。",), ("公众号", "用户"), "公众号用户多少", 53000),
        # money that was set apart is not what was spent
        (("安排专项经费50万元，实际支出46.8万元。",), ("专项", "经费"), "专项经费花了多少钱", 468000),
        (("安排专项经费50万元。",), ("专项", "经费"), "专项经费实际支出多少元", None),
        (("安排专项经费50万元。",), ("专项", "经费"), "专项经费多少元", 500000),
        # since when something changed
        (("账号68个，比年初减少15个。",), ("账号", "比年初"), "账号比年初少了几个", 15),
        (("账号68个，比年初减少15个。",), ("账号",), "账号比上年少了几个", None),
        (("满意率92.5%，较去年提高3.1个百分点。",), ("满意率", "比去年", "提高"), "满意率比去年提高多少", 3.1),
        # absence
        (("全年未举办培训。",), ("培训",), "培训几次", 0),
        (("没有最大限度听取意见建议。",), ("建议",), "建议多少件", None),
    ],
)  # fmt: skip
def test_one_figure_is_left_or_none(
    texts: tuple[str, ...], terms: tuple[str, ...], question: str, value: float | None
) -> None:
    assert told(texts, wanted(terms, text=question)) == (
        None if value is None else Decimal(str(value))
    )
