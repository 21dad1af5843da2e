"""The question's text as it is understood: one width, one script, small letters, blanks folded; and
its language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from handlers.reply import Language
from handlers.understanding.patterns import PATTERNS
from store.script import simplify

LONGEST = 300
"""Characters; what is longer is no question and is declined without being looked at."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ENGLISH_WORD = re.compile(r"[a-z]{2,}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,60}>")
_GAP = re.compile(r"(?<=[\u3400-\u9fff\d]) (?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff]) (?=[\d])")
"""A blank between Chinese characters says nothing (平 罗)."""
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u3000": " ", "県": "县"})
_LINKING = frozenset(
    [
        "how",
        "many",
        "what",
        "did",
        "does",
        "the",
        "is",
        "are",
        "was",
        "were",
        "which",
        "who",
        "compare",
        "versus",
        "and",
        "in",
        "of",
        "for",
        "list",
        "show",
    ]
)


@lru_cache(maxsize=256)
def normalise(text: str, *, lower: bool = True) -> str:
    """The text with full-width forms, traditional characters, control characters and runs of blanks
    made plain.
    """
    plain = _in_one_width(text)
    return simplify(_GAP.sub("", plain.lower() if lower else plain))


@lru_cache(maxsize=256)
def _in_one_width(text: str) -> str:
    """The text as it is before letters and traditional characters are made plain: it is wanted with
    its capitals, too.
    """
    wide = unicodedata.normalize("NFKC", text.translate(_QUOTES)).translate(_QUOTES)
    if not wide.isprintable():
        wide = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in wide)
    folded = re.sub(r"\s+", " ", _TAG.sub(" ", wide)).strip()
    labelled = PATTERNS["unit-label"].sub(_label_alone, folded)
    return PATTERNS["spoken-power"].sub("", labelled).replace("增/减", "增减")


def _label_alone(found: re.Match[str]) -> str:
    return found[1]


def language_of(text: str, otherwise: Language) -> Language:
    """The language a (normalised) question is asked in; `otherwise` where it does not tell, as in
    `2021?`.
    """
    words = _ENGLISH_WORD.findall(text)
    chinese = len(_CHINESE.findall(text))
    if any(word in _LINKING for word in words):
        return Language.EN
    if chinese:
        return Language.ZH
    if words:
        return Language.EN
    return otherwise
