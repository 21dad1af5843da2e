"""PDFs written by hand, a text object for each character, in fonts that they name and do not
bring.
"""

from __future__ import annotations

from collections.abc import Sequence

LEFT, TOP, STEP = 60, 760, 12
Lines = Sequence[str]


def composite(encoding: str, ordering: str, name: str, *, more: str = "") -> str:
    """A font of many characters, of which only the name is given."""
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/{encoding}{more}/DescendantFonts[<</Type/Font"
        f"/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>"
        "/DW 1000>>]>>"
    )


def by_codec(lines: Lines, font: str, codec: str) -> bytes:
    """Text whose codes are those of an encoding."""
    return pdf(font, [[character.encode(codec) for character in line] for line in lines])


def by_glyphs(lines: Lines, *, named: bool) -> bytes:
    """Text whose codes are numbers of glyphs; if named, with the list of what these stand for."""
    signs = sorted({character for line in lines for character in line})
    codes = [
        [(signs.index(character) + 1).to_bytes(2, "big") for character in line] for line in lines
    ]
    if not named:
        return pdf(composite("Identity-H", "Identity", "SimSun"), codes)
    pairs = "\n".join(
        f"<{n:04X}> <{sign.encode('utf-16-be').hex()}>" for n, sign in enumerate(signs, 1)
    )
    names = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Names def 1 begincodespacerange "
        f"<0000> <FFFF> endcodespacerange {len(signs)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    return pdf(
        composite("Identity-H", "Identity", "SimSun", more="/ToUnicode 6 0 R"), codes, stream(names)
    )


def stream(content: str) -> str:
    """An object that holds content."""
    return f"<</Length {len(content)}>>stream\n{content}\nendstream"


def pdf(font: str, lines: Sequence[Sequence[bytes]], *objects: str, mode: int = 0) -> bytes:
    """A page with these codes, each placed by itself; `mode` 3 is text that is not to be seen."""
    shown = "".join(
        f"1 0 0 1 {LEFT + STEP * at} {TOP - 2 * STEP * number} Tm <{code.hex()}> Tj\n"
        for number, line in enumerate(lines)
        for at, code in enumerate(line)
    )
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    text = stream(f"BT {mode} Tr /F1 {STEP} Tf\n{shown}ET")
    pages = ("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page)
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate((*pages, text, font, *objects), 1):
        places.append(len(made))
        made += f"{number} 0 obj{content}endobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    return (
        made
        + f"{head}trailer<</Size {len(places) + 1}/Root 1 0 R>>startxref\n{len(made)}\n%%EOF".encode()
    )
