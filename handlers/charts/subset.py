"""Makes the font of the charts smaller: `python -m handlers.charts.subset
NotoSansSC_400Regular.ttf`.

Run by hand when the font or the list of divisions changes; the result is part of the repository.
The source is the npm package @expo-google-fonts/noto-sans-sc, version 0.4.3, file
400Regular/NotoSansSC_400Regular.ttf (10.3 MB), under the SIL Open Font License 1.1, which stands
beside the result.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

from handlers.charts.font import FONT
from store.reference import REFERENCE


def characters() -> set[str]:
    """What charts may have to show: Latin letters, GB 2312, and every character of a division's
    name.
    """
    found = {
        chr(code)
        for code in (
            *range(0x20, 0x7F),
            *range(0xA0, 0x180),
            0x2212,
            0x2013,
            0x2014,
            0x2018,
            0x2019,
        )
    }
    return (
        found
        | set(_gb2312())
        | set((REFERENCE / "divisions.tsv").read_text("utf-8")) - {"\n", "\t"}
    )


def _gb2312() -> Iterator[str]:
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue


def subset(source: Path, target: Path) -> None:
    """Write the font with only these characters, without hinting, which a picture of this kind does
    not use.
    """
    options = Options(hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True)
    font = load_font(str(source), options)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(character) for character in characters()])
    subsetter.subset(font)
    save_font(font, str(target), options)


if __name__ == "__main__":
    subset(Path(sys.argv[1]), FONT)
