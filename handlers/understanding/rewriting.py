"""Turns of phrase that are put in the words of the lists before a text is taken apart.

Requests that are carried into a year stand in the report of the year before, as what it carries forward (结转到2024年
的). 一件复议也没有 says that there is none.
"""

from __future__ import annotations

import re

_NOT_ONE = re.compile(r"一(?:件|个|起|次|项|宗|份)(?P<what>[^，,。；;\d]{2,10}?)(?:也|都)(?:没有|没|无)")
_TURNED = re.compile(r"(?P<office>[\u3400-\u9fff]{1,9}(?:局|委|办|厅))[（(](?P<place>[\u3400-\u9fff]{2,8})[）)]")
_CAME_FROM = re.compile(
    r"(?P<year>20\d\d)年?(?:度|末|底)?(?P<zh>(?:结转|转|留)(?:过来|下来|到今年)的?)"
    r"|(?P<en>(?:carried over|brought forward|left over)) from (?P<en_year>20\d\d)",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?P<ahead>(?:20)?\d\d(?:[年 ][^，,。；;\d]{0,12}?)?)?(?:结转|转|留)(?:到|至|入)(?P<year>20\d\d|\d\d(?=年))年?度?"
    r"(?:继续)?(?:办理|处理|办)?"
)
_ENGLISH = re.compile(
    r"(?P<ahead>\b20\d\d\b\D{0,60})?\bcarr(?:y|ied|ies|ying)\s+(?P<what>(?:[\w,]+\s+){0,4}?)"
    r"(?:over |forward |on |along )?(?:from 20\d\d )?(?:in)?to (?P<year>20\d\d)\b",
    re.IGNORECASE,
)


_FORWARD = re.compile(
    r"\bcarr(?P<tense>y|ied) (?P<what>(?:\d[\d,]*|no|any|some|all|several|its|their|these|those)\s+(?:[\w,]+\s+){0,3}?)"
    r"(?P<where>forward|over)\b(?! from)",
    re.IGNORECASE,
)
"""carried 72 requests forward."""


_DECLINED = re.compile(
    r"\bdeclined?\b(?=(?:\W+in (?:19|20)\d\d)?\W+(?:because|as|on grounds|on the grounds)\b)", re.IGNORECASE
)
"""Requests that were declined for a reason were denied: no figure declined."""
_OVER_INTO = re.compile(
    r"(?P<said>carried over|brought forward) (?P<what>(?:[\w,]+ ){0,3}?)"
    r"from (?:19|20)\d\d (?:in)?to (?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""carried over 96 requests from 2022 into 2023: they stand in the report of 2023."""
_NO_SINGLE = re.compile(r"没有一(?:件|个|起|次|项|宗|份)(?=(?P<what>[\u3400-\u9fff]{2}))(?P=what)")


_ADDS_UP = re.compile(
    r"(?P<sum>(?:相加|之和|加起来|合起来|加总|加)[^，,。；;几多]{0,12}?)(?<!否)(?:是不是|是否|(?<!是)等于|是(?=总计|合计))"
    r"(?=[^，,。；;几多]{0,10}(?:总计|合计|总数|小计|结转))"
)
"""各类申请人相加是不是总计栏的86, 新收加上年结转等于总计加结转下年吗: whether sums of the form hold."""
_FRACTION = re.compile(
    r"(?:的?(?:件数|数量|数))?(?P<bound>不到|不足|少于|超过|多于|大于|高于|过|达到|占)(?P<whole>[^，,。；;\d]{2,12}?)的?"
    r"(?P<part>[一二两三四五六七八九]成|一半|半数|三分之一|三分之二|四分之一|四分之三|五分之一|十分之一)(?:了|以上|以下)?(?=[\W吗吧对是]|$)"
)
"""予以公开的件数不到新收的一半: a share, beside a bound."""
_PER_CENT = {"一半": "50", "半数": "50", "三分之一": "33.33", "三分之二": "66.67", "四分之一": "25", "四分之三": "75"}
_PER_CENT |= {"五分之一": "20", "十分之一": "10"}
_PER_CENT |= {f"{digit}成": f"{value}0" for value, digit in enumerate("一二三四五六七八九", start=1)} | {"两成": "20"}
_BELOW = ("不到", "不足", "少于")
_PROVINCE_IN_BRACKETS = re.compile(r"\b(?P<place>[A-Z][a-z']+) \((?P<province>[A-Z][a-z']+)\) (?=[A-Z])")
"""Fuzhou (Jiangxi) Natural Resources Bureau: which of two that are called so."""
_FROM_LAST_YEAR = re.compile(
    r"(?P<subject>规章|规范性文件)?(?P<valid>现行有效)(?:文件|规范性文件)?数?(?P<stated>\d+件)?"
    r"[，,]?(?:按|从|用|拿|照|以)(?:20\d\d年|上一?年|去年)(?:的)?(?:数字?|件数)?"
    r"(?:加上?制发减去?废止|推)[^。；;]{0,14}"
)
"""现行有效31件，按2022年的数加制发减废止推得出来吗: whether what is in force follows from the year before."""
_WHAT_IT_ADDS_UP_TO = re.compile(r"\bwhat (?:do|does|did) (?P<what>.{3,80}?) add up to\b", re.IGNORECASE)
"""What the penalties of all agencies add up to is their sum, and no check."""
_COLUMNS_ADDED = re.compile(r"(?P<sum>(?:列|栏|类申请人|各项)(?:相加|之和|加起来))(?:是不是|是否|等于)(?=\d+)")
_TAKEN_ALONG = re.compile(r"\b(?:take|took|taken) along\b", re.IGNORECASE)
"""Unfinished requests that are taken along into the next year are carried."""
_TO_THIS_YEAR = re.compile(
    r"(?P<year>去年|上年)(?P<what>[^。；;]{0,20}?)(?:结转|转|留)(?:到|至|给)今年(?=的|还|几|多少|又|$)"
)
"""去年新收多少、转到今年的又是多少: what last year carried forward."""
_MAKES_UP = re.compile(r"占了?(?=\d[\d,]*(?:件|个|项|次|宗|起))")
"""自然人占了15件: a number of them, and no share."""
_CARRIED_NOTHING = re.compile(r"\bcarr(?P<tense>y|ied|ies) (?:nothing|none) (?P<where>forward|over)\b", re.IGNORECASE)
_FIELDS = r"[a-z]+(?:, [a-z]+)+,? and [a-z]+"
_COMMAS_OF_AN_OFFICE = re.compile(
    rf"\b(?:bureau|department|commission|office) of {_FIELDS}|\b{_FIELDS} (?:bureau|department|commission|office)\b",
    re.IGNORECASE,
)
"""Bureau of Culture, Radio, Television and Tourism: its commas are no pauses."""
_WHEN_IT_ENDED = re.compile(
    r"\b(?:when|as) (?P<year>20\d\d) (?:ended|closed|came to an end|was over|finished)\b", re.IGNORECASE
)
"""still open when 2022 ended."""
_CENTURY, _CENTURIES = 100, 2000


_NONE_AT_ALL = re.compile(r"一(?:件|个|起|次|项|宗|份)(?:也|都)(?:没有|没|未)")
_NEXT_YEAR = re.compile(r"次年|翌年|第二年(?!级)|下一年(?=的|上年)")
_YEARS = re.compile(r"20\d\d(?=年)")


def rewritten(text: str) -> str:
    """The text in the words that the lists know."""
    named = _YEARS.findall(text)
    if len(named) == 1:  # 2023年结转下年度4件，次年的上年结转也是4件吗
        text = _NEXT_YEAR.sub(f"{int(named[0]) + 1}年", text)
    text = _PROVINCE_IN_BRACKETS.sub(r"\g<province> \g<place> ", text)
    text = _FROM_LAST_YEAR.sub(lambda found: f"{found['subject'] or '规范性文件'}现行有效是否相符", text)
    text = _WHAT_IT_ADDS_UP_TO.sub(r"\g<what> in total", text)
    text = _COLUMNS_ADDED.sub(r"\g<sum>是否等于总计", text)
    text = _TAKEN_ALONG.sub("carry", text)
    text = _TO_THIS_YEAR.sub(r"\g<year>\g<what>结转下年度", text)
    text = _MAKES_UP.sub("", text)
    text = _FRACTION.sub(_as_share, text)
    text = _ADDS_UP.sub(r"\g<sum>是否等于", text)
    text = _CARRIED_NOTHING.sub(r"carr\g<tense> \g<where> no requests", text)
    text = _COMMAS_OF_AN_OFFICE.sub(lambda found: found.group().replace(",", ""), text)
    text = _DECLINED.sub("denied", text)
    text = _WHEN_IT_ENDED.sub(r"at the end of \g<year>", text)
    text = _OVER_INTO.sub(r"\g<said> \g<what>in \g<year>", text)
    text = _NO_SINGLE.sub(r"没有\g<what>", text)
    text = _FORWARD.sub(r"carr\g<tense> \g<where> \g<what>", text)
    text = _NONE_AT_ALL.sub("没有", text)
    text = _NOT_ONE.sub(r"没有任何\g<what>", text)
    text = _TURNED.sub(r"\g<place>\g<office>", text)
    text = _CAME_FROM.sub(_in_the_year_after, text)
    return _ENGLISH.sub(_in_english, _CHINESE.sub(_in_chinese, text))


def _as_share(found: re.Match[str]) -> str:
    share = f"占{found['whole']}的{_PER_CENT[found['part']]}%"
    if found["bound"] in ("占", "达到") and not found.group().endswith(("以上", "以下")):
        return found.group()
    below = found["bound"] in _BELOW or found.group().endswith("以下")
    return f"{share}以下" if below else f"{share}以上"


def _in_chinese(found: re.Match[str]) -> str:
    before = int(found["year"]) % _CENTURY + _CENTURIES - 1
    ahead = found["ahead"] or ""
    year = f"{before % _CENTURY:02}"
    if ahead and not ahead.startswith((str(before), f"{year} ", f"{year}年")) and ahead != year:
        return found.group()
    ahead = f"{ahead}年" if ahead == year else ahead
    return f"{ahead}结转下年度" if ahead else f"{before}年结转下年度"


def _in_english(found: re.Match[str]) -> str:
    before = int(found["year"]) - 1
    ahead = found["ahead"] or ""
    if ahead and not ahead.startswith(str(before)):
        return found.group()
    said = f"{found['what'] or ''}carried forward to next year"
    return f"{ahead}{said}" if ahead else f"{said} in {before}"


def _in_the_year_after(found: re.Match[str]) -> str:
    """2019年结转过来的 stands in the report on 2020, as what was carried over."""
    after = int(found["year"] or found["en_year"]) + 1
    if found["en"]:
        return found["en"] if str(after) in found.string else f"{found['en']} in {after}"
    return "上年结转" if str(after) in found.string else f"{after}年上年结转"
