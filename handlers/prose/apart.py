"""What an English question says that it does not mean: the suggestions of the congress, not the
CPPCC ones.

It may be left out only where what is meant is named and has nothing in common with it: of all that
was published, what was not on WeChat is another number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.prose.lists import words

_NOT = frozenset(("not", "excluding", "except", "without"))


def parted(said: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """What the words of a question mean and what they do not mean, where they say so.

    >>> list(parted(["suggestions", "not", "cppcc"]))
    [(['suggestions'], ['cppcc'])]
    """
    for place, word in enumerate(said):
        if word in _NOT and 0 < place < len(said) - 1:
            yield list(said[:place]), list(said[place + 1 :])
            return


def are_apart(meant: Sequence[str], not_meant: Sequence[str]) -> bool:
    """Whether nothing is of both: of the congress and of the CPPCC, on WeChat and on Weibo.

    >>> are_apart(("办结率", "建议"), ("政协",)), are_apart(("信息",), ("微信",))
    (True, False)
    """
    kinds = [words(name) for name in ("of-the-congress", "of-the-cppcc", "on-wechat", "on-weibo")]
    mine = [kind for kind in kinds if not kind.isdisjoint(meant)]
    if len(mine) != 1 or not not_meant:
        return False
    others = kinds[2:] if kinds.index(mine[0]) > 1 else kinds[:2]
    return any(kind.issuperset(not_meant) for kind in others if kind is not mine[0])
