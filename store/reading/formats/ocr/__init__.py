"""Pictures of pages: scans and photographs, read with the extra `nianbao[ocr]`.

A recogniser gives characters with places and how sure it is; from there on a scan goes the way of a
PDF. What it is not sure of stands in the text as a character that cannot be told, so that its line
gives no figure.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of

from store.extras import Extra, is_there


def is_installed() -> bool:
    """Whether the extra is there."""
    return is_there(Extra.OCR)


def version() -> str:
    """The recogniser and its version, `RapidOCR 3.10.2, onnxruntime 1.30.1`; empty without the
    extra.
    """
    if not is_installed():
        return ""
    try:
        return f"RapidOCR {version_of('rapidocr')}, onnxruntime {version_of('onnxruntime')}"
    except PackageNotFoundError:  # imported from somewhere else than where packages are installed
        return "RapidOCR"
