"""What is to be sent to chats without being asked: alerts, digests, broadcasts, notices; kept until
it is there.

A message is put in the same transaction as its cause, so that there is never the one without the
other. From then on

    queued ──begin──▶ sending ──shown──▶ sent        (or queued again, while parts of it remain)
      ▲                  │
      │                  ├─ surely not there ─▶ queued, a little later
      └── (marked) ── uncertain ◀─ no answer, or the process died
                         └─ refused for good ─▶ failed

That a request leaves is on the disk before it does; that its message is there need not be: lost
with the power, the part is in doubt. Only the part that was in the air is in doubt, and it is
repeated in two steps: a short message first, until the answer with its id has come, and then that
is edited into the part, marked as a repetition. An edit may be made again without harm. So whatever
is lost on the way, each part is there at least once, and at most twice, the second time marked.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from store.state.databases.database import Row, StateDatabase, Value, marks

KEPT = timedelta(days=30)
"""How long a message that is settled is remembered by its key; its words go as soon as it is
sent.
"""
AT_ONCE = 100
"""Chats that are given out together."""

_DUE = """
    SELECT id, chat, topic, kind, reply, silent, messages, doubt, placeholder, attempts
    FROM outbox WHERE id IN (
        SELECT min(id) FROM outbox w WHERE stage IN ('queued', 'uncertain') AND not_before <= ?
            {}
            AND chat NOT IN (SELECT chat FROM outbox WHERE stage = 'sending')
            AND NOT EXISTS (SELECT 1 FROM pauses p
                WHERE p.chat = w.chat AND p.topic IN (coalesce(w.topic, 0), -1) AND p.again_at > ?)
        GROUP BY chat
    ) AND again_at <= ? ORDER BY id LIMIT ?"""

_NEXT = """
    SELECT min(at) FROM (
        SELECT CASE WHEN own > others THEN own ELSE others END AS at FROM (
            SELECT CASE WHEN w.not_before > w.again_at THEN w.not_before ELSE w.again_at END AS own,
                coalesce(p.again_at, 0) AS others
            FROM outbox w LEFT JOIN pauses p ON p.chat = w.chat
                AND p.topic IN (coalesce(w.topic, 0), -1)
            WHERE w.stage IN ('queued', 'uncertain')
        ) AS times
    ) AS moments WHERE at > ?"""


class MessageKind(StrEnum):
    """What a message is for."""

    ALERT = "alert"
    DIGEST = "digest"
    BROADCAST = "broadcast"
    NOTICE = "notice"


class Stage(StrEnum):
    """How far a message has come."""

    QUEUED = "queued"
    SENDING = "sending"
    """A request of it is in the air."""
    UNCERTAIN = "uncertain"
    """The part after those that are there may be there too."""
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to be sent."""

    key: str
    """Names its cause; a second message with the same key is none. For example subscription and
    report version.
    """
    chat: int
    topic: int | None
    kind: MessageKind
    reply: str
    """What it says, as `handlers.kept_replies` writes it."""
    not_before: int = 0
    """Seconds since 1970: until then it is held back, and lets later ones pass (quiet hours)."""
    silent: bool = False
    """Whether it comes without a sound."""


@dataclass(frozen=True, slots=True)
class DueMessage:
    """A message whose turn it is."""

    id: int
    chat: int
    topic: int | None
    kind: MessageKind
    reply: str
    silent: bool
    messages: tuple[int, ...]
    """The ids of its parts that are there."""
    in_doubt: bool
    """Whether the next part may be there, unconfirmed."""
    placeholder: int | None
    """The message that is to be edited into the part in doubt, once there is one."""
    attempts: int
    """How often the next part was tried."""


class Outbox:
    """The messages on their way, in order for each chat."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db
        self._listeners: list[Callable[[], None]] = []

    def listen(self, listener: Callable[[], None]) -> None:
        """Call the listener, from whatever thread, whenever something was put in: perhaps before
        that is committed.
        """
        self._listeners.append(listener)

    def unlisten(self, listener: Callable[[], None]) -> None:
        """Call it no more."""
        self._listeners = [each for each in self._listeners if each != listener]

    def wake(self) -> None:
        """Tell the listeners that there may be something to do."""
        for listener in self._listeners:
            listener()

    def put(self, *messages: Outgoing) -> int:
        """Queue messages, those with a known key left out; gives how many are new.

        Within `state.db.writing()`, with what they tell of, they are queued exactly if that
        happened.
        """
        with self._db.writing() as connection:
            now = self._db.seconds()
            new = connection.executemany(
                "INSERT INTO outbox (key, chat, topic, kind, reply, not_before, silent, "
                "stage, changed) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?) ON CONFLICT DO NOTHING",
                [
                    (
                        each.key,
                        each.chat,
                        each.topic,
                        each.kind.value,
                        each.reply,
                        each.not_before,
                        each.silent,
                        now,
                    )
                    for each in messages
                ],
            ).rowcount
        if new > 0:
            self.wake()
        return max(new, 0)

    def recover(self) -> int:
        """To be called at the start: what was in the air when the process died is uncertain. Gives
        how many.
        """
        return self._write(
            "UPDATE outbox SET stage = 'uncertain', doubt = 1, doubts = doubts + 1, changed = ? "
            "WHERE stage = 'sending'",
            self._db.seconds(),
        )

    def due(self, busy: Collection[int] = ()) -> list[DueMessage]:
        """The oldest message of each chat whose time has come, the chats that are busy or paused
        left out.
        """
        now = self._db.seconds()
        others = f"AND chat NOT IN ({marks(busy)})" if busy else ""
        rows = self._db.read(_DUE.format(others), [now, *sorted(busy), now, now, AT_ONCE])
        return [_due(row) for row in rows]

    def next_time(self) -> int | None:
        """The second at which something will be due that is not yet, if anything waits."""
        row = self._db.first(_NEXT, [self._db.seconds()])
        if row and row[0] is not None:
            return int(row[0])
        return None

    def begin(self, message: int) -> bool:
        """A request of the message is about to leave; no, if it was settled or forgotten
        meanwhile.
        """
        changed = self._write(
            "UPDATE outbox SET stage = 'sending', attempts = attempts + 1, changed = ? "
            "WHERE id = ? AND stage IN ('queued', 'uncertain')",
            self._db.seconds(),
            message,
        )
        return changed > 0

    def placed(self, message: int, placeholder: int | None) -> None:
        """The message that is to be edited into the part in doubt is there, or (None) no longer."""
        self._write(
            "UPDATE outbox SET stage = 'uncertain', placeholder = ?, changed = ? WHERE id = ?",
            placeholder,
            self._db.seconds(),
            message,
        )

    def shown(self, message: int, telegram_id: int, *, last: bool) -> None:
        """A part is there; if it was the last one, the message is sent, and its words are
        forgotten.
        """
        settled = "stage = 'sent', reply = ''" if last else "stage = 'queued'"
        self._write(
            f"UPDATE outbox SET {settled}, doubt = 0, placeholder = NULL, "  # noqa: S608 - words of ours, no input
            "attempts = 0, "
            "messages = rtrim(messages, ']') || CASE messages WHEN '[]' THEN '' ELSE ',' END "
            "|| ? || ']', "
            "changed = ? WHERE id = ?",
            str(telegram_id),
            self._db.seconds(),
            message,
            lazy=True,
        )

    def postpone(self, message: int, seconds: float, *, doubt: bool = False) -> None:
        """It did not work out: again after some seconds. With a doubt, the part may be there."""
        now = self._db.seconds()
        doubted = (
            "doubt = 1, doubts = doubts + 1, stage = 'uncertain'"
            if doubt
            else "stage = CASE doubt WHEN 0 THEN 'queued' ELSE 'uncertain' END"
        )
        self._write(
            f"UPDATE outbox SET {doubted}, again_at = ?, changed = ? WHERE id = ?",  # noqa: S608 - words of ours, no input
            now + math.ceil(seconds),
            now,
            message,
        )

    def fail(self, message: int, reason: str) -> None:
        """It will never be taken, and why."""
        self._write(
            "UPDATE outbox SET stage = 'failed', reply = '', reason = ?, changed = ? WHERE id = ?",
            reason,
            self._db.seconds(),
            message,
        )

    def counts(self) -> dict[Stage, int]:
        """How many messages there are at each stage."""
        found: dict[str, int] = dict(
            self._db.read("SELECT stage, count(*) FROM outbox GROUP BY stage")
        )
        return {stage: found.get(stage.value, 0) for stage in Stage}

    def waiting(self) -> int:
        """How many messages are not settled yet."""
        return sum(
            number
            for stage, number in self.counts().items()
            if stage not in (Stage.SENT, Stage.FAILED)
        )

    def purge(self) -> None:
        """Forget what was settled long ago."""
        self._write(
            "DELETE FROM outbox WHERE stage IN ('sent', 'failed') AND changed < ?",
            self._db.before(KEPT),
        )

    def move(self, old: int, new: int) -> None:
        """What waits goes to the supergroup, which has no topics yet and none of the old
        messages.
        """
        self._write(
            "UPDATE outbox SET chat = ?, topic = NULL, placeholder = NULL WHERE chat = ?", new, old
        )

    def forget_topic(self, chat: int, topic: int) -> None:
        """Nothing that waits goes to the topic any more; 0 is a chat without topics, or the General
        topic.
        """
        self._write(
            "DELETE FROM outbox WHERE chat = ? AND coalesce(topic, 0) = ? "
            "AND stage IN ('queued', 'uncertain')",
            chat,
            topic,
        )

    def forget(self, chat: int) -> None:
        """Nothing that waits goes to the chat any more."""
        self._write("DELETE FROM outbox WHERE chat = ? AND stage IN ('queued', 'uncertain')", chat)

    def _write(self, statement: str, *values: Value, lazy: bool = False) -> int:
        with self._db.writing(lazy=lazy) as connection:
            return connection.execute(statement, values).rowcount


def _due(row: Row) -> DueMessage:
    number, chat, topic, kind, reply, silent, messages, doubt, placeholder, attempts = row
    shown = tuple(json.loads(messages))
    return DueMessage(
        number,
        chat,
        topic,
        MessageKind(kind),
        reply,
        bool(silent),
        shown,
        bool(doubt),
        placeholder,
        attempts,
    )
