"""A load that is killed at any point leaves the old index whole, and the next one ends what it
began.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.loader import assign
from store.loader.decisions import beside
from tests.store.made import PINGLUO, XIJI, Workshop, report

ROOT = Path(__file__).parents[2]
LOAD = """
import os, signal, sys
from pathlib import Path
from store.loader import load, workers
from store.names import Names

def progress(done, total, name):
    if done == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

workers.FILES_EACH = 1
load([Path(sys.argv[1])], Path(sys.argv[2]), Names(), progress, processes=int(sys.argv[4]))
"""
ASSIGN = """
import os, signal, sys
from pathlib import Path
from store.loader import assign, session
from store.names import Names

def write_file(index, decisions):
    written(index, decisions)
    os.kill(os.getpid(), signal.SIGKILL)

written, session.write_file = session.write_file, write_file
names = Names()
assign("甲.txt", names.agency(sys.argv[3]), Path(sys.argv[2]), names)
"""


def killed(script: str, *arguments: object) -> None:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    # This returns when the last process that has the output open ends: those that read for the
    # loader have it too.
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.mark.parametrize(
    "step", [0, 1, 2], ids=["before the first file", "between files", "before the commit"]
)
def test_a_load(workshop: Workshop, step: int) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    workshop.write("甲.txt", report(new=6))
    workshop.write("乙.txt", report(XIJI))
    killed(LOAD, workshop.folder, workshop.index, step, 1)
    assert workshop.new_requests() == [5]
    assert len(workshop.open().held()) == 1
    done = workshop.load()
    assert (done.new, done.changed) == (["乙.txt"], ["甲.txt"])
    assert workshop.new_requests() == [6]


def test_a_load_that_reads_again_what_another_reader_read(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.write("乙.txt", report(XIJI))
    workshop.load()
    workshop.read_by_another(new=50)
    killed(LOAD, workshop.folder, workshop.index, 2, 1)
    assert workshop.new_requests() == [50]
    assert [one.file for one in workshop.load().corrected] == ["乙.txt", "甲.txt"]
    assert workshop.new_requests() == [5]


def test_the_first_load_of_all(workshop: Workshop) -> None:
    workshop.write("甲.txt", report())
    killed(LOAD, workshop.folder, workshop.index, 1, 1)
    assert workshop.open().held() == []
    assert workshop.load().new == ["甲.txt"]


def test_those_that_read_for_it_end_too(workshop: Workshop) -> None:
    for number in range(8):
        workshop.write(f"{number}.txt", report(PINGLUO, 2015 + number))
    killed(LOAD, workshop.folder, workshop.index, 2, 2)
    assert workshop.open().held() == []


def test_a_decision_between_its_file_and_the_commit(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(PINGLUO))
    workshop.load()
    assign("甲.txt", workshop.names.agency(PINGLUO), workshop.index, workshop.names)
    killed(ASSIGN, workshop.folder, workshop.index, XIJI)
    assert workshop.new_requests(PINGLUO) == [5], "not yet"
    assert XIJI in beside(workshop.index).read_text(encoding="utf-8")
    workshop.load()
    assert workshop.new_requests(PINGLUO) == []
    assert workshop.new_requests(XIJI) == [5]
