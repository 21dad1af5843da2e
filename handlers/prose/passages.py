"""Text that is asked for by what it is: how to reach an agency, what its chapter on problems says,
a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from handlers.prose.lists import pattern, words
from handlers.prose.shapes import shape
from store.index import StoredSentence

_MEANS = ("phone", "fax", "mail", "post", "address", "web")
_MOST = 8
"""Sentences of one passage: a list of more is told from its beginning."""
_FEW = 3


def means_asked(text: str) -> tuple[str, ...]:
    """By which means it is asked how to reach an agency: phone, fax, mail, post, address, web."""
    return tuple(means for means in _MEANS if pattern(f"contact-{means}").search(text.lower()))


def only_asks_for_contacts(terms: Sequence[str]) -> bool:
    """Whether the words of a question are all about how to reach an agency."""
    rest = "".join(terms)
    for means in _MEANS:
        rest = pattern(f"contact-{means}").sub("", rest)
    return bool(terms) and len(pattern("contact-around").sub("", rest)) == 0


def only_asks_for_site(terms: Sequence[str]) -> bool:
    """Whether the words of a question are only a site of the agency: Pengyang county website,
    红寺堡区官网.
    """
    rest = pattern("contact-web-itself").sub("", " ".join(terms).lower())
    return rest != " ".join(terms).lower() and not any(
        word not in words("contact-web-around") for word in rest.split()
    )


def only_asks_for_problems(terms: Sequence[str]) -> bool:
    """Whether the words of a question are all about what is wanting: 政务公开 工作 存在 问题."""
    rest = pattern("problems-asked").sub("", "".join(terms))
    return rest != "".join(terms) and pattern("problems-around").sub("", rest) == ""


def only_asks_for_plans(terms: Sequence[str]) -> bool:
    """Whether the words of a question are all about what is going to be done: 下一步 工作 打算."""
    rest = pattern("plans-asked").sub("", "".join(terms))
    return rest != "".join(terms) and pattern("problems-around").sub("", rest) == ""


def contacts(sentences: Sequence[StoredSentence], means: Sequence[str]) -> list[StoredSentence]:
    """The sentences that give what is asked for, whole: with the next where the first breaks off
    (电子邮箱：/ a@b.cn).

    Where none gives just that, those that give another way to reach the agency.
    """
    giving = [place for place, one in enumerate(sentences) if _gives(sentences, place, means)]
    if not giving and "web" not in means:
        giving = [
            place
            for place in range(len(sentences))
            if _gives(sentences, place, ("phone", "mail", "address"))
        ]
    if not giving and not means:
        giving = [
            place
            for place, one in enumerate(sentences)
            if shape("asks-to-contact").search(one.text)
        ]
    chosen = dict.fromkeys(
        chain.from_iterable(_with_next(sentences, first) for first in giving[:2])
    )
    return [sentences[place] for place in sorted(chosen)]


def _gives(sentences: Sequence[StoredSentence], place: int, means: Sequence[str]) -> bool:
    text = "".join(sentences[one].text for one in _with_next(sentences, place))
    contact = (
        pattern("contact-phone").search(text)
        or pattern("contact-address").search(text)
        or "web" in means
    )
    return bool(contact) and any(shape(f"gives-{one}").search(text) for one in means or _MEANS[:5])


def _with_next(sentences: Sequence[StoredSentence], place: int) -> range:
    broken = sentences[place].text.rstrip().endswith(("：", ":", "，", ",", "、"))
    return range(place, min(place + 1 + broken, len(sentences)))


def problems(sentences: Sequence[StoredSentence], *, plans: bool) -> list[StoredSentence]:
    """What the fifth chapter says is wanting, or, for `plans`, what is going to be done about
    it.
    """
    chapter = [one for one in sentences if one.section == "problems"]
    turn = next(
        (place for place, one in enumerate(chapter) if pattern("from-now-on").search(one.text)),
        len(chapter),
    )
    part = chapter[turn:] or _meant(chapter) if plans else chapter[: turn or len(chapter)]
    leads = [one for one in part if shape("marked").search(one.text)]
    return (leads or part[:_FEW])[:_MOST]


def _meant(chapter: Sequence[StoredSentence]) -> list[StoredSentence]:
    """The sentences of what is meant to be done, where nothing parts them from the problems."""
    return [
        one
        for one in chapter
        if shape("meant").search(one.text) and not shape("wanting").search(one.text)
    ]


def names_titles(text: str) -> bool:
    """Whether a sentence names documents by their titles."""
    return "《" in text


def names_several(text: str) -> bool:
    """Whether a sentence names several things in a row, or by their titles."""
    return names_titles(text) or text.count("、") > 1
