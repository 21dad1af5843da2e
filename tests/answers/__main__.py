"""`make answers`: asks all questions anew and writes what is answered now."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from handlers.conversation import Conversation
from store.index import IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from store.reference import DATA
from tests.answers.recorded import FILE, asked_anew


def main() -> None:
    """Over the shipped reports, as the tests have them."""
    names = Names()
    with TemporaryDirectory() as folder:
        path = Path(folder, "index.db")
        done = load([DATA / "reports"], path, names)
        assert isinstance(done, Loaded), done
        index = open_index(path)
        assert not isinstance(index, IndexUnusable), index
        FILE.write_text(
            asked_anew(FILE.read_text("utf-8"), Conversation(index, names, clock=lambda: 0.0)),
            "utf-8",
        )
        index.close()


if __name__ == "__main__":
    main()
