"""How the parts of a workbook are marked up: the namespace of its elements, and what their
attributes say for yes.
"""

from __future__ import annotations

from typing import Final

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TRUE: Final = frozenset({"1", "true"})
