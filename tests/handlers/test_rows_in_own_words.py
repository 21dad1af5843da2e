"""The rows and columns of the three tables, as people put them who have never seen the form: the
cell that is meant, and no other.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from store.measures import Measure
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("asked", "subject", "column"),
    [
        ("搞了几个新的规范性文件", "normative_documents", "made"),
        ("规章，新做的几个", "regulations", "made"),
        ("当年公开几个规章", "regulations", "disclosed_new"),
        ("规范性文件里新挂出来公开的有几件", "normative_documents", "disclosed_new"),
        ("规范性文件总的公开了多少件", "normative_documents", "disclosed_total"),
        ("行政许可去年底有多少项", "licensing", "prev_items"),
        ("许可去年多少项", "licensing", "prev_items"),
        ("收费项目去年数", "fees", "prev_items"),
        ("行政强制项目原有多少", "coercion", "prev_items"),
        ("其他对外服务事项净增多少", "other_services", "change"),
        ("管理服务事项办了几件", "other_services", "decisions"),
        ("集中采购搞了多少个", "procurement", "projects"),
        ("采购多少次", "procurement", "projects"),
        ("采购了几回", "procurement", "projects"),
        ("采购成交金额", "procurement", "amount"),
        ("采购花销多少", "procurement", "amount"),
        ("许可事项砍了几项", "licensing", "change"),
        ("处罚项目变多了几项", "penalties", "change"),
        ("新出炉的规范性文件几件", "normative_documents", "made"),
        ("新规章有几件", "regulations", "made"),
        ("总共公开了多少规范性文件", "normative_documents", "disclosed_total"),
        ("新挂网的规章几件", "regulations", "disclosed_new"),
        ("许可证办了几个", "licensing", "decisions"),
        ("新增许可事项多少项", "licensing", "change"),
        ("政府采购花掉多少", "procurement", "amount"),
        ("申请留下几件", "carried_forward", "total"),
        ("挂着没办的申请几件", "carried_forward", "total"),
        ("到年底还剩几件", "carried_forward", "total"),
        ("手头还压着几件申请", "carried_forward", "total"),
        ("个人的申请还剩几件没办", "carried_forward", "natural_person"),
    ],
)
def test_a_cell_of_the_form_of_2019(ask: Ask, asked: str, subject: str, column: str) -> None:
    found = ask(f"红寺堡区2020年{asked}")
    assert found.status is AnswerStatus.ANSWERED
    assert found.question.measures == (Measure(subject, column),)


@pytest.mark.parametrize(
    ("asked", "subject", "column"),
    [
        ("取消了几个规范性文件", "normative_documents", "repealed"),
        ("规范性文件不再用的有几份", "normative_documents", "repealed"),
        ("正在施行的规范性文件有几件", "normative_documents", "valid"),
        ("行政事业性收费有多少收入", "fees", "fee_amount"),
        ("有多少人申请信息公开", "new", "total"),
        ("几个人来申请公开", "new", "total"),
        ("去年遗留下来的件数", "carried_over", "total"),
        ("往年积压转入几件", "carried_over", "total"),
        ("去年底没办完的几件", "carried_over", "total"),
        ("没有废止、还有效的规范性文件是几件", "normative_documents", "valid"),
        ("上年度没结的几件", "carried_over", "total"),
        ("按申请公开了多少件", "granted", "total"),
        ("个人申请办了多少", "handled", "natural_person"),
        ("其他法律行政法规禁止几件", "denied_law", "total"),
        ("维稳原因不公开几件", "denied_safety", "total"),
        ("没这个材料的几件", "unable_not_held", "total"),
        ("需另做的信息几件", "unable_create", "total"),
        ("已经答复过又申请的几件", "not_processed_repeat", "total"),
        ("不肯交费的几件", "other_overdue_fee", "total"),
        ("法院判我们赢几件", "litigation", "upheld"),
        ("复议之后告上法院几件", "litigation_after_review", "total"),
        ("进了多少申请", "new", "total"),
        ("申请表收了几张", "new", "total"),
        ("回了多少件申请", "handled", "total"),
        ("结案几件申请", "handled", "total"),
        ("拿到信息的申请几件", "granted", "total"),
        ("企业申请通过几件", "granted", "enterprise"),
        ("申请核准几件", "granted", "total"),
        ("申请通过几件", "granted", "total"),
        ("申请的信息公开了几件", "granted", "total"),
        ("个人的申请公开了几件", "granted", "natural_person"),
        ("给公司公开了几件", "granted", "enterprise"),
        ("隐去部分内容后公开的几件", "partial", "total"),
        ("打码后公开的几件", "partial", "total"),
        ("不完全公开的几件", "partial", "total"),
        ("国密原因不予公开", "denied_state_secret", "total"),
        ("行政法规不准公开的有几件", "denied_law", "total"),
        ("危害经济安全不予公开几件", "denied_safety", "total"),
        ("第三方反对公开的几件", "denied_third_party", "total"),
        ("应走查询渠道的几件", "denied_query", "total"),
        ("找不到信息的几件", "unable_not_held", "total"),
        ("不在本单位手上的几件", "unable_not_held", "total"),
        ("申请写得不清楚没法提供的几件", "unable_unclear", "total"),
        ("描述不清的申请几件", "unable_unclear", "total"),
        ("拒绝处理几件", "not_processed", "total"),
        ("以申请名义上访的几件", "not_processed_petition", "total"),
        ("投诉类不处理几件", "not_processed_petition", "total"),
        ("交了两遍的申请几件", "not_processed_repeat", "total"),
        ("一个人大量申请的几件", "not_processed_mass", "total"),
        ("要书要报纸的几件", "not_processed_publication", "total"),
        ("要机关再出具一次的几件", "not_processed_confirm", "total"),
        ("不理补正通知的几件", "other_overdue_correction", "total"),
        ("收费通知发了没交的几件", "other_overdue_fee", "total"),
        ("其他处理第3项其他几件", "other_other", "total"),
        ("没交信息处理费的几件", "other_overdue_fee", "total"),
        ("该补不补的几件", "other_overdue_correction", "total"),
        ("不服来复议的几件", "review", "total"),
        ("收到复议几件", "review", "total"),
        ("提了几起复议", "review", "total"),
        ("复议认定违法几件", "review", "corrected"),
        ("复议还悬着几件", "review", "pending"),
        ("复议不服再诉几件", "litigation_after_review", "total"),
        ("复议机关支持我们的几件", "review", "upheld"),
        ("复议责令改正几件", "review", "corrected"),
        ("正在复议的几件", "review", "pending"),
        ("绕过复议打官司几件", "litigation_direct", "total"),
        ("法院判输几件", "litigation", "corrected"),
        ("还在打的官司几件", "litigation", "pending"),
        ("未判决几件", "litigation", "pending"),
    ],
)
def test_a_cell_of_the_form_of_2021(ask: Ask, asked: str, subject: str, column: str) -> None:
    found = ask(f"平罗县2022年{asked}")
    assert found.status is AnswerStatus.ANSWERED
    assert found.question.measures == (Measure(subject, column),)


@pytest.mark.parametrize(
    ("question", "subject", "column"),
    [
        ("收费项目去年数，红寺堡区2020年", "fees", "prev_items"),
        ("上年度没结的几件，平罗县2022年", "carried_over", "total"),
        ("申请通过几件，平罗县政府办2022年", "granted", "total"),
        ("2022年平罗县政府办没办完的里面律师事务所几件", "carried_forward", "legal_service"),
        ("2022年平罗县政府办因隐私没公开的里面律所几件", "denied_third_party", "legal_service"),
    ],
)
def test_wherever_the_agency_stands(ask: Ask, question: str, subject: str, column: str) -> None:
    found = ask(question)
    assert found.status is AnswerStatus.ANSWERED
    assert found.question.measures == (Measure(subject, column),)


def test_last_year_beside_a_year_is_the_one_before_it(ask: Ask) -> None:
    found = ask("红寺堡区2020年处罚去年几件")
    assert found.status is AnswerStatus.MISSING
    assert found.question.years == (2019,)


@pytest.mark.parametrize(
    "asked",
    [
        "申请会议几次",
        "收入多少",
        "几个人来申请补贴",
        "申请通过网站提交的几件",
        "第三方拒绝评估几次",
        "正在施行的政策有几项",
        "取消了几个网站",
        "其他事项办理多少件",
        "打完的官司几件",
        "开庭审完的几件",
        "存在的信息几件",
        "给了几件衣服",
        "没交电费几件",
        "补贴申请通过几件",
        "复议申请留下几件",
        "进了多少申请补贴",
        "积压案件几起",
        "要求重新出具结婚证的几件",
    ],
)
def test_another_matter_has_no_number(ask: Ask, asked: str) -> None:
    assert ask(f"平罗县2022年{asked}").status is AnswerStatus.UNSURE
