"""Files that only their owner may read: what people asked for, and what is not published yet."""

from __future__ import annotations

import os
from pathlib import Path

OWNER_ONLY = 0o600


def for_owner_only(path: Path) -> None:
    """Let only the owner read and write a file, which is made where there is none; others' files
    stay as they are.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY))
        if path.stat().st_mode & 0o077 and path.stat().st_uid == os.geteuid():
            path.chmod(OWNER_ONLY)
    except OSError:
        return  # Whoever opens it then says what is wrong.
