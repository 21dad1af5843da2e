"""How much of a file is read. Real reports have 5 to 50 KB of text and some 150 rows; these bounds
stop hostile ones.

They bound what is looked at. What a file may cost is bounded by the process that reads it
(`store/children`): 20 seconds and 700 MB; `benchmarks/hostile_files.py` measures it.
"""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 8_000_000
"""A text or page with more bytes is rejected before it is decoded."""
MAX_DOCUMENT_BYTES: Final = 64_000_000
"""A DOCX, XLSX or PDF with more bytes is rejected: scanned pages and pictures make them large."""
MAX_PICTURES_BYTES: Final = 2 * MAX_DOCUMENT_BYTES
"""Pictures that are the pages of a report have no more bytes together: forty photographs as
telephones take them.
"""
MAX_XML: Final = 16_000_000
"""Bytes that one part of a DOCX or XLSX may expand to; a report has some 300 KB of markup."""
MAX_TEXT: Final = 16_000_000
"""Characters of all lines of a document together: one text in a workbook may stand in a million
cells.
"""
MAX_DEPTH: Final = 100
"""Tables within tables, or groups within groups, that are followed into."""
MAX_LINE: Final = 60_000
"""Characters of one line that are looked at."""
MAX_CELLS: Final = 64
"""Cells of one row that are looked at; the widest row of the form has 15 numbers."""
MAX_BLOCKS: Final = 40_000
"""Lines and rows that are looked at."""
MAX_RECORDS: Final = 400
"""Rows with numbers that are aligned with the form, which has 40."""
MAX_LABEL: Final = 400
"""Characters of a label that are compared; the longest of a local form has about 150."""
MAX_PAGES: Final = 200
"""Pages of a PDF that are read; a report has about ten."""
MAX_PAGE_CHARACTERS: Final = 20_000
"""Characters of one page of a PDF that are read; a full one has about 1,500."""
MAX_PAGE_RULES: Final = 4_000
"""Ruling lines of one page of a PDF that are read; a page of tables has about 400."""
PDF_SECONDS: Final = 10
"""How long the library may work on one PDF before it is stopped."""
PDF_MEMORY: Final = 550_000_000
"""Bytes of memory that the library may take for one PDF."""
READING_MEMORY: Final = 550_000_000
"""Bytes of data that a process which reads files may hold."""
READING_CPU: Final = 13.0
"""Seconds of processor time that reading one file may take."""
READING_SECONDS: Final = 17.0
"""Seconds on the clock that reading one file may take."""
OCR_PAGES: Final = 40
"""Pages of a scan that are recognised."""
OCR_TEXTLESS: Final = 3
"""Pages without any text, at the beginning of a scan, after which the others are not looked at."""
OCR_DRAW_SECONDS: Final = 5.0
"""Seconds of processor time in which a page is drawn for the recogniser: a tenth of one is
usual.
"""
OCR_DRAW_MEMORY: Final = 300_000_000
"""Bytes of data that drawing a page for the recogniser may take."""
OCR_MEMORY: Final = 2_000_000_000
"""Bytes of data that the recogniser may hold."""
OCR_LINES: Final = 600
"""Places with text on a page that is recognised: a page of table three has some 290."""
OCR_PAGE_SECONDS: Final = 60
"""Seconds of processor time for a page: some 10 are usual."""
OCR_PAGE_WAIT: Final = 600
"""Seconds on the clock for a page: 3 on quiet cores, 40 on busy ones, and over 100 where ten others
want them.
"""
MAX_BATCH_MEMBERS: Final = 20_000
"""Files in one archive; one with more is rejected."""
MAX_BATCH_EXPANDED: Final = 1_000_000_000
"""Bytes that an archive may expand to in all; it is read a piece at a time, so this bounds time and
not memory.
"""
