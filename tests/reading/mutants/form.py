"""The two forms as the oracle knows them, written down apart from the reader's catalogue."""

from __future__ import annotations

from dataclasses import dataclass

Key = tuple[str, str, str]
"""Table, row and column of a cell."""

PEOPLE = (
    "natural_person",
    "enterprise",
    "research",
    "social_org",
    "legal_service",
    "other",
    "total",
)
PEOPLE_HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
OUTCOME_HEADS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
REVIEWS = ("review", "litigation_direct", "litigation_after_review")
REVIEW_HEADS = ("行政复议", "未经复议直接起诉", "复议后起诉")
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
DONE = "三、本年度办理结果"


@dataclass(frozen=True)
class Item:
    """One 项 of table two: its title, its columns with their heads, its rows with their labels."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str], ...]


_MADE = (("made", "本年制发件数"), ("repealed", "本年废止件数"), ("valid", "现行有效件数"))
_DISCLOSED = (
    ("made_new", "本年新制作数量"),
    ("disclosed_new", "本年新公开数量"),
    ("disclosed_total", "对外公开总数量"),
)
_DECIDED = (("decisions", "本年处理决定数量"),)
_ITEMS = (("prev_items", "上一年项目数量"), ("change", "本年增/减"), ("decisions", "处理决定数量"))
_COERCION = (("penalties", "行政处罚"), ("coercion", "行政强制"))

DISCLOSURE: dict[str, tuple[Item, ...]] = {
    "2021": (
        Item(
            "第二十条第（一）项",
            _MADE,
            (("regulations", "规章"), ("normative_documents", "行政规范性文件")),
        ),
        Item("第二十条第（五）项", _DECIDED, (("licensing", "行政许可"),)),
        Item("第二十条第（六）项", _DECIDED, _COERCION),
        Item(
            "第二十条第（八）项",
            (("fee_amount", "本年收费金额（单位：万元）"),),
            (("fees", "行政事业性收费"),),
        ),
    ),
    "2019": (
        Item(
            "第二十条第（一）项",
            _DISCLOSED,
            (("regulations", "规章"), ("normative_documents", "规范性文件")),
        ),
        Item(
            "第二十条第（五）项",
            _ITEMS,
            (("licensing", "行政许可"), ("other_services", "其他对外管理服务事项")),
        ),
        Item("第二十条第（六）项", _ITEMS, _COERCION),
        Item("第二十条第（八）项", _ITEMS[:2], (("fees", "行政事业性收费"),)),
        Item(
            "第二十条第（九）项",
            (("projects", "采购项目数量"), ("amount", "采购总金额（单位：万元）")),
            (("procurement", "政府集中采购"),),
        ),
    ),
}
MONEY = {("disclosure", "fees", "fee_amount"), ("disclosure", "procurement", "amount")}

_LATER = (
    (
        "other_overdue_correction",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    (
        "other_overdue_fee",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    ("other_other", "3.其他"),
)
GROUPED = (
    (
        "",
        (
            ("granted", "（一）予以公开"),
            ("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
        ),
    ),
    (
        "（三）不予公开",
        (
            ("denied_state_secret", "1.属于国家秘密"),
            ("denied_law", "2.其他法律行政法规禁止公开"),
            ("denied_safety", "3.危及“三安全一稳定”"),
            ("denied_third_party", "4.保护第三方合法权益"),
            ("denied_internal", "5.属于三类内部事务信息"),
            ("denied_process", "6.属于四类过程性信息"),
            ("denied_enforcement", "7.属于行政执法案卷"),
            ("denied_query", "8.属于行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("unable_not_held", "1.本机关不掌握相关政府信息"),
            ("unable_create", "2.没有现成信息需要另行制作"),
            ("unable_unclear", "3.补正后申请内容仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("not_processed_petition", "1.信访举报投诉类申请"),
            ("not_processed_repeat", "2.重复申请"),
            ("not_processed_publication", "3.要求提供公开出版物"),
            ("not_processed_mass", "4.无正当理由大量反复申请"),
            ("not_processed_confirm", "5.要求行政机关确认或重新出具已获取信息"),
        ),
    ),
)
GROUPS = {
    "2021": (*GROUPED, ("（六）其他处理", _LATER)),
    "2019": (*GROUPED, ("", (("other_handling", "（六）其他处理"),))),
}
BEFORE = (
    ("new", "一、本年新收政府信息公开申请数量"),
    ("carried_over", "二、上年结转政府信息公开申请数量"),
)
TOTAL = ("total_handled", "（七）总计")
AFTER = ("carried_forward", "四、结转下年度继续办理")
CHAPTERS = {
    "disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "reviews": "四、政府信息公开行政复议、行政诉讼情况",
}
