"""A follow-up gives what the whole question gives that it stands for."""

from __future__ import annotations

from collections import Counter

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.names import Names
from tests.handlers.generated.chains import Link, chains, going_on
from tests.handlers.generated.phrasing import NOW
from tests.handlers.generated.region import region
from tests.sampling import Sampling

EVERY = 5
FEWEST = 11
"""One in so many of a kind is asked here, always the same, and no fewer than that."""


def told(answer: Answer) -> list[tuple[str, ...]]:
    """All numbers of an answer, each with its report, its measure and what it is there."""
    return sorted(
        (one.role, str(one.value), str(one.report.id if one.report else ""), str(one.measure))
        for one in answer.results
    )


@pytest.fixture(scope="module")
def conversation(tmp_path_factory: pytest.TempPathFactory, names: Names) -> Conversation:
    return Conversation(region(tmp_path_factory.mktemp("region"), names), names, clock=lambda: 0.0)


def asked(conversation: Conversation, link: Link) -> tuple[Answer, Answer]:
    """The answers to the follow-up and to the whole question."""
    here, elsewhere = Asker(f"{link}"), Asker(f"alone {link}")
    conversation.answer(Asking(link.first, here, NOW))
    return conversation.answer(Asking(link.further, here, NOW)), conversation.answer(
        Asking(link.meant, elsewhere, NOW)
    )


def _by_kind(links: list[Link], sampling: Sampling) -> list[Link]:
    kinds: dict[str, list[Link]] = {}
    for link in links:
        kinds.setdefault(link.kind, []).append(link)
    return [
        link
        for found in kinds.values()
        for link in sampling.part(found, max(1, min(EVERY, len(found) // FEWEST)))
    ]


def test_a_follow_up_gives_what_its_whole_question_gives(
    conversation: Conversation, sampling: Sampling
) -> None:
    links = _by_kind([*chains(), *going_on()], sampling)
    answers = [(link, *asked(conversation, link)) for link in links]
    unlike = [
        f"{link.first} / {link.further}: not as {link.meant}"
        for link, further, whole in answers
        if (further.status, told(further)) != (whole.status, told(whole))
    ]
    assert min(Counter(link.kind for link in links).values()) >= FEWEST
    assert unlike == []
    assert sum(whole.status is AnswerStatus.ANSWERED for _, _, whole in answers) > 0.97 * len(links)
