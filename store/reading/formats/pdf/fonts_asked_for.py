"""The font that the library is given for every one that it asks the machine for; a part of the
program of its own.
"""

from __future__ import annotations

import ctypes

import pypdfium2_raw as pdfium

_OWN_FONTS = {
    *(b"Helvetica", b"Helvetica-Bold", b"Helvetica-Oblique", b"Helvetica-BoldOblique"),
    *(b"Times-Roman", b"Times-Bold", b"Times-Italic", b"Times-BoldItalic"),
    *(b"Courier", b"Courier-Bold", b"Courier-Oblique", b"Courier-BoldOblique"),
}
"""The names by which it asks for what it brings itself, with the widths that PDFs take for
granted.
"""


def stands_in(font: bytes) -> object:
    """Has the library take a font for every one that neither a PDF nor the library brings; to be
    kept while it runs.
    """

    def find(
        _: object,
        weight: int,
        italic: int,
        charset: int,
        pitch: int,
        name: ctypes.c_void_p,
        exact: object,
    ) -> int | None:
        if ctypes.string_at(name) in _OWN_FONTS:
            return None
        return 1

    def data(_: object, font_: object, table: int, into: ctypes.c_void_p, size: int) -> int:
        if table:
            return 0  # only the whole file
        if size >= len(font):
            ctypes.memmove(into, font, len(font))
        return len(font)

    answers = {
        "Release": lambda _: None,
        "EnumFonts": lambda _, mapper: None,
        "MapFont": find,
        "GetFont": lambda _, name: None,
        "GetFontData": data,
        "GetFaceName": lambda _, font_, into, size: 0,
        "GetFontCharset": lambda _, font_: pdfium.FXFONT_DEFAULT_CHARSET,
        "DeleteFont": lambda _, font_: None,
    }
    types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    fonts = pdfium.FPDF_SYSFONTINFO(
        version=2, **{name: types[name](answer) for name, answer in answers.items()}
    )
    pdfium.FPDF_SetSystemFontInfo(fonts)
    return fonts
