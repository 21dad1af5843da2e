"""What became of cases that only the prose tells: 办结率多少 after the deputies' suggestions.

A suggestion, a letter or an order to a hotline is handled, finished and carried over as a request
is. After a question about them such a word is theirs; that of requests would be another figure.
"""

from __future__ import annotations

from handlers.understanding.asked.question import Before, Operation
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word


def of_those_cases(parts: Parts, before: Before) -> str | None:
    """A text about what became of cases, with the cases that were asked about before; None where
    it names its own, or those before were none.
    """
    last = before.last or before.answered
    if last is None or last.operation is not Operation.FIND or parts.mentions:
        return None
    paper = PATTERNS["papers-of-prose"].search(last.about_prose)
    if paper and PATTERNS["done-with-papers"].fullmatch(parts.text):
        return f"{paper[0]}{parts.text}"
    cases = PATTERNS["cases-of-prose"].search(last.about_prose)
    if cases is None or PATTERNS["names-its-cases"].search(parts.text):
        return None
    if not _says_what_became_of_them(parts):
        return None
    if parts.text.isascii():
        return f"{cases[0]} {parts.text}"
    return f"{cases[0]}{parts.text}"


def as_a_share_of_a_whole(parts: Parts, before: Before) -> str | None:
    """占便民服务办理量的几成 after a figure of the prose: what was asked about before as a share of
    it; None where a text names its part, or the last figure was none of the prose.
    """
    last = before.answered or before.last
    if last is None or last.operation is not Operation.FIND or parts.mentions or parts.periods:
        return None
    share = PATTERNS["share-of-a-whole"].match(parts.text)
    if share is None:
        return None
    said = last.about_prose.split()
    places = [last.text.find(word) for word in said]
    if not said or min(places) < 0:
        return None
    part = last.text[min(places) : places[-1] + len(said[-1])]
    return f"{part}{share['holds']}{share['whole']}"


def as_much_of_another(parts: Parts, before: Before) -> str | None:
    """西吉呢 for 西吉也这么多吗 after a figure of the prose: the other's figure, to be held
    against it; None after anything else.
    """
    last = before.answered or before.last
    if last is None or last.operation is not Operation.FIND or len(parts.mentions) != 1:
        return None
    english = PATTERNS["as-much-too-in-english"].search(parts.text)
    if english:
        return f"what about {english['who']}"
    said = PATTERNS["as-much-too"].search(parts.text)
    if said is None or said.start() < parts.mentions[0].end:
        return None
    return f"{parts.text[: said.start()]}呢"


def _says_what_became_of_them(parts: Parts) -> bool:
    """Whether handling is all that is named: the row, or the rate of it."""
    told = [word for word in parts.words if word.subjects or word.rates]
    return bool(told) and all(map(_is_of_handling, told))


def _is_of_handling(word: Word) -> bool:
    return {*word.subjects} <= {"handled", "carried_forward", "new"} and {*word.rates} <= {
        "handled"
    }
