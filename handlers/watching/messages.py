"""What came of a find: noted, written into the audit log, and told to the administrators, in one
transaction.

They are told what they have to decide on, and what they could not know otherwise: that what was
announced as a report cannot be read, that one has changed where it stood, that one is there no
more. What was loaded subscribers hear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from handlers.administration.previewing import Looked
from handlers.administration.previews import preview
from handlers.kept_replies import written
from handlers.reply import Language, Reply, ReplyLine, Style
from handlers.watching.deciding import Doubt
from handlers.watching.words import line, say, trouble
from store.model import Rejected
from store.reading.whose.titles import agency_and_year
from store.reading.words.problems import render_rejection
from store.shown import shown
from store.state import MessageKind, Outgoing, State, Upload
from store.state.administering.finds import Find, FindProgress

_TOLD = frozenset({FindProgress.GONE, FindProgress.REFUSED})


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Notes what came of finds, and tells it."""

    state: State
    administrators: Callable[[], Iterable[int]]
    """The people who are told, by their Telegram ids."""

    def asked(self, find: Find, upload: Upload, looked: Looked, doubt: Doubt) -> None:
        """A document waits for an administrator."""

        def said(language: Language) -> Reply:
            shown_first = preview(looked, upload.name, upload.number, language)
            head = line(
                "find_asked",
                language,
                Style.HEAD,
                title=shown(find.title),
                why=say(f"doubt_{doubt}", language),
            )
            return replace(shown_first, lines=(head, _where(find, language), *shown_first.lines))

        with self.state.db.writing():
            self.state.finds.settle(find.number, FindProgress.ASKED, trouble=doubt)
            self._note(find, f"{FindProgress.ASKED}: {doubt}")
            self._tell(find, f"{FindProgress.ASKED} {doubt}", said)

    def settled(
        self,
        find: Find,
        stage: FindProgress,
        trouble_code: str = "",
        *,
        file: str | None = None,
        rejected: Rejected | None = None,
    ) -> None:
        """Something else came of a find."""
        why = trouble_code or (rejected.code if rejected else "")

        def said(language: Language) -> Reply:
            code = why or ("absent" if stage is FindProgress.GONE else "")
            reason = (
                render_rejection(rejected, language.value)
                if rejected
                else trouble(code, "", language)
            )
            head = line(
                f"find_{stage}", language, Style.HEAD, title=shown(find.title), why=shown(reason)
            )
            return Reply((head, _where(find, language)), language)

        with self.state.db.writing():
            self.state.finds.settle(find.number, stage, file=file, trouble=why)
            if stage is FindProgress.LED:
                return
            self._note(find, _in_the_log(stage, file or why))
            if stage in _TOLD and (find.changed or stage is FindProgress.GONE or _announced(find)):
                self._tell(find, stage, said)

    def vanished(self, find: Find) -> None:
        """What waits for an administrator is no longer there; it goes on waiting."""

        def said(language: Language) -> Reply:
            why = trouble("absent", "", language)
            head = line("find_gone", language, Style.HEAD, title=shown(find.title), why=why)
            return Reply((head, _where(find, language)), language)

        with self.state.db.writing():
            self.state.finds.same(find.number, find.digest, find.etag, find.modified)
            if self._tell(find, FindProgress.GONE, said):
                self._note(find, FindProgress.GONE)

    def missing(self, find: Find, trouble_code: str) -> None:
        """A link promised a report, and again and again nothing is there; it is tried on."""

        def said(language: Language) -> Reply:
            why = trouble(trouble_code, "", language)
            head = line("find_refused", language, Style.HEAD, title=shown(find.title), why=why)
            return Reply((head, _where(find, language)), language)

        with self.state.db.writing():
            self._note(find, f"{FindProgress.REFUSED}: {trouble_code}")
            if _announced(find):
                self._tell(find, "missing", said)

    def _note(self, find: Find, result: str) -> None:
        self.state.audit.note(None, "watch", 0, f"watch {find.number} {find.address}", result)

    def _tell(self, find: Find, about: str, said: Callable[[Language], Reply]) -> bool:
        """Tell each administrator; the key names what happened to which content, so that it is told
        once.

        When it was found belongs to it: what was dropped and brought back is told again.

        Whether anybody is told.
        """
        told = 0
        for person in sorted(set(self.administrators())):
            language = Language(self.state.languages.get(person, "") or Language.ZH)
            key = f"find:{find.number}:{about}:{find.digest[:16]}:{find.at}:{person}"
            told += self.state.outbox.put(
                Outgoing(key, person, None, MessageKind.NOTICE, written(said(language)))
            )
        return told > 0


def _in_the_log(stage: FindProgress, about: str) -> str:
    """What came of a find, as the audit log says it."""
    if stage is FindProgress.KNOWN:
        if about:
            return f"held already as {about}"
        return "found before"
    if about:
        return f"{stage}: {about}"
    return stage.value


def _where(find: Find, language: Language) -> ReplyLine:
    return line("find_where", language, Style.SOURCE, address=shown(find.address))


def _announced(find: Find) -> bool:
    """Whether a link surely promised a report: it named the year. Others may have led to a list of
    reports.
    """
    return agency_and_year(find.title)[1] is not None
