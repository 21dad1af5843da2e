"""A reader that is entered only with words of its own finds as much as one that is always entered.

The judge calls each reader that was passed by, and holds what it finds against what its caller had
without it: over the recorded questions and the generated ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from types import GeneratorType

import pytest

from handlers.conversation import Conversation
from handlers.rendering import render
from handlers.reply import Asker, Asking
from handlers.understanding.entering import OWN_WORDS, only_with
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, NamesRate, Operator, sense
from handlers.understanding.wordlists.wordings import wordings
from store.entering import ENTRANCES, GIVEN, Entrance, only_if
from store.index import Index
from tests.answers.recorded import FILE, TODAY
from tests.handlers.generated.near_misses import near_misses
from tests.handlers.generated.questions import generated
from tests.handlers.generated.world import World
from tests.sampling import Sampling

_IS_OPEN = Entrance.is_open


class Judge:
    """Calls what was passed by, and notes where that would have found something."""

    def __init__(self) -> None:
        self.missed: list[str] = []
        self.passed_by: set[str] = set()

    def is_open(
        self, entrance: Entrance, given: tuple[object, ...], named: dict[str, object]
    ) -> bool:
        if _IS_OPEN(entrance, given, named):
            return True
        found = _at_hand(entrance.reader(*given, **named))
        if found != _at_hand(entrance.found_outside(given)):
            self.missed.append(f"{entrance.reader.__qualname__}{given} finds {found}")
        self.passed_by.add(entrance.reader.__qualname__)
        return False


def _at_hand(found: object) -> object:
    """What was found, in one shape: a caller goes through a list, a tuple and a generator alike."""
    is_one_by_one = isinstance(found, GeneratorType) or type(found) in (list, tuple)
    return tuple(found) if is_one_by_one and isinstance(found, Iterable) else found


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    judge = Judge()
    monkeypatch.setattr(
        Entrance, "is_open", lambda entrance, given, named: judge.is_open(entrance, given, named)
    )
    return judge


def _ask(conversation: Conversation, chats: Iterable[Sequence[str]]) -> None:
    for chat, questions in enumerate(chats):
        for question in questions:
            render(conversation.answer(Asking(question, Asker(f"{chat}"), TODAY)))


def test_no_reader_is_passed_by_that_would_find_something_in_a_recorded_question(
    conversation: Conversation, judge: Judge, sampling: Sampling
) -> None:
    chats = [chat.splitlines() for chat in FILE.read_text("utf-8").split("\n？ ")[1:]]
    asked = [[chat[0], *(line[2:] for line in chat[1:] if line.startswith("… "))] for chat in chats]
    _ask(conversation, sampling.part(asked, 4))
    assert judge.missed == []
    assert len(judge.passed_by) > 0.9 * len(ENTRANCES)


def test_nor_in_a_generated_one(
    conversation: Conversation, index: Index, judge: Judge, sampling: Sampling
) -> None:
    world = World(index)
    cases = chain(generated(world), near_misses(world))
    _ask(conversation, [[case.question] for case in sampling.part(cases, 97)])
    assert judge.missed == []


def test_the_judge_sees_what_an_entrance_keeps_out(judge: Judge) -> None:
    @only_with(Operator.SUM, otherwise=0)
    def counted(words: Sequence[Word]) -> int:
        return len(words)

    assert counted([Word(0, 2, "几件", (Mark.COUNT,))]) == 0
    ENTRANCES.pop()
    assert len(judge.missed) == 1


def test_a_reader_is_entered_where_a_word_of_its_own_stands() -> None:
    @only_with(Operator.SUM, NamesRate, "累计", otherwise=False)
    def found(words: Sequence[Word]) -> bool:
        return True

    @only_with("(", otherwise=GIVEN)
    def without_brackets(text: str) -> str:
        return text.partition("(")[0]

    @only_if(lambda number: number > 1)
    def halved(number: int) -> float | None:
        return number / 2

    del ENTRANCES[-3:]
    said = [Word(0, 2, "一共", (Operator.SUM,)), Word(0, 3, "公开率", (sense("ratio:granted"),))]
    assert all(found([word]) for word in (*said, Word(0, 2, "累计")))
    assert not found([Word(0, 2, "几件", (Mark.COUNT,))])
    assert (without_brackets("申请(新收)"), without_brackets("申请")) == ("申请", "申请")
    assert (halved(4), halved(1)) == (2, None)


def test_a_reader_without_words_or_with_nothing_to_look_into_stops_the_program() -> None:
    with pytest.raises(ValueError, match="without words of its own"):
        only_with()
    with pytest.raises(ValueError, match="without words of its own"):
        only_with("")
    with pytest.raises(ValueError, match="_counted is given nothing"):
        only_with(Mark.ASK)(_counted)


def _counted(number: int) -> int:
    return number


def test_each_sense_that_a_reader_waits_for_can_be_said() -> None:
    """A sense that no wording has would close its reader for good."""
    listed = chain(wordings("zh").values(), wordings("en").values())
    said = set(chain.from_iterable(wording.senses for wording in listed))
    waited_for = set(chain.from_iterable(one.senses for one in OWN_WORDS))
    assert waited_for - said == set()
