"""Numbers as a person reads them: separators, the unit, and what the report printed where it
printed 万.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from handlers.answering.values.answer import Result, ResultKind
from handlers.rendering.vocabulary.measure_words import counted_in_english
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language
from store.measures import subjects

_WAN = Decimal(10_000)
_MONEY = {"元": Decimal(1), "万元": _WAN, "亿元": _WAN * _WAN}
_ENGLISH_UNITS = {
    "元": "yuan",
    "万元": "× 10,000 yuan",
    "亿元": "× 100 million yuan",
    "%": "%",
    "项": "items",
    "个": "projects",
    "倍": "times",
    "个百分点": "percentage points",
}
_NOT_IN_PIECES = ("元", "万元", "个百分点", "倍")
"""Units of what is not counted in pieces, and so is not put in ten thousands."""
_DECISIONS = frozenset({"licensing", "other_services", "penalties", "coercion"})


def plain(value: Decimal) -> str:
    """6269 as 6,269; never in powers of ten."""
    whole = value.to_integral_value() if value == value.to_integral_value() else value
    return f"{whole:,f}"


def number(result: Result, language: Language, unit: str = "") -> str:
    """A result with its unit: `6,269 件`, `14,362.86 万元`, `81.82%`, `29.45 万件（294,500 件）`.

    `unit` is the one that the question asks for; 万 puts any number of pieces so.
    """
    if result.kind is ResultKind.QUOTED:
        return _of_prose(result, language)
    if result.unit == "%":
        return f"{plain(result.value)}%"
    if unit == "万" and result.unit not in _NOT_IN_PIECES:
        return _in_ten_thousands(result, language)
    if unit in _MONEY and result.unit == "元":
        return _in_money(result, unit, language)
    if language is Language.ZH:
        return _in_chinese(result)
    return _in_english(result)


def _of_prose(result: Result, language: Language) -> str:
    """A figure as the prose prints it, its measure word in English where that is known."""
    word = counted_in_english(result) if language is Language.EN else None
    if word is not None:
        counted = f"{plain(result.value)} {word}".strip()
        if result.approximate:
            return say("about", language, number=counted)
        return counted
    is_whole = result.raw and not result.raw[-1].isdigit()
    if is_whole:
        return result.raw
    return f"{result.raw} {result.unit}".strip()


def _in_chinese(result: Result) -> str:
    """A figure with its unit; money from ten thousand on in 万元, with the yuan beside it."""
    if result.unit == "元" and abs(result.value) >= _WAN:
        return _with_full(f"{plain(result.value / _WAN)} 万元", result, Language.ZH)
    if "万" in result.raw and result.unit != "元":
        return _with_full(f"{plain(result.value / _WAN)} 万{result.unit}", result, Language.ZH)
    return f"{plain(result.value)} {result.unit}".strip()


def _in_english(result: Result) -> str:
    """A figure with its unit; behind it what was printed, where that was in ten thousands."""
    printed = f" (printed: {result.raw})" if "万" in result.raw or "亿" in result.raw else ""
    return f"{plain(result.value)} {_unit(result.unit, Language.EN, result)}{printed}".strip()


def _in_money(result: Result, unit: str, language: Language) -> str:
    """Yuan in the unit that is asked for, to the last digit, with the yuan beside it."""
    if unit == "元":
        return f"{plain(result.value)} {_unit('元', language, result)}"
    short = f"{plain(result.value / _MONEY[unit])} {_unit(unit, language, result)}"
    if language is Language.ZH:
        return _with_full(short, result, language)
    return f"{short} ({plain(result.value)} {_unit('元', language, result)})"


def _in_ten_thousands(result: Result, language: Language) -> str:
    if language is Language.EN:
        return (
            f"{plain(result.value / _WAN)} × 10,000 ({plain(result.value)} "
            f"{_unit(result.unit, language, result)})"
        )
    return _with_full(f"{plain(result.value / _WAN)} 万{result.unit}", result, language)


def signed(result: Result, language: Language) -> str:
    """The same with its sign, for a change."""
    text = number(result, language)
    if result.value > 0:
        return f"+{text}"
    return text


def unsigned(result: Result, language: Language) -> str:
    """The same without its sign, behind a word that says up or down."""
    return number(replace(result, value=abs(result.value)), language)


def unit_name(result: Result, language: Language) -> str:
    """What a result is counted in: 件, requests."""
    return _unit(result.unit, language, replace(result, value=_WAN))


def _with_full(short: str, result: Result, language: Language) -> str:
    return f"{short}（{plain(result.value)} {_unit(result.unit, language, result)}）"


def _unit(unit: str, language: Language, result: Result) -> str:
    if language is Language.ZH:
        return unit
    if unit != "件":
        text = _ENGLISH_UNITS.get(unit, unit)
        if abs(result.value) == 1 and unit in "项个":
            return text.removesuffix("s")
        return text
    noun = _noun(result)
    if abs(result.value) == 1:
        return noun
    return noun + "s"


def _noun(result: Result) -> str:
    """What 件 counts in a row."""
    subject = result.measure.subject if result.measure else ""
    table = subjects()[subject].table if subject else ""
    if table == "requests":
        return "request"
    if table == "reviews":
        return "case"
    if subject in _DECISIONS:
        return "decision"
    return "document"


def percent(value: Decimal) -> str:
    """A relative difference: `（+54.6%）` without the brackets."""
    return f"{value.quantize(Decimal('0.1')):+,f}%"
