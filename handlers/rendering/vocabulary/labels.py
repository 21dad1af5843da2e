"""What agencies, measures and places in a report are called in an answer."""

from __future__ import annotations

from dataclasses import replace

from handlers.answering.values.answer import Result
from handlers.ratios import Ratio
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language
from store.index import HeldReport
from store.measures import Measure, columns, subjects
from store.model import Agency, Cell
from store.names.english import english, english_department
from store.reference import indicators


def short(agency: Agency, language: Language) -> str:
    """An agency as people call it: 平罗县人民政府办公室, Pingluo County Government; townships with
    their county.
    """
    if agency.division is None:
        return agency.name
    if language is Language.EN:
        return english(agency) or _chinese(agency)
    return _chinese(agency)


def both(agency: Agency, language: Language) -> str:
    """The same, and in English with the Chinese behind it, by which it can be looked up."""
    named = short(agency, language)
    if agency.division is None or named == _chinese(agency):
        return named
    return f"{named} ({_chinese(agency)})"


def department(said: str, language: Language) -> str:
    """A department that is named without its place."""
    if language is Language.ZH:
        return said
    return english_department(said) or said


def _chinese(agency: Agency) -> str:
    if agency.division is None:
        return agency.name
    path = agency.division.path
    kept = path[-2:] if agency.division.level in ("township", "special") else path[-1:]
    return "".join(kept) + agency.office


def subject(measure: Measure, language: Language) -> str:
    """A measure's row."""
    found = subjects()[measure.subject]
    if language is Language.ZH:
        return found.zh
    return found.en


def column(measure: Measure, language: Language) -> str:
    """A measure's column."""
    found = columns()[measure.column]
    if language is Language.ZH:
        return found.zh
    return found.en


def full(measure: Measure, language: Language) -> str:
    """Row and column; a total goes without saying."""
    if measure.column == "total":
        return subject(measure, language)
    if language is Language.ZH:
        return f"{subject(measure, language)}（{column(measure, language)}）"
    return f"{subject(measure, language)}: {column(measure, language)}"


def cell(which: Cell, language: Language) -> str:
    """The row of a cell as the form prints it."""
    found = indicators()[which]
    if language is Language.ZH:
        return found.row_zh
    return found.row_en


def cell_in_full(which: Cell, language: Language) -> str:
    """Row and column of a cell as the form prints them; a total goes without saying."""
    if which.column == "total":
        return cell(which, language)
    found = indicators()[which]
    if language is Language.ZH:
        return f"{found.row_zh}（{found.column_zh}）"
    return f"{found.row_en}: {found.column_en}"


def rate(ratio: Ratio, language: Language) -> str:
    """What a rate is called; one without a name by what is divided by what."""
    named = ratio.zh if language is Language.ZH else ratio.en
    if named:
        return named
    top, bottom = (
        " + ".join(full(one, language) for one in terms) for terms in (ratio.top, ratio.bottom)
    )
    return say("share_name", language, top=top, bottom=bottom)


def place_name(agency: Agency, language: Language) -> str:
    """The place of an agency as people call it: 西吉县; an agency that is no government in full."""
    if agency.division is None or (agency.office and not agency.office.startswith("人民政府")):
        return short(agency, language)
    return short(replace(agency, office=""), language)


def what(result: Result, language: Language) -> str:
    """What a result is, as finely as it is known."""
    if result.ratio is not None:
        return rate(result.ratio, language)
    if result.measure is None:
        return ""
    rows = subjects()[result.measure.subject].rows
    if result.cell and (len(rows) > 1 or result.cell.row not in rows):
        name = cell(result.cell, language)
        head = subject(result.measure, language)
        is_told = head in name or language is Language.EN
        if is_told:
            return name
        return f"{head}：{name}"
    return full(result.measure, language)


def table(measure: Measure, language: Language) -> str:
    """表三."""
    return say(f"table_{subjects()[measure.subject].table}", language)


def chapter(measure: Measure, language: Language) -> str:
    """三、收到和处理政府信息公开申请情况."""
    return say(f"chapter_{subjects()[measure.subject].table}", language)


def report(held: HeldReport, language: Language) -> str:
    """A report by its title as printed, or by agency and year where it has none."""
    return held.title or say(
        "report_line", language, agency=short(held.agency, language), year=held.year
    )
