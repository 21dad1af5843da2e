"""`nianbao backup` and `nianbao restore`: safe copies of what the program knows, also while the bot
runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bot.process.lease import Lease, Taken, take_lease
from bot.setup.settings import Settings
from store.backups import SUFFIX, NothingBackedUp, NotRestored, back_up, restore
from store.server import Place, Server
from store.state.transfer import NotMoved, move, no_move

_BY_HAND = (
    "unpack state.db from the archive, and then: "
    "nianbao state move state.db postgresql://…, into an empty database"
)


def make_backup(settings: Settings, target: Path | None, *, with_index: bool) -> tuple[str, str]:
    """Make a backup: what it holds, and nothing; or nothing, and why not. A folder gets an archive
    named by time.
    """
    now = datetime.now(UTC)
    named = f"nianbao-{now:%Y%m%d-%H%M%S}{SUFFIX}"
    archive = target or Path(named)
    if archive.is_dir():
        archive /= named
    if archive.exists():
        return "", f"{archive} is there already; name another file"
    with_index = (
        with_index and not settings.index_from
    )  # A copy of what is published elsewhere is fetched again.
    made = back_up(
        settings.index,
        settings.state,
        archive,
        version=version("nianbao"),
        now=now,
        with_index=with_index,
    )
    if isinstance(made, NothingBackedUp):
        return "", f"no backup was made: {made.path}: {made.reason}"
    parts = ", ".join(f"{part.value} ({size} bytes)" for part, size in made.parts)
    return f"{made.archive}: {made.size} bytes with {parts}", ""


def restore_backup(settings: Settings, archive: Path) -> Iterator[str] | str:
    """Restore a backup: what was restored and what was put aside, a line each; or why nothing was
    touched.
    """
    if isinstance(settings.state, Server):
        return f"{settings.state} is not restored into: {_BY_HAND}"
    lease = take_lease(settings.state)
    if isinstance(lease, Taken):
        return f"the bot is running ({lease.holder}); stop it, then restore"
    try:
        done = restore(archive, settings.index, settings.state)
    finally:
        lease.release()
    if isinstance(done, NotRestored):
        return f"nothing was restored: {done.archive}: {done.reason}"
    return iter(
        [
            (
                f"restored {', '.join(part.value for part in done.parts)}, "
                f"made {done.made} by version {done.version}"
            ),
            *(f"what was there before is kept as {place}" for place in done.aside),
        ]
    )


def move_state(source: Place, target: Place) -> tuple[str, str]:
    """Copy the state: what was copied, and nothing; or nothing, and why not. No bot runs on either
    place meanwhile.
    """
    refused = no_move(source, target)
    if (
        refused is not None
    ):  # To take a lease leaves a file, and that of one place cannot be taken twice.
        return "", refused.reason
    leases: list[Lease] = []
    try:
        for place in (source, target):
            lease = take_lease(place)
            if isinstance(lease, Taken):
                return "", f"a bot runs on {place} ({lease.holder}); stop it, then move"
            leases.append(lease)
        moved = move(source, target)
    finally:
        for lease in leases:
            lease.release()
    if isinstance(moved, NotMoved):
        return "", moved.reason
    return (
        f"{moved.rows} rows of {moved.tables} tables are now at {target} too, "
        "the same on both sides "
        f"(SHA-256 {moved.digest}). Set NIANBAO_STATE to it, and start the bot.",
        "",
    )
