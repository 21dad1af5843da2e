"""How much of a file is read. Real reports have 5 to 50 KB and some 150 rows; these bounds only stop hostile ones."""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 8_000_000
"""A file with more bytes is rejected before it is decoded."""
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
MAX_BATCH_MEMBERS: Final = 20_000
"""Files in one archive; one with more is rejected."""
MAX_BATCH_EXPANDED: Final = 1_000_000_000
"""Bytes that an archive may expand to in all; it is read a piece at a time, so this bounds time and not memory."""
