"""jieba with a dictionary of whole weights, and without what it takes along to find its own, which
is not used here.

It looks for that with pkg_resources where this is installed (every environment of Python 3.11 has
it), and importing it takes as long as all the rest of an answer. Where it is not, jieba does
without, so it is told that it is not. Its guesses at words that no dictionary has, 3 MB of
probabilities, are never asked for either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from store.importing import empty, without

_NOT_NEEDED: Final = "pkg_resources"
_NEVER_ASKED: Final = "jieba.finalseg"


def tokenizer(weights: Mapping[str, int], each: int) -> Any:
    """A cutter of jieba's that finds the words with the greatest weight; `each` is what a word of
    the cut costs.

    jieba adds logarithms of frequencies, whose last bits depend on the sum of all: of two cuts with
    equal weights now one was taken and now the other, whenever a word was added to a list
    (人大代表|建议, 人大|代表建议). With whole numbers equal is equal, and the longer first word is
    taken.
    """
    with without(_NOT_NEEDED), empty(_NEVER_ASKED):
        import jieba

    # As large as it must be, and not kept twice: what has grown word by word is half as large
    # again.
    weighed = dict(weights)

    class Weighed(jieba.Tokenizer):  # type: ignore[misc]
        def calc(
            self,
            sentence: str,
            DAG: Mapping[int, Sequence[int]],  # noqa: N803 - jieba's word
            route: dict[int, tuple[int, int]],
        ) -> None:
            route[len(sentence)] = (0, 0)
            for start in range(len(sentence) - 1, -1, -1):
                route[start] = max(
                    (weighed.get(sentence[start : end + 1], 0) - each + route[end + 1][0], end)
                    for end in DAG[start]
                )

    found = Weighed()
    found.FREQ, found.total, found.initialized = weighed, 1, True
    return found
