"""Names by themselves: `python -m benchmarks.names [--cpu] [--all]`.

How large their index is, how soon they are ready and how much memory that takes; how long a name
takes, beside rapidfuzz's WRatio over all names; and how many townships of other provinces are
silently taken for one of ours, of 4,000, by themselves and inside sentences; with `--all`, of all
there are. `--cpu` measures processor time.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def resident() -> int:
    """Kilobytes of this process in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


MEMORY_BEFORE = resident()
CLOCK = time.process_time if "--cpu" in sys.argv else time.perf_counter
START = CLOCK()

from store.names import Names  # noqa: E402 - importing is part of what is measured

IMPORTED = CLOCK()
NAMES = Names()
NAMES.resolve("平罗县")
READY = CLOCK()
MEMORY = resident() - MEMORY_BEFORE

from rapidfuzz import fuzz, process  # noqa: E402 - behind what is measured

from store.model import Match  # noqa: E402 - behind what is measured
from store.names.gazetteer import entries  # noqa: E402 - behind what is measured
from store.names.index import kept_index  # noqa: E402 - behind what is measured
from store.names.sounds import lookalikes  # noqa: E402 - behind what is measured

QUESTIONS = [
    "平罗县2022年收到多少件信息公开申请",
    "红寺堡和西吉2020年行政处罚谁多",
    "青山乡和彭阳县政府办的规范性文件数比一比",
    "how many applications did Pingluo receive in 2022",
    "which had more procurement projects in 2020, Xiji or Hongsibu?",
    "西集县2020年行政处罚决定数",
]


def mentions() -> list[str]:
    """1,000 names as people write them: right, short, with an office, with a slip, in letters."""
    rng = random.Random(1)
    listed = [e.path for e in entries()]
    home = [path for path in listed if path[0] == "宁夏回族自治区" and len(path) > 1]
    made: list[str] = []
    while len(made) < 1000:
        path = rng.choice(home if rng.random() < 0.7 else listed)
        name = path[-1]
        at = rng.randrange(len(name))
        slip = name[:at] + rng.choice(lookalikes().get(name[at], "某")) + name[at + 1 :]
        made += [
            name,
            "".join(path[-2:]),
            name + "教育局",
            slip,
            name[:-1],
            "Pingluo County Education Bureau",
        ]
    return made[:1000]


def measure(title: str, call: Callable[[str], object], texts: list[str]) -> None:
    """Prints the median and the 99th percentile of a call, in microseconds."""
    took = []
    for text in texts:
        start = CLOCK()
        call(text)
        took.append(1e6 * (CLOCK() - start))
    took.sort()
    print(
        f"{title:<44} p50 {took[len(took) // 2]:9.0f} us   p99 "
        f"{took[len(took) * 99 // 100]:9.0f} us"
    )


HOME = "宁夏回族自治区"
SENTENCES = (
    "{}2022年收到多少件申请",
    "请问{}去年的行政处罚",
    "想了解一下{}和平罗县2020年谁的申请多",
    "how many requests did {} receive in 2022",
)


def silently_ours(most: int | None) -> tuple[int, int, int]:
    """Townships elsewhere, whose name none of ours has; how many come out as one of ours, alone and
    in sentences.
    """
    ours = {entry.path[-1] for entry in entries() if entry.path[0] == HOME}
    away = [
        e.path[-1]
        for e in entries()
        if e.level == "township" and e.path[0] != HOME and e.path[-1] not in ours
    ]
    tried = away if most is None else random.Random(13).sample(away, most)
    rng = random.Random(19)
    alone = sum(isinstance(NAMES.resolve(name), Match) for name in tried)
    return len(tried), alone, sum(_taken_in(rng.choice(SENTENCES), name) for name in tried)


def _taken_in(sentence: str, name: str) -> bool:
    """Whether a name of ours is found where the township's stands."""
    before, _, _ = sentence.partition("{}")
    start, end = len(before), len(before) + len(name)
    found = NAMES.find(sentence.format(name))
    return any(
        isinstance(mention.resolution, Match) and mention.start < end and start < mention.end
        for mention in found
    )


def main(arguments: Sequence[str]) -> None:
    """Prints all figures."""
    kept = kept_index()
    print(
        f"index of names: {kept.stat().st_size / 1024**2:.1f} MB"
        if kept
        else "the index of names is in memory only"
    )
    texts = mentions()
    everything = ["".join(entry.path) for entry in entries()]
    print(
        f"ready {1000 * (READY - IMPORTED):.0f} ms after the imports (index and first "
        "name), which took "
        f"{1000 * (IMPORTED - START):.0f} ms; {MEMORY / 1024:.0f} MB more resident"
    )
    for text in texts[:50]:
        NAMES.resolve(text)
    measure("Names.resolve, 1,000 names", NAMES.resolve, texts)
    measure("Names.find, 600 questions", NAMES.find, QUESTIONS * 100)
    measure(
        "rapidfuzz extractOne(WRatio), 40 names",
        lambda t: process.extractOne(t, everything, scorer=fuzz.WRatio),
        texts[:40],
    )
    count, alone, within = silently_ours(None if "--all" in arguments else 4000)
    print(
        f"{count:,} townships elsewhere, silently taken for ours: "
        f"{alone} alone ({alone / count:.2%}), {within} in sentences ({within / count:.2%})"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
