"""`nianbao publish`: the index as a file for those who only read it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bot.setup.said import say
from bot.setup.settings import Settings
from store.publishing.fetching import is_address
from store.publishing.making import NotPublished, Published, publish
from store.shown import shown

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
"""Of a server, or meant to be."""


def publish_index(settings: Settings, place: str) -> tuple[str, str]:
    """Publish an index in a folder or at an address: what was published, and nothing; or nothing,
    and why not.
    """
    if settings.index_from:
        return (
            "",
            "NIANBAO_INDEX_FROM is set: this index is fetched from elsewhere, and published there",
        )
    if _ADDRESS.match(place) and not is_address(place):
        return "", f"{shown(place)} is neither a folder nor an http address"
    done = _published(settings, place)
    if isinstance(done, NotPublished):
        return "", f"nothing was published: {shown(done.place)}: {done.reason}"
    made = done.manifest
    key = "published" if done.is_new else "published_before"
    where = shown(f"{place.rstrip('/')}/{made.name}")
    return say(
        key,
        settings.language,
        place=where,
        count=made.reports,
        version=made.version,
        size=made.size,
    ), ""


def _published(settings: Settings, place: str) -> Published | NotPublished:
    program, now = version("nianbao"), datetime.now(UTC)
    if not is_address(place):
        return publish(settings.index, Path(place), program=program, now=now)
    from store.publishing.sending import publish_at  # A folder needs none of it.

    return publish_at(
        settings.index,
        place,
        authorization=settings.publish_authorization,
        program=program,
        now=now,
    )
