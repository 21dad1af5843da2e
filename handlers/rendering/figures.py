"""Figures in words: a value, two beside each other, a ratio, a change, a breakdown."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.answering.answer import Assumed, Kind, Result, Role
from handlers.answering.comparing import relative
from handlers.rendering.labels import both, column, short, what
from handlers.rendering.missing import lack_lines
from handlers.rendering.numbers import number, percent, plain, signed
from handlers.rendering.phrases import say
from handlers.reply import Language, Line, Style

Lines = Iterator[Line]


def answers_of(answer: Answer) -> list[Result]:
    """The results of the tables that are the answer."""
    wanted = [result for result in answer.results if result.role is Role.ANSWER]
    return [result for result in wanted if result.kind is not Kind.QUOTED] or wanted


def parts_of(answer: Answer) -> list[Result]:
    """The results that are terms of it."""
    return [result for result in answer.results if result.role is Role.PART]


def value_lines(answer: Answer, language: Language) -> Lines:
    """One figure as the head with a sentence below; several as rows."""
    found = answers_of(answer)
    if len(found) == 1:
        yield Line(number(found[0], language) + _assumption(answer, found[0], language), Style.HEAD)
        yield Line(sentence(found[0], language))
        yield from _how(answer, found[0], language)
    else:
        yield Line(
            _semi(language).join(f"{what(result, language)} {number(result, language)}" for result in found), Style.HEAD
        )
        yield from rows(found, language)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def _semi(language: Language) -> str:
    return "；" if language is Language.ZH else "; "


def _assumption(answer: Answer, result: Result, language: Language) -> str:
    """What was assumed, in brackets behind the number."""
    said: list[str] = []
    if Assumed.COLUMN in answer.assumed and result.measure:
        said.append(say("assumed_column", language, column=column(result.measure, language)))
    if answer.assumed & {Assumed.ONLY_YEAR, Assumed.LATEST_YEAR} and result.report:
        said.append(say("assumed_year", language, year=result.report.year))
    if not said:
        return ""
    return f"（{'，'.join(said)}）" if language is Language.ZH else f" ({', '.join(said)})"


def sentence(result: Result, language: Language) -> str:
    """A figure in a sentence: agency, year, what is counted, how many."""
    report = result.report
    return say(
        "value",
        language,
        agency=both(report.agency, language) if report else "",
        year=report.year if report else "",
        what=what(result, language),
        number=number(result, language),
    )


def _how(answer: Answer, result: Result, language: Language) -> Lines:
    if result.kind is Kind.COMPUTED:
        terms = [plain(part.value) for part in parts_of(answer)]
        yield Line(say("computed_sum", language, terms=" + ".join(terms)), Style.NOTE)
    if result.kind is Kind.REPAIRED:
        yield Line(say("repaired", language), Style.NOTE)


def assumption_lines(answer: Answer, language: Language) -> Lines:
    """What was assumed of the year and the office, each in a sentence."""
    report = next((result.report for result in answer.results if result.report), None)
    report = report or next(iter(answer.reports), None)
    if report is None:
        return
    agency = short(report.agency, language)
    if Assumed.ONLY_YEAR in answer.assumed:
        yield Line(say("only_year", language, agency=agency, year=report.year), Style.NOTE)
    if Assumed.LATEST_YEAR in answer.assumed:
        yield Line(say("latest_year", language, year=report.year), Style.NOTE)
    if Assumed.LATEST_EACH in answer.assumed:
        yield Line(say("latest_each", language), Style.NOTE)
    if Assumed.SUBJECT in answer.assumed:
        yield Line(say("assumed_subject", language), Style.NOTE)
    for quote in answer.quotes:
        said = quote.figure.raw if quote.figure else ""
        yield Line(say("prose_differs", language, line=quote.sentence.line, number=said), Style.NOTE)
    if Assumed.OFFICE in answer.assumed:
        yield Line(say("other_office", language, agency=agency), Style.NOTE)


def rows(results: list[Result], language: Language) -> Lines:
    """Results one a row: whose, what, how many, which line."""
    several = len({(result.measure, result.cell) for result in results}) > 1
    years = len({result.report.year for result in results if result.report}) > 1
    agencies = len({result.report.agency.name for result in results if result.report}) > 1
    for result in results:
        named = [short(result.report.agency, language)] if result.report and (agencies or not several) else []
        named += [str(result.report.year)] if result.report and years else []
        named += [what(result, language)] if several else []
        yield Line(f"{' '.join(named)}  {number(result, language)}{_line(result, language)}", Style.TABLE)


def _line(result: Result, language: Language) -> str:
    if len(result.sources) != 1:
        return ""
    line = result.sources[0].line
    return f"  第 {line} 行" if language is Language.ZH else f"  line {line}"


def compare_lines(answer: Answer, language: Language) -> Lines:
    """Which is more, by how much and by what share; then the figures."""
    head = answers_of(answer)
    terms = parts_of(answer)[:2]
    if len(head) != 1 or head[0].kind is not Kind.COMPUTED or head[0].report is not None or len(terms) != 2:
        yield from _several_lines(answer, language)
        return
    larger, smaller = sorted(terms, key=lambda result: -result.value)
    if head[0].unit == "倍":
        yield Line(number(head[0], language), Style.HEAD)
        yield from rows(terms, language)
        yield from assumption_lines(answer, language)
        return
    fewer = "op:fewer" in answer.question.topics
    yield Line(_more(head[0], larger, smaller, language, fewer=fewer), Style.HEAD)
    yield from rows(terms, language)
    if len({term.report.year for term in terms if term.report}) > 1:
        yield Line(say("different_years", language), Style.NOTE)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def _several_lines(answer: Answer, language: Language) -> Lines:
    """Three or more beside each other, or fewer than two."""
    found = answers_of(answer)
    agencies = {result.report.agency.name for result in found if result.report}
    if len(found) == 1 and answer.lacks:
        yield Line(say("one_missing", language), Style.HEAD)
    elif len(agencies) > 2 and len({result.measure for result in found}) == 1:
        top = max(found, key=lambda result: result.value)
        name = short(top.report.agency, language) if top.report else ""
        yield Line(say("most_of_several", language, agency=name, number=number(top, language)), Style.HEAD)
    else:
        yield from value_lines(answer, language)
        return
    yield from rows(found, language)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def _more(gap: Result, larger: Result, smaller: Result, language: Language, *, fewer: bool) -> str:
    if gap.value == 0:
        return say("equal", language, number=number(larger, language))
    one, other = (smaller, larger) if fewer else (larger, smaller)
    share = relative(one.value, other.value)
    shown = "" if share is None else f"（{percent(share)}）" if language is Language.ZH else f" ({percent(share)})"
    key = "has_fewer" if fewer else "more"
    return say(key, language, agency=_name(one, other, language), gap=number(gap, language), percent=shown)


def _name(result: Result, other: Result, language: Language) -> str:
    """What tells a term from the other: its agency, else its row."""
    if result.report and other.report and result.report.agency != other.report.agency:
        return short(result.report.agency, language)
    if result.report and other.report and result.report.year != other.report.year:
        return say("assumed_year", language, year=result.report.year)
    return what(result, language)


def ratio_lines(answer: Answer, language: Language) -> Lines:
    """The ratio, and what was divided by what."""
    found = answers_of(answer)
    terms = parts_of(answer)
    if len(found) == 1:
        yield Line(number(found[0], language) + _assumption(answer, found[0], language), Style.HEAD)
    else:
        yield Line(
            _semi(language).join(f"{_who(result, language)} {number(result, language)}" for result in found), Style.HEAD
        )
    for result in found:
        own = [term for term in terms if term.report == result.report]
        top = f"{what(own[0], language)} {number(own[0], language)}"
        bottom = " + ".join(f"{what(term, language)} {number(term, language)}" for term in own[1:])
        yield Line(say("ratio_how", language, top=top, bottom=bottom))
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def _who(result: Result, language: Language) -> str:
    return f"{short(result.report.agency, language)} {result.report.year}" if result.report else ""


def change_lines(answer: Answer, language: Language) -> Lines:
    """Up or down by how much; the two figures where it is computed."""
    found = answers_of(answer)
    terms = parts_of(answer)
    if len(found) != 1 or (found[0].measure and found[0].measure.column != "change" and not terms):
        yield from value_lines(answer, language)
        return
    key = "rose" if found[0].value > 0 else "fell" if found[0].value < 0 else "unchanged"
    text = say(key, language) if key == "unchanged" else _moved(key, found[0], language)
    share = relative(terms[1].value, terms[0].value) if len(terms) == 2 else None
    yield Line(text + (f"（{percent(share)}）" if share else ""), Style.HEAD)
    if terms:
        yield from rows(terms, language)
    else:
        yield Line(
            f"{sentence(found[0], language)[: -len(number(found[0], language)) - 1]}{signed(found[0], language)}"
        )
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def _moved(key: str, result: Result, language: Language) -> str:
    return say(key, language, number=number(result, language).lstrip("-"))


def breakdown_lines(answer: Answer, language: Language) -> Lines:
    """The parts that are not zero, and that the others are."""
    found = answers_of(answer)
    if len(found) == 1 and not found[0].value:
        yield Line(number(found[0], language), Style.HEAD)
        yield Line(sentence(found[0], language))
        yield Line(say("all_zero", language), Style.NOTE)
    else:
        total = parts_of(answer)
        head = f"{what(total[0], language)} {number(total[0], language)}" if total else ""
        comma = "，" if language is Language.ZH else ", "
        parts = comma.join(f"{part_name(result, language)} {number(result, language)}" for result in found[:4])
        yield Line(
            f"{head}：{parts}" if head and language is Language.ZH else f"{head}: {parts}" if head else parts,
            Style.HEAD,
        )
        for result in found:
            yield Line(
                f"{part_name(result, language)}  {number(result, language)}{_line(result, language)}", Style.TABLE
            )
        if total:
            yield Line(say("others_zero", language), Style.NOTE)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def part_name(result: Result, language: Language) -> str:
    """What a part of a breakdown is called: its applicants, or its row."""
    if result.measure and result.measure.column != "total":
        return column(result.measure, language)
    return what(result, language)
