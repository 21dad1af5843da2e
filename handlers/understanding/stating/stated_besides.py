"""A clause that states beside a number what no figure decides: 受理申请31件，均按期答复，是否属实.

The number is judged; the clause is told as not used, and no yes is said to the whole.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from handlers.understanding.cutting.remembered import WithoutAsides
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import pattern
from store.entering import only_if

_PAUSE: Final = re.compile("[，,。；;！!]+(?=.)")


@only_if(lambda text: PATTERNS["stated-besides"].search(text))
def without_stated_besides(text: str) -> WithoutAsides | None:
    """A statement with a number without such a clause at its end; None where it has none."""
    asks = _asks_whether_it_is_so().search(text)
    stated, asked = (text[: asks.start()], asks[1]) if asks else (text.rstrip("。. "), "")
    pause = next(iter(reversed([*_PAUSE.finditer(stated)])), None)
    if pause is None or PATTERNS["states-a-number"].search(stated[: pause.start()]) is None:
        return None
    clause = stated[pause.end() :].strip()
    if PATTERNS["stated-besides"].fullmatch(clause) is None:
        return None
    said = f"，{asked}" if asked else ""
    return WithoutAsides(f"{stated[: pause.start()]}{said}", (clause,))


@cache
def _asks_whether_it_is_so() -> re.Pattern[str]:
    return re.compile(rf"[，,。；;！!]+\s*((?:{pattern('markers').pattern})[？?。！!\s]*)$")
