"""What an index shows to other programs: figures, reports and problems, each row with its place and
its words.

The tables are made for answering: whole ten-thousandths, numbers of cells, earlier texts beside
those that count. A view has one row for what people call one thing. What stands here is part of a
published migration: a view that is to be another is dropped and made by a new one.
"""

from __future__ import annotations

from store.index.doubting import doubts
from store.index.health import not_as_printed
from store.index.kinds import SETTLED
from store.index.records import SCALE

_VALUE = f"CASE WHEN f.value % {SCALE} = 0 THEN f.value / {SCALE} ELSE f.value / {SCALE}.0 END"
_TEXT = """(SELECT group_concat(text, ' ') FROM (SELECT l.text FROM {lines} l WHERE l.report = f.report
        AND l.line BETWEEN f.line AND {end_line} ORDER BY l.line))"""
_PROBLEMS = """(SELECT count(*) FROM problems p WHERE p.report = f.report)
        + (SELECT count(*) FROM problems_across_years p WHERE p.report = f.report)"""

FACTS = """
CREATE VIEW facts AS SELECT
    f.report, f.cell, f.value, k.unit, f.raw, k.status, f.line, f.line + k.more_lines AS end_line, k.reason
FROM kept_facts f JOIN fact_kinds k ON k.id = f.kind"""
"""The figures as they were kept before units, states and reasons had numbers."""


def _figures(of: str, kind: str, end_line: str, lines: str) -> str:
    return f"""
CREATE VIEW figures AS SELECT
    r.agency, r.year, c."table", c.row, c."column",
    n.table_zh, n.row_zh, n.column_zh, n.table_en, n.row_en, n.column_en,
    {_VALUE} AS value, {kind}.unit, f.raw AS printed, {kind}.status, w.zh AS reason_zh, w.en AS reason_en,
    {_TEXT.format(lines=lines, end_line=end_line)} AS text, r.file, f.line, {end_line} AS end_line, r.form, r.division,
    r.level, r.path, {SETTLED} AS settled,
    {_PROBLEMS} AS problems, f.report, f.cell
FROM {of} JOIN reports r ON r.id = f.report JOIN cells c ON c.id = f.cell JOIN labels n ON n.cell = f.cell
LEFT JOIN words w ON w.of = 'repair' AND w.code = {kind}.reason
WHERE r.current"""


FIGURES_AT_FIRST = _figures("facts f", "f", "f.end_line", "lines")
_COMPACT = (
    "kept_facts f JOIN fact_kinds k ON k.id = f.kind",
    "k",
    "f.line + k.more_lines",
    "figure_lines",
)
FIGURES_COMPACT = _figures(*_COMPACT)
FIGURES = (
    FIGURES_COMPACT.replace(_VALUE, f"CASE WHEN NOT {not_as_printed('k')} THEN {_VALUE} END")
    .replace(
        "k.status,", f"CASE WHEN {not_as_printed('k')} THEN 'damaged' ELSE k.status END AS status,"
    )
    .replace(
        "w.en AS reason_en,",
        f"w.en AS reason_en, {doubts('zh')} AS doubt_zh, {doubts('en')} AS doubt_en,",
    )
)
"""And what is doubtful of each: a number that is not what is printed beside it is withheld."""


def _reports(year_source: str) -> str:
    return f"""
CREATE VIEW reports_current AS SELECT
    r.id AS report, r.agency, r.year, r.form, r.title, r.tables, r.published, r.file, o.address, r.division, r.level,
    r.path, r.office, r.agency_source, {year_source}, {SETTLED} AS settled, r.digest
FROM reports r LEFT JOIN origins o ON o.digest = r.digest
WHERE r.current"""


YEAR_SOURCE = "iif(r.year_given, 'assigned', r.year_source)"
"""Where the year is from that a report counts for."""
REPORTS_CURRENT_AT_FIRST = _reports("r.year_source")
REPORTS_CURRENT = _reports(f"{YEAR_SOURCE} AS year_source")


def _said(language: str) -> str:
    """A message put together of its pieces."""
    value = """CASE m.name WHEN 'line' THEN p.line WHEN 'end_line' THEN p.end_line
                    ELSE json_extract(p."values", '$.' || m.name) END"""
    several = f"""(SELECT group_concat(word, m.joiner) FROM (
                    SELECT coalesce(w.{language}, e.value) AS word
                    FROM json_each('["' || replace({value}, m.divider, '","') || '"]') e
                    LEFT JOIN words w ON w.of = m.words AND w.code = e.value ORDER BY e.key))"""
    return f"""(SELECT group_concat(said, '') FROM (
        SELECT CASE
                WHEN m.name = '' THEN m.text
                WHEN m.one != '' OR m.more != '' THEN CASE {value} WHEN '1' THEN m.one ELSE m.more END
                WHEN m.words != '' OR m.divider != '' THEN {several}
                ELSE {value} END AS said
        FROM message_pieces m WHERE m.code = p.code AND m.language = '{language}' ORDER BY m.position))"""


PROBLEMS_IN_WORDS = f"""
CREATE VIEW problems_in_words AS
WITH every AS (
    SELECT report, position, code, line, end_line, "values", 0 AS across_years FROM problems
    UNION ALL SELECT report, position, code, line, end_line, "values", 1 FROM problems_across_years)
SELECT
    r.agency, r.year, p.code, k.severity, k.title_zh, k.title_en,
    {_said("zh")} AS message_zh,
    {_said("en")} AS message_en,
    r.file, p.line, p.end_line, p.across_years, p.report
FROM every p JOIN reports r ON r.id = p.report JOIN problem_kinds k ON k.code = p.code
WHERE r.current"""

VIEWS_AT_FIRST = (FIGURES_AT_FIRST, REPORTS_CURRENT_AT_FIRST, PROBLEMS_IN_WORDS)
