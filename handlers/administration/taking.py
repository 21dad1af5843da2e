"""What is said of documents that wait, are taken or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.administration.loading import CompletedLoad
from handlers.administration.words import line, say
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from store.loader import Displaced
from store.reading.formats.registry import endings
from store.reading.words.problems import render_rejection
from store.shown import shown
from store.state import Upload

MOST = 5
"""Files of each kind that are named."""


def taken(change: CompletedLoad, name: str, language: Language) -> Reply:
    """What taking a document did, and what is left to do."""
    done = change.loaded
    counts = {"new": len(done.new), "changed": len(done.changed)}
    counts |= {"unchanged": len(done.unchanged), "rejected": len(done.rejected)}
    head = line("upload_taken", language, Style.HEAD, file=shown(name), **counts)
    return Reply((head, *_notes(change, language)), language)


def _notes(change: CompletedLoad, language: Language) -> Iterator[ReplyLine]:
    done = change.loaded
    for one in done.rejected[:MOST]:
        why = render_rejection(one, language.value)
        yield line("upload_rejected_member", language, file=shown(one.file), why=why)
    for file in done.unsettled[:MOST]:
        yield line("upload_settle", language, file=shown(file))
    for file in done.undated[:MOST]:
        yield line("upload_date", language, file=shown(file))
    for pair in done.displaced[:MOST]:
        yield _displaced(pair, language)


def _displaced(pair: Displaced, language: Language) -> ReplyLine:
    whose = {"agency": shown(pair.agency), "year": pair.year or "?", "aside": shown(pair.put_aside)}
    if pair.kept:
        return line("upload_displaced", language, kept=shown(pair.kept), **whose)
    return line("upload_put_aside", language, **whose)


def waiting(uploads: Sequence[Upload], language: Language) -> Reply:
    """The documents that wait, each with what can be done."""
    if not uploads:
        return Reply((line("uploads_none", language, formats=endings(language.value)),), language)
    lines = [line("uploads_head", language, Style.HEAD, count=len(uploads))]
    lines += [
        line(
            "uploads_one",
            language,
            number=each.number,
            file=shown(each.name),
            size=-(-each.size // 1024),
        )
        for each in uploads
    ]
    rows = tuple(
        (
            Button(f"{each.number} {say('upload_take', language)}", f"/take {each.number}"),
            Button(f"{each.number} {say('upload_drop', language)}", f"/drop {each.number}"),
        )
        for each in uploads[:10]
    )
    return Reply(tuple(lines), language, rows)
