"""Which reports a question about the prose is asked of, and of which places below them."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.answering.reports.places import Target, targets
from handlers.answering.values.answer import Lack, Why
from handlers.prose.lists import pattern
from handlers.understanding import Question
from handlers.understanding.wordlists.lexicon import Word
from store.index import Index
from store.model import Mention
from store.quick_records import replace


@dataclass(frozen=True, slots=True)
class ProseScope:
    """The reports, the places below theirs that are named and have none (宿城区 in 宿迁市), and
    what is not held.
    """

    targets: tuple[Target, ...]
    subjects: tuple[str, ...]
    lacks: tuple[Lack, ...]


def asked_of(index: Index, question: Question) -> ProseScope:
    """Where to look for what a question asks.

    宿迁市2023年宿城区的政策简明问答 is asked of the report of 宿迁市, and of 宿城区 in it.
    """
    found: list[Target] = []
    lacks: list[Lack] = []
    named: list[tuple[str, Lack, bool]] = []
    last = 0
    for place, mention in enumerate(question.mentions):
        beside = pattern("joined").search(question.text, last, max(last, mention.start)) is not None
        last = mention.end
        paired = question.paired_years[place : place + 1]
        for reached in targets(index, replace(question, mentions=(mention,), paired_years=paired)):
            if isinstance(reached, Target):
                found.append(reached)
            else:
                named.append((question.text[mention.start : mention.end], reached, beside))
    subjects: list[str] = []
    for text, lack, beside in named:
        if (
            not beside
            and lack.why is Why.NO_REPORT
            and any(_below(lack, target) for target in found)
        ):
            subjects.append(text)
        else:
            lacks.append(lack)
    return ProseScope(tuple(found), tuple(subjects), tuple(lacks))


def names_only_accounts(question: Question) -> bool:
    """Whether agencies stand in a question only within names of something else: “健康杭州”."""
    return all(
        any(_is_longer(word, mention) for word in question.content) for mention in question.mentions
    )


def _is_longer(word: Word, mention: Mention) -> bool:
    """Whether a word holds a name and more."""
    holds = word.start <= mention.start and mention.end <= word.end
    return holds and word.end - word.start > mention.end - mention.start


def _below(lack: Lack, target: Target) -> bool:
    """Whether an agency without a report lies in the place of a report that is asked."""
    if lack.agency is None or lack.agency.division is None or target.report.agency.division is None:
        return False
    above = target.report.agency.division.path
    return lack.agency.division.path[: len(above)] == above
