"""An index that travels as a file: published into a folder (`making`), and fetched from there by those who read it."""

from store.publishing.fetching import Fetched, NotFetched, Unchanged, fetch, held, look
from store.publishing.manifest import MANIFEST, Manifest

__all__ = ["MANIFEST", "Fetched", "Manifest", "NotFetched", "Unchanged", "fetch", "held", "look"]
