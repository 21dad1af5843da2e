"""Files made to hurt, between two good ones: these are loaded, and each of the others is named."""

from __future__ import annotations

import random

import pytest

from tests.reading.hostile.documents import FILES, PLACES, SLOW
from tests.sampling import Sampling
from tests.store.made import PINGLUO, XIJI, Workshop, report

CHOSEN = 40
"""Of those that are not slow; with `--thorough` all of them."""


def test_the_good_ones_are_loaded_and_the_others_named(
    workshop: Workshop, capfd: pytest.CaptureFixture[str], sampling: Sampling
) -> None:
    quick = sorted(set(FILES) - SLOW)
    random.Random(14).shuffle(quick)
    chosen = sampling.most(quick, CHOSEN)
    workshop.write("!first.txt", report(PINGLUO))
    for name in chosen:
        workshop.write(name, FILES[name]())
    for name, put in PLACES.items():
        put(workshop.folder / name)
    workshop.write("~last.txt", report(XIJI))
    done = workshop.load(processes=2)
    assert {"!first.txt", "~last.txt"} <= set(done.new)
    named = {file.split("/")[0] for file in [*done.new, *(one.file for one in done.rejected)]}
    assert len(named) == len(chosen) + len(PLACES) + 1, "all but the empty folder"
    assert workshop.new_requests(XIJI) == [5]
    assert capfd.readouterr().err == ""
