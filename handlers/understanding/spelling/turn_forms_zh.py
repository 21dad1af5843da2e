"""What Chinese turns of phrase become where a pattern alone cannot say it (`turns.zh.toml` names
these).
"""

from __future__ import annotations

import re

from handlers.understanding.patterns import PATTERNS

_PLUS = re.compile(r"\s*[+＋]\s*")
_CENTURY = 2000
_FORM_OF_ITEMS = (2019, 2020)
"""The years whose reports count items, with those of the year before and the change."""


def quotient_of_signs(found: re.Match[str]) -> str:
    """处罚÷许可, （公开+部分公开）/办理总计: the one in per cent of the other."""
    if PATTERNS["inside-a-rate"].search(found.string[: found.start()]):
        return found.group()
    top, bottom = (_joined(found[side]) for side in ("top", "bottom"))
    return f"{top}占{bottom}的百分之几"


def sum_of_signs(found: re.Match[str]) -> str:
    """许可+处罚: both together; the sum of a share is read with the share."""
    if PATTERNS["asks-for-a-share"].search(found.string) or PATTERNS["states-a-sum"].search(
        found.string
    ):
        return found.group()
    return f"{_joined(found['rows'])}一共多少"


def _joined(rows: str) -> str:
    """公开+部分公开, 收到+结转: what these are beside a plus."""
    told = _PLUS.split(rows)
    meant = {"公开": "予以公开", "收到": "新收"}
    if any(row.endswith(("收到", "新收")) for row in told):
        meant["结转"] = "上年结转"
    return "和".join(meant.get(row, row) for row in told)


def handled_in_report_of(found: re.Match[str]) -> str:
    """从19年转过来接着办的: what was carried over from 2019 stands in the report on 2020."""
    year = int(found["year"]) % 100 + _CENTURY
    if PATTERNS["any-year"].search(found.string[: found.start()]) and not _names(year + 1, found):
        return found.group()  # 2023年从2021年结转下来的: no report tells it
    if _names(year + 1, found):
        return "上年结转的"
    return f"{year + 1}年上年结转的"


def _names(year: int, found: re.Match[str]) -> bool:
    """Whether a year is named outside of what was found."""
    around = found.string[: found.start()] + found.string[found.end() :]
    return re.search(rf"(?:20)?{year % 100:02d}年?", around) is not None


def to_be_handled(found: re.Match[str]) -> str:
    """应办件（新收+结转）: what is new and what was carried over; in such a sum 结转 is what came
    from last year.
    """
    return f"{'上年结转' if found['terms'] else (found['carried'] or '')}占新收和上年结转"


def moved_every_year(found: re.Match[str]) -> str:
    """每年都比上年多: 逐年增加."""
    way = "增加" if found["how"] in ("多", "高", "涨", "增加") else "减少"
    return f"{found['what'] or ''}逐年{way}"


def sued_directly(found: re.Match[str]) -> str:
    """有没有人不经复议直接上法院告的: 有没有未经复议直接起诉的."""
    return f"{(found['any'] or '').removesuffix('人')}未经复议直接起诉的"


def taken_to_review(found: re.Match[str]) -> str:
    """有人拿平罗政府办去申请复议: whether there was any of it."""
    return f"{found['who']}有行政{'复议' if found['what'] == '复议' else '诉讼'}"


def tenths(found: re.Match[str]) -> str:
    """有没有到九成五: whether it is 95 % or more."""
    digits = "一二三四五六七八九"
    value = 10 * (digits.index(found["tens"]) + 1) + digits.index(found["ones"]) + 1
    return f"{'超过' if found['reach'].startswith('超') else '不低于'}{value}%吗"


_PARTS = {
    "三": ("33.33", "66.67"),
    "四": ("25", "50", "75"),
    "五": ("20", "40", "60", "80"),
    "十": ("10",),
}


def part_in_per_cent(found: re.Match[str]) -> str:
    """占办结的三分之二, which is stated: 66.67 %."""
    shares = _PARTS[found["parts"]]
    many = "一二三四".index(found["many"])
    if many < len(shares):
        return f"占{found['whole']}的{shares[many]}%"
    return found.group()


def of_that_year(found: re.Match[str]) -> str:
    """哪年申请最少，办结多少: 办结 is of that year, which only the answer says; 收了几件 is the
    figure itself.
    """
    verb = PATTERNS["adverbs-of-a-year"].sub("", found["asks"])
    of_the_same = verb[:1] in found["ahead"] or (
        verb[:1] in "收接" and PATTERNS["of-requests"].search(found["ahead"])
    )
    if PATTERNS["asks-the-same"].match(found["asks"]) or of_the_same:
        return found.group()
    return f"{found['ahead']}，那年{verb}"


def sums_held_equal(found: re.Match[str]) -> str:
    """新收=办结+结转: on the side of what was handled, 结转 goes to the next year."""
    one = "加".join("上年结转" if row == "结转" else row for row in _PLUS.split(found["one"]))
    other = "加".join("结转下年" if row == "结转" else row for row in _PLUS.split(found["other"]))
    return f"{one}是否等于{other}"


_LOWER = {"least": "不少于", "up": "不少于", "above": "超过", "more": "超过", "over": "超过"}
_UPPER = {"most": "不超过", "down": "不超过", "below": "不到", "less": "不到", "under": "不到"}


def between_two_bounds(found: re.Match[str]) -> str:
    """不止10件但没到30件: the lower bound, then the upper one, each in a word of the lists."""
    said = found.groupdict()
    lower = next(f"{word}{said[name]}" for name, word in _LOWER.items() if said[name])
    upper = next(f"{word}{said[name]}" for name, word in _UPPER.items() if said[name])
    return f"{lower}又{upper}"


def from_one_to_the_other(found: re.Match[str]) -> str:
    """介于10和22件之间: at least the one, and not beyond the other."""
    unit = found["other"] or found["one"]
    return f"不少于{found['low']}{found['one'] or unit}又不超过{found['high']}{unit}"


def overdue_of_which_kind(found: re.Match[str]) -> str:
    """不缴费不办的: the row of overdue fees; 没补材料, 没交材料: that of corrections."""
    by_fee = found["fee"] and "材料" not in found.group()
    return f"逾期不{'缴费' if by_fee else '补正'}的"


def where_a_row_stands(found: re.Match[str]) -> str:
    """申请表最底下结转下年度: the table; a table that is not named says nothing."""
    if found["table"] in {"表", "表格"}:
        return ""
    return "申请表，"


def first_or_last_row(found: re.Match[str]) -> str:
    """表三第一行: what was received; its last row, 倒数第一: what goes to the next year."""
    first = PATTERNS["first-row"].search(found.group())
    if first:
        return "本年新收申请"
    return "结转下年度"


def whether_reviewed_or_sued(found: re.Match[str]) -> str:
    """有人去复议吗, 惹上官司没: whether there is any."""
    return f"有没有行政{'复议' if '复议' in (found['what'] or '') else '诉讼'}"


def whether_reviewed_for_openness(found: re.Match[str]) -> str:
    """因为公开信息被复议过没: whether there is any, for that reason where it is named."""
    return f"{'因为信息公开' if found['why'] else ''}有没有行政复议"


def years_by_two_digits(found: re.Match[str]) -> str:
    """条数，20、21、22: years, where they follow each other in time."""
    years = PATTERNS["two-digits"].findall(found["years"])
    if years != sorted(set(years)):
        return found.group()
    whole = "、".join(f"20{year}" for year in years)
    ahead = PATTERNS["some-years"].sub("", found["ahead"])
    return f"{ahead}，{whole}"


def published_side_by_side(found: re.Match[str]) -> str:
    """网站上发的信息，西吉跟红寺堡哪个多: which of two published more on it."""
    place = "政府网站" if found["place"].endswith("网站") else found["place"]
    return f"{found['one']}和{found['other']}{place}发布的信息谁多"


def items_and_their_change(found: re.Match[str]) -> str:
    """处罚事项2019年底多少项，2020年变动多少: both are columns of the report on 2020."""
    years = {*PATTERNS["whole-year"].findall(found.string)} - {found["before"]}
    if len(years) != 1 or "项" not in found.group():
        return found.group()
    year = int(years.pop())
    if year not in _FORM_OF_ITEMS or found["before"] not in (None, str(year - 1)):
        return found.group()
    ahead = "" if str(year) in found.string[: found.start()] else f"{year}年"
    rows = PATTERNS["and-another"].split(found["row"])
    asked = [
        *(f"{row}上一年项目数量多少" for row in rows),
        *(f"{row}本年增减多少" for row in rows),
    ]
    return ahead + "，".join(asked)


def left_from_the_year_before(found: re.Match[str]) -> str:
    """红寺堡2020年有几件是2019年没办完拖过来的: what was carried over into 2020."""
    years = {*PATTERNS["whole-year"].findall(found.string)} - {found["from"]}
    if len(years) != 1:
        return found.group()
    if found["from"] and int(found["from"]) != int(years.pop()) - 1:
        return found.group()
    return "上年结转的申请有几件"


def of_the_year_before_in_chinese(found: re.Match[str]) -> str:
    """2022年复议去年几件: the figure of the year before the one that is named."""
    return f"{found['ahead']}{int(found['year']) - 1}年{found['what']}{found['asks']}"


def newly_disclosed(found: re.Match[str]) -> str:
    """当年公开几个规章: the column of what is newly disclosed, the counter behind it."""
    asks = found["asks"] or found.groupdict().get("behind") or ""
    return f"{found['row']}新公开{asks}"


def disclosed_in_total(found: re.Match[str]) -> str:
    """总共公开了多少规范性文件: the column of all that is disclosed, the counter behind it."""
    return f"{found['row']}公开总数{found['asks'] or found['behind'] or ''}"


def made_in_the_year(found: re.Match[str]) -> str:
    """新规章, 新立了几个规章, 新制规范性文件件数: those made in the year."""
    made = f"制发了{found['asks']}" if found["asks"] else "新制发的"
    return f"{made}{found['row']}{found['behind'] or ''}"


def whether_taken_to_review(found: re.Match[str]) -> str:
    """因为公开申请被提复议: for openness, where that is said."""
    return f"{'因为信息公开' if found['why'] else ''}被申请{found['what']}"


def stated_to_have_moved(found: re.Match[str]) -> str:
    """比2023年还多: that there were more than in that year, which may be the later one; 比去年还多:
    that there came to be more.
    """
    way = found["way"]
    if not found["year"][:1].isdigit():
        way = "增加" if way == "多" else "减少"
    return f"{found['ahead']}{found['row']}比{found['year']}{way}，对吗"
