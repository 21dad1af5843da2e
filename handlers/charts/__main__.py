"""The process that draws: a chart a line comes in, its picture goes out behind its length; it ends
with its input.
"""

from __future__ import annotations

import contextlib
import sys
import warnings

from handlers.charts.chart import from_json
from handlers.charts.drawing import draw


def main() -> None:
    """Draw until there is no more to draw. A chart that cannot be drawn is a picture of no
    length.
    """
    warnings.simplefilter("ignore")  # A letter that the font lacks is drawn as a box.
    for line in sys.stdin.buffer:
        picture = b""
        with contextlib.suppress(Exception):
            picture = draw(from_json(line))
        sys.stdout.buffer.write(len(picture).to_bytes(4, "big") + picture)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
