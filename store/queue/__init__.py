"""Reading on several machines: a load puts batches of files on a PostgreSQL server, workers read
them.

The queue is procrastinate's; what goes through it and comes back is ours. The load takes what comes
back in the order of the files and puts it in itself, in its one transaction, so that an index does
not show who read for it.
"""

from store.queue.place import Queue, QueueUnusable, queue_on
from store.queue.readings import read_by_others
from store.queue.working import work

__all__ = ["Queue", "QueueUnusable", "queue_on", "read_by_others", "work"]
