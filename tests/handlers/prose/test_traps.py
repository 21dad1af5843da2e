"""Traps: sentences with a number that is not the one asked for. It is told never; the right one,
where there is one.

Years, parts of the year, plans, changes, parts and wholes, others, units, negations: each sentence
is all that a report of its own says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice

import pytest

from handlers.answering import Answer
from handlers.answering.values.answer import ResultRole
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.loader import Loaded, load
from store.names import Names
from store.names.gazetteer import entries
from tests.conftest import TODAY
from tests.opening import opened
from tests.store.begun import begin_index

Ask = Callable[[str, str], Answer]
TRAPS = (
    ("2022年发布信息1200条，2023年发布信息1500条。", "发布信息多少条", "1500", False),
    ("2022年、2023年分别发布信息1200条、1500条。", "发布信息多少条", "1500", True),
    ("近三年累计发布信息4200条，其中2023年1500条。", "发布信息多少条", "1500", True),
    ("自2019年以来累计发布信息4200条。", "发布信息多少条", "", True),
    ("截至2022年底，累计发布信息4200条。", "发布信息多少条", "", True),
    ("“十四五”期间累计举办培训20期。", "举办培训几期", "", True),
    ("计划2024年举办培训10期。", "举办培训几期", "", True),
    ("明年将举办培训10期。", "举办培训几期", "", True),
    ("力争发布信息2000条以上。", "发布信息多少条", "", True),
    ("要求各单位每月发布信息不少于5条。", "发布信息多少条", "", True),
    ("每周发布信息5条。", "发布信息多少条", "", True),
    ("平均每月发布信息25条。", "发布信息多少条", "", True),
    ("上半年发布信息600条。", "发布信息多少条", "", True),
    ("第一季度发布信息600条。", "发布信息多少条", "", True),
    ("1至6月发布信息600条，7至12月发布信息700条。", "发布信息多少条", "", True),
    ("发布信息数量比上年增加300条。", "发布信息多少条", "", True),
    ("发布信息1500条，增加300条。", "发布信息多少条", "1500", False),
    ("信息发布量增长25%，达1500条。", "信息发布量多少", "1500", True),
    ("信息发布量增长25%。", "信息发布量多少条", "", True),
    ("微信发布信息由1200条上升至1500条。", "微信发布信息多少条", "1500", False),
    ("微信发布信息同比减少300条。", "微信发布信息多少条", "", True),
    ("发布信息1500条（其中转载800条）。", "转载信息多少条", "800", False),
    ("发布信息1500条（其中转载800条）。", "原创信息多少条", "", True),
    ("网站和微信共发布信息1500条。", "微信发布信息多少条", "", True),
    ("网站、微信分别发布信息1500条、300条。", "微信发布信息多少条", "300", True),
    ("网站发布信息1500条，微信300条。", "微信发布信息多少条", "300", True),
    ("网站发布信息1500条，其他平台300条。", "微信发布信息多少条", "", True),
    ("举办培训班3期，培训120人次。", "举办培训班多少人次", "120", True),
    ("举办培训班3期，培训120人次。", "培训多少期", "3", False),
    ("举办培训班3期，培训120人次。", "培训经费多少元", "", True),
    ("举办业务培训3期，其他培训5期。", "举办培训几期", "", True),
    ("举办党建培训5期。", "举办政务公开培训几期", "", True),
    ("举办安全生产培训5期。", "举办培训几期", "", True),
    ("拨付经费5万元，支出3万元。", "支出多少万元", "30000", False),
    ("拨付经费5万元，支出3万元。", "经费花了多少钱", "30000", False),
    ("预算经费5万元。", "经费支出多少元", "", True),
    ("各部门共发布信息900条，我办发布信息80条。", "发布信息多少条", "80", True),
    ("各乡镇发布信息900条。", "发布信息多少条", "", True),
    ("全县发布信息900条，县政府办发布信息80条。", "县政府办发布信息多少条", "80", True),
    ("县教育局发布信息900条。", "发布信息多少条", "", True),
    ("指导县教育局发布信息900条。", "发布信息多少条", "", True),
    ("石嘴山市发布信息900条。", "发布信息多少条", "", True),
    ("收到人大建议20件、政协提案15件。", "政协提案多少件", "15", False),
    ("收到人大建议20件、政协提案15件。", "建议提案多少件", "", True),
    ("共办理建议提案35件，其中政协提案15件。", "人大建议多少件", "", True),
    ("办理人大建议20件，办结19件。", "人大建议办结几件", "19", False),
    ("办理人大建议20件，办结19件。", "政协提案办结几件", "", True),
    ("未收到政协提案。", "政协提案几件", "0", False),
    ("没有收到政协提案，收到人大建议20件。", "人大建议几件", "20", False),
    ("没有收到政协提案，收到人大建议20件。", "政协提案几件", "0", True),
    ("不少单位没有开展培训。", "开展培训几次", "", True),
    ("未及时回复留言12条。", "回复留言多少条", "", True),
    ("未回复留言12条。", "回复留言多少条", "", True),
    ("留言100条，12条未回复。", "回复留言多少条", "", True),
    ("整改问题12个，未整改3个。", "整改问题几个", "12", False),
    ("发现问题15个，整改12个。", "整改问题几个", "12", False),
    ("发现问题15个，整改12个。", "发现问题几个", "15", False),
    ("关注用户近3万人。", "关注用户多少人", "30000", False),
    ("关注用户新增3000人。", "关注用户多少人", "", True),
    ("新增关注用户3000人，总数达3万人。", "关注用户多少人", "30000", True),
    ("热线受理工单300件，办结率98%。", "热线办结多少件", "", True),
    ("热线受理工单300件，办结率98%。", "热线满意率多少", "", True),
    ("热线按时办结率98%，满意率95%。", "热线满意率多少", "95", False),
    ("收到申请20件，答复率100%；收到建议10件，答复率90%。", "建议答复率多少", "90", False),
    ("差错率低于0.1%。", "准确率多少", "", True),
    ("在全市排名第3名。", "排名几名单位", "", True),
    ("召开会议2次，其中专题会议1次。", "专题会议几次", "1", False),
    ("召开会议2次，其中专题会议1次。", "召开会议几次", "2", True),
    ("常务会议学习政务公开2次。", "召开常务会议几次", "", True),
    ("常务会议研究政务公开议题3个。", "常务会议召开了几次", "", True),
    ("开设专栏5个，发布信息200条。", "专栏多少个", "5", False),
    ("开设专栏5个，发布信息200条。", "专栏发布信息多少条", "200", True),
    ("维护专栏5个，新增专栏2个。", "专栏多少个", "", True),
    ("建成政务公开专区1个，面积200平方米。", "政务公开专区多少个", "1", False),
    ("建成政务公开专区1个，面积200平方米。", "政务公开专区面积多少", "200", True),
    ("公开财政信息26条、环保信息12条。", "公开信息多少条", "", True),
    ("公开财政信息26条、环保信息12条，共38条。", "公开信息多少条", "38", True),
    ("公开财政信息26条、环保信息12条。", "环保信息多少条", "12", False),
    ("“平罗发布”发布信息1500条，“平罗教育”发布信息300条。", "发布信息多少条", "", True),
    ("“平罗发布”发布信息1500条，“平罗教育”发布信息300条。", "平罗教育发布信息多少条", "300", False),
    ("图解12期，视频解读5个。", "视频解读多少个", "5", False),
    ("图解12期，视频解读5个。", "解读多少个", "", True),
    ("解读政策30件，解读率100%。", "解读政策多少件", "30", False),
    ("举办新闻发布会4场，主要负责人出席2场。", "新闻发布会几场", "4", False),
    ("举办新闻发布会4场，主要负责人出席2场。", "主要负责人出席新闻发布会几场", "2", True),
    ("召开新闻发布会4场，回答记者提问35个。", "回答记者提问多少个", "35", False),
    ("征集意见3次，收到意见45条，采纳30条。", "采纳意见多少条", "30", False),
    ("征集意见3次，收到意见45条，采纳30条。", "收到意见多少条", "45", False),
    ("收到意见45条，均已采纳。", "采纳意见多少条", "45", True),
    ("投诉举报12件，咨询300件。", "投诉多少件", "12", True),
    ("投诉和咨询共312件。", "投诉多少件", "", True),
    ("信息公开工作人员5名，其中专职2名。", "兼职人员几名", "", True),
    ("信息公开工作人员5名，其中专职2名。", "专职人员几名", "2", False),
    ("网站访问量120万次，较上年的100万次增长20%。", "网站访问量多少次", "1200000", False),
    ("网站访问量从上年的100万次增长到120万次。", "网站访问量多少次", "1200000", False),
    ("历史累计访问量超过500万次，本年访问量120万次。", "本年访问量多少", "1200000", False),
    ("累计访问量超过500万次。", "访问量多少次", "5000000", True),
    ("单条信息最高访问量12万次。", "访问量多少次", "", True),
)  # fmt: skip
"""What a report says, what is asked, the numbers that may be told, and whether none may be told as
well.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, names: Names) -> Iterator[Ask]:
    """The answer to a question over the report that says a sentence."""
    folder = tmp_path_factory.mktemp("traps")
    said = list(dict.fromkeys(prose for prose, *_ in TRAPS))
    counties = (
        "".join(one.path)
        for one in entries()
        if one.level == "county" and one.path[-1].endswith("县")
    )
    agencies = dict(zip(said, islice(counties, len(said)), strict=True))
    for prose, county in agencies.items():
        title = f"{county}人民政府2023年政府信息公开工作年度报告"
        (folder / f"{title}.txt").write_text(
            f"{title}\n\n一、总体情况\n\n{prose}\n", encoding="utf-8"
        )
    path = folder / "index.db"
    assert isinstance(load([folder], begin_index(path), names), Loaded)
    index = opened(path)
    conversation = Conversation(index, names)
    yield lambda prose, question: conversation.answer(
        Asking(f"{agencies[prose]}2023年{question}", Asker("chat"), TODAY)
    )
    index.close()


@pytest.mark.parametrize(("prose", "question", "values", "none"), TRAPS)
def test_no_other_number_is_told(
    ask: Ask, prose: str, question: str, values: str, none: bool
) -> None:
    told = {one.value for one in ask(prose, question).results if one.role is ResultRole.ANSWER}
    assert told <= set(map(Decimal, values.split()))
    assert told or none
