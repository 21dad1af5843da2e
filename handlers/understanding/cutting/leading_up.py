"""What stands in the clause of a question itself, ahead of it and behind it: 有个群众问, 谢谢."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from handlers.understanding.cutting.around_lists import around
from handlers.understanding.cutting.askers import leads_up
from handlers.understanding.cutting.clauses import (
    Clause,
    first_known,
    is_marked,
    is_telling,
    named_places,
    words_inside,
)
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.wordlists.senses import (
    Check,
    Mark,
)

_LONGEST_LEAD = 24
"""Characters of what leads up to a question without a pause."""


_ADDRESSED = re.compile(r"@[\w\u3400-\u9fff]+")
"""A call to somebody, the bot among them: @小年."""


class Aside(NamedTuple):
    """Words that are set aside, `text[start:end]`."""

    start: int
    end: int
    said: str


def aside_of(text: str, start: int, end: int) -> Aside:
    """Words that are set aside, as they are said."""
    said = text[start:end]
    return Aside(start, end, said.strip())


def who_asks(clause: Clause, parts: Parts) -> Iterator[Aside]:
    """What stands ahead of a question and ends with a verb of asking: it names nothing that is
    counted.
    """
    yield from somebody_asking(clause, parts)
    for aside in led_up_to(clause, parts):
        if has_strangers(aside, parts):
            yield aside


def has_strangers(aside: Aside, parts: Parts) -> bool:
    """Whether it holds a word that nothing explains, the table of 填表呢 or the verb of 给填一下;
    the rest is left.
    """
    inside = words_inside((aside.start, aside.end), parts.words)
    return any(not word.senses or word.has_any(_TOLD_ELSEWHERE) for word in inside)


_TOLD_ELSEWHERE = (Check.TABLE, Mark.LIGHT, Mark.CONTACT)
"""What means something of its own where it is left: the phone of "boss on the phone"."""


def led_up_to(clause: tuple[int, int], parts: Parts) -> list[Aside]:
    """What stands before the first known word of a question and ends with a verb of asking."""
    first = first_known(clause, parts)
    lead = parts.text[clause[0] : first].rstrip(" ")
    if not lead.strip() or len(lead) > _LONGEST_LEAD * (1 + lead.isascii()):
        return []
    if _ADDRESSED.fullmatch(lead.strip()):
        return [aside_of(parts.text, clause[0], first)]
    ends = _leads_in_english(lead) if lead.isascii() else lead.endswith(around().leads_zh)
    if not ends or is_marked(lead, words_inside((clause[0], first), parts.words)):
        return []
    return [aside_of(parts.text, clause[0], first)]


def _leads_in_english(lead: str) -> bool:
    """Whether a text that says nothing known leads up to what follows: my boss asks, I have on file
    that.
    """
    return around().leads_en.search(lead) is not None or lead.endswith(" that")


def somebody_asking(clause: tuple[int, int], parts: Parts) -> list[Aside]:
    """Who asks, right before an agency or a year, in whatever words: 群众 in 有个群众问 is no
    applicant.
    """
    named = min(
        (start for start, _ in named_places(parts) if clause[0] <= start < clause[1]),
        default=clause[0],
    )
    lead = parts.text[clause[0] : named].strip()
    asks = leads_up(lead) if lead.isascii() else around().someone_asks.fullmatch(lead) is not None
    if asks:
        return [aside_of(parts.text, clause[0], named)]
    return []


def ended(clause: tuple[int, int], parts: Parts) -> list[Aside]:
    """What ends a question behind its last known word and begins with a phrase of courtesy or of
    haste.
    """
    places = [end for start, end in named_places(parts) if clause[0] <= start < clause[1]]
    places += [
        word.end
        for word in words_inside(clause, parts.words)
        if is_telling(word) or word.has(Mark.ASK)
    ]
    last = max(places, default=clause[1])
    tail = around().tails.search(parts.text, last, clause[1])
    if tail is None or parts.text[last : tail.start()].strip():
        return []
    return [aside_of(parts.text, tail.start(), clause[1])]
