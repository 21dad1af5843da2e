"""Extracts PDFs as on a machine whose fonts lie in one folder: `machine_fonts.py FONTS PDFS` and
what one is told.

What is found of each lies beside it, under its name with `.json` behind. Each has a process of its
own, as always.
"""

from __future__ import annotations

import ctypes
import os
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


def extract(path: Path) -> None:
    """Runs the program over one."""
    process = os.fork()
    if process:
        assert os.waitpid(process, 0)[1] == 0, path
        return
    os.dup2(os.open(path, os.O_RDONLY), 0)
    os.dup2(os.open(f"{path}.json", os.O_WRONLY | os.O_CREAT), 1)
    try:
        runpy.run_path(str(PROGRAM), run_name="__main__")
        sys.stdout.flush()
    except BaseException:
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    fonts, pdfs = sys.argv.pop(1), sys.argv.pop(1)
    pdfium.FPDF_InitLibrary = lambda: start_with(fonts)
    for pdf in sorted(Path(pdfs).iterdir()):
        extract(pdf)
