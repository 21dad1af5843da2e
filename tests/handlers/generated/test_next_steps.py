"""No button leads to a figure that is missing: over generated questions, every step is answered
from the tables.
"""

from __future__ import annotations

from handlers.answering import AnswerStatus
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.index import Index
from store.names import Names
from tests.handlers.generated.questions import generated
from tests.handlers.generated.test_generated import sample
from tests.handlers.generated.world import World
from tests.sampling import Sampling

EVERY = 20
"""Of the sampled questions one in so many is followed; their answers repeat."""


def test_every_step_is_answered(index: Index, names: Names, sampling: Sampling) -> None:
    conversation = Conversation(index, names, clock=lambda: 0.0)
    offered: set[str] = set()
    for number, case in enumerate(
        sampling.part(sample(list(generated(World(index))), sampling), EVERY)
    ):
        asker = Asker(f"case {number}")
        reply = conversation.ask(Asking(case.question, asker, case.now))
        answered = conversation.answer(
            Asking(case.question, Asker(f"again {number}"), case.now)
        ).status
        if answered not in (AnswerStatus.AMBIGUOUS, AnswerStatus.REFUSED):
            offered |= {button.ask for row in reply.buttons for button in row}
    unanswered = [
        asked
        for asked in sorted(offered)
        if not asked.startswith("/")
        and conversation.answer(Asking(asked, Asker(asked), case.now)).status
        is not AnswerStatus.ANSWERED
    ]
    assert len(offered) > 100
    assert unanswered == []
