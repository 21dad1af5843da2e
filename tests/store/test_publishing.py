"""An index travels as a file: what is fetched is what was published, whole, or what was there
stays.
"""

from __future__ import annotations

import fcntl
import json
import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from store.index import IndexUnusable, open_index
from store.index.schema import open_for_writing
from store.publishing import (
    MANIFEST,
    Fetched,
    IndexManifest,
    IndexUnchanged,
    NotFetched,
    fetch,
    held,
)
from store.publishing.making import NotPublished, Published, publish
from tests.opening import opened
from tests.store.made import NEW, PINGLUO, Workshop, report

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and logs nothing."""

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def published(workshop: Workshop, tmp_path: Path) -> Path:
    workshop.write("a.txt", report(new=5))
    workshop.load()
    return tmp_path / "published"


@pytest.fixture(params=["folder", "address"])
def source(request: pytest.FixtureRequest, published: Path) -> Iterator[str]:
    """The place from which is fetched what is published: the folder itself, or a web server over
    it.
    """
    if request.param == "folder":
        yield str(published)
        return
    published.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(published))) as server:
        serving = threading.Thread(
            target=server.serve_forever, args=(0.01,)
        )  # looks so often whether it shall end
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        serving.join()


def made(workshop: Workshop, folder: Path, after: int = 0) -> IndexManifest:
    done = publish(workshop.index, folder, program="1", now=NOW + timedelta(seconds=after))
    assert isinstance(done, Published), done
    return done.manifest


def again(workshop: Workshop, folder: Path, new: int, after: int = 60) -> IndexManifest:
    workshop.write("a.txt", report(new=new))
    workshop.load()
    return made(workshop, folder, after)


def new_requests(local: Path) -> int:
    index = opened(local)
    (facts,) = index.facts(index.held(PINGLUO, 2022)).values()
    return int(facts[NEW].value or 0)


def test_what_is_fetched_answers_as_what_was_published(
    workshop: Workshop, published: Path, source: str
) -> None:
    local, first = published.parent / "local.db", made(workshop, published)
    assert fetch(source, local) == Fetched(first)
    assert fetch(source, local) == IndexUnchanged(first)
    assert held(local) == first
    assert new_requests(local) == 5
    second = again(workshop, published, 6)
    assert second.version > first.version
    assert fetch(source, local) == Fetched(second)
    assert new_requests(local) == 6


def test_what_has_not_changed_is_not_published_again(workshop: Workshop, published: Path) -> None:
    first = made(workshop, published)
    assert publish(
        workshop.index, published, program="2", now=NOW + timedelta(days=1)
    ) == Published(first, False)


def test_a_clock_that_went_back_makes_no_earlier_version(
    workshop: Workshop, published: Path
) -> None:
    first = made(workshop, published)
    assert again(workshop, published, 6, after=-3600).version == first.version + 1


def test_who_reads_goes_on_until_they_turn_to_the_next_one(
    workshop: Workshop, published: Path
) -> None:
    local = published.parent / "local.db"
    made(workshop, published)
    fetch(str(published), local)
    index = opened(local)
    version = index.version()
    with index.snapshot():
        assert [held.year for held in index.held()] == [2022]
        workshop.write("b.txt", report(year=2023))
        workshop.load()
        made(workshop, published, after=60)
        assert isinstance(fetch(str(published), local), Fetched)
        index.renew()
        assert [held.year for held in index.held()] == [2022], (
            "a question is answered from one index"
        )
    assert [held.year for held in index.held()] == [2022, 2023]
    assert index.version() != version


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.999])
def test_a_torn_file_is_not_taken(
    workshop: Workshop, published: Path, source: str, kept: float
) -> None:
    local, first = published.parent / "local.db", made(workshop, published)
    fetch(source, local)
    second = again(workshop, published, 6)
    path = published / second.name
    path.write_bytes(path.read_bytes()[: int(second.size * kept)])
    failed = fetch(source, local)
    assert isinstance(failed, NotFetched)
    assert (held(local), new_requests(local)) == (first, 5)
    assert sorted(path.name for path in local.parent.glob(".fetching*")) == []


def test_a_file_of_the_right_length_and_another_content_is_not_taken(
    workshop: Workshop, published: Path, source: str
) -> None:
    local, first = published.parent / "local.db", made(workshop, published)
    path = published / first.name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    failed = fetch(source, local)
    assert isinstance(failed, NotFetched)
    assert "not the one that was published" in failed.reason
    assert not local.exists()


def test_a_file_that_never_ends_does_not_fill_the_disk(
    workshop: Workshop, published: Path, source: str
) -> None:
    local, first = published.parent / "local.db", made(workshop, published)
    with (published / first.name).open("ab") as file:
        file.truncate(first.size + (1 << 28))
    failed = fetch(source, local)
    assert isinstance(failed, NotFetched)
    assert not local.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"name": "../local.db"},
        {"name": "index-0000000000000000.db"},
        {"sha256": "0" * 64},
        {"size": -1},
        {"format": 2},
        {"version": "3"},
    ],
    ids=str,
)
def test_a_manifest_that_is_not_understood_is_not_followed(
    workshop: Workshop, published: Path, source: str, change: dict[str, object]
) -> None:
    made(workshop, published)
    path = published / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), encoding="utf-8")
    failed = fetch(source, published.parent / "local.db")
    assert isinstance(failed, NotFetched)
    assert MANIFEST in failed.reason


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_torn_manifest_is_not_followed(
    workshop: Workshop, published: Path, source: str, share: float
) -> None:
    local, first = published.parent / "local.db", made(workshop, published)
    fetch(source, local)
    text = (published / MANIFEST).read_bytes()
    (published / MANIFEST).write_bytes(text[: int(len(text) * share)])
    assert isinstance(fetch(source, local), NotFetched)
    assert held(local) == first


def test_an_older_one_is_not_gone_back_to(workshop: Workshop, published: Path, source: str) -> None:
    local = published.parent / "local.db"
    made(workshop, published)
    older = (published / MANIFEST).read_bytes()
    again(workshop, published, 6)
    fetch(source, local)
    (published / MANIFEST).write_bytes(older)
    failed = fetch(source, local)
    assert isinstance(failed, NotFetched)
    assert "older" in failed.reason
    assert new_requests(local) == 6


def test_where_the_place_is_away_what_is_here_stays(
    workshop: Workshop, published: Path, source: str
) -> None:
    local, first = published.parent / "local.db", made(workshop, published)
    fetch(source, local)
    for path in published.iterdir():
        path.unlink()
    failed = fetch(source, local)
    assert isinstance(failed, NotFetched)
    assert failed.reason
    assert (held(local), new_requests(local)) == (first, 5)
    assert isinstance(fetch("http://127.0.0.1:1", local), NotFetched)
    assert isinstance(fetch("http://[", local), NotFetched)


def test_a_fetch_that_was_cut_off_between_both_files_is_made_whole(
    workshop: Workshop, published: Path
) -> None:
    local, first = published.parent / "local.db", made(workshop, published)
    fetch(str(published), local)
    kept = local.with_name(local.name + ".json").read_bytes()
    second = again(workshop, published, 6)
    fetch(str(published), local)
    local.with_name(local.name + ".json").write_bytes(kept)
    assert held(local) in (None, first)
    assert fetch(str(published), local) == Fetched(second)
    assert held(local) == second


def test_one_process_of_a_machine_fetches_at_a_time(workshop: Workshop, published: Path) -> None:
    local, first = published.parent / "local.db", made(workshop, published)
    fetch(str(published), local)
    second = again(workshop, published, 6)
    with local.with_name("local.db.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        failed = fetch(str(published), local)
    assert isinstance(failed, NotFetched)
    assert held(local) == first
    assert fetch(str(published), local) == Fetched(second)


def test_what_a_killed_process_left_is_taken_away(workshop: Workshop, published: Path) -> None:
    local = published.parent / "local.db"
    made(workshop, published)
    left = [published / ".publishing-a", published.parent / ".fetching-local.db-a"]
    for folder in left:
        folder.mkdir()
        (folder / "copy").write_bytes(b"half")
    again(workshop, published, 6)
    fetch(str(published), local)
    assert not any(folder.exists() for folder in left)


def test_two_do_not_publish_at_once(workshop: Workshop, published: Path) -> None:
    first = made(workshop, published)
    with (published / ".publishing").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        failed = publish(workshop.index, published, program="1", now=NOW)
    assert isinstance(failed, NotPublished)
    assert "somebody else" in failed.reason
    assert fetch(str(published), published.parent / "local.db") == Fetched(first)


def test_nobody_writes_into_a_published_copy(workshop: Workshop, published: Path) -> None:
    local, first = published.parent / "local.db", made(workshop, published)
    fetch(str(published), local)
    before = local.read_bytes()
    assert len(before) == first.size
    assert isinstance(open_for_writing(local), IndexUnusable)
    assert local.read_bytes() == before
    assert sorted(path.name for path in local.parent.glob("local.db*")) == [
        "local.db",
        "local.db.json",
        "local.db.lock",
    ]


def test_an_index_of_another_version_is_not_published_nor_fetched(
    workshop: Workshop, published: Path
) -> None:
    local, first = published.parent / "local.db", made(workshop, published)
    path = published / first.name
    db = sqlite3.connect(workshop.index)
    with db:
        db.execute("UPDATE worded_from SET fingerprint = 'of other lists'")
    db.close()
    assert isinstance(publish(workshop.index, published, program="1", now=NOW), NotPublished)
    assert path.exists()
    assert isinstance(fetch(str(published), local), Fetched)
    opened(workshop.index)
    assert isinstance(publish(workshop.index, published, program="1", now=NOW), Published)


def test_what_is_published_is_kept_for_those_who_are_fetching_it(
    workshop: Workshop, published: Path
) -> None:
    names = [again(workshop, published, new, after=new).name for new in (5, 6, 7)]
    assert {path.name for path in published.glob("*.db")} == set(names[1:])


def test_nothing_is_published_of_no_index_or_into_no_folder(
    workshop: Workshop, published: Path
) -> None:
    assert isinstance(publish(published / "none.db", published, program="1", now=NOW), NotPublished)
    published.write_text("a file")
    assert isinstance(publish(workshop.index, published, program="1", now=NOW), NotPublished)


def test_a_published_copy_is_read_where_nothing_can_be_written(
    workshop: Workshop, published: Path
) -> None:
    first = made(workshop, published)
    before = sorted(path.name for path in published.iterdir())
    published.chmod(0o555)
    try:
        index = open_index(published / first.name)
        assert not isinstance(index, IndexUnusable)
        assert len(index.held()) == 1
        index.close()
    finally:
        published.chmod(0o755)
    assert sorted(path.name for path in published.iterdir()) == before
