"""Reading on several machines: the index does not show who read, in which order, or who was killed
at it.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from store.loader.finding import FoundFile
from store.loader.texts import Task
from store.queue.packing import packed, tasks_of
from tests.postgres.server import PostgresServer
from tests.store.made import PINGLUO, XIJI, Workshop, report
from tests.store.queues import Lives, Queues, queues, until

FILES = 50
"""Three batches: of 20, 20 and 10."""


@pytest.fixture
def filled(workshop: Workshop) -> Workshop:
    """A folder with reports of two agencies, versions of one report, an archive, and what cannot be
    read; an index.
    """
    for number in range(FILES - 3):
        year = 2021 + number % 3
        text = report(PINGLUO if number % 2 else XIJI, year, new=number)
        workshop.write(f"{number:02}.txt", text)
    workshop.write("x.zip", b"PK\x05\x06" + bytes(18))
    workshop.write("y.pdf", b"%PDF-1.4\nbroken")
    workshop.write("z.txt", b"\x00\x01\x02" * 99)
    for path in workshop.folder.iterdir():
        os.utime(
            path, (1_600_000_000, 1_600_000_000)
        )  # What is younger than two seconds is not trusted.
    aside = workshop.folder.with_name("aside")
    aside.mkdir()
    workshop.load(
        aside
    )  # An index has a name of its own from the beginning: both begin with this one.
    return workshop


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lives]:
    begun = Lives(tmp_path_factory.mktemp("lives"))
    yield begun
    begun.end()


@pytest.fixture
def queue(filled: Workshop, postgres: PostgresServer, lives: Lives) -> Iterator[Queues]:
    index = filled.index.with_name("by-others.db")
    shutil.copy(filled.index, index)
    with queues(lives, postgres.place(), index) as these:
        yield these


def same(filled: Workshop, queue: Queues) -> None:
    """The index of workers is the one that is made here, byte for byte."""
    filled.load()
    assert queue.index.read_bytes() == filled.index.read_bytes()


def test_workers_read_what_one_machine_reads(filled: Workshop, queue: Queues) -> None:
    workers = [queue.worker() for _ in range(2)]
    status, output, errors = queue.load(filled.folder).ended()
    assert status == 0, errors
    done = json.loads(output)
    assert len(done["new"]) == FILES - 3
    assert {one["file"] for one in done["rejected"]} == {"x.zip", "y.pdf", "z.txt"}
    same(filled, queue)
    for worker in workers:
        worker.send_signal(signal.SIGTERM)
        assert worker.ended()[0] == 0
    for query in (
        "SELECT FROM batches",
        "SELECT FROM pieces",
        "SELECT FROM procrastinate_jobs",
        "SELECT FROM procrastinate_workers",
    ):
        assert queue.server.execute(query.encode()).fetchone() is None, query


def test_a_worker_that_is_killed_has_read_nothing(filled: Workshop, queue: Queues) -> None:
    queue.stick()
    load, worker = queue.load(filled.folder), queue.worker()
    queue.kill(worker)
    queue.free()
    queue.worker()
    status, _, errors = load.ended()
    assert status == 0, errors
    same(filled, queue)


def test_a_worker_that_stood_still_is_not_listened_to(filled: Workshop, queue: Queues) -> None:
    queue.stick()
    load, worker = queue.load(filled.folder), queue.worker()
    queue.stuck()
    worker.send_signal(signal.SIGSTOP)
    queue.server.execute(
        "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
    )
    queue.first("SELECT 1 FROM batches HAVING count(*) > 3")
    queue.free()
    worker.send_signal(signal.SIGCONT)
    queue.worker()
    status, _, errors = load.ended()
    assert status == 0, errors
    same(filled, queue)


def test_a_file_with_which_every_worker_ends_is_read_alone_and_at_last_by_the_load(
    filled: Workshop, queue: Queues
) -> None:
    """It is rejected by name for what it is (here a PDF that is none), and no other for having
    stood beside it.
    """
    queue.stick("'y.pdf' = ANY (files)")
    load = queue.load(filled.folder)
    for size in (10, 1, 1):
        worker = queue.worker()
        queue.stuck()
        assert queue.first(
            "SELECT cardinality(files) FROM batches WHERE 'y.pdf' = ANY (files)"
        ) == (size,)
        queue.kill(worker)
    queue.worker()
    status, output, errors = load.ended()
    assert status == 0, errors
    assert "y.pdf" in {one["file"] for one in json.loads(output)["rejected"]}
    same(filled, queue)


def test_files_that_a_worker_sees_otherwise_are_read_by_the_load(
    filled: Workshop, queue: Queues
) -> None:
    queue.stick()
    load = queue.load(filled.folder)
    queue.first("SELECT 1 FROM batches")
    late = filled.folder / "03.txt"
    late.write_text(report(XIJI, 2019), encoding="utf-8")
    queue.worker()
    queue.stuck()
    text = report(XIJI, 2021, new=9)
    late.write_text(text, encoding="utf-8")
    os.utime(late, (1_600_000_000, 1_600_000_000))
    queue.free()
    assert load.ended()[0] == 0
    same(filled, queue)


def test_a_load_waits_for_readers_and_says_so(filled: Workshop, queue: Queues) -> None:
    load = queue.impatient_load(filled.folder)
    until(load.errors)
    assert "nianbao worker" in load.errors()
    queue.worker()
    assert load.ended()[0] == 0
    same(filled, queue)


def test_two_loads_do_not_share_a_queue(filled: Workshop, queue: Queues) -> None:
    load = queue.load(filled.folder)
    queue.first("SELECT 1 FROM batches")
    status, _, errors = queue.load(filled.folder, filled.index).ended()
    assert status == 1
    assert "another load has this queue" in errors
    queue.worker()
    assert load.ended()[0] == 0


def test_a_load_clears_what_one_before_left(filled: Workshop, queue: Queues) -> None:
    load = queue.load(filled.folder)
    queue.first("SELECT 1 FROM batches")
    load.kill()
    queue.worker()
    queue.first("SELECT 1 FROM pieces")
    assert queue.load(filled.folder).ended()[0] == 0
    same(filled, queue)


def test_a_queue_whose_server_goes_away_leaves_the_index_as_it_was(
    filled: Workshop, queue: Queues, postgres: PostgresServer
) -> None:
    before = queue.index.read_bytes()
    load = queue.load(filled.folder)
    queue.first("SELECT 1 FROM batches")
    queue.server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE '% loads'"
    )
    status, _, errors = load.ended()
    assert status == 1
    assert "Nothing was loaded" in errors
    assert queue.index.read_bytes() == before


@pytest.mark.parametrize(
    "address", ["here.db", "postgresql://li:s3cr3t@127.0.0.1:1/db", "postgresql://[/"]
)
@pytest.mark.parametrize("command", [["worker"], ["load", "."]], ids=["worker", "load"])
def test_where_there_is_no_queue_that_is_said(
    address: str, command: list[str], tmp_path: Path
) -> None:
    done = CliRunner().invoke(main, ["--db", str(tmp_path / "i.db"), *command, "--queue", address])
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1), done.output
    assert "PostgreSQL" in done.stderr or "cannot use the queue on postgresql://" in done.stderr
    assert "s3cr3t" not in done.output
    assert not (tmp_path / "i.db").exists()


def test_only_what_is_read_comes_out_of_the_queue() -> None:
    task = Task(FoundFile("甲.txt", "/r/甲.txt", 5, 7, ("a", "b")), None, {"b": "c"})
    assert tasks_of(packed([task])) == [task]
    with pytest.raises(pickle.UnpicklingError, match="no business"):
        tasks_of(packed([Path("x")]))  # type: ignore[arg-type]  # a path is no task
