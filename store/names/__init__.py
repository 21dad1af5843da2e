"""Names in free text to agencies.

`Names` is all that others need. It reads a text piece by piece (`phrases`) against an index of
every name in China (`build`, `index`), tries one slip of the pen when nothing fits (`guessing`),
and decides who is meant (`choosing`).
"""

from store.names.holdings import Agencies, Holdings
from store.names.index import kept_index
from store.names.names import Names

__all__ = ["Agencies", "Holdings", "Names", "kept_index"]
