"""The kinds of problem, rejection and repair (`data/reference/problems.toml`), and how one is said
in words.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Final, Literal, NamedTuple

from store.filling import filled
from store.model import Cell, Problem, Rejected, Severity
from store.reference import BrokenReferenceError, Indicator, indicators, toml_of

Language = Literal["zh", "en"]

TABLE_NAMES: Final[dict[str, tuple[str, str]]] = {
    "disclosure": ("主动公开政府信息情况", "Proactive disclosure"),
    "requests": ("收到和处理政府信息公开申请情况", "Requests received and handled"),
    "reviews": ("政府信息公开行政复议、行政诉讼情况", "Reconsideration and litigation"),
}
SECTION_NAMES: Final[dict[str, tuple[str, str]]] = {
    "overview": ("总体情况", "Overview"),
    **TABLE_NAMES,
    "problems": ("存在的主要问题及改进情况", "Problems and improvements"),
    "other": ("其他需要报告的事项", "Other matters"),
}

WORDS: Final = frozenset({"table", "section", "row", "cell", "column", "repair", "cause"})
"""The placeholders whose values are codes."""
_SECTIONS: Final = ("problems", "causes", "rejections", "repairs", "doubts")
_DIVIDERS: Final = {"row": " ", "rows": " ", "cell": "+", "numbers": " "}
"""Of placeholders that may stand for several: what divides these in a value."""


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of problem and its wording."""

    code: str
    severity: Severity
    title_zh: str
    title_en: str
    message_zh: str
    message_en: str

    def title(self, language: Language) -> str:
        """The kind's name."""
        if language == "zh":
            return self.title_zh
        return self.title_en

    def message(self, language: Language) -> str:
        """The wording with its placeholders."""
        if language == "zh":
            return self.message_zh
        return self.message_en


@dataclass(frozen=True, slots=True)
class BilingualWording:
    """A sentence or phrase in both languages."""

    zh: str
    en: str


@cache
def _file() -> dict[str, dict[str, dict[str, str]]]:
    loaded: dict[str, dict[str, dict[str, str]]] = toml_of("problems.toml")
    if set(loaded) != set(_SECTIONS):
        raise BrokenReferenceError(
            f"problems.toml: expected {', '.join(_SECTIONS)}, found {sorted(loaded)}"
        )
    return loaded


@cache
def problem_kinds() -> dict[str, ProblemKind]:
    """Every kind of problem by its code."""
    wanted = {field.name for field in fields(ProblemKind)} - {"code"}
    found: dict[str, ProblemKind] = {}
    for code, entry in _file()["problems"].items():
        if set(entry) != wanted or entry["severity"] not in set(Severity):
            raise BrokenReferenceError(
                f"problems.toml: {code}: expected {sorted(wanted)} and a known severity"
            )
        if _placeholders(entry["message_zh"]) != _placeholders(entry["message_en"]):
            raise BrokenReferenceError(
                f"problems.toml: {code}: the two messages differ in their placeholders"
            )
        words = {name: entry[name] for name in sorted(wanted - {"severity"})}
        found[code] = ProblemKind(code=code, severity=Severity(entry["severity"]), **words)
    return found


@cache
def rejections() -> dict[str, BilingualWording]:
    """Why a file gave no report, by code."""
    return _wordings("rejections")


@cache
def repairs() -> dict[str, BilingualWording]:
    """How a row was damaged that could be read all the same, by code."""
    return _wordings("repairs")


@cache
def causes() -> dict[str, BilingualWording]:
    """What probably led to a problem, by code: a sentence behind its message, empty where it cannot
    be told.
    """
    return _wordings("causes")


@cache
def doubts() -> dict[str, BilingualWording]:
    """What can be doubtful of a number in the index beside the problems of its report, by code."""
    return _wordings("doubts")


def _wordings(table: str) -> dict[str, BilingualWording]:
    found: dict[str, BilingualWording] = {}
    for code, entry in _file()[table].items():
        if set(entry) != {"zh", "en"} or _placeholders(entry["zh"]) != _placeholders(entry["en"]):
            raise BrokenReferenceError(
                f"problems.toml: {table}.{code}: expected zh and en with the same placeholders"
            )
        found[code] = BilingualWording(entry["zh"], entry["en"])
    return found


def _placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


class MessagePiece(NamedTuple):
    """A piece of a message: some text, or a value that stands there."""

    text: str
    name: str = ""
    """That of the value; empty where it is text."""
    words: str = ""
    """What the value is a code of: `row`, `table` …; empty where it is shown as it is."""
    divider: str = ""
    """What divides several of them in a value."""
    joiner: str = ""
    """What stands between them in the message."""
    one: str = ""
    """The word that stands for the value where it is 1, and `more` where it is not; empty where the
    value is shown.
    """
    more: str = ""


def pieces(message: str, language: Language) -> Iterator[MessagePiece]:
    """A message with its placeholders as pieces, for those who put it together without this
    program.
    """
    for text, name, spec, _ in string.Formatter().parse(message):
        if text:
            yield MessagePiece(text)
        if name:
            one, _, more = (spec or "").partition("|")
            kind = "row" if name == "rows" else name
            words = kind if kind in WORDS else ""
            yield MessagePiece(
                "", name, words, _DIVIDERS.get(name, ""), _joiner(name, language), one, more
            )


def _joiner(name: str, language: Language) -> str:
    if name == "cell":
        return " + "
    if language == "zh":
        return "、"
    return ", "


def words() -> Iterator[tuple[str, str, BilingualWording]]:
    """Everything that a code in a message can stand for: what it is a code of, the code, and its
    words.
    """
    yield from (("table", code, BilingualWording(*names)) for code, names in TABLE_NAMES.items())
    yield from (
        ("section", code, BilingualWording(*names)) for code, names in SECTION_NAMES.items()
    )
    yield from (("repair", code, wording) for code, wording in repairs().items())
    yield from (("cause", code, wording) for code, wording in causes().items())
    yield from (("doubt", code, wording) for code, wording in doubts().items())
    rows = [f"{table}/{row}" for table, row, _ in indicators()] + [
        f"{table}/{table}" for table in TABLE_NAMES
    ]
    for code in dict.fromkeys(
        rows
    ):  # The one row of table four, as long as its columns are not known, is the table.
        yield "row", code, BilingualWording(row_name(code, "zh"), row_name(code, "en"))
    for cell in indicators():
        code = "/".join(cell)
        yield "cell", code, BilingualWording(cell_name(code, "zh"), cell_name(code, "en"))
        if cell[:2] == ("requests", "new"):
            yield (
                "column",
                cell.column,
                BilingualWording(column_name(code, "zh"), column_name(code, "en")),
            )


def render(problem: Problem, language: Language) -> str:
    """The message of a problem, naming its places."""
    places = {"line": str(problem.line), "end_line": str(problem.end_line)}
    return _filled(
        problem_kinds()[problem.code].message(language), {**problem.values, **places}, language
    )


def render_rejection(rejected: Rejected, language: Language) -> str:
    """Why a file gave no report."""
    wording = rejections()[rejected.code]
    return _filled(wording.zh if language == "zh" else wording.en, rejected.values, language)


def _filled(message: str, values: Mapping[str, str], language: Language) -> str:
    return filled(message, {name: _named(name, value, language) for name, value in values.items()})


def _named(name: str, value: str, language: Language) -> str:
    """A value as it is shown: codes by their names."""
    if name in ("table", "section", "repair", "cause"):
        return _listed(name, value)[0 if language == "zh" else 1]
    if name in ("numbers", "row", "rows"):
        said = (
            value.split(" ")
            if name == "numbers"
            else [row_name(one, language) for one in value.split()]
        )
        return ("、" if language == "zh" else ", ").join(said)
    if name == "cell":
        return cell_name(value, language)
    if name == "column":
        return column_name("requests/new/" + value, language)
    return value


def _listed(kind: str, code: str) -> tuple[str, str]:
    """What one of the lists calls a code, in Chinese and in English."""
    if kind in ("table", "section"):
        return (TABLE_NAMES if kind == "table" else SECTION_NAMES)[code]
    wording = (repairs() if kind == "repair" else causes())[code]
    return wording.zh, wording.en


def row_name(code: str, language: Language) -> str:
    """The label of a row given as `table/row`; the one row of table four is `reviews/reviews`."""
    table, row = code.split("/")
    if table == row:
        return TABLE_NAMES[table][0 if language == "zh" else 1]
    found = _rows()[table, row]
    if language == "zh":
        return found.row_zh.split(" / ")[0]
    return found.row_en


@cache
def _rows() -> dict[tuple[str, str], Indicator]:
    """What the catalogue says of the first cell of each row."""
    return {(cell.table, cell.row): indicator for cell, indicator in reversed(indicators().items())}


def cell_name(code: str, language: Language) -> str:
    """The labels of cells given as `table/row/column`, several joined by `+`."""
    shown = []
    for one in code.split("+"):
        table, row, _ = one.split("/")
        shown.append(f"{row_name(f'{table}/{row}', language)}·{column_name(one, language)}")
    return " + ".join(shown)


def column_name(code: str, language: Language) -> str:
    """The label of the column of a cell given as `table/row/column`."""
    table, row, column = code.split("/")
    found = indicators()[Cell(table, row, column)]
    if language == "zh":
        return found.column_zh.split(" / ")[0]
    return found.column_en
