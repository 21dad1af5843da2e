"""The assistant's contract: what it is asked (`Asking`) and what it says back (`Reply`), and
nothing of how.

`Assistant` is what the edges talk to: Telegram, the terminal, the server. A reply is plain
structure, lines and buttons without markup; the Telegram edge renders it to HTML, the terminal to
text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from store.model import Agency


class Language(StrEnum):
    """The languages that the product speaks."""

    ZH = "zh"
    EN = "en"


class Style(StrEnum):
    """What a line of a reply is, so that each edge can show it in its own way."""

    HEAD = "head"
    """The answer itself; the first line."""
    PLAIN = "plain"
    NOTE = "note"
    """What it was taken to mean, coverage, assumptions."""
    SOURCE = "source"
    DETAIL = "detail"
    """What a note names one by one, such as each that is left out."""
    QUOTE = "quote"
    """Words of a report."""
    TABLE = "table"
    """A row whose columns are aligned for a fixed-width face."""


class RowCell(NamedTuple):
    """A cell of a row."""

    text: str
    right: bool = False
    """Whether it ends under the cells above it, as numbers do."""


class ReplyLine(NamedTuple):
    """A line of a reply; its text holds no markup and no line break."""

    text: str
    style: Style = Style.PLAIN
    cells: tuple[RowCell, ...] = ()
    """Of a row, what stands in its columns, for edges that have tables; the text has them already
    aligned.
    """


class Button(NamedTuple):
    """A next step: pressing it asks `ask`, a whole question that stands on its own (full names,
    year, column).

    Or it gives a command, written as in a chat: `/reports 固原市`. What a button may do, people may
    type.
    """

    label: str
    ask: str
    private: bool = False
    """Shown in a group, it opens the private chat with the bot and asks there; elsewhere it is not
    shown.
    """
    copies: str = ""
    """Pressing it asks nothing, and puts these words where they can be pasted from."""


class File(NamedTuple):
    """A file that goes with a reply; the reply's lines stand below it."""

    name: str
    content: bytes
    picture: bool = False
    """Shown in the chat, rather than to be opened."""


class MessageSubject(NamedTuple):
    """What a message is about: a question that stands on its own, in words that give it again;
    empty if of nothing.
    """

    question: str = ""
    year: int | None = None
    """The one year that the question was answered for, where it names none."""


ABOUT_NOTHING = MessageSubject()


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer, ready to be shown."""

    lines: tuple[ReplyLine, ...]
    language: Language
    buttons: tuple[tuple[Button, ...], ...] = ()
    """Rows of buttons."""
    files: tuple[File, ...] = ()
    explained: int | None = field(default=None, compare=False)
    """The number by which the assistant can be asked why, while it remembers."""
    longer: str = field(default="", compare=False)
    """The question whose whole list can be turned through, where not all of it is shown."""
    subject: MessageSubject = field(default=ABOUT_NOTHING, compare=False)
    """What is asked under it goes on from this, whoever asks and whenever."""
    asked: str = field(default="", compare=False)
    """Its question, with names in its language; empty where there is none."""
    citation: str = field(default="", compare=False)
    """Its numbers with where they stand, ready to be pasted into a text; empty where there is none
    to vouch for.
    """
    context: MessageSubject = field(default=ABOUT_NOTHING, compare=False)
    """What its own question went on from, in case that is edited."""

    @property
    def text(self) -> str:
        """The reply without markup, as `ask --json` gives it."""
        return "\n".join(line.text for line in self.lines)


class Charted(NamedTuple):
    """An answer to be drawn."""

    reply: Reply
    """What stands under the picture; where nothing can be drawn, the answer, or why not."""
    order: bytes = b""
    """What the process that draws is told; empty where nothing can be drawn."""


class Exported(NamedTuple):
    """An answer to be written into a file."""

    reply: Reply
    """What stands under the file; where there is nothing to write, the answer, or why not."""
    write: Callable[[], File] | None = None
    """Writes the file; that can take a second, and another thread may do it."""


class Card(NamedTuple):
    """An answer that is offered while the question is being typed; its reply has no buttons."""

    title: str
    description: str
    reply: Reply


class Asker(NamedTuple):
    """Who asks where: what a follow-up question takes over is kept per chat, topic and person."""

    chat: str
    topic: str = ""
    person: str = ""


class Preferences(NamedTuple):
    """What a chat has set, so that its questions may be shorter; agencies by their full names."""

    home: str = ""
    """What 我县, our county and "we" mean; empty where nobody said."""
    choices: Mapping[str, str] = MappingProxyType({})
    """What was chosen for names that mean several agencies, by what was said."""
    language: Language | None = None
    """In which language it is answered, whatever that of the question; None for that of the
    question.
    """


NO_CUSTOMS = Preferences()


class After(NamedTuple):
    """What a question goes on from, instead of what its asker asked last."""

    number: int = 0
    """That of a reply, while the assistant remembers it."""
    subject: MessageSubject = ABOUT_NOTHING
    """What is gone on from where it does not."""
    again: bool = False
    """The question is that of the reply, edited: it goes on from what it went on from then."""


NOTHING = After()
"""The question stands on its own, as those of buttons do."""


Note = Callable[[Agency, Language], str]
"""What is said behind the name of an agency; may be nothing."""


def no_note(agency: Agency, language: Language) -> str:
    """Nothing."""
    return ""


class Asking(NamedTuple):
    """A question as it is put, with all that an assistant is told beside its words."""

    question: str
    asker: Asker
    today: date
    """What 去年 and "last year" are counted from."""
    language: Language | None = None
    """The person's or chat's language, used where the question itself does not tell."""
    customs: Preferences = NO_CUSTOMS
    after: After | None = None
    """What a follow-up goes on from; None for what the asker asked last."""


class Homing(NamedTuple):
    """What came of giving a chat a home."""

    reply: Reply
    home: str | None = None
    """The home to keep; empty to keep none; None where nothing changes."""


class Assistant(Protocol):
    """The door behind which questions are answered; every edge (Telegram, terminal, JSON lines)
    stands before it.

    Nothing here raises for anything that a person can type.
    """

    def ask(self, asking: Asking) -> Reply:
        """Answer a question, or say what is missing, ask back, or decline."""
        ...

    def at_hand(self, asking: Asking) -> Reply | None:
        """What `ask` would say, if that takes no work. Any thread may call this, the others but
        one.
        """
        ...

    def listed(self, asking: Asking, page: int) -> Reply:
        """A page of the whole list that answers a question, where that is one; else the answer."""
        ...

    def chart(self, asking: Asking) -> Charted:
        """The answer to a question as a chart."""
        ...

    def export(self, asking: Asking, form: str) -> Exported:
        """The answer to a question as a file for spreadsheets, in the form `csv` or `xlsx`."""
        ...

    def cards(self, query: str, today: date, language: Language) -> tuple[Card, ...]:
        """What to offer somebody who types `query` in a chat that is not known; nothing is
        remembered.
        """
        ...

    def here(self, said: str, home: str, language: Language) -> Homing:
        """Give a chat the home that is said, show the `home` it has (nothing said), or take it
        away.
        """
        ...

    def why(self, asker: Asker, number: int | None, language: Language) -> Reply:
        """How the asker's last question was understood, or the one whose reply has the number,
        while remembered.
        """
        ...

    def restated(self, after: After, language: Language) -> str:
        """The question that is gone on from, as one that stands on its own; empty where there is
        none.
        """
        ...

    def source(self, said: str, language: Language) -> Reply:
        """The text of a report around a line: whose, of which year and which line is said (西吉县
        2020 69).
        """
        ...

    def reports(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
    ) -> Reply:
        """A page of the reports there are; `query` (may be empty) names an agency, a region or a
        year.
        """
        ...

    def report(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
    ) -> Reply:
        """A report at a glance; `query` names an agency and maybe a year."""
        ...

    def check(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
    ) -> Reply:
        """体检: a page of the problems of the reports that `query` names, worst first; of all when
        empty.
        """
        ...

    def missing(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
        note: Note = no_note,
    ) -> Reply:
        """A page of those who have not published; `query` (may be empty) names a year and a region.

        `note` gives what is said behind each of their names.
        """
        ...

    def help(self, language: Language, section: str = "") -> Reply:
        """What can be asked, in short; or a section of it, with an example each."""
        ...
