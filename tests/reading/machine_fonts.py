"""Extracts a PDF as on a machine whose fonts lie in one folder, which comes first among the arguments."""

from __future__ import annotations

import ctypes
import runpy
import sys
from pathlib import Path

import pypdfium2_raw as pdfium

PROGRAM = Path(__file__).parents[2] / "store" / "reading" / "formats" / "pdf" / "extraction.py"


def start_with(folder: str) -> None:
    """Starts the library as it starts itself, but for the folders that it knows of."""
    path = ctypes.create_string_buffer(folder.encode())
    paths = (ctypes.POINTER(ctypes.c_char) * 2)(
        ctypes.cast(path, ctypes.POINTER(ctypes.c_char))
    )  # the last one is null
    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=paths))


if __name__ == "__main__":
    folder = sys.argv.pop(1)
    pdfium.FPDF_InitLibrary = lambda: start_with(folder)
    runpy.run_path(str(PROGRAM), run_name="__main__")
