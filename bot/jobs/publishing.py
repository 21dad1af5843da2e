"""`nianbao publish`: the index as a file for those who only read it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bot.setup.said import say
from bot.setup.settings import Settings
from store.publishing.making import NotPublished, publish
from store.shown import shown

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
"""Of a server: as a path it has one stroke."""


def publish_index(settings: Settings, folder: Path) -> tuple[str, str]:
    """Publish an index: what was published, and nothing; or nothing, and why not."""
    if settings.index_from:
        return "", "NIANBAO_INDEX_FROM is set: this index is fetched from elsewhere, and published there"
    if _ADDRESS.match(str(folder)):
        return (
            "",
            "an index is published into a folder; copy that to the server, the manifest last (docs/operations.md)",
        )
    done = publish(settings.index, folder, program=version("nianbao"), now=datetime.now(UTC))
    if isinstance(done, NotPublished):
        return "", f"nothing was published: {shown(str(done.path))}: {done.reason}"
    made = done.manifest
    key = "published" if done.is_new else "published_before"
    place = shown(str(folder / made.name))
    return say(key, settings.language, place=place, count=made.reports, version=made.version, size=made.size), ""
