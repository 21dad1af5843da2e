"""How a question came to be understood, noted down on the way by what understands it."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.understanding.asked.question import Question
from handlers.understanding.continuing.corrections import Correction
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.operating.told import OperationWords


@dataclass(slots=True)
class Trace:
    """What was found in the words of one question, and what else it was understood by; a note is
    made once, or never.

    The last note counts where a step is taken again: a question with slips is cut once more without
    them.
    """

    correction: Correction | None = None
    """What it takes back of the question before, and what it puts there."""
    parts: Parts | None = None
    """How it was cut: names, years and words, after slips and the chat's customs."""
    told: OperationWords | None = None
    """What its words told of the operation, and by which rule."""
    before: Question | None = None
    """The question that it could take something over from."""
    chosen: bool = False
    """Whether it only chooses between the agencies that the question before was asked back
    about.
    """
