"""What turns of phrase become where a pattern alone cannot say it (`turns.zh.toml` and
`turns.en.toml` name these).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from handlers.understanding.patterns import PATTERNS
from handlers.understanding.spelling import named_in_place as place
from handlers.understanding.spelling import turn_forms_zh as zh
from handlers.understanding.wordlists.english_numbers import in_english
from handlers.understanding.wordlists.numerals import numeral

Form = Callable[[re.Match[str]], str]
"""What is put in the place of a match; the match itself where the turn is none there."""

_PER_CENT = {
    "一半": "50",
    "半数": "50",
    "三分之一": "33.33",
    "三分之二": "66.67",
    "四分之一": "25",
    "四分之三": "75",
}
_PER_CENT |= {"五分之一": "20", "十分之一": "10"}
_PER_CENT |= {
    f"{digit}成": f"{value}0" for value, digit in enumerate("一二三四五六七八九", start=1)
} | {"两成": "20"}
_BELOW = ("不到", "不足", "少于")
_LESS = ("少于", "低于", "不及", "赶不上")
_POWERS = {"百": "100", "千": "1000", "万": "10000", "亿": "1亿"}
_CENTURY = 2000
_ROUNDS = {"hundred": "100", "thousand": "1000"}
_ADDS = re.compile(r"\b(?:sum|summed|total|average|mean|together|combined)\b", re.IGNORECASE)
_TABLES_BY_NUMBER = {"requests": "table 3", "applications": "table 3", "disclosure": "table 2"}
_FRACTIONS = {
    "half": "50%",
    "a third": "33.33%",
    "a quarter": "25%",
    "a fifth": "20%",
    "two thirds": "66.67%",
}
_FRACTIONS |= {
    "three quarters": "75%",
    "one third": "33.33%",
    "one quarter": "25%",
    "a tenth": "10%",
}


def _never_beyond(found: re.Match[str]) -> str:
    """从来没有超过 is of every year, and not of the latest."""
    if found["ever"]:
        return "每年都不超过"
    return "不超过"


_IN_A_ROW = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
_IN_A_ROW |= {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_YEARS_IN_WORDS = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven"}


def _so_many_in_a_row(found: re.Match[str]) -> str:
    """The years that so many movements in a row lie between: one more."""
    said = found["years"].lower()
    years = (_IN_A_ROW.get(said) or int(said)) + 1
    if found["moved"].isascii():
        return f"{found['moved']} every year in {_YEARS_IN_WORDS[years]} years"
    return f"{years}年逐年{found['moved']}"


def _times_of_years(found: re.Match[str]) -> str:
    if int(found["later"]) <= int(found["earlier"]):
        return found.group()
    return f"{found['later']}年{found['what']}与{found['earlier']}年相比变化几倍"


def _fell_by_a_part(found: re.Match[str]) -> str:
    return f"降了{_PER_CENT[found['part']]}%"


def _rose_by_a_part(found: re.Match[str]) -> str:
    return f"涨了{_PER_CENT[found['part']]}%"


def _in_force(found: re.Match[str]) -> str:
    if PATTERNS["made-or-repealed"].search(found.string):
        return found.group()
    return f"{found['what']}现行有效{found['many']}"


def _as_percentage(found: re.Match[str]) -> str:
    whole = f"{found['verb'] or ''}{found['whole']}"
    if not whole:
        return found.group()
    part = PATTERNS["asks-part-how-many"].sub("", found["part"])
    return f"{part}占{whole}的百分之几"


def _as_compared(found: re.Match[str]) -> str:
    if any(sign in "〇零一二三四五六七八九十百千万两" for sign in found["other"][:1]):
        return found.group()  # 高于一千件 is a bound
    return f"比{found['other']}{'少' if found['sign'] in _LESS else '多'}"


def _as_share(found: re.Match[str]) -> str:
    share = f"占{found['whole']}的{_PER_CENT[found['part']]}%"
    if found["bound"] in ("占", "达到") and not found.group().endswith(("以上", "以下")):
        return found.group()
    below = found["bound"] in _BELOW or found.group().endswith("以下")
    if below:
        return f"{share}以下"
    return f"{share}以上"


def _from_the_year_before(found: re.Match[str]) -> str:
    return f"{found['subject'] or '规范性文件'}现行有效{found['stated'] or ''}是否相符"


def _beyond_a_power(found: re.Match[str]) -> str:
    return f"超过{_POWERS[found['power']]}"


def _years_from(found: re.Match[str]) -> str:
    first = int(found["from"])
    return f"{first}-{first + (numeral(found['many']) or 1) - 1}年"


def _of_the_year_before(found: re.Match[str]) -> str:
    year = int(found["year"])
    return f"{found['ahead']}{year}年{found['what']}是{year - 1}年的{found['how']}"


def _none_at_all(found: re.Match[str]) -> str:
    if found["which"] is None:
        return "没有"
    return "没有任何"


def _round_number(found: re.Match[str]) -> str:
    return _ROUNDS[found["size"].lower()]


def _without_commas(found: re.Match[str]) -> str:
    return found.group().replace(",", "")


def _with_apostrophe(found: re.Match[str]) -> str:
    return f"{found['verb']}n't"


def _year(found: re.Match[str]) -> str:
    """Twenty twenty-three; twenty requests stay twenty."""
    words = re.split("[ -]", found["rest"])
    for size in (len(words), 1):
        value = in_english("-".join(words[:size]).lower())
        if value is not None and _FIRST <= value < _LAST:
            return " ".join([str(_CENTURY + value), *words[size:]])
    return found.group()


_FIRST, _LAST = 10, 40
"""Years of this century that reports may be of."""


def _in_order(found: re.Match[str]) -> str:
    rest = found["rest"] or ""
    asked = f"{found['ahead']}{found['head']} {found['did']} {found['who']}{rest}"
    return f"{asked} than {found['other']}{found['when'] or ''}"


def _in_report_of(found: re.Match[str]) -> str:
    """What came from 2022 stands in the report on 2023."""
    said = re.sub("[ -]", " ", found["said"])
    said = re.sub(
        r"\bleft over\b", "carried over", said
    )  # alone it may be what is left for the next year
    return f"{said}{found['what'] or ''} in {int(found['year']) + 1}"


def _without_each(found: re.Match[str]) -> str:
    """What is asked of several is told of each; a sum or an average of each is something else."""
    if _ADDS.search(found.string):
        return found.group()
    return ""


def _lacking_table(found: re.Match[str]) -> str:
    return (
        f"{found['who']} {found['of']} lack "
        f"{_TABLES_BY_NUMBER.get(found['what'].lower(), 'table 4')}"
    )


def _place_in(found: re.Match[str]) -> str:
    if re.search(r"\b(?:what|which|where|who)\b(?! is)", found["who"], re.IGNORECASE):
        return found.group()
    who = re.sub(r"^what(?: is|'s) ", "", found["who"], flags=re.IGNORECASE)
    return f"where does {who} rank in {found['where']} by {found['what']}"


def _over_into(found: re.Match[str]) -> str:
    """Taken over from 2023, in a text that names the report on 2024 anyhow."""
    if int(found["next"]) != int(found["year"]) + 1:
        return found.group()
    return f"carried over{found['rest']}"


def _came_over(found: re.Match[str]) -> str:
    """What came over from 2022 to 2023 was carried over; from 2021 to 2023 no report tells of
    it.
    """
    if int(found["next"]) != int(found["year"]) + 1:
        return f"{found['what']} carried-across-years from {found['year']} to {found['next']}"
    return f"{found['what']} were carried over from {found['year']} to {found['next']}"


def _into_from(found: re.Match[str]) -> str:
    """Carried into 2023 from 2022; what came from 2021 no report tells of."""
    if int(found["next"]) != int(found["year"]) + 1:
        return f"{found['what']} borne-across-years into {found['next']} from {found['year']}"
    return f"{found['what']} into {found['next']}{found['where']}"


def _carried_into_year(found: re.Match[str]) -> str:
    """Carried over into 2021: from the year before, in the report on 2021; of a text that names
    2020, what that report carries forward.
    """
    year = int(found["year"])
    if found["before"] is None:
        if re.search(rf"(?<!into )(?<!\bto )(?<!\d){year - 1}(?!\d)", found.string):
            return "carried forward to next year"
        if found["carried"].lower() == "carried forward":
            return f"carried forward to next year in {year - 1}"
    return f"carried over from last year in {year}"


def _left_to_be_finished(found: re.Match[str]) -> str:
    """What is left to be finished in 2023 stands in the report on 2022."""
    before = int(found["next"]) - 1
    named = re.findall(r"\b20\d\d\b", f"{found['who'] or ''} {found['year'] or ''}")
    if any(int(year) != before for year in named):
        return found.group()
    at = f" at {found['who']}" if found["who"] else ""
    year = "" if found["who"] and str(before) in found["who"] else f" {before}"
    return f"How many requests were carried forward to next year{at}{year}"


_IT_DID = {"received": "requests received", "got": "requests received"}


def _number_it_did(found: re.Match[str]) -> str:
    """The number it received: requests received; the number it granted: requests granted."""
    did = found["did"].lower()
    kind = "normative documents" if did in ("repealed", "abolished") else "requests"
    return f"{found['and']}{_IT_DID.get(did, f'{kind} {did}')}"


def _carried_on_from(found: re.Match[str]) -> str:
    """Carried forward from 2022 to 2023; from 2021 to 2023 no report tells of it."""
    if int(found["next"]) != int(found["year"]) + 1:
        return found.group()
    return f"carried forward to next year at {found['who']} in {found['year']}"


def _left_for_next_year(found: re.Match[str]) -> str:
    """What is left for 2025 stands in the report on 2024."""
    year = int(found["year"]) - 1
    others = PATTERNS["named-year"].findall(found.string[: found.start()])
    if others and str(year) not in others:
        return found.group()
    return f"{year}年结转下年度的"


def _over_both_years(found: re.Match[str]) -> str:
    """How much it rose in 2021 is told by 2020 too."""
    years = sorted((int(found["first"]), int(found["last"])))
    return f"how did {found['who']} change year by year from {years[0] - 1} to {years[1]}?"


def _at_most_each_year(found: re.Match[str]) -> str:
    bound = "at most" if "more than" in found.group().lower() else "at least"
    return f"every year {found['did']} {bound} {found['many']}"


def _by_so_much(found: re.Match[str]) -> str:
    return f"by {found['bound'] or ''}{_FRACTIONS[found['part'].lower()]}"


def _rate_beyond_a_part(found: re.Match[str]) -> str:
    """Did it grant more than half of its requests: whether its rate is more than 50%."""
    return (
        f"was the disclosure rate of {found['who']}{found['when'] or ''} {_bound_on_a_rate(found)}"
    )


def _rates_beyond_a_part(found: re.Match[str]) -> str:
    return f"which agencies had a disclosure rate of {_bound_on_a_rate(found)}{found['when'] or ''}"


def _part_in_per_cent(found: re.Match[str]) -> str:
    """Half of the requests, which is 50% of them, and not a result in part."""
    return f"{_FRACTIONS[found['part'].lower()]} of "


def _bound_on_a_rate(found: re.Match[str]) -> str:
    bound = found["bound"].lower()
    return f"{'less than' if bound in _BELOW_A_PART else bound} {_FRACTIONS[found['part'].lower()]}"


_BELOW_A_PART = frozenset({"not even", "under", "fewer than"})


FORMS: dict[str, Form] = {
    "whether_taken_to_review": zh.whether_taken_to_review,
    "stated_to_have_moved": zh.stated_to_have_moved,
    "row_by_its_place": place.row_by_its_place,
    "as_many_as_named": place.as_many_as_named,
    "so_many_listed": place.so_many_listed,
    "years_in_brackets": place.years_in_brackets,
    "carried_into_year": _carried_into_year,
    "so_many_in_a_row": _so_many_in_a_row,
    "never_beyond": _never_beyond,
    "times_of_years": _times_of_years,
    "fell_by_a_part": _fell_by_a_part,
    "rose_by_a_part": _rose_by_a_part,
    "in_force": _in_force,
    "as_percentage": _as_percentage,
    "as_compared": _as_compared,
    "as_share": _as_share,
    "from_the_year_before": _from_the_year_before,
    "beyond_a_power": _beyond_a_power,
    "years_from": _years_from,
    "of_the_year_before": _of_the_year_before,
    "none_at_all": _none_at_all,
    "round_number": _round_number,
    "without_commas": _without_commas,
    "with_apostrophe": _with_apostrophe,
    "year": _year,
    "in_order": _in_order,
    "in_report_of": _in_report_of,
    "without_each": _without_each,
    "lacking_table": _lacking_table,
    "place_in": _place_in,
    "over_into": _over_into,
    "came_over": _came_over,
    "into_from": _into_from,
    "number_it_did": _number_it_did,
    "carried_on_from": _carried_on_from,
    "left_to_be_finished": _left_to_be_finished,
    "left_for_next_year": _left_for_next_year,
    "over_both_years": _over_both_years,
    "at_most_each_year": _at_most_each_year,
    "by_so_much": _by_so_much,
    "rate_beyond_a_part": _rate_beyond_a_part,
    "rates_beyond_a_part": _rates_beyond_a_part,
    "part_in_per_cent": _part_in_per_cent,
    "quotient_of_signs": zh.quotient_of_signs,
    "sum_of_signs": zh.sum_of_signs,
    "left_from_the_year_before": zh.left_from_the_year_before,
    "of_the_year_before_in_chinese": zh.of_the_year_before_in_chinese,
    "newly_disclosed": zh.newly_disclosed,
    "disclosed_in_total": zh.disclosed_in_total,
    "made_in_the_year": zh.made_in_the_year,
    "items_and_their_change": zh.items_and_their_change,
    "handled_in_report_of": zh.handled_in_report_of,
    "to_be_handled": zh.to_be_handled,
    "moved_every_year": zh.moved_every_year,
    "of_that_year": zh.of_that_year,
    "part_of_the_whole": zh.part_in_per_cent,
    "sums_held_equal": zh.sums_held_equal,
    "tenths": zh.tenths,
    "between_two_bounds": zh.between_two_bounds,
    "from_one_to_the_other": zh.from_one_to_the_other,
    "sued_directly": zh.sued_directly,
    "taken_to_review": zh.taken_to_review,
    "overdue_of_which_kind": zh.overdue_of_which_kind,
    "where_a_row_stands": zh.where_a_row_stands,
    "first_or_last_row": zh.first_or_last_row,
    "whether_reviewed_or_sued": zh.whether_reviewed_or_sued,
    "whether_reviewed_for_openness": zh.whether_reviewed_for_openness,
    "published_side_by_side": zh.published_side_by_side,
    "years_by_two_digits": zh.years_by_two_digits,
}
"""The functions, as the files name them."""
