"""Pictures of pages: scans and photographs, read with the extra `nianbao[ocr]`.

A recogniser gives characters with places and how sure it is; from there on a scan goes the way of a PDF. What it is not
sure of stands in the text as a character that cannot be told, so that its line gives no figure.
"""

from __future__ import annotations

from importlib.util import find_spec


def is_installed() -> bool:
    """Whether the extra is there."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))
