"""A backup that is sent into the chat, if it is small enough for that."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handlers.administration.office import Workplace
from handlers.administration.words import line, reply, say
from handlers.reply import File, Language, Reply, Style
from store.backups import SUFFIX, BackedUp, BackupPart, NothingBackedUp, back_up


@dataclass(frozen=True, slots=True)
class PackedBackup:
    """A backup in memory."""

    file: File
    parts: tuple[tuple[BackupPart, int], ...]


@dataclass(frozen=True, slots=True)
class TooLarge:
    """Even without the index it is larger than what can be sent."""

    size: int


def packed(
    office: Workplace,
    now: datetime,
    limit: int,
) -> PackedBackup | TooLarge | NothingBackedUp:
    """A backup of everything; without the index, which can be made again, where that makes it too
    large.
    """
    size = 0
    with tempfile.TemporaryDirectory(dir=office.beside, prefix=".sending-") as folder:
        name = f"nianbao-{now:%Y%m%d-%H%M%S}{SUFFIX}"
        for with_index in (True, False):
            done = back_up(
                office.index,
                office.state,
                Path(folder) / name,
                version=office.version,
                now=now,
                with_index=with_index,
            )
            if not isinstance(done, BackedUp):
                return done
            size = done.size
            if size <= limit:
                return PackedBackup(File(name, done.archive.read_bytes()), done.parts)
    return TooLarge(size)


def sent(done: PackedBackup | TooLarge | NothingBackedUp, language: Language) -> Reply:
    """The backup, and what is in it; or why there is none."""
    match done:
        case TooLarge(size):
            return reply("backup_too_large", language, size=-(-size // (1 << 20)))
        case NothingBackedUp(path, reason):
            return reply("backup_failed", language, file=path.name, reason=reason)
        case PackedBackup(file, parts):
            listed = [
                f"{say(f'backup_{part.name.lower()}', language)} {-(-size // 1024):,} KB"
                for part, size in parts
            ]
            lines = [line("backup_done", language, Style.HEAD, parts=" · ".join(listed))]
            if BackupPart.INDEX not in dict(parts):
                lines.append(line("backup_without_index", language, Style.NOTE))
            lines.append(line("backup_keep", language, Style.NOTE))
            return Reply(tuple(lines), language, files=(file,))
