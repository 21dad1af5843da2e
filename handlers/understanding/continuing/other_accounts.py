"""Another account after a figure of the prose: 西吉政务微信新增用户多少, then 微博呢."""

from __future__ import annotations

from handlers.understanding.asked.question import Question
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.senses import Mark
from store.quick_records import replace


def on_another_account(question: Question, previous: Question, parts: Parts) -> Question:
    """The question before of the account that is named; as it is where it says more than that
    (那微博 发了多少), or the one before was of no account, or of several.
    """
    if any(word.has(Mark.LIGHT) for word in parts.words):
        return question
    said, before = question.about_prose.split(), previous.about_prose.split()
    named, was = _accounts(said), _accounts(before)
    rest = [word for word in before if word not in was]
    if len(named) != 1 or len(was) != 1 or not rest:
        return question
    if any(word not in rest for word in said if word not in named):
        return question
    about = " ".join(named[0] if word in was else word for word in before)
    return replace(question, about_prose=about, asks_number=previous.asks_number)


def _accounts(words: list[str]) -> list[str]:
    """Those of some words that are accounts, or sites: 政务微博, 网站."""
    return [word for word in words if PATTERNS["account"].search(word)]
