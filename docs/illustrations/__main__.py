"""Draws the pictures of the documents anew: `make pictures`, and `make docs` those that are stale.

Beside each picture lies the record of what it shows; a test plays the scenes again and compares the
records, so that no picture shows what the bot no longer says.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from docs.illustrations.playing import Played, play
from docs.illustrations.scenes import SCENES, Scene
from docs.illustrations.screen import picture
from store.names import Names

FOLDER = Path(__file__).resolve().parents[1] / "pictures"


def played() -> Iterator[tuple[Scene, Played]]:
    """All scenes."""
    names = Names()
    for scene in SCENES:
        with TemporaryDirectory() as folder:
            yield scene, asyncio.run(play(scene, Path(folder), names))


def main() -> None:
    """Write every picture with its record; with `--stale`, only where the record is another than it
    was.
    """
    for scene, done in played():
        shown, record = FOLDER / f"{scene.name}.png", FOLDER / f"{scene.name}.json"
        text = done.record.to_json()
        if (
            "--stale" in sys.argv[1:]
            and shown.exists()
            and record.exists()
            and record.read_text("utf-8") == text
        ):
            continue
        shown.write_bytes(picture(done))
        record.write_text(text, encoding="utf-8")
        click.echo(f"drawn: {shown.name}, {shown.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main()
