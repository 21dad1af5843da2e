"""The recogniser as a program: bounds itself before it imports anything large."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time


def limit(seconds: int, memory: int) -> None:
    """Bounds what this process may use, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (memory, most))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def end_with(starter: int) -> None:
    """Ends this process when the one that started it has: one that is killed cannot tell."""
    while os.getppid() == starter:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    limit(int(sys.argv[2]), int(sys.argv[3]))
    from store.reading.formats.ocr.program import main

    main(int(sys.argv[1]), [int(number) for number in sys.argv[4].split(",") if number])
