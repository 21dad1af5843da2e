"""The font of the charts, which is part of the program: no machine has to have one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

FONT: Final = Path(__file__).resolve().parents[2] / "data" / "fonts" / "NotoSansSC-Regular.ttf"
