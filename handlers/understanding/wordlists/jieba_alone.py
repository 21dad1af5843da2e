"""jieba without what it takes along to find its own dictionary, which is not used here.

It looks for that with pkg_resources where this is installed (every environment of Python 3.11 has it), and importing it
takes as long as all the rest of an answer. Where it is not, jieba does without, so it is told that it is not.
"""

from __future__ import annotations

from typing import Any, Final

from store.importing import without

_NOT_NEEDED: Final = "pkg_resources"


def tokenizer() -> Any:
    """A cutter of jieba's that has no words yet."""
    with without(_NOT_NEEDED):
        import jieba
    return jieba.Tokenizer()
