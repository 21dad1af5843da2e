"""An index that travels as a file: published into a folder (`making`), and fetched from there by
those who read it.
"""

from store.publishing.fetching import (
    Fetched,
    IndexUnchanged,
    NotFetched,
    content_of,
    fetch,
    held,
    look,
)
from store.publishing.manifest import MANIFEST, IndexManifest

__all__ = [
    "MANIFEST",
    "Fetched",
    "IndexManifest",
    "IndexUnchanged",
    "NotFetched",
    "content_of",
    "fetch",
    "held",
    "look",
]
