"""An index that travels as a file: published into a folder, and fetched from there by those who only read it."""

from store.publishing.fetching import Fetched, NotFetched, Unchanged, fetch, held, look
from store.publishing.making import NotPublished, Published, publish
from store.publishing.manifest import MANIFEST, Manifest

__all__ = [
    "MANIFEST",
    "Fetched",
    "Manifest",
    "NotFetched",
    "NotPublished",
    "Published",
    "Unchanged",
    "fetch",
    "held",
    "look",
    "publish",
]
